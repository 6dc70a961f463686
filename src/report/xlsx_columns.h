// SPDX-License-Identifier: Apache-2.0
// The columns of the sheets of a report's workbook. Those that came later stand behind the others, so that whoever
// reads a sheet by the places of its columns still finds them.
#pragma once

#include <array>

#include "report/words.h"

namespace ducha {

struct SheetColumn {
  ReportWord head;
  double width;  // characters; those of Chinese are two wide
};

inline constexpr std::array kFindingColumns = {
    SheetColumn{ReportWord::head_status, 10},    SheetColumn{ReportWord::head_force, 8},
    SheetColumn{ReportWord::head_unit, 26},      SheetColumn{ReportWord::head_region, 16},
    SheetColumn{ReportWord::policy, 30},         SheetColumn{ReportWord::head_title, 44},
    SheetColumn{ReportWord::head_subject, 18},   SheetColumn{ReportWord::label_found, 44},
    SheetColumn{ReportWord::label_clause, 26},   SheetColumn{ReportWord::label_quote, 34},
    SheetColumn{ReportWord::label_evidence, 44}, SheetColumn{ReportWord::label_missing, 30},
    SheetColumn{ReportWord::label_due, 12},      SheetColumn{ReportWord::label_reading, 30},
    SheetColumn{ReportWord::head_file, 28},      SheetColumn{ReportWord::head_line, 7},
    SheetColumn{ReportWord::head_rule, 34},      SheetColumn{ReportWord::head_requirement, 44},
    SheetColumn{ReportWord::label_params, 44},   SheetColumn{ReportWord::label_why, 30},
    SheetColumn{ReportWord::label_remedy, 40},   SheetColumn{ReportWord::label_waiver, 40},
    SheetColumn{ReportWord::label_change, 10},   SheetColumn{ReportWord::label_adopted, 24}};

inline constexpr std::array kUnitColumns = {
    SheetColumn{ReportWord::head_unit, 30}, SheetColumn{ReportWord::head_level, 12},
    SheetColumn{ReportWord::head_region, 20}, SheetColumn{ReportWord::head_period, 14},
    SheetColumn{ReportWord::head_file, 34}};
inline constexpr std::array kRuleColumns = {
    SheetColumn{ReportWord::head_title, 48},    SheetColumn{ReportWord::head_force, 8},
    SheetColumn{ReportWord::policy, 30},        SheetColumn{ReportWord::label_clause, 26},
    SheetColumn{ReportWord::label_quote, 40},   SheetColumn{ReportWord::label_required, 40},
    SheetColumn{ReportWord::label_reading, 40}, SheetColumn{ReportWord::head_rule, 34}};
inline constexpr std::array kLeagueColumns = {
    SheetColumn{ReportWord::head_rank, 8},    SheetColumn{ReportWord::head_unit, 30},
    SheetColumn{ReportWord::head_region, 20}, SheetColumn{ReportWord::head_score, 10},
    SheetColumn{ReportWord::head_earned, 10}, SheetColumn{ReportWord::head_possible, 10},
    SheetColumn{ReportWord::head_lost, 80},   SheetColumn{ReportWord::head_apart, 40}};
inline constexpr std::array kRegionColumns = {
    SheetColumn{ReportWord::head_region_key, 14}, SheetColumn{ReportWord::head_region, 24},
    SheetColumn{ReportWord::head_units, 10}, SheetColumn{ReportWord::head_mean, 10},
    SheetColumn{ReportWord::head_rank, 8}};
inline constexpr std::array kMissingColumns = {
    SheetColumn{ReportWord::head_fact, 44}, SheetColumn{ReportWord::head_findings, 12},
    SheetColumn{ReportWord::sheet_rules, 10}, SheetColumn{ReportWord::head_units, 10}};
inline constexpr std::array kProblemColumns = {
    SheetColumn{ReportWord::head_severity, 10}, SheetColumn{ReportWord::head_message, 80},
    SheetColumn{ReportWord::head_place, 44}, SheetColumn{ReportWord::head_unit, 26}};

inline constexpr std::array kAbsentColumns = {SheetColumn{ReportWord::head_unit, 30},
                                              SheetColumn{ReportWord::head_message, 60},
                                              SheetColumn{ReportWord::head_place, 44}};

}  // namespace ducha
