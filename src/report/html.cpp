// SPDX-License-Identifier: Apache-2.0
// One page that opens from the disk: the run as data, and a style and a script that show it (src/report/html/). Nothing
// is loaded from outside, and the page's own policy forbids it; every text out of a plan is data, never markup.
// Findings are written as they come; what is said of rules and units stands once.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "findings/json_object.h"
#include "report/absent.h"
#include "report/facts_lacking.h"
#include "report/formats.h"
#include "report/html_page.h"
#include "report/league_table.h"
#include "report/phrases.h"
#include "report/unjudged.h"
#include "report/words.h"

namespace ducha {

namespace {

// What the page says besides the words of every report; its script knows them by their names.
enum class HtmlWord : std::uint8_t {
#define DUCHA_HTML_WORD(name, zh, en) name,
#include "report/html_words.def"
};

constexpr auto kHtmlNames = std::to_array<std::string_view>({
#define DUCHA_HTML_WORD(name, zh, en) #name,
#include "report/html_words.def"
});

const WordTable<HtmlWord>& table_of(HtmlWord /*name*/) {
  static const WordTable<HtmlWord> kTable({
#define DUCHA_HTML_WORD(name, zh, en) Text(zh, en),
#include "report/html_words.def"
  });
  return kTable;
}

// JSON inside an element of HTML: nothing in it may look like a tag.
std::string inert(std::string_view json) {
  std::string result;
  result.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      result += "\\u003c";
    } else {
      result += c;
    }
  }
  return result;
}

class HtmlReport : public ReportSink {
 public:
  HtmlReport(Output& output, Language language)
      : output_(output), language_(language), absent_(language), unjudged_(language) {}

  void begin(const Run& run) override {
    run_ = run;
    const std::string title = word(HtmlWord::report, language_);
    output_.write(page_head(title, "app.js", language_));
    output_.write("<body>\n<header><h1>" + markup(title) + "</h1>\n<p class=\"facts\">" +
                  markup(word(HtmlWord::program, language_)) + " ducha " + markup(plain(run.version)) +
                  word(ReportWord::separator, language_) + markup(word(HtmlWord::rulebook, language_)) + ' ' +
                  markup(folder_words(run) + plain(run.rulebook)) +
                  (run.profile.empty()
                       ? std::string()
                       : word(ReportWord::separator, language_) + markup(word(ReportWord::head_profile, language_)) +
                             ' ' + markup(plain(run.profile))) +
                  (run.as_of ? word(ReportWord::separator, language_) +
                                   markup(filled(ReportWord::as_of, language_, {plain(*run.as_of)}))
                             : std::string()) +
                  "</p></header>\n<nav aria-label=\"" + markup(title) +
                  "\"><ul id=\"nav\"></ul></nav>\n<main id=\"main\"></main>\n");
  }

  void finding(const Finding& finding) override {
    lacking_.add(finding);
    const bool over_batch = !finding.unit && finding.subject && finding.subject->kind == Subject::Kind::group;
    open_block();
    std::string line = first_ ? "\n[" : ",\n[";
    first_ = false;
    line += (over_batch ? "-1" : std::to_string(units_)) + ',' + std::to_string(rule_of(finding)) + ',' +
            std::to_string(rank(finding.status)) + ',' + json_string(subject_words(finding, language_)) + ',' +
            json_string(found_words(finding, language_)) + ',' + json_string(because_words(finding, language_)) + ',' +
            json_string(finding.due.value_or("")) + ",[";
    append_facts(line, finding.evidence, evidence_words);
    line += "],[";
    append_facts(line, finding.missing, missing_words);
    line += "]," + json_string(plain(finding.requirement)) + ",[";
    for (const ParamUsed& param : *finding.params)
      line += (&param == finding.params->data() ? "" : ",") + std::to_string(param_of(param));
    line += "]]";
    output_.write(inert(line));
  }

  void problem(const Problem& problem) override {
    absent_.add(problem);
    std::string notes;
    for (const ProblemNote& note : problem.notes) {
      if (!notes.empty()) notes += ',';
      notes += json_string(note_words(note, problem.at, language_));
    }
    if (!problems_.empty()) problems_ += ",\n";
    problems_ += '[' + json_string(words_of(problem.severity).in(language_)) + ',' +
                 json_string(plain(problem.message)) + ',' + json_string(to_text(problem.at)) + ",[" + notes + "]]";
  }

  void plan(const PlanResult& plan) override {
    unjudged_.add(plan);
    JsonObject unit;
    unit.text("name", plan.unit ? plain(*plan.unit) : word(ReportWord::no_unit, language_));
    unit.text("level", plain(plan.level.value_or(""))).text("period", plain(plan.period.value_or("")));
    unit.array("region", region_, [](std::string& out, const std::string& name) { out += json_string(name); });
    unit.text("file", to_text(Location{plan.file, plan.line, 0}));
    unit.with("counts", [&plan](std::string& out) { append_counts(out, plan.counts); });
    if (!unit_rows_.empty()) unit_rows_ += ",\n";
    unit_rows_ += unit.done();
    region_.clear();
    ++units_;
  }

  void league(const League& league) override {
    const auto append_cells = [](std::string& out, const std::vector<std::string>& row) {
      out += '[';
      for (const std::string& cell : row) out += (&cell == row.data() ? "" : ",") + json_string(cell);
      out += ']';
    };
    JsonObject object;
    object.text("title", league_title(league, language_)).text("note", league_note(league, language_));
    object.array("units", league_cells(league, language_), append_cells);
    object.array("regions", region_cells(league, language_), append_cells);
    league_ = object.done();
  }

  void end(const Summary& summary) override {
    if (block_open_) output_.write("]</script>\n");
    write_unscripted(summary);
    JsonObject run;
    run.with("counts", [&summary](std::string& out) { append_counts(out, summary.counts); });
    run.with("failures", [&summary](std::string& out) {
      JsonObject failures(out);
      for (const Modality modality : kModalities)
        failures.number(to_string(modality), summary.by_modality[static_cast<std::size_t>(modality)][Status::fail]);
      failures.close();
    });
    run.array("notes", notes_of(summary), append_json_string);
    write_data("run", run.done());
    write_data("units", '[' + unit_rows_ + ']');
    write_data("rules", '[' + rules_ + ']');
    write_data("lacking", lacking());
    write_data("params", '[' + params_ + ']');
    write_data("problems", '[' + problems_ + ']');
    write_data("league", league_);
    write_data("words", words());
    output_.write("<script>");
    output_.write(page_text("app.js"));
    output_.write("</script>\n<footer>ducha " + markup(plain(run_.version)) + "</footer>\n</body>\n</html>\n");
  }

 private:
  // What a reader without scripts sees, such as a preview in a mail: the counts at least, and where all of it is.
  void write_unscripted(const Summary& summary) {
    std::string rows;
    for (const Status status : kStatuses) {
      rows += "<tr><th scope=\"row\">" + markup(word(status, language_)) + "</th><td class=\"n\">" +
              std::to_string(summary.counts[status]) + "</td></tr>";
    }
    output_.write("<noscript><div class=\"unscripted\"><p>" + markup(word(HtmlWord::no_script, language_)) +
                  "</p>\n<table>" + rows + "</table></div></noscript>\n");
  }

  // The facts most often missing, each with how many findings wait for it.
  [[nodiscard]] std::string lacking() const {
    constexpr std::size_t kShown = 10;
    std::string rows;
    std::size_t shown = 0;
    for (const LackingFact& fact : lacking_.ranked()) {
      if (fact.owed || shown++ >= kShown) continue;
      rows += (rows.empty() ? "[" : ",[") + json_string(fact_words(fact.label, fact.fact, language_)) + ',' +
              std::to_string(fact.findings) + ']';
    }
    return '[' + rows + ']';
  }

  // Above all else: who did not submit, what was judged by nothing, and what changed.
  [[nodiscard]] std::vector<std::string> notes_of(const Summary& summary) const {
    std::vector<std::string> notes;
    if (std::string absent = absent_.words(); !absent.empty()) notes.push_back(std::move(absent));
    if (std::string unjudged = unjudged_.words(); !unjudged.empty()) notes.push_back(std::move(unjudged));
    if (summary.changes)
      notes.push_back(filled(ReportWord::changes, language_, {changes_words(*summary.changes, language_)}));
    return notes;
  }

  static void append_counts(std::string& out, const Counts& counts) {
    JsonObject object(out);
    for (const Status status : kStatuses) object.number(to_string(status), counts[status]);
    object.close();
  }

  template <typename Facts, typename Words>
  void append_facts(std::string& line, const Facts& facts, Words in_words) const {
    for (const auto& fact : facts) {
      if (&fact != facts.data()) line += ',';
      line += '[' + json_string(in_words(fact, language_)) + ',' + json_string(to_text(fact.at)) + ']';
    }
  }

  void open_block() {
    if (block_open_) return;
    block_open_ = true;
    output_.write("<script type=\"application/json\" class=\"findings\">[");
  }

  void write_data(std::string_view id, std::string_view json) {
    output_.write("<script type=\"application/json\" id=\"" + std::string(id) + "\">" + inert(json) + "</script>\n");
  }

  std::size_t rule_of(const Finding& finding) {
    if (finding.unit && region_.empty()) {
      for (const auto& [key, name] : finding.region) region_.push_back(plain(name));
    }
    const auto [known, fresh] = rule_index_.emplace(finding.rule->id, rule_index_.size());
    if (!fresh) return known->second;
    JsonObject rule;
    rule.text("id", finding.rule->id)
        .text("policy", finding.rule->policy)
        .text("policy_title", plain(finding.rule->policy_title));
    rule.text("title", title_of(finding)).text("modality", to_string(finding.rule->modality));
    if (force_of(finding) != finding.rule->modality) rule.text("force", to_string(force_of(finding)));
    rule.text("quote", plain(finding.rule->quote)).text("required", finding.rule->required);
    rule.text("required_words", plain(finding.rule->required_words));
    rule.text("reading", plain(finding.rule->interpretation));
    rule.array("clauses", finding.rule->clauses, [](std::string& out, const ClauseRef& clause) {
      out += '[' + json_string(clause.id) + ',' + json_string(plain(clause.at)) + ',' +
             json_string(plain(clause.words)) + ']';
    });
    if (!rules_.empty()) rules_ += ",\n";
    rules_ += rule.done();
    return known->second;
  }

  // A figure is that of many findings: its words stand once.
  std::size_t param_of(const ParamUsed& param) {
    const auto [known, fresh] = param_index_.emplace(param_words(param, language_), param_index_.size());
    if (fresh) params_ += (params_.empty() ? "" : ",\n") + json_string(known->first);
    return known->second;
  }

  [[nodiscard]] std::string words() const {
    JsonObject object;
    const auto add = [&](std::string_view name, const std::string& text) { object.text(name, text); };
#define DUCHA_HTML_WORD(name, zh, en) add(#name, word(HtmlWord::name, language_));
#include "report/html_words.def"
    for (const Status status : kStatuses) add(to_string(status), word(status, language_));
    for (const Modality modality : kModalities) {
      if (modality != Modality::none) add(to_string(modality), word(modality, language_));
    }
    // Where both have a word of one name, the page's own holds.
    const auto add_shared = [&](std::string_view name, const std::string& text) {
      if (std::find(kHtmlNames.begin(), kHtmlNames.end(), name) == kHtmlNames.end()) add(name, text);
    };
#define DUCHA_REPORT_WORD(name, zh, en) add_shared(#name, word(ReportWord::name, language_));
#include "report/words.def"
    return object.done();
  }

  Output& output_;
  Language language_;
  Run run_;
  bool block_open_ = false;
  bool first_ = true;
  std::size_t units_ = 0;
  std::string unit_rows_, rules_, params_, problems_;
  AbsentUnits absent_;
  UnjudgedPlans unjudged_;
  FactsLacking lacking_;
  std::string league_ = "null";
  std::vector<std::string> region_;  // of the unit at hand, from the largest
  std::map<std::string, std::size_t> rule_index_, param_index_;
};

}  // namespace

std::unique_ptr<ReportSink> html_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<HtmlReport>(output, settings.language);
}

}  // namespace ducha
