# SPDX-License-Identifier: Apache-2.0
# The thirteen rules of tests/conformance in Rego, over the plans that bench/peers/plans.py makes, as one writes them there:
# what holds passes, everything else fails. Dates are ISO text; numbers are binary ones, and the sums are chosen so that it
# does not matter. A verdict is [plan, rule, subject, status]; of a rule over the batch the plan is null.
package peer

import rego.v1

months := {sprintf("2024-%02d", [month]) | some month in numbers.range(1, 12)}

quarters := {"2024-Q1": ["2024-01-01", "2024-03-31"], "2024-Q2": ["2024-04-01", "2024-06-30"], "2024-Q3": ["2024-07-01", "2024-09-30"], "2024-Q4": ["2024-10-01", "2024-12-31"]}

halves := {"2024-H1": ["2024-01-01", "2024-06-30"], "2024-H2": ["2024-07-01", "2024-12-31"]}

day_ns(day) := time.parse_ns("2006-01-02", day)

within(day, window) if {
	day >= window[0]
	day <= window[1]
}

some_within(days, window) if {
	some day in days
	within(day, window)
}

# Visits asked for in a month: two from the middle of February 2024 on, and the last day of a month decides.
asked(month) := 1 if month < "2024-02"

asked(month) := 2 if month >= "2024-02"

default holds(_, _) := false

holds("staff", facts) if facts.cases <= 20 * facts.staff

holds("coverage", facts) if facts.coverage >= 0.95

holds("audit", facts) if day_ns(facts.audited) <= time.add_date(day_ns(facts.opened), 1, 0, 0)

holds("share-exact", facts) if facts.spent >= 0.02 * facts.new_funds

holds("types", facts) if {
	facts.open
	facts.terrain in ["plain"]
	facts.score >= -1.5
	count(facts.remark) > 0
	facts.leader.since <= "2024-12-31"
}

applies("coverage", _) := true

applies("types", _) := true

applies("staff", plan) if {
	plan.level == "county"
	plan.facts.cases > 0
}

applies("audit", plan) if plan.facts.opened

applies("share-exact", plan) if plan.facts.new_funds > 0

single := ["staff", "coverage", "audit", "share-exact", "types"]

verdict(good) := "pass" if good

verdict(good) := "fail" if not good

verdicts contains [i, rule, null, verdict(holds(rule, plan.facts))] if {
	some i, plan in input
	some rule in single
	applies(rule, plan)
}

visited(facts, month) if count([1 | some visit in facts.visits_made; startswith(visit.date, month)]) >= asked(month)

verdicts contains [i, "visits", month, "pass"] if {
	some i, plan in input
	some month in months
	visited(plan.facts, month)
}

verdicts contains [i, "visits", month, "fail"] if {
	some i, plan in input
	some month in months
	not visited(plan.facts, month)
}

agreed_before(project) if day_ns(project.begun) >= time.add_date(day_ns(project.agreed), 0, 0, 10)

verdicts contains [i, "project", p, "pass"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	project.begun
	agreed_before(project)
}

verdicts contains [i, "project", p, "fail"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	project.begun
	not agreed_before(project)
}

verdicts contains [i, "picked", p, "pass"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	project.begun
	project.agreed
}

verdicts contains [i, "picked", p, "fail"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	project.begun
	not project.agreed
}

verdicts contains [i, "progress", [p, name], "pass"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	some name, window in quarters
	some_within(project.reports, window)
}

verdicts contains [i, "progress", [p, name], "fail"] if {
	some i, plan in input
	some p, project in plan.facts.projects
	some name, window in quarters
	not some_within(project.reports, window)
}

verdicts contains [i, "published", name, "pass"] if {
	some i, plan in input
	some name in ["2024-Q2", "2024-Q3"]
	some_within(plan.facts.days, quarters[name])
}

verdicts contains [i, "published", name, "fail"] if {
	some i, plan in input
	some name in ["2024-Q2", "2024-Q3"]
	not some_within(plan.facts.days, quarters[name])
}

# Over the batch: of each province nine counties in ten are open, five staff in all, somebody active in each half-year.
counties[plan.region.province] contains i if {
	some i, plan in input
	plan.level == "county"
}

nine_in_ten(them) if count([1 | some i in them; input[i].facts.open]) >= 0.9 * count(them)

verdicts contains [null, "nine-in-ten", province, "pass"] if {
	some province, them in counties
	nine_in_ten(them)
}

verdicts contains [null, "nine-in-ten", province, "fail"] if {
	some province, them in counties
	not nine_in_ten(them)
}

staff_in_all if sum([plan.facts.staff | some plan in input]) >= 5

verdicts contains [null, "batch-total", null, "pass"] if staff_in_all

verdicts contains [null, "batch-total", null, "fail"] if not staff_in_all

active(window) if {
	some plan in input
	some_within(plan.facts.days, window)
}

verdicts contains [null, "month-of-all", name, "pass"] if {
	some name, window in halves
	active(window)
}

verdicts contains [null, "month-of-all", name, "fail"] if {
	some name, window in halves
	not active(window)
}
