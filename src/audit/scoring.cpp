// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: what a sheet may say, and the scores by it.
#include "audit/scoring.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "audit/codes.h"
#include "audit/words.h"
#include "base/codes.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/suggest.h"
#include "base/text.h"
#include "document/decoding.h"
#include "document/read.h"
#include "findings/region_place.h"
#include "judge/options.h"
#include "rulebook/codes.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

using Policies = std::vector<std::shared_ptr<const PolicyRules>>;

constexpr std::int64_t kMostPoints = 1'000'000;  // so that no share of them loses digits

std::optional<Decimal> read_points(NodeView node, std::string_view key, Diagnostics& diagnostics) {
  const auto word = read_word(node, key, diagnostics);
  if (!word) return std::nullopt;
  const auto number = Decimal::read(*word);
  if (number && !number->is_negative() && *number <= Decimal(kMostPoints)) return number;
  diagnostics.add(code::scoring_number, node.place(), {Text(shortened(*word, kShownScalar))});
  return std::nullopt;
}

class SheetReader {
 public:
  SheetReader(const Policies& policies, Diagnostics& diagnostics) : policies_(policies), diagnostics_(diagnostics) {}

  void read(NodeView node, Scoring& sheet) {
    const YamlMap map(node, {"label", "example", "total", "unknown", "items"}, diagnostics_);
    if (!map.ok()) return;
    sheet.label = read_text(map.find("label"), "label", diagnostics_);
    sheet.example = read_flag(map.find("example"), "example", diagnostics_).value_or(false);
    const NodeView total = map.need("total");
    if (const auto points = read_points(total, "total", diagnostics_)) sheet.total = *points;
    if (total.exists() && sheet.total.is_zero()) diagnostics_.add(code::scoring_number, total.place(), {Text("0")});
    const NodeView unknown = map.find("unknown");
    if (const auto word = read_word(unknown, "unknown", diagnostics_)) {
      if (*word != "lost" && *word != "apart")
        report_unknown(code::rule_word, unknown, {"lost", "apart"}, diagnostics_);
      sheet.unknown_lost = *word != "apart";
    }
    Decimal sum;
    for (const NodeView each : read_list(map.need("items"), "items", diagnostics_)) {
      read_item(each, sheet);
      if (!sheet.items.empty()) sum = add(sum, sheet.items.back().points).value_or(sum);
    }
    if (diagnostics_.errors() == 0 && total.exists() && sum != sheet.total)
      diagnostics_.add(code::scoring_total, total.place(), {Text(sum.to_string()), Text(sheet.total.to_string())});
  }

 private:
  void read_item(NodeView node, Scoring& sheet) {
    const YamlMap map(node, {"rules", "clauses", "policy", "points", "each_failure", "label"}, diagnostics_);
    if (!map.ok()) return;
    ScoringItem item;
    item.label = read_text(map.find("label"), "label", diagnostics_);
    if (const auto points = read_points(map.need("points"), "points", diagnostics_)) item.points = *points;
    item.each_failure = read_points(map.find("each_failure"), "each_failure", diagnostics_);
    const std::string policy = read_word(map.find("policy"), "policy", diagnostics_).value_or("");
    const NodeView named = map.has("rules") ? map.find("rules") : map.find("clauses");
    const bool nothing = named.is_list() && named.elements().empty();
    if (map.has("rules") == map.has("clauses") || nothing) diagnostics_.add(code::scoring_one, node.place());
    const std::vector<NodeView> of_rules = read_words(map.find("rules"), "rules", diagnostics_);
    const std::vector<NodeView> of_clauses = read_words(map.find("clauses"), "clauses", diagnostics_);
    for (const NodeView pattern : of_rules) add_rules(pattern, item);
    for (const NodeView pattern : of_clauses) add_clauses(pattern, policy, item);
    if (item.label.empty() && !item.rules.empty())
      item.label = item.rules.size() == 1 ? title_of(item.rules.front()) : several(of_rules, of_clauses, item);
    sheet.items.push_back(std::move(item));
  }

  [[nodiscard]] Text title_of(const std::string& id) const {
    for (const auto& policy : policies_) {
      for (const Rule& rule : policy->rules) {
        if (rule.id == id) return rule.title.empty() ? Text(rule.id) : rule.title;
      }
    }
    return Text(id);
  }

  // Of what the sheet gives no name: the title of one of the rules would pass for that which failed.
  static Text several(const std::vector<NodeView>& of_rules, const std::vector<NodeView>& of_clauses,
                      const ScoringItem& item) {
    std::vector<std::string> names;
    for (const NodeView pattern : of_clauses.empty() ? of_rules : of_clauses) names.emplace_back(pattern.text());
    const Text all = listed(names), shown(shortened(all.zh, kShownScalar), shortened(all.en, kShownScalar));
    const AuditWord words = of_clauses.empty() ? AuditWord::rules_of_item : AuditWord::clauses_of_item;
    return filled(words, {shown, Text(std::to_string(item.rules.size()))});
  }

  void add_rules(NodeView pattern, ScoringItem& item) {
    std::vector<std::string> known;
    bool any = false;
    for (const auto& policy : policies_) {
      for (const Rule& rule : policy->rules) {
        known.push_back(rule.id);
        if (!fits(rule.id, std::string(pattern.text()))) continue;
        any = true;
        add_rule(rule, pattern, rule.id == pattern.text(), item);
      }
    }
    if (!any) report_none(pattern, known);
  }

  void add_clauses(NodeView pattern, const std::string& of_policy, ScoringItem& item) {
    bool any = false;
    std::vector<std::string> known;
    for (const auto& policy : policies_) {
      if (!of_policy.empty() && policy->policy.id != of_policy) continue;
      for (const Rule& rule : policy->rules) {
        const bool fits_one = std::any_of(rule.clauses.begin(), rule.clauses.end(), [&](std::size_t clause) {
          known.push_back(policy->policy.clauses[clause].id);
          return fits(policy->policy.clauses[clause].id, std::string(pattern.text()));
        });
        if (!fits_one) continue;
        any = true;
        add_rule(rule, pattern, false, item);
      }
    }
    if (!any) report_none(pattern, known);
  }

  // A pattern takes what is left; a rule that is named stands under one item alone.
  void add_rule(const Rule& rule, NodeView at, bool named, ScoringItem& item) {
    if (rule.across) {
      if (named) diagnostics_.add(code::scoring_across, at.place(), {Text(rule.id)});
      return;
    }
    if (seen_.insert(rule.id).second) {
      item.rules.push_back(rule.id);
    } else if (named) {
      diagnostics_.add(code::scoring_twice, at.place(), {Text(rule.id)});
    }
  }

  void report_none(NodeView pattern, const std::vector<std::string>& known) {
    const std::string text(pattern.text());
    Diagnostic fault{code::scoring_rule_none, pattern.place(), {Text(shortened(text, kShownScalar))}, {}, false};
    if (const auto close = nearest(text, known)) fault.notes.push_back({code::base_nearest, {}, {Text(*close)}});
    diagnostics_.add(std::move(fault));
  }

  const Policies& policies_;
  Diagnostics& diagnostics_;
  std::set<std::string> seen_;
};

Decimal part_of(const Decimal& points, std::size_t part, std::size_t whole) {
  if (part == whole) return points;
  const auto product = multiply(points, Decimal(static_cast<std::int64_t>(part)));
  const auto share = product ? divide(*product, Decimal(static_cast<std::int64_t>(whole))) : std::nullopt;
  return share.value_or(Decimal());
}

Decimal times(const Decimal& points, std::size_t count) {
  return multiply(points, Decimal(static_cast<std::int64_t>(count))).value_or(Decimal());
}

void increase(Decimal& sum, const Decimal& by) { sum = add(sum, by).value_or(sum); }

// nullopt: nothing is possible.
std::optional<Decimal> ratio_of(const Decimal& earned, const Decimal& possible) {
  return possible.is_zero() ? std::nullopt : divide(earned, possible);
}

std::optional<Decimal> on_scale(const std::optional<Decimal>& ratio, const Decimal& total) {
  constexpr std::int64_t kDigits = 2;
  const auto scaled = ratio ? multiply(*ratio, total) : std::nullopt;
  return scaled ? round(*scaled, kDigits, Rounding::half_up) : std::nullopt;
}

}  // namespace

Scoring read_scoring(const std::string& name, std::string bytes, const Policies& policies, Diagnostics& diagnostics) {
  Scoring sheet;
  sheet.digest = "sha256:" + sha256_hex(bytes);
  const auto document = read_yaml(decoded_source(name, std::move(bytes), diagnostics), diagnostics);
  if (!document) return sheet;
  if (!document->root().exists()) {
    diagnostics.add(code::rule_key_missing, {document->source, {}}, {Text("scoring")});
    return sheet;
  }
  const YamlMap map(document->root(), {"scoring"}, diagnostics);
  const NodeView scoring = map.need("scoring");
  if (scoring.exists()) SheetReader(policies, diagnostics).read(scoring, sheet);
  return sheet;
}

Scores::Scores(std::optional<Scoring> sheet) : sheet_(std::move(sheet)) {
  columns_ = kModalities.size() - 1;  // a demand has a force
  if (!sheet_) return;
  columns_ = 0;
  for (const ScoringItem& item : sheet_->items) {
    for (const std::string& rule : item.rules) places_[rule].push_back(static_cast<std::uint32_t>(columns_++));
  }
}

void Scores::add(const Finding& finding) {
  if (!finding.unit) return;
  const auto [known, fresh] =
      index_.emplace(identity_of(*finding.unit, finding.region), static_cast<std::uint32_t>(units_.size()));
  if (fresh) units_.push_back({*finding.unit, finding.region, std::vector<Subjects>(columns_)});
  Unit& unit = units_[known->second];
  const auto count = [&finding](Subjects& subjects) {
    switch (finding.status) {
      case Status::pass: ++subjects.met; break;
      case Status::fail: ++subjects.failed; break;
      case Status::unknown: ++subjects.unknown; break;
      case Status::error: ++subjects.errors; break;
      case Status::pending:
      case Status::not_applicable:
      case Status::waived: break;
    }
  };
  if (!sheet_) {
    const auto force = static_cast<std::size_t>(force_of(finding));
    if (force < columns_) count(unit.of[force]);
    return;
  }
  const auto places = places_.find(finding.rule->id);
  if (places == places_.end()) return;
  for (const std::uint32_t place : places->second) count(unit.of[place]);
}

LeagueEntry Scores::entry(const ScoringItem& item, std::size_t first, const Unit& unit) const {
  LeagueEntry entry;
  std::size_t judged = 0, lost = 0, apart = 0;
  for (std::size_t i = 0; i < item.rules.size(); ++i) {
    const Subjects& of = unit.of[first + i];
    entry.failed += of.failed;
    entry.unknown += of.unknown;
    entry.errors += of.errors;
    const std::size_t undecided = std::size_t{of.unknown} + of.errors;
    const std::size_t counted = of.met + of.failed + (sheet_->unknown_lost ? undecided : 0);
    if (counted == 0 && undecided > 0) ++apart;
    if (counted > 0) ++judged;
    if (of.failed > 0 || (sheet_->unknown_lost && undecided > 0)) ++lost;
  }
  if (item.rules.empty()) return entry;
  entry.possible = part_of(item.points, judged, item.rules.size());
  entry.apart = part_of(item.points, apart, item.rules.size());
  const std::size_t failures = entry.failed + (sheet_->unknown_lost ? entry.unknown + entry.errors : 0);
  entry.lost = item.each_failure ? times(*item.each_failure, failures) : part_of(item.points, lost, item.rules.size());
  if (entry.possible < entry.lost) entry.lost = entry.possible;
  return entry;
}

LeagueRow Scores::row_of(const Unit& unit) const {
  LeagueRow row;
  row.unit = unit.name;
  row.region = unit.region;
  if (sheet_) {
    std::size_t column = 0;
    for (const ScoringItem& item : sheet_->items) {
      row.entries.push_back(entry(item, column, unit));
      column += item.rules.size();
    }
  } else {
    for (const Subjects& of : unit.of) {
      LeagueEntry entry;
      entry.failed = of.failed;
      entry.unknown = of.unknown;
      entry.errors = of.errors;
      entry.lost = Decimal(static_cast<std::int64_t>(of.failed) + of.unknown + of.errors);
      entry.possible = entry.lost;
      increase(entry.possible, Decimal(of.met));
      row.entries.push_back(entry);
    }
  }
  for (const LeagueEntry& entry : row.entries) {
    increase(row.possible, entry.possible);
    increase(row.earned, entry.earned());
  }
  row.score = on_scale(ratio_of(row.earned, row.possible), sheet_ ? sheet_->total : Decimal(100));
  return row;
}

namespace {

// What ranks are by: of a sheet the score; else the shares of the forces, strongest first. Nothing possible is nothing
// lost.
std::vector<Decimal> key_of(const LeagueRow& row, bool by_sheet) {
  std::vector<Decimal> key;
  if (by_sheet) {
    key.push_back(ratio_of(row.earned, row.possible).value_or(Decimal()));
    return key;
  }
  for (const LeagueEntry& entry : row.entries)
    key.push_back(ratio_of(entry.earned(), entry.possible).value_or(Decimal(1)));
  return key;
}

// Better first.
bool is_before(const std::vector<Decimal>& a, const std::vector<Decimal>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return b[i] < a[i];
  }
  return false;
}

void rank_rows(std::vector<LeagueRow>& rows, bool by_sheet) {
  struct Keyed {
    std::vector<Decimal> key;
    LeagueRow row;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(rows.size());
  for (LeagueRow& row : rows) {
    std::vector<Decimal> key = key_of(row, by_sheet);
    keyed.push_back({std::move(key), std::move(row)});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
    if (a.row.score.has_value() != b.row.score.has_value()) return a.row.score.has_value();
    return is_before(a.key, b.key);
  });
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    LeagueRow& row = keyed[i].row;
    if (row.score) row.rank = i > 0 && keyed[i - 1].key == keyed[i].key ? rows[i - 1].rank : i + 1;
    rows[i] = std::move(row);
  }
}

std::vector<LeagueRegion> regions_of(const std::vector<LeagueRow>& rows, const Decimal& total) {
  struct Sum {
    RegionPlace place;
    Decimal sum;  // of what each earned out of what was possible: digits are cut off once, from the mean
    std::size_t units = 0;
  };
  // By key and place, so that spellings of one region are one and two of one name in two cities are not.
  std::map<std::string, std::map<std::string, Sum>> sums;
  std::map<std::string, std::map<std::string, std::size_t>> of_one_name;
  for (const LeagueRow& row : rows) {
    const std::optional<Decimal> ratio = ratio_of(row.earned, row.possible);
    if (!ratio) continue;
    for (const auto& [key, name] : row.region) {
      RegionPlace place(key, name, row.region);
      Sum& sum = sums[key][place.key()];
      if (sum.units == 0) ++of_one_name[key][place.name_key()];
      if (sum.units++ == 0) sum.place = std::move(place);
      increase(sum.sum, *ratio);
    }
  }
  std::vector<LeagueRegion> regions;
  for (const auto& [key, names] : sums) {
    const std::size_t first = regions.size();
    for (const auto& [folded, sum] : names) {
      const bool alone = of_one_name[key][sum.place.name_key()] == 1;
      const std::string name = alone ? sum.place.name() : sum.place.full_name();
      LeagueRegion region{key, name, sum.units, on_scale(part_of(sum.sum, 1, sum.units), total), 0};
      regions.push_back(std::move(region));
    }
    std::stable_sort(regions.begin() + static_cast<std::ptrdiff_t>(first), regions.end(),
                     [](const LeagueRegion& a, const LeagueRegion& b) { return *b.score < *a.score; });
    for (std::size_t i = first; i < regions.size(); ++i) {
      const bool equal = i > first && *regions[i - 1].score == *regions[i].score;
      regions[i].rank = equal ? regions[i - 1].rank : i - first + 1;
    }
  }
  return regions;
}

}  // namespace

League Scores::league() const {
  League league;
  if (sheet_) {
    league.label = sheet_->label;
    league.example = sheet_->example;
    league.total = sheet_->total;
    league.unknown_lost = sheet_->unknown_lost;
    for (const ScoringItem& item : sheet_->items) league.items.push_back({item.label, item.points});
  } else {
    league.shares = true;
    league.total = Decimal(100);
    for (std::size_t force = 0; force < columns_; ++force)
      league.items.push_back({Text(to_string(kModalities[force])), std::nullopt});
  }
  for (const Unit& unit : units_) league.rows.push_back(row_of(unit));
  rank_rows(league.rows, sheet_.has_value());
  league.regions = regions_of(league.rows, league.total);
  return league;
}

}  // namespace ducha
