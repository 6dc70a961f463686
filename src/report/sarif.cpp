// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 for code scanning. The document is a taxonomy and its clauses taxa; what a rule always says stands once,
// in the table of rules. GitHub takes 25,000 results a run: the weightiest stay, and a notification says what was cut.
// Results are kept as text, beyond some megabytes in a temporary file, for what stands above them is known at the end.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/spill_buffer.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/uri.h"
#include "report/words.h"

namespace ducha {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostResults = 25'000;
// It shows so many of them.
constexpr std::size_t kShownResults = 5'000;

Json location_of(const Location& at) {
  Json place;
  place["artifactLocation"]["uri"] = uri_of(at.file);
  if (!at.file.starts_with('/')) place["artifactLocation"]["uriBaseId"] = "%SRCROOT%";
  if (at.line > 0) place["region"]["startLine"] = at.line;
  if (at.line > 0 && at.column > 0) place["region"]["startColumn"] = at.column;
  return {{"physicalLocation", std::move(place)}};
}

// Only a result of kind `fail` has a level (SARIF 3.27.9, 3.27.10).
std::string_view kind_of(Status status) {
  switch (status) {
    case Status::pass: return "pass";
    case Status::fail:
    case Status::waived: return "fail";
    case Status::pending:
    case Status::unknown: return "open";
    case Status::not_applicable: return "notApplicable";
    case Status::error: return "review";
  }
  return "review";
}

// SARIF 3.27.24; what is worse or better is the same result, updated.
std::string_view state_of(Change change) {
  switch (change) {
    case Change::fresh: return "new";
    case Change::worse:
    case Change::fixed:
    case Change::better: return "updated";
    case Change::unchanged: return "unchanged";
    case Change::gone: return "absent";
  }
  return "unchanged";
}

std::string_view level_of(Modality modality) {
  switch (modality) {
    case Modality::must: return "error";
    case Modality::should:
    case Modality::target: return "warning";
    case Modality::encouraged:
    case Modality::none: return "note";
  }
  return "none";
}

class SarifReport : public ReportSink {
 public:
  SarifReport(Output& output, Language language) : output_(output), language_(language) {}

  void begin(const Run& run) override { run_ = run; }
  void finding(const Finding& finding) override {
    // The weight: statuses first, of one status the forces. What enough others outweigh already is not kept.
    const std::size_t weight = rank(finding.status) * kModalities.size() + static_cast<std::size_t>(force_of(finding));
    ++results_seen_;
    std::size_t before = 0;
    for (std::size_t i = 0; i <= weight; ++i) before += seen_of_.at(i);
    ++seen_of_.at(weight);
    const Json result = result_of(finding);  // which notes its rule, too
    if (before >= kMostResults) return;
    std::string text = dumped(result);
    std::replace(text.begin(), text.end(), '\n', kLineEnd);
    results_.push_back({weight, static_cast<std::uint32_t>(texts_.size())});
    texts_.add(text);
  }
  void problem(const Problem& problem) override {
    Json note;
    note["descriptor"]["id"] = problem.code;
    note["level"] = problem.severity == Severity::error ? "error" : "warning";
    note["message"]["text"] = problem_sentence(problem, language_);
    if (!problem.at.file.empty()) note["locations"] = Json::array({location_of(problem.at)});
    failed_ = failed_ || problem.severity == Severity::error;
    notifications_.push_back(std::move(note));
  }
  void end(const Summary&) override {
    std::stable_sort(results_.begin(), results_.end(),
                     [](const Result& a, const Result& b) { return a.weight < b.weight; });
    if (results_.size() > kMostResults) results_.resize(kMostResults);
    const std::size_t dropped = results_seen_ - results_.size();
    if (dropped > 0) {
      Json note;
      note["descriptor"]["id"] = "report.cut";
      note["level"] = "warning";
      note["message"]["text"] =
          filled(ReportWord::results_cut, language_, {std::to_string(dropped), std::to_string(kMostResults)});
      notifications_.push_back(std::move(note));
    }
    write();
  }

 private:
  struct Result {
    std::size_t weight = 0;
    std::uint32_t line = 0;  // of the texts
  };

  // In a text of JSON no return stands for itself.
  static constexpr char kLineEnd = '\r';

  // What is not UTF-8 is replaced, as everywhere.
  static std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace); }

  // Between the brackets of their array, in the order in which they came; where there are more than are shown, the
  // weightiest first.
  void write_results() {
    bool first = true;
    bool read = true;
    for (std::span<const Result> rest(results_); read && !rest.empty();) {
      const auto lighter = [&rest](const Result& one) { return one.weight > rest.front().weight; };
      const auto end = results_.size() > kShownResults ? std::find_if(rest.begin(), rest.end(), lighter) : rest.end();
      const auto count = static_cast<std::size_t>(end - rest.begin());
      read = write_results(rest.first(count), first);
      rest = rest.subspan(count);
    }
    if (!read) output_.reject(EIO);
    if (!first) output_.write("\n   ");
  }

  bool write_results(std::span<const Result> results, bool& first) {
    std::vector<std::uint32_t> lines;
    lines.reserve(results.size());
    for (const Result& result : results) lines.push_back(result.line);
    std::sort(lines.begin(), lines.end());
    return texts_.at(lines, [&](std::uint32_t, std::string_view text) {
      constexpr std::string_view kIndent = "\n    ";
      std::string out(std::exchange(first, false) ? "" : ",");
      out += kIndent;
      for (const char c : text) {
        if (c == kLineEnd) {
          out += kIndent;
        } else {
          out += c;
        }
      }
      output_.write(out);
    });
  }

  // The position in the table, where its row is made when it is first seen.
  std::size_t rule_of(const Finding& finding) {
    const auto [known, fresh] = rule_index_.emplace(finding.rule->id, rules_.size());
    if (!fresh) return known->second;
    Json rule;
    rule["id"] = finding.rule->id;
    rule["name"] = finding.rule->id;
    rule["shortDescription"]["text"] = title_of(finding);
    std::string words = finding.rule->quote.empty() ? title_of(finding) : plain(finding.rule->quote);
    rule["fullDescription"]["text"] = words;
    // A fault of a rulebook cites nothing and requires nothing.
    const bool cites = !finding.rule->clauses.empty();
    std::string help = (cites ? citation(finding, language_) + word(ReportWord::colon, language_) : "") + words;
    std::string markdown = (cites ? "**" + citation(finding, language_) + "**\n\n> " : "") + words;
    if (!finding.rule->interpretation.empty()) {
      const std::string reading = word(ReportWord::label_reading, language_) + word(ReportWord::colon, language_) +
                                  plain(finding.rule->interpretation);
      help += '\n' + reading;
      markdown += "\n\n" + reading;
    }
    if (!finding.rule->required_words.empty()) {
      const std::string required = word(ReportWord::label_required, language_) + word(ReportWord::colon, language_) +
                                   plain(finding.rule->required_words);
      help += '\n' + required;
      markdown += "\n\n" + required;
    }
    if (!finding.rule->required.empty()) markdown += "\n\n`" + plain(finding.rule->required) + '`';
    rule["help"] = {{"text", help}, {"markdown", markdown}};
    rule["defaultConfiguration"]["level"] = level_of(finding.rule->modality);
    rule["properties"]["tags"] = {finding.rule->policy, std::string(to_string(finding.rule->modality))};
    Json relationships = Json::array();
    for (const ClauseRef& clause : finding.rule->clauses) {
      relationships.push_back({{"target", taxon_of(finding, clause)}, {"kinds", {"superset"}}});
    }
    rule["relationships"] = std::move(relationships);
    rules_.push_back(std::move(rule));
    return known->second;
  }

  Json taxon_of(const Finding& finding, const ClauseRef& clause) {
    const auto [policy, new_policy] = taxonomies_.try_emplace(finding.rule->policy);
    if (new_policy) {
      policy->second.index = taxonomies_.size() - 1;
      order_.push_back(finding.rule->policy);
      policy->second.title =
          finding.rule->policy_title.empty() ? finding.rule->policy : plain(finding.rule->policy_title);
    }
    const auto [taxon, fresh] = policy->second.index_of.emplace(clause.id, policy->second.taxa.size());
    if (fresh) {
      Json made;
      made["id"] = clause.id;
      if (!clause.at.empty()) made["name"] = plain(clause.at);
      if (!clause.words.empty()) made["fullDescription"]["text"] = plain(clause.words);
      policy->second.taxa.push_back(std::move(made));
    }
    return {{"id", clause.id},
            {"index", taxon->second},
            {"toolComponent", {{"name", finding.rule->policy}, {"index", policy->second.index}}}};
  }

  Json result_of(const Finding& finding) {
    Json result;
    result["ruleId"] = finding.rule->id;
    result["ruleIndex"] = rule_of(finding);
    const std::string_view kind = kind_of(finding.status);
    result["kind"] = kind;
    result["level"] = kind == "fail" ? level_of(force_of(finding)) : "none";
    std::string text = unit_words(finding, language_);
    const std::string subject = subject_words(finding, language_);
    if (!subject.empty()) text += word(ReportWord::separator, language_) + subject;
    result["message"]["text"] = text + word(ReportWord::colon, language_) + sentence_of(finding, language_);
    const Location at = place_of(finding);
    if (!at.file.empty()) result["locations"] = Json::array({location_of(at)});
    Json related = Json::array();
    for (const Evidence& each : finding.evidence) add_related(related, each.at, evidence_words(each, language_));
    for (const Missing& each : finding.missing) {
      add_related(related, each.at,
                  word(ReportWord::label_missing, language_) + word(ReportWord::colon, language_) +
                      missing_words(each, language_));
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    result["partialFingerprints"]["ducha/v1"] = finding.fingerprint;
    if (finding.status == Status::waived) {
      Json suppression = {{"kind", "external"}, {"status", "accepted"}};
      if (finding.waiver) suppression["justification"] = waiver_words(finding, language_);
      result["suppressions"] = Json::array({std::move(suppression)});
    }
    Json& properties = result["properties"];
    properties["status"] = to_string(finding.status);
    properties["modality"] = to_string(finding.rule->modality);
    if (finding.unit) properties["unit"] = plain(*finding.unit);
    if (!subject.empty()) properties["subject"] = subject;
    if (finding.due) properties["due"] = *finding.due;
    if (!finding.requirement.empty()) properties["requirement"] = plain(finding.requirement);
    for (const ParamUsed& param : *finding.params) properties["params"].push_back(param_of(param));
    if (finding.change) result["baselineState"] = state_of(*finding.change);
    return result;
  }

  // As the wire has it, its value as people write it.
  [[nodiscard]] Json param_of(const ParamUsed& param) const {
    Json json;
    json["name"] = plain(param.name);
    if (const std::string label = plain(param.label->in(language_)); !label.empty()) json["label"] = label;
    json["value"] = plain(param.shown.empty() ? param.value : param.shown);
    if (!param.from.empty()) json["from"] = param.from;
    json["whose"] = param.whose;
    if (!param.paper.empty()) json["paper"] = plain(param.paper);
    return json;
  }

  static void add_related(Json& related, const Location& at, const std::string& text) {
    if (at.file.empty()) return;
    Json place = location_of(at);
    place["id"] = related.size() + 1;
    place["message"]["text"] = text;
    related.push_back(std::move(place));
  }

  void write() {
    Json driver;
    driver["name"] = "ducha";
    if (!run_.version.empty()) driver["version"] = run_.version;
    driver["rules"] = std::move(rules_);
    Json supported = Json::array();
    Json taxonomies = Json::array();
    for (const std::string& policy : order_) {
      Taxonomy& taxonomy = taxonomies_.at(policy);
      supported.push_back({{"name", policy}, {"index", taxonomy.index}});
      taxonomies.push_back(
          {{"name", policy}, {"shortDescription", {{"text", taxonomy.title}}}, {"taxa", std::move(taxonomy.taxa)}});
    }
    driver["supportedTaxonomies"] = std::move(supported);
    Json run;
    run["tool"]["driver"] = std::move(driver);
    Json invocation = {{"executionSuccessful", !failed_}};
    if (!notifications_.empty()) invocation["toolExecutionNotifications"] = std::move(notifications_);
    run["invocations"] = Json::array({std::move(invocation)});
    run["taxonomies"] = std::move(taxonomies);
    run["originalUriBaseIds"]["%SRCROOT%"]["description"]["text"] = "the folder in which ducha ran";
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = Json::array();
    if (!run_.rulebook.empty()) run["properties"]["rulebook"] = run_.rulebook;
    if (!run_.folders.empty()) run["properties"]["rulebook_folders"] = run_.folders;
    if (run_.as_of) run["properties"]["as_of"] = *run_.as_of;
    if (!run_.profile.empty()) run["properties"]["profile"] = run_.profile;
    Json log;
    log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    log["version"] = "2.1.0";
    log["runs"] = Json::array({std::move(run)});
    const std::string text = dumped(log);
    constexpr std::string_view kResults = "\"results\": [";
    const std::size_t at = text.rfind(kResults) + kResults.size();
    output_.write(std::string_view(text).substr(0, at));
    write_results();
    output_.write(text.substr(at) + '\n');
  }

  struct Taxonomy {
    std::size_t index = 0;
    std::string title;
    std::map<std::string, std::size_t> index_of;
    Json taxa = Json::array();
  };

  Output& output_;
  Language language_;
  Run run_;
  std::vector<Result> results_;
  std::size_t results_seen_ = 0;
  std::array<std::size_t, kStatuses.size() * kModalities.size()> seen_of_{};  // by weight
  SpillBuffer texts_;
  std::map<std::string, std::size_t> rule_index_;
  Json rules_ = Json::array();
  std::map<std::string, Taxonomy> taxonomies_;
  std::vector<std::string> order_;
  Json notifications_ = Json::array();
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<ReportSink> sarif_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<SarifReport>(output, settings.language);
}

}  // namespace ducha
