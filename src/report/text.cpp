// SPDX-License-Identifier: Apache-2.0
// The report for people. Of up to three plans each finding, what failed first; of a batch the counts, the rules and the
// units with most failures, and what cannot be read. Facts that are missing are told once each, and neighbours that say
// the same are one line.
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/columns.h"
#include "base/wrap.h"
#include "findings/style.h"
#include "report/absent.h"
#include "report/formats.h"
#include "report/league_table.h"
#include "report/phrases.h"
#include "report/text_faults.h"
#include "report/text_finding.h"
#include "report/text_missing.h"
#include "report/text_summary.h"
#include "report/told_once.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kFewPlans = 3;
constexpr std::size_t kShownDigest = 12;  // digits of a rulebook's digest in the heading

bool takes_one_line(const Finding& finding) {
  return finding.status == Status::pass || finding.status == Status::not_applicable;
}

// Windows of one rule that say the same word for word.
bool say_the_same(const std::vector<Remedy>& a, const std::vector<Remedy>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Remedy& one, const Remedy& other) {
    return one.fact == other.fact && one.from == other.from && one.to == other.to && one.more == other.more;
  });
}

bool say_the_same(const std::vector<Evidence>& a, const std::vector<Evidence>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Evidence& one, const Evidence& other) {
    return one.fact == other.fact && one.value == other.value;
  });
}

bool are_neighbours(const Finding& a, const Finding& b) {
  const auto is_window = [](const Finding& finding) {
    return finding.subject && finding.subject->kind == Subject::Kind::window && finding.subject->name;
  };
  return is_window(a) && is_window(b) && a.rule->id == b.rule->id && a.status == b.status && a.message == b.message &&
         a.why == b.why && a.rule->modality == b.rule->modality && a.change == b.change &&
         say_the_same(a.remedies, b.remedies) && say_the_same(a.planned, b.planned) &&
         a.waiver.has_value() == b.waiver.has_value() &&
         (!a.waiver || (a.waiver->at.line == b.waiver->at.line && a.waiver->at.file == b.waiver->at.file));
}

// By its name: 2024-04, 2024-Q2, 2024-H1, 2024.
ReportWord kind_of_window(std::string_view name) {
  constexpr std::size_t kYear = 4;
  if (name.size() == kYear) return ReportWord::so_many_years;
  if (name.size() != kYear + 3 || name[kYear] != '-') return ReportWord::so_many_windows;
  switch (name[kYear + 1]) {
    case 'Q': return ReportWord::so_many_quarters;
    case 'H': return ReportWord::so_many_half_years;
    case '0':
    case '1': return ReportWord::so_many_months;
    default: return ReportWord::so_many_windows;
  }
}

class TextReport : public ReportSink {
 public:
  TextReport(Output& output, const ReportSettings& settings)
      : output_(output),
        settings_(settings),
        language_(settings.language),
        layout_{settings.language, Style(settings.color), settings.width},
        absent_(settings.language),
        batch_(settings.language) {}

  void begin(const Run& run) override {
    if (settings_.detail == Detail::brief || run.version.empty()) return;
    write(layout_.style.dim(run_words(run, language_, kShownDigest)) + "\n\n");
  }

  void finding(const Finding& finding) override {
    batch_.add(finding);
    switch (settings_.detail) {
      case Detail::brief: return write_brief(finding);
      case Detail::summary:
        if (!finding.unit) findings_.push_back(finding);
        return;
      case Detail::automatic:
        if (plans_ >= kFewPlans && finding.unit) return;
        findings_.push_back(finding);
        return;
      case Detail::details: findings_.push_back(finding);
    }
  }

  void problem(const Problem& problem) override {
    absent_.add(problem);
    if (settings_.problems_seen || told_.again(problem.at.file, problem.code, problem.message)) return;
    if (settings_.detail == Detail::brief) {
      write(brief_line(problem.at, words_of(problem.severity).in(language_), problem.code, problem.message));
    } else {
      problems_.push_back(problem);
    }
  }

  void plan(const PlanResult& plan) override {
    ++plans_;
    batch_.add(plan);
    switch (settings_.detail) {
      case Detail::brief:
      case Detail::summary: return;
      case Detail::details: return write(section_of(plan));
      case Detail::automatic:
        // What a few plans say is put into words when there are no more: a batch would not want it.
        if (plans_ <= kFewPlans) {
          few_.push_back({plan, std::exchange(findings_, {})});
        } else {
          few_.clear();
          findings_.clear();
        }
    }
  }

  void league(const League& league) override { league_ = league_text(league); }

  void end(const Summary& summary) override {
    if (settings_.detail == Detail::brief) return;
    const bool batch =
        settings_.detail == Detail::summary || (settings_.detail == Detail::automatic && plans_ > kFewPlans);
    std::vector<Finding> of_all = std::exchange(findings_, {});
    for (FewPlan& few : few_) {
      findings_ = std::move(few.findings);
      write(section_of(few.plan));
    }
    findings_ = std::move(of_all);
    if (batch) write(batch_.text(summary, absent_.words(), layout_));
    std::string groups = batch ? groups_in_short() : std::string();
    if (!findings_.empty() || !groups.empty())
      write(section(layout_.style.bold(word(ReportWord::all_units, language_))) + groups);
    if (!problems_.empty()) write_problems();
    if (!batch) {
      write(layout_.style.bold(word(ReportWord::summary, language_)) + "\n\n" +
            summary_table(summary, std::array{absent_.words(), batch_.unjudged()}, language_, layout_.style));
    } else {
      write(layout_.style.dim(word(ReportWord::ask_details, language_)) + '\n');
    }
    write(league_);
  }

 private:
  // The only way out: by now lines stand as they are cut, and none of them may be a command.
  void write(std::string lines) { output_.write(inert_lines(std::move(lines))); }

  [[nodiscard]] std::string section_of(const PlanResult& plan) { return section(header_of(plan)) + counts_line(plan); }

  // Of the findings at hand, which it takes.
  std::string section(const std::string& header) {
    std::string text = header + "\n\n";
    std::stable_sort(findings_.begin(), findings_.end(), weightier);
    const std::string missing = missing_facts(findings_, layout_);
    std::erase_if(findings_, waits_for_facts);
    const FaultsTold faults(findings_, layout_);
    for (std::size_t i = 0; i < findings_.size();) {
      if (faults.holds(findings_[i])) {
        const std::string fault = faults.text(findings_[i++]);
        text += fault.empty() ? fault : fault + '\n';
        continue;
      }
      std::size_t end = i + 1;
      while (end < findings_.size() && are_neighbours(findings_[i], findings_[end])) ++end;
      const bool last_of_lines = takes_one_line(findings_[i]) && end < findings_.size();
      text += neighbours(i, end) + (last_of_lines ? "" : "\n");
      i = end;
    }
    if (!missing.empty())
      text += "  " + layout_.style.bold(word(ReportWord::missing_heading, language_)) + "\n" + missing + '\n';
    findings_.clear();
    return text;
  }

  // Over a batch of many groups the weightiest stay, to be shown one by one; of the others a line a rule.
  std::string groups_in_short() {
    constexpr std::size_t kShownGroups = 10, kNamedGroups = 5;
    if (findings_.size() <= kShownGroups) return {};
    struct Short {
      const Finding* first;
      std::size_t count = 0;
      std::vector<std::string> names;
    };
    std::stable_sort(findings_.begin(), findings_.end(), weightier);
    std::vector<Finding> shown, others;
    for (Finding& finding : findings_) {
      const bool wrong = finding.status == Status::fail || finding.status == Status::error;
      (wrong && shown.size() < kShownGroups ? shown : others).push_back(std::move(finding));
    }
    findings_ = std::move(shown);
    std::vector<Short> lines;
    for (const Finding& finding : others) {
      const auto same = [&finding](const Short& line) {
        return line.first->rule->id == finding.rule->id && line.first->status == finding.status;
      };
      auto line = std::find_if(lines.begin(), lines.end(), same);
      if (line == lines.end()) line = lines.insert(lines.end(), {&finding, 0, {}});
      if (line->count++ < kNamedGroups) line->names.push_back(subject_words(finding, language_));
    }
    std::vector<Cells> rows;
    for (const Short& line : lines) {
      const std::string names = joined(line.names, word(ReportWord::between_clauses, language_)) +
                                (line.count > kNamedGroups ? word(ReportWord::and_so_on, language_) : std::string());
      rows.push_back({word(line.first->status, language_), word(line.first->rule->modality, language_),
                      title_of(*line.first) + "  " + line.first->rule->id,
                      filled(ReportWord::groups, language_, {std::to_string(line.count), names})});
    }
    return in_columns(rows, {.indent = 2}) + '\n';
  }

  [[nodiscard]] std::string neighbours(std::size_t from, std::size_t end) const {
    const Finding& first = findings_[from];
    if (end == from + 1) return to_text(first, layout_);
    const std::string name = plain(*first.subject->name);
    return to_text(first,
                   filled(ReportWord::from_to, language_,
                          {name, plain(*findings_[end - 1].subject->name),
                           filled(kind_of_window(name), language_, {std::to_string(end - from)})}),
                   layout_);
  }

  [[nodiscard]] std::string counts_line(const PlanResult& plan) const {
    const bool none = plan.counts.total() == 0;
    return "  " + (none ? word(ReportWord::nothing_judged, language_) : counts_words(plan.counts, language_)) + '\n' +
           outside_of(plan) + '\n';
  }

  [[nodiscard]] std::string outside_of(const PlanResult& plan) const {
    std::vector<std::pair<Outside, std::size_t>> outside;
    for (const Outside& one : plan.outside) outside.emplace_back(one, 1);
    return outside_lines(outside, language_);
  }

  [[nodiscard]] std::string header_of(const PlanResult& plan) const {
    const std::string unit = plan.unit ? plain(*plan.unit) : word(ReportWord::no_unit, language_);
    std::vector<std::string> parts;
    if (plan.level) parts.push_back(plain(*plan.level));
    if (plan.period) parts.push_back(plain(*plan.period));
    if (plan.as_of) {
      parts.push_back(
          filled(plan.as_of_from_clock ? ReportWord::as_of_today : ReportWord::as_of, language_, {plain(*plan.as_of)}));
    }
    if (!plan.file.empty()) parts.push_back(to_text(Location{plan.file, plan.line, 0}));
    const std::string line = joined(parts, word(ReportWord::separator, language_));
    const bool beside = layout_.width == 0 || display_width(unit) + 2 + display_width(line) <= layout_.width;
    return layout_.style.bold(unit) + (beside ? "  " : "\n  ") + layout_.style.dim(line);
  }

  // One finding a line, as a compiler says it.
  void write_brief(const Finding& finding) {
    const std::string subject = subject_words(finding, language_);
    const std::string whose =
        unit_words(finding, language_) + (subject.empty() ? "" : word(ReportWord::separator, language_) + subject);
    std::string status = word(finding.status, language_);
    if (finding.change) status += " (" + word(*finding.change, language_) + ')';
    write(brief_line(place_of(finding), status, finding.rule->id,
                     whose + word(ReportWord::colon, language_) + sentence_of(finding, language_)));
  }

  static std::string brief_line(const Location& at, const std::string& status, const std::string& rule,
                                const std::string& message) {
    const std::string place = to_text(at);
    return plain((place.empty() ? place : place + ": ") + status + ' ' + rule + ": " + message) + '\n';
  }

  void write_problems() {
    write(layout_.style.bold(word(ReportWord::problems, language_)) + "\n\n");
    for (const Problem& problem : problems_) {
      write(lines_of(2, problem.at, words_of(problem.severity).in(language_), problem.message));
      for (const ProblemNote& note : problem.notes)
        write(lines_of(4, note.at, words_of(Severity::note).in(language_), note.message));
    }
    write("\n");
    problems_.clear();
  }

  [[nodiscard]] std::string league_text(const League& league) const {
    return '\n' + layout_.style.bold(league_title(league, language_)) + "\n\n" +
           aligned(shortened_table(league_cells(league, language_))) + "\n  " +
           layout_.style.dim(league_note(league, language_)) + '\n' +
           (league.regions.empty() ? std::string()
                                   : '\n' + layout_.style.bold(word(ReportWord::league_regions, language_)) + "\n\n" +
                                         aligned(region_cells(league, language_)));
  }

  // Of a long table the best and the worst, unless all are asked for.
  [[nodiscard]] LeagueCells shortened_table(LeagueCells rows) const {
    constexpr std::size_t kBest = 21, kWorst = 10;  // the head among them
    if (settings_.detail == Detail::details || rows.size() <= kBest + kWorst + 1) return rows;
    const std::size_t left_out = rows.size() - kBest - kWorst;
    LeagueCells shown(rows.begin(), rows.begin() + kBest);
    shown.push_back({"", filled(ReportWord::more_units, language_, {std::to_string(left_out)}), ""});
    shown.insert(shown.end(), rows.end() - kWorst, rows.end());
    return shown;
  }

  static std::string aligned(const LeagueCells& rows) { return in_columns(rows, {.indent = 2}); }

  [[nodiscard]] std::string lines_of(std::size_t indent, const Location& at, const std::string& severity,
                                     const std::string& message) const {
    const std::string place = to_text(at);
    const std::string line = plain((place.empty() ? place : place + ": ") + severity + ": " + plain(message));
    std::string text;
    for (const std::string& part :
         wrapped(line, layout_.width == 0 ? 0 : std::max<std::size_t>(layout_.width, 40) - indent - 2))
      text += std::string(text.empty() ? indent : indent + 2, ' ') + part + '\n';
    return text;
  }

  Output& output_;
  ReportSettings settings_;
  Language language_;
  TextLayout layout_;
  std::size_t plans_ = 0;
  struct FewPlan {
    PlanResult plan;
    std::vector<Finding> findings;
  };
  std::vector<FewPlan> few_;       // the first ones, while there are no more
  std::vector<Finding> findings_;  // of the plan that is being reported
  std::vector<Problem> problems_;
  ToldOnce told_;
  AbsentUnits absent_;
  BatchOverview batch_;
  std::string league_;
};

}  // namespace

std::unique_ptr<ReportSink> text_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<TextReport>(output, settings);
}

}  // namespace ducha
