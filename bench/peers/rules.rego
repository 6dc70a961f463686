# SPDX-License-Identifier: Apache-2.0
# The ten rules of tests/conformance that judge one plan, in Rego, over the plans that bench/peers.py writes: whole, with
# dates in ISO form, so that nothing is unknown. Numbers are binary ones here; the sums are chosen so that it does not
# matter.
package peer

import rego.v1

months := ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]

quarters := {"Q1": ["2024-01-01", "2024-03-31"], "Q2": ["2024-04-01", "2024-06-30"], "Q3": ["2024-07-01", "2024-09-30"], "Q4": ["2024-10-01", "2024-12-31"]}

day_ns(day) := time.parse_ns("2006-01-02", day)

within(day, window) if {
	day >= window[0]
	day <= window[1]
}

verdict(holds) := "pass" if holds

verdict(holds) := "fail" if not holds

# Visits asked for in a month: two from the middle of February 2024 on.
visits_asked(month) := 1 if month < "02"

visits_asked(month) := 2 if month >= "02"

reported_in(project, window) if {
	some day in project.reports
	within(day, window)
}

agreed_before(project) if day_ns(project.begun) >= time.add_date(day_ns(project.agreed), 0, 0, 10)

audited_in_time(facts) if day_ns(facts.audited) <= time.add_date(day_ns(facts.opened), 1, 0, 0)

has_types(facts) if {
	facts.open
	facts.terrain in ["plain"]
	facts.score >= -1.5
	count(facts.remark) > 0
	facts.leader.since <= "2024-12-31"
}

days_in(facts, window) := [day | some day in facts.days; within(day, window)]

default holds(_, _) := false

holds("staff", facts) if facts.cases <= 20 * facts.staff

holds("coverage", facts) if facts.coverage >= 0.95

holds("audit", facts) if audited_in_time(facts)

holds("share-exact", facts) if facts.spent >= 0.02 * facts.new_funds

holds("types", facts) if has_types(facts)

verdicts contains [i, rule, "", verdict(holds(rule, plan.facts))] if {
	some i, plan in input
	some rule in ["staff", "coverage", "audit", "share-exact", "types"]
}

verdicts contains [i, "visits", month, verdict(count(made) >= visits_asked(month))] if {
	some i, plan in input
	some month in months
	prefix := concat("", ["2024-", month])
	made := [visit | some visit in plan.facts.visits_made; startswith(visit.date, prefix)]
}

verdicts contains [i, "project", p, holds_project(project)] if {
	some i, plan in input
	some p, project in plan.facts.projects
	project.begun
}

holds_project(project) := "pass" if agreed_before(project)

holds_project(project) := "fail" if not agreed_before(project)

verdicts contains [i, "picked", p, "pass"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	project.begun
	project.agreed
}

verdicts contains [i, "progress", [p, name], reported(project, window)] if {
	some i, plan in input
	some p, project in plan.facts.projects
	some name, window in quarters
}

reported(project, window) := "pass" if reported_in(project, window)

reported(project, window) := "fail" if not reported_in(project, window)

verdicts contains [i, "published", name, verdict(count(days_in(plan.facts, quarters[name])) > 0)] if {
	some i, plan in input
	some name in ["Q2", "Q3"]
}

counts[rule][status] := count([1 | some found in verdicts; found[1] == rule; found[3] == status]) if {
	some rule in {found[1] | some found in verdicts}
	some status in ["pass", "fail"]
}
