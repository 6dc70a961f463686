// SPDX-License-Identifier: Apache-2.0
// OSCAL 1.1 assessment results, for exchange. A policy is a control, a rule an objective, a unit a party. Every finding
// is an observation with its evidence; only what is decided (pass, fail, also where that is waived) is an OSCAL finding
// as well, since that has to say that an objective is satisfied or is not. Identifiers derive from what they name and
// dates are those of the run, so that the same run gives the same bytes. What the format wants above them, and their
// date, is known at the end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/sha256.h"
#include "findings/identity.h"
#include "findings/json_object.h"
#include "report/formats.h"
#include "report/kept_parts.h"
#include "report/phrases.h"
#include "report/uri.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::string_view kNamespace = "https://ducha.invalid/oscal";
constexpr std::string_view kNoDay = "1970-01-01";  // a run that knows of none

// RFC 4122, version 5 in form.
std::string uuid_of(std::string_view kind, std::string_view name) {
  std::string hex = sha256_hex(std::string(kind) + '\n' + std::string(name)).substr(0, 32);
  hex[12] = '5';
  hex[16] = "89ab"[static_cast<std::size_t>(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) % 4];
  for (const std::size_t at : {8U, 13U, 18U, 23U}) hex.insert(at, 1, '-');
  return hex;
}

// An array that is left out where it is empty, as the schema wants it.
void add_array(JsonObject& object, std::string_view name, const std::vector<std::string>& parts) {
  if (!parts.empty()) object.array(name, parts, [](std::string& out, const std::string& json) { out += json; });
}

std::string property(std::string_view name, std::string_view value) {
  JsonObject object;
  return object.text("name", name).text("ns", kNamespace).text("value", value).done();
}

std::string id_of(std::string_view name, std::string_view id) { return JsonObject().text(name, id).done(); }

class OscalReport : public ReportSink {
 public:
  OscalReport(Output& output, Language language) : output_(output), language_(language) {}

  void begin(const Run& run) override { run_ = run; }

  void finding(const Finding& finding) override {
    controls_.insert(finding.rule->policy);
    objectives_.insert(finding.rule->id);
    const std::string name = finding.fingerprint + '\n' + std::to_string(seen_[finding.fingerprint]++);
    const std::string observation = uuid_of("observation", name);
    observations_.add(observation_of(finding, observation));
    // A waiver lets pass what failed, and decides nothing that nobody can tell.
    const Status decided_as = finding.status == Status::waived && finding.waiver ? finding.waiver->was : finding.status;
    if (decided_as == Status::pass || decided_as == Status::fail || decided_as == Status::waived)
      findings_.add(decided(finding, uuid_of("finding", name), observation));
  }

  void problem(const Problem& problem) override {
    JsonObject entry;
    entry.text("uuid", uuid_of("problem", std::to_string(problems_.size()) + problem.message));
    entry.text("title", problem.code).text("description", described(problem));
    problems_.push_back(open_part(entry));
  }

  void plan(const PlanResult& plan) override {
    if (plan.as_of) day_ = std::max(day_, *plan.as_of);
  }

  void end(const Summary&) override {
    if (run_.as_of) day_ = *run_.as_of;
    if (day_.empty()) day_ = kNoDay;
    const std::string moment = day_ + "T00:00:00Z";
    std::string whole;
    JsonObject outer(whole);
    outer.with("assessment-results", [&](std::string& out) {
      JsonObject results(out);
      results.text("uuid", uuid_of("results", run_.version + '\n' + run_.rulebook + '\n' + day_ + '\n' + run_.options));
      results.with("metadata", [&](std::string& text) { append_metadata(text, moment); });
      results.with("import-ap", [](std::string& text) { text += id_of("href", "#"); });
      results.with("results", [&](std::string& text) {
        text += "[\n";
        append_result(text, moment);
        text += ']';
      });
      results.close();
    });
    outer.close();
    output_.write(whole + '\n');
  }

 private:
  [[nodiscard]] std::string sentence(const Finding& finding) const {
    const std::string subject = subject_words(finding, language_);
    std::string text = unit_words(finding, language_);
    if (!subject.empty()) text += word(ReportWord::separator, language_) + subject;
    return text + word(ReportWord::colon, language_) + sentence_of(finding, language_);
  }

  [[nodiscard]] std::string described(const Problem& problem) const {
    const std::string place = to_text(problem.at);
    return (place.empty() ? "" : place + word(ReportWord::colon, language_)) + problem_sentence(problem, language_);
  }

  // Its date is known at the end: the object is left open for it.
  [[nodiscard]] static std::string open_part(JsonObject& object) {
    std::string text = object.done();
    text.pop_back();
    return text;
  }

  [[nodiscard]] std::string observation_of(const Finding& finding, const std::string& uuid) {
    JsonObject object;
    object.text("uuid", uuid).text("title", title_of(finding)).text("description", sentence(finding));
    std::vector<std::string> props = {property("status", to_string(finding.status)), property("rule", finding.rule->id),
                                      property("policy", finding.rule->policy),
                                      property("force", to_string(force_of(finding)))};
    for (const ClauseRef& clause : finding.rule->clauses) props.push_back(property("clause", clause.id));
    if (finding.due) props.push_back(property("due", *finding.due));
    if (finding.change) props.push_back(property("change", to_string(*finding.change)));
    props.push_back(property("fingerprint", finding.fingerprint));
    if (!finding.requirement.empty()) props.push_back(property("requirement", plain(finding.requirement)));
    for (const ParamUsed& param : *finding.params) props.push_back(property_of(param));
    add_array(object, "props", props);
    object.raw("methods", "[\"TEST\"]").raw("types", "[\"control-objective\"]");
    if (finding.unit) {
      JsonObject subject;
      subject.text("subject-uuid", party_of(finding)).text("type", "party").text("title", plain(*finding.unit));
      object.raw("subjects", '[' + subject.done() + ']');
    }
    std::vector<std::string> evidence;
    for (const Evidence& each : finding.evidence) add_evidence(evidence, each.at, evidence_words(each, language_));
    for (const Missing& each : finding.missing) {
      add_evidence(evidence, each.at,
                   word(ReportWord::label_missing, language_) + word(ReportWord::colon, language_) +
                       missing_words(each, language_));
    }
    add_array(object, "relevant-evidence", evidence);
    if (finding.status == Status::waived) object.text("remarks", waived_words(finding));
    return open_part(object);
  }

  // Called by its class; whose it is and from which day it holds, in the remarks.
  [[nodiscard]] std::string property_of(const ParamUsed& param) const {
    JsonObject object;
    object.text("name", "parameter").text("ns", kNamespace);
    object.text("value", plain(param.shown.empty() ? param.value : param.shown)).text("class", param.name);
    return object.text("remarks", param_words(param, language_)).done();
  }

  static void add_evidence(std::vector<std::string>& into, const Location& at, const std::string& words) {
    JsonObject object;
    if (!at.file.empty())
      object.text("href", uri_of(at.file) + (at.line > 0 ? "#line=" + std::to_string(at.line) : std::string()));
    const std::string place = to_text(at);
    object.text("description", place.empty() ? words : words + " (" + place + ')');
    into.push_back(object.done());
  }

  // By whom, why and until when.
  [[nodiscard]] std::string waived_words(const Finding& finding) const {
    const std::string why = finding.waiver ? waiver_words(finding, language_) : plain(finding.why);
    return word(Status::waived, language_) + (why.empty() ? "" : word(ReportWord::colon, language_) + why);
  }

  [[nodiscard]] std::string decided(const Finding& finding, const std::string& uuid,
                                    const std::string& observation) const {
    const bool satisfied = finding.status == Status::pass;
    JsonObject status;
    status.text("state", satisfied ? "satisfied" : "not-satisfied");
    status.text("reason", satisfied ? "pass" : finding.status == Status::fail ? "fail" : "other");
    if (finding.status == Status::waived) status.text("remarks", waived_words(finding));
    JsonObject target;
    target.text("type", "objective-id").text("target-id", finding.rule->id).raw("status", status.done());
    JsonObject object;
    object.text("uuid", uuid).text("title", title_of(finding));
    object.text("description", citation(finding, language_) + word(ReportWord::colon, language_) + sentence(finding));
    object.raw("target", target.done());
    object.raw("related-observations", '[' + id_of("observation-uuid", observation) + ']');
    return object.done();
  }

  std::string party_of(const Finding& finding) {
    const std::string uuid = uuid_of("party", identity_of(*finding.unit, finding.region));
    if (known_parties_.insert(uuid).second) {
      JsonObject party;
      party.text("uuid", uuid).text("type", "organization");
      const std::string name = plain(*finding.unit);
      parties_.add(party.text("name", name.empty() ? word(ReportWord::no_unit, language_) : name).done());
    }
    return uuid;
  }

  void append_kept(std::string& out, const SpillBuffer& kept, std::string_view before, std::string_view behind = {}) {
    out += '[';
    append_parts(out, output_, kept, before, behind);
    out += ']';
  }

  void append_metadata(std::string& out, const std::string& moment) {
    JsonObject metadata(out);
    metadata.text("title", word(ReportWord::assessment, language_)).text("last-modified", moment);
    metadata.text("version", day_).text("oscal-version", "1.1.2");
    if (parties_.size() > 0) metadata.with("parties", [&](std::string& text) { append_kept(text, parties_, ""); });
    metadata.close();
  }

  void append_result(std::string& out, const std::string& moment) {
    JsonObject result(out);
    result.text("uuid", uuid_of("result", run_.rulebook + '\n' + day_ + '\n' + run_.options));
    result.text("title", word(ReportWord::assessment, language_));
    result.text("description",
                filled(ReportWord::assessment_text, language_, {plain(run_.version), rulebook_words(run_)}));
    result.text("start", moment);
    if (!run_.rulebook.empty()) {
      std::vector<std::string> props = {property("rulebook", plain(run_.rulebook)),
                                        property("program-version", plain(run_.version))};
      for (const std::string& folder : run_.folders) props.push_back(property("rulebook-folder", plain(folder)));
      if (!run_.profile.empty()) props.push_back(property("profile", plain(run_.profile)));
      add_array(result, "props", props);
    }
    result.with("reviewed-controls", [&](std::string& text) { append_reviewed(text); });
    append_log(result, moment);
    if (observations_.size() > 0) {
      result.with("observations", [&](std::string& text) {
        append_kept(text, observations_, "\n", ",\"collected\":\"" + moment + "\"}");
      });
    }
    if (findings_.size() > 0) result.with("findings", [&](std::string& text) { append_kept(text, findings_, "\n"); });
    result.close();
  }

  void append_reviewed(std::string& out) const {
    JsonObject reviewed(out);
    const auto ids = [](std::string_view name) {
      return [name](std::string& text, const std::string& id) { text += id_of(name, id); };
    };
    JsonObject selection;
    if (controls_.empty()) {
      selection.raw("include-all", "{}");
    } else {
      selection.array("include-controls", controls_, ids("control-id"));
    }
    reviewed.raw("control-selections", '[' + selection.done() + ']');
    if (!objectives_.empty()) {
      JsonObject objectives;
      objectives.array("include-objectives", objectives_, ids("objective-id"));
      reviewed.raw("control-objective-selections", '[' + objectives.done() + ']');
    }
    reviewed.close();
  }

  // What was wrong with the inputs is an entry of the log each.
  void append_log(JsonObject& result, const std::string& moment) const {
    if (problems_.empty()) return;
    result.with("assessment-log", [&](std::string& out) {
      JsonObject log(out);
      log.array("entries", problems_, [&](std::string& text, const std::string& open) {
        text += '\n' + open + ",\"start\":\"" + moment + "\"}";
      });
      log.close();
    });
  }

  Output& output_;
  Language language_;
  Run run_;
  std::string day_;
  std::set<std::string> controls_, objectives_;
  std::unordered_set<std::string> known_parties_;
  std::unordered_map<std::string, std::uint32_t> seen_;  // of each fingerprint
  SpillBuffer parties_, observations_, findings_;
  std::vector<std::string> problems_;
};

}  // namespace

std::unique_ptr<ReportSink> oscal_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<OscalReport>(output, settings.language);
}

}  // namespace ducha
