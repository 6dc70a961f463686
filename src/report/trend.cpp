// SPDX-License-Identifier: Apache-2.0
#include "report/trend.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "findings/identity.h"
#include "report/history.h"
#include "report/html_page.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kLines = 12;  // of a chart
// U+2581 to U+2588, a bar of an eighth to eight.
constexpr std::array<const char*, 8> kBars = {"\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84",
                                              "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};

struct RunColumn {
  std::string label;
  bool lists_failures = true;  // all of them, so that none listed means none found
  std::set<std::string> judged;
};

struct Line {
  std::vector<std::string> names;
  std::string policy;  // empty: of several
  std::vector<std::optional<std::size_t>> failures;
  std::string region = {};  // of a unit
  [[nodiscard]] std::size_t last() const { return failures.empty() ? 0 : failures.back().value_or(0); }
  [[nodiscard]] std::size_t most() const {
    std::size_t most = 0;
    for (const auto& each : failures) most = std::max(most, each.value_or(0));
    return most;
  }
};

class History {
 public:
  History(Database& base, TrendBy by, Language language) : base_(base), by_(by), language_(language) { read_runs(); }

  FigureTable table() {
    read_lines();
    FigureTable table;
    table.title = filled(ReportWord::trend_title, language_, {std::to_string(runs_.size())});
    add_columns(table);
    std::vector<Line> order = std::move(lines_);
    std::stable_sort(order.begin(), order.end(), [](const Line& a, const Line& b) {
      return std::pair(a.last(), a.most()) > std::pair(b.last(), b.most());
    });
    for (const Line& each : order) table.rows.push_back(cells_of(each));
    for (const RunColumn& run : runs_) {
      if (!run.lists_failures && (by_ == TrendBy::rule || by_ == TrendBy::chapter))
        table.notes.push_back(filled(ReportWord::trend_cut, language_, {run.label}));
    }
    if (runs_.empty()) table.notes.push_back(word(ReportWord::no_runs, language_));
    if (runs_.size() > 1 && !order.empty()) table.charts.push_back(chart_of(order));
    return table;
  }

 private:
  void read_runs() {
    Statement runs(base_,
                   "SELECT r.run, coalesce(r.day, ''), r.fail, "
                   "(SELECT count(*) FROM findings f WHERE f.run = r.run AND f.status = 'fail') "
                   "FROM runs r ORDER BY r.day, r.run");
    std::map<std::string, std::size_t> same_day;
    while (runs.next()) {
      index_[runs.number_at(0)] = runs_.size();
      RunColumn column;
      column.label = plain(runs.text_at(1));
      if (const std::size_t nth = ++same_day[column.label]; nth > 1) column.label += '#' + std::to_string(nth);
      column.lists_failures = runs.number_at(3) >= runs.number_at(2);
      runs_.push_back(std::move(column));
    }
    Statement policies(base_, "SELECT run, policy FROM policies");
    while (policies.next()) runs_[index_.at(policies.number_at(0))].judged.insert(policies.text_at(1));
  }

  Line& line(const std::string& key, std::vector<std::string> names, std::string policy) {
    const auto [known, fresh] = by_key_.emplace(key, lines_.size());
    if (fresh) lines_.push_back({{}, std::move(policy), std::vector<std::optional<std::size_t>>(runs_.size())});
    Line& one = lines_[known->second];
    one.names = std::move(names);  // as the last run calls it
    return one;
  }

  void read_lines() {
    switch (by_) {
      case TrendBy::rule:
        read_rules(
            "SELECT r.run, r.policy, r.rule, r.title, "
            "(SELECT count(*) FROM findings f WHERE f.run = r.run AND f.rule = r.rule AND f.status = 'fail'), r.rule "
            "FROM rules r JOIN runs ON runs.run = r.run ORDER BY runs.day, runs.run");
        break;
      case TrendBy::chapter:
        read_rules(
            "SELECT r.run, r.policy, r.policy || char(10) || r.chapter, r.chapter, "
            "(SELECT count(*) FROM findings f JOIN rules o ON o.run = f.run AND o.rule = f.rule "
            "WHERE f.run = r.run AND o.policy = r.policy AND o.chapter = r.chapter AND f.status = 'fail'), "
            "(SELECT coalesce(nullif(p.title, ''), p.policy) FROM policies p WHERE p.run = r.run AND p.policy = "
            "r.policy) "
            "FROM rules r JOIN runs ON runs.run = r.run GROUP BY r.run, r.policy, r.chapter ORDER BY runs.day, "
            "runs.run");
        break;
      case TrendBy::unit:
        read_units(
            "SELECT u.run, u.identity, coalesce(u.name, ''), sum(u.fail), u.region_name FROM units u "
            "JOIN runs ON runs.run = u.run "
            "GROUP BY u.run, u.identity ORDER BY runs.day, runs.run, min(u.unit)");
        break;
      case TrendBy::region:
        read_units(
            "SELECT u.run, u.region, u.region_name, sum(u.fail), '' FROM units u JOIN runs ON runs.run = u.run "
            "GROUP BY u.run, u.region ORDER BY runs.day, runs.run, min(u.unit)");
        break;
    }
  }

  void read_rules(const std::string& query) {
    Statement rows(base_, query);
    while (rows.next()) {
      const std::string policy = rows.text_at(1);
      std::vector<std::string> names = {plain(rows.text_at(3)), plain(rows.text_at(5))};
      line(rows.text_at(2), std::move(names), policy).failures[index_.at(rows.number_at(0))] =
          static_cast<std::size_t>(rows.number_at(4));
    }
    // A rule of which nothing is listed did not fail, where the run judged its policy and lists all failures.
    for (Line& each : lines_) {
      for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (!runs_[i].lists_failures) {
          each.failures[i].reset();
        } else if (!each.failures[i] && runs_[i].judged.contains(each.policy)) {
          each.failures[i] = 0;
        }
      }
    }
  }

  void read_units(const std::string& query) {
    Statement rows(base_, query);
    while (rows.next()) {
      std::string name = plain(rows.text_at(2));
      if (name.empty()) name = by_ == TrendBy::unit ? word(ReportWord::no_unit, language_) : "-";
      // One region may stand in several spellings.
      const std::string key = by_ == TrendBy::region ? identity_of(region_in(rows.text_at(1))) : rows.text_at(1);
      Line& one = line(key, {std::move(name)}, {});
      one.region = plain(rows.text_at(4));
      auto& failures = one.failures[index_.at(rows.number_at(0))];
      failures = failures.value_or(0) + static_cast<std::size_t>(rows.number_at(3));
    }
    // Units of one name are told apart by their regions.
    std::map<std::string, std::size_t> of_name;
    for (const Line& each : lines_) ++of_name[each.names[0]];
    for (Line& each : lines_) {
      if (of_name[each.names[0]] > 1 && !each.region.empty()) each.names[0] = each.region + ' ' + each.names[0];
    }
  }

  Region region_in(const std::string& json) {
    Statement parts(base_, "SELECT key, value FROM json_each(?)");
    parts.text(json);
    Region region;
    while (parts.next()) region.emplace_back(parts.text_at(0), parts.text_at(1));
    return region;
  }

  void add_columns(FigureTable& table) const {
    const auto add = [&](std::string key, ReportWord head, bool number) {
      table.columns.push_back({std::move(key), word(head, language_), number});
    };
    add("trend", ReportWord::head_trend, false);
    switch (by_) {
      case TrendBy::rule:
        add("title", ReportWord::head_title, false);
        add("rule", ReportWord::head_rule, false);
        break;
      case TrendBy::chapter:
        add("chapter", ReportWord::head_chapter, false);
        add("policy", ReportWord::policy, false);
        break;
      case TrendBy::unit: add("unit", ReportWord::head_unit, false); break;
      case TrendBy::region: add("region", ReportWord::head_region, false); break;
    }
    for (const RunColumn& run : runs_) table.columns.push_back({run.label, run.label, true});
    add("change", ReportWord::head_change, true);
  }

  [[nodiscard]] static std::vector<std::string> cells_of(const Line& line) {
    std::vector<std::string> cells = {spark_of(line)};
    cells.insert(cells.end(), line.names.begin(), line.names.end());
    for (const auto& each : line.failures) cells.push_back(each ? std::to_string(*each) : std::string());
    std::string change;
    if (line.failures.size() > 1 && line.failures.back() && line.failures[line.failures.size() - 2]) {
      const auto before = static_cast<std::int64_t>(*line.failures[line.failures.size() - 2]);
      const std::int64_t by = static_cast<std::int64_t>(line.last()) - before;
      change = std::to_string(by);
    }
    cells.push_back(change);
    return cells;
  }

  // Nothing found is the lowest bar, nothing known none.
  [[nodiscard]] static std::string spark_of(const Line& line) {
    const std::size_t most = line.most();
    std::string text;
    for (const auto& each : line.failures) {
      if (!each) {
        text += ' ';
      } else {
        text += kBars[*each == 0 ? 0 : (*each * (kBars.size() - 1) + most - 1) / most];
      }
    }
    return text;
  }

  // Lines over the runs, each named at its end; told apart by their dashes as well.
  [[nodiscard]] std::string chart_of(const std::vector<Line>& order) const {
    constexpr std::size_t kLeft = 40, kTop = 12, kWidth = 560, kHeight = 240;
    const std::size_t lines = std::min(order.size(), kLines);
    std::size_t most = 1;
    for (std::size_t i = 0; i < lines; ++i) most = std::max(most, order[i].most());
    const auto x_of = [&](std::size_t run) { return kLeft + run * kWidth / (runs_.size() - 1); };
    const auto y_of = [&](std::size_t n) { return kTop + kHeight - n * kHeight / most; };
    const auto point = [&](std::size_t run, std::size_t n) {
      return std::to_string(x_of(run)) + ',' + std::to_string(y_of(n));
    };
    const auto text_at = [](std::size_t x, std::size_t y, const std::string& anchor, const std::string& label) {
      return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" font-size=\"12\" text-anchor=\"" +
             anchor + "\">" + markup(label) + "</text>";
    };
    std::string svg = "<svg class=\"lines\" viewBox=\"0 0 1000 " + std::to_string(kTop + kHeight + 30) +
                      "\" role=\"img\" aria-label=\"" +
                      markup(filled(ReportWord::trend_title, language_, {std::to_string(runs_.size())})) + "\">";
    for (const std::size_t level : {std::size_t{0}, most}) {
      svg += "<path class=\"grid\" d=\"M" + point(0, level) + " L" + point(runs_.size() - 1, level) + "\"/>" +
             text_at(kLeft - 6, y_of(level) + 4, "end", std::to_string(level));
    }
    for (std::size_t i = 0; i < runs_.size(); ++i)
      svg += text_at(x_of(i), kTop + kHeight + 20, "middle", runs_[i].label);
    for (std::size_t i = 0; i < lines; ++i) {
      std::string path;
      bool pen = false;
      for (std::size_t run = 0; run < runs_.size(); ++run) {
        const auto& each = order[i].failures[run];
        if (each) path += (pen ? " L" : " M") + point(run, *each);
        pen = each.has_value();
      }
      svg += "<path class=\"line l" + std::to_string(i % 6) + "\" d=\"" + path + "\"/>";
      // Names stand one below the other, each with its own stroke before it.
      const std::size_t y = kTop + 8 + i * 20;
      svg += "<path class=\"line l" + std::to_string(i % 6) + "\" d=\"M" + std::to_string(kLeft + kWidth + 24) + ',' +
             std::to_string(y - 4) + " l24,0\"/>" +
             text_at(kLeft + kWidth + 54, y, "start",
                     shortened(order[i].names.front(), 24) + ' ' + std::to_string(order[i].last()));
    }
    return svg + "</svg>";
  }

  Database& base_;
  TrendBy by_;
  Language language_;
  std::map<std::int64_t, std::size_t> index_;
  std::vector<RunColumn> runs_;
  std::map<std::string, std::size_t> by_key_;
  std::vector<Line> lines_;
};

}  // namespace

std::optional<TrendBy> read_trend(std::string_view name) {
  for (std::size_t i = 0; i < kTrends.size(); ++i) {
    if (kTrends[i] == name) return static_cast<TrendBy>(i);
  }
  return std::nullopt;
}

FigureTable trend_of(const std::string& file, TrendBy by, Language language, Text& failure) {
  Database base(file, Database::Mode::read);
  FigureTable table;
  const HistoryKind kind = kind_of(base);
  if (base.failure().empty() && kind != HistoryKind::history) base.fail(word(ReportWord::no_history, language));
  if (base.failure().empty()) {
    base.run("BEGIN");  // one state of the file, whoever adds to it meanwhile
    table = History(base, by, language).table();
  }
  failure = base.failure();
  return table;
}

}  // namespace ducha
