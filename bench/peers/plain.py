#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The thirteen rules of tests/conformance as a script by hand. Usage: plain.py PLANS.json

Written as such scripts are: what is not there counts as nothing, and a rule passes or it fails. Prints a verdict a line,
[plan, rule, subject, status]; of a rule over the batch the plan is null."""
import collections
import datetime
import json
import sys

MONTHS = [f"2024-{month:02}" for month in range(1, 13)]
QUARTERS = {"2024-Q1": ("2024-01-01", "2024-03-31"), "2024-Q2": ("2024-04-01", "2024-06-30"), "2024-Q3": ("2024-07-01", "2024-09-30"),
            "2024-Q4": ("2024-10-01", "2024-12-31")}
HALVES = {"2024-H1": ("2024-01-01", "2024-06-30"), "2024-H2": ("2024-07-01", "2024-12-31")}
found = []


def verdict(plan, rule, subject, good):
    found.append([plan, rule, subject, "pass" if good else "fail"])


def any_within(days, window):
    return any(window[0] <= day <= window[1] for day in days)


def agreed_before(project):
    if not project.get("agreed"):
        return False
    first = datetime.date.fromisoformat(project["agreed"]) + datetime.timedelta(days=10)
    return first <= datetime.date.fromisoformat(project["begun"])


def in_a_year(day):
    return f"{int(day[:4]) + 1}{day[4:]}"


def judge(i, plan):
    facts = plan["facts"]
    if plan["level"] == "county" and facts.get("cases", 0) > 0:
        verdict(i, "staff", None, facts["cases"] <= 20 * facts.get("staff", 0))
    visits = collections.Counter(visit["date"][:7] for visit in facts.get("visits_made", []))
    for month in MONTHS:
        verdict(i, "visits", month, visits[month] >= (1 if month < "2024-02" else 2))
    for p, project in enumerate(facts.get("projects", [])):
        if project.get("begun"):
            verdict(i, "project", p, agreed_before(project))
            verdict(i, "picked", p, bool(project.get("agreed")))
        for name, window in QUARTERS.items():
            verdict(i, "progress", [p, name], any_within(project.get("reports", []), window))
    verdict(i, "coverage", None, facts.get("coverage", 0) >= 0.95)
    if facts.get("opened"):
        verdict(i, "audit", None, bool(facts.get("audited")) and facts["audited"] <= in_a_year(facts["opened"]))
    for name in ("2024-Q2", "2024-Q3"):
        verdict(i, "published", name, any_within(facts.get("days", []), QUARTERS[name]))
    if facts.get("new_funds", 0) > 0:
        verdict(i, "share-exact", None, facts.get("spent", 0) >= 0.02 * facts["new_funds"])
    verdict(i, "types", None, facts.get("open", False) and facts.get("terrain") == "plain" and facts.get("score", 0) >= -1.5
            and len(facts.get("remark", "")) > 0 and facts.get("leader", {}).get("since", "9999") <= "2024-12-31")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plans = json.load(file)
    provinces = collections.defaultdict(list)
    for i, plan in enumerate(plans):
        judge(i, plan)
        if plan["level"] == "county":
            provinces[plan["region"]["province"]].append(plan["facts"].get("open", False))
    for province, opened in provinces.items():
        verdict(None, "nine-in-ten", province, sum(opened) >= 0.9 * len(opened))
    verdict(None, "batch-total", None, sum(plan["facts"].get("staff", 0) for plan in plans) >= 5)
    for name, window in HALVES.items():
        verdict(None, "month-of-all", name, any(any_within(plan["facts"].get("days", []), window) for plan in plans))
    json.dump(found, sys.stdout)


main()
