// SPDX-License-Identifier: Apache-2.0
// JUnit's XML as CI servers read it: a suite a unit and policy, a case a rule and subject. A `failure` stands exactly
// where the finding makes the exit code 1; what is not to be counted is skipped, with its reason. Suites are held until
// the end, since their counts come first.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "base/text.h"
#include "findings/exit_code.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/text_finding.h"
#include "report/words.h"

namespace ducha {

namespace {

class OutputWriter : public pugi::xml_writer {
 public:
  explicit OutputWriter(Output& output) : output_(output) {}
  void write(const void* data, std::size_t size) override {
    output_.write(std::string_view(static_cast<const char*>(data), size));
  }

 private:
  Output& output_;
};

// Whatever the text is, the document stays one that XML takes.
void set(pugi::xml_node node, const char* name, std::string_view text) {
  node.append_attribute(name).set_value(for_xml(text).c_str());
}

struct CaseCounts {
  unsigned tests = 0, failures = 0, errors = 0, skipped = 0;
  void add(const CaseCounts& more) {
    tests += more.tests;
    failures += more.failures;
    errors += more.errors;
    skipped += more.skipped;
  }
};

void write_counts(pugi::xml_node node, const CaseCounts& counts) {
  node.append_attribute("tests") = counts.tests;
  node.append_attribute("failures") = counts.failures;
  node.append_attribute("errors") = counts.errors;
  node.append_attribute("skipped") = counts.skipped;
}

class JunitReport : public ReportSink {
 public:
  JunitReport(Output& output, const ReportSettings& settings) : output_(output), settings_(settings) {
    root_ = document_.append_child("testsuites");
    root_.append_attribute("name") = "ducha";
  }

  void begin(const Run& run) override { run_ = run; }

  void finding(const Finding& finding) override {
    Suite& suite = suite_of(finding);
    pugi::xml_node one = suite.node.append_child("testcase");
    set(one, "classname", finding.rule->policy);
    const std::string subject = subject_words(finding, settings_.language);
    set(one, "name", subject.empty() ? finding.rule->id : finding.rule->id + " [" + subject + ']');
    const Location at = place_of(finding);
    if (!at.file.empty()) set(one, "file", plain(at.file));
    if (at.line > 0) one.append_attribute("line") = at.line;
    write_required(finding, one);
    ++suite.counts.tests;
    write_outcome(finding, one, suite.counts);
  }

  void problem(const Problem& problem) override {
    if (!problems_.node) problems_.node = new_suite(word(ReportWord::problems, settings_.language));
    pugi::xml_node one = problems_.node.append_child("testcase");
    set(one, "classname", "ducha");
    const std::string place = to_text(problem.at);
    set(one, "name", place.empty() ? problem.code : problem.code + " [" + place + ']');
    if (!problem.at.file.empty()) set(one, "file", plain(problem.at.file));
    if (problem.at.line > 0) one.append_attribute("line") = problem.at.line;
    ++problems_.counts.tests;
    const bool error = problem.severity == Severity::error;
    ++(error ? problems_.counts.errors : problems_.counts.skipped);
    say(one, error ? "error" : "skipped", problem.code, problem_sentence(problem, settings_.language), {});
  }

  void plan(const PlanResult& plan) override {
    for (auto& [policy, suite] : of_plan_) {
      if (!plan.file.empty()) set(suite.node, "file", plain(plan.file));
      named_[suite.node.attribute("name").value()].push_back(
          {suite.node, plan.period.value_or(""), plain(plan.file), plan.line});
      close(suite);
    }
    of_plan_.clear();
  }

  void end(const Summary&) override {
    for (auto& [policy, suite] : of_plan_) close(suite);
    if (problems_.node) close(problems_);
    for (auto& [name, suites] : named_) tell_apart(name, suites);
    write_counts(root_, total_);
    OutputWriter writer(output_);
    document_.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  }

 private:
  struct Suite {
    pugi::xml_node node;
    CaseCounts counts;
  };
  struct NamedSuite {
    pugi::xml_node node;
    std::string period, file;
    std::uint32_t line = 0;
  };

  // Servers take suites of one name for one. Several plans of a unit differ by their periods, else by where they
  // stand, whatever the order in which they came.
  static void tell_apart(const std::string& name, const std::vector<NamedSuite>& suites) {
    if (suites.size() < 2) return;
    const auto is_told = [&suites](const auto& said_of) {
      std::set<std::string> said;
      for (const NamedSuite& each : suites) said.insert(said_of(each));
      return said.size() == suites.size();
    };
    const auto rename = [&](const auto& said_of) {
      for (const NamedSuite& each : suites) {
        pugi::xml_node node = each.node;
        node.attribute("name") = for_xml(name + " [" + said_of(each) + ']').c_str();
      }
    };
    const auto period = [](const NamedSuite& each) { return each.period; };
    const auto file = [](const NamedSuite& each) { return each.file; };
    const auto place = [](const NamedSuite& each) { return each.file + ':' + std::to_string(each.line); };
    if (is_told(period)) return rename(period);
    is_told(file) ? rename(file) : rename(place);
  }

  pugi::xml_node new_suite(const std::string& name) {
    pugi::xml_node node = root_.append_child("testsuite");
    set(node, "name", name);
    if (run_.version.empty()) return node;
    pugi::xml_node properties = node.append_child("properties");
    add_property(properties, "program", "ducha " + plain(run_.version));
    add_property(properties, "rulebook", rulebook_words(run_));
    add_property(properties, "profile", plain(run_.profile));
    add_property(properties, "as_of", plain(run_.as_of.value_or("")));
    return node;
  }

  static void add_property(pugi::xml_node properties, const std::string& name, const std::string& value) {
    if (value.empty()) return;
    pugi::xml_node property = properties.append_child("property");
    set(property, "name", name);
    set(property, "value", value);
  }

  // What is required with the figures of the case, and each figure with whose it is.
  void write_required(const Finding& finding, pugi::xml_node one) const {
    if (finding.requirement.empty() && finding.params->empty()) return;
    pugi::xml_node properties = one.append_child("properties");
    add_property(properties, "requirement", plain(finding.requirement));
    for (const ParamUsed& param : *finding.params)
      add_property(properties, "param." + plain(param.name), param_words(param, settings_.language));
  }

  Suite& suite_of(const Finding& finding) {
    Suite& suite = of_plan_[finding.rule->policy];
    if (!suite.node) {
      const std::string& title = finding.rule->policy_title.empty() ? finding.rule->policy : finding.rule->policy_title;
      // Units of one name are told apart by their regions.
      const std::string region = finding.unit ? region_words(finding.region) : std::string();
      suite.node = new_suite((region.empty() ? region : region + ' ') + unit_words(finding, settings_.language) +
                             word(ReportWord::separator, settings_.language) + plain(title));
    }
    return suite;
  }

  void close(Suite& suite) {
    write_counts(suite.node, suite.counts);
    total_.add(suite.counts);
  }

  void write_outcome(const Finding& finding, pugi::xml_node one, CaseCounts& counts) {
    const std::string sentence =
        title_of(finding) + word(ReportWord::colon, settings_.language) + sentence_of(finding, settings_.language);
    const std::string details = to_text(finding, TextLayout{settings_.language, Style(false), 0});
    const std::string& status = word(finding.status, settings_.language);
    if (finding.status == Status::error) {
      ++counts.errors;
      say(one, "error", std::string(to_string(finding.rule->modality)), sentence, details);
    } else if (counts_against(finding, settings_.fail_on)) {
      ++counts.failures;
      say(one, "failure", std::string(to_string(finding.rule->modality)), sentence, details);
    } else if (finding.status != Status::pass) {
      ++counts.skipped;
      const std::string waiver = waiver_words(finding, settings_.language);
      say(one, "skipped", {},
          status + word(ReportWord::colon, settings_.language) + (waiver.empty() ? sentence : waiver), {});
      if (finding.status == Status::fail || finding.status == Status::unknown || finding.status == Status::waived)
        one.append_child("system-out").text().set(for_xml(details).c_str());
    }
  }

  static void say(pugi::xml_node one, const char* element, const std::string& type, const std::string& message,
                  const std::string& details) {
    pugi::xml_node node = one.append_child(element);
    if (!type.empty()) set(node, "type", type);
    set(node, "message", message);
    if (!details.empty()) node.text().set(for_xml(details).c_str());
  }

  Output& output_;
  ReportSettings settings_;
  Run run_;
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::map<std::string, Suite> of_plan_;  // by policy
  std::map<std::string, std::vector<NamedSuite>> named_;
  Suite problems_;
  CaseCounts total_;
};

}  // namespace

std::unique_ptr<ReportSink> junit_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<JunitReport>(output, settings);
}

}  // namespace ducha
