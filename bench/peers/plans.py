#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plans of the policy of tests/conformance, as every program here can read them: English keys, ISO dates, plain numbers."""


def whole(number):
    """Nothing in it is missing, nothing is not yet due."""
    visits = [{"date": f"2024-{month:02}-{day:02}"} for month in range(1, 13) for day in (3, 17) if (number + month * day) % 11]
    projects = [{"title": f"p{i}", "agreed": f"2024-0{1 + i}-01", "begun": f"2024-0{1 + i}-{8 + (number + i) % 8:02}",
                 "reports": [f"2024-{month:02}-20" for month in range(1, 13, 2 + (number + i) % 3)]} for i in range(3)]
    facts = {"staff": 1 + number % 5, "cases": 37, "visits_made": visits, "projects": projects, "spent": number % 7, "new_funds": 200,
             "coverage": 0.9 + number % 10 / 100, "opened": "2023-07-01", "audited": f"2024-0{5 + number % 4}-01",
             "days": ["2024-05-02"] + (["2024-08-02"] if number % 3 else []), "open": number % 13 > 0,
             "terrain": "hill" if number % 6 == 0 else "plain", "score": -1.5 + number % 2, "remark": "r",
             "leader": {"name": "n", "since": "2020-01-01"}}
    return {"unit": f"u{number}", "level": "county", "region": {"province": f"P{number // 10}"}, "policy": "shapes", "period": "2024",
            "as_of": "2024-12-31", "facts": facts}


def middle_of_year(plan):
    """As it is handed in in May: nothing later is in it."""
    plan["as_of"] = "2024-05-15"
    facts = plan["facts"]
    facts["visits_made"] = [visit for visit in facts["visits_made"] if visit["date"] <= plan["as_of"]]
    facts["days"] = [day for day in facts["days"] if day <= plan["as_of"]]
    for project in facts["projects"]:
        project["reports"] = [day for day in project["reports"] if day <= plan["as_of"]]
    if facts["audited"] > plan["as_of"]:
        del facts["audited"]


def with_gaps(number):
    """As plans come: two in three lack something, one in four is handed in before the year is over."""
    plan = whole(number)
    facts = plan["facts"]
    for key, every, at in (("staff", 7, 1), ("visits_made", 7, 2), ("coverage", 11, 3), ("audited", 11, 5), ("days", 11, 7), ("open", 23, 4),
                           ("new_funds", 13, 6), ("opened", 13, 8), ("projects", 17, 9), ("remark", 17, 10)):
        if number % every == at:
            del facts[key]
    projects = facts.get("projects", [])
    for key, every, at in (("agreed", 5, 2), ("begun", 5, 3), ("reports", 5, 4)):
        if number % every == at and projects:
            del projects[number % 3][key]
    if number % 4 == 0:
        defaults = {"visits_made": [], "days": [], "projects": [], "audited": "2024-05-01"}
        missing = [key for key in defaults if key not in facts]
        facts.update((key, defaults[key]) for key in missing)
        for project in facts["projects"]:
            project.setdefault("reports", [])
        middle_of_year(plan)
        for key in missing:
            facts.pop(key, None)
    return plan
