// SPDX-License-Identifier: Apache-2.0
#include "judge/options.h"

#include <memory>
#include <utility>

#include <fnmatch.h>

#include "base/period.h"
#include "document/read.h"
#include "feel/compile/program.h"
#include "findings/json_object.h"

namespace ducha {

namespace {

std::optional<std::vector<std::string>> words_in(NodeView node) {
  if (!node.is_list()) return std::nullopt;
  std::vector<std::string> words;
  for (const NodeView element : node.elements()) {
    if (!element.is_scalar()) return std::nullopt;
    words.emplace_back(element.text());
  }
  return words;
}

bool read_words(NodeView node, std::vector<std::string>& into) {
  auto words = words_in(node);
  if (!words) return false;
  into = std::move(*words);
  return true;
}

bool read_params(NodeView node, CheckOptions& options) {
  if (!node.is_map()) return false;
  for (const NodeView::Entry& entry : node.entries()) {
    if (!entry.value.is_scalar()) return false;
    const feel::Compiled compiled = feel::compile(entry.value.text(), {});
    if (!compiled.program) return false;
    options.params.emplace_back(std::string(entry.key.text()), compiled.program->evaluate({}));
  }
  return true;
}

bool read_set(NodeView node, CheckOptions& options) {
  if (!node.is_map()) return false;
  for (const NodeView::Entry& entry : node.entries()) {
    if (!entry.value.is_scalar()) return false;
    options.set.emplace_back(std::string(entry.key.text()), std::string(entry.value.text()));
  }
  return true;
}

std::string list(const std::vector<std::string>& words) {
  JsonArray array;
  for (const std::string& word : words) array.raw(json_string(word));
  return array.done();
}

}  // namespace

std::string to_json(const CheckOptions& options) {
  JsonObject params, set;
  for (const auto& [name, value] : options.params) params.text(name, feel::to_feel(value));
  for (const auto& [name, value] : options.set) set.text(name, value);
  JsonObject object;
  object.raw("policies", list(options.policies)).raw("select", list(options.select));
  object.raw("ignore", list(options.ignore));
  object.text_or_null("period", options.period ? to_string(*options.period) : std::string());
  object.raw("params", params.done()).raw("set", set.done());
  if (!options.across) object.boolean("across", false);
  if (!options.roster.empty()) object.text("roster", options.roster);
  if (!options.waivers.empty()) object.raw("waivers", list(options.waivers));
  if (!options.profiles.empty()) object.raw("profiles", list(options.profiles));
  if (!options.scoring.empty()) object.text("scoring", options.scoring);
  return object.done();
}

std::string_view to_string(Remedies remedies) {
  switch (remedies) {
    case Remedies::none: return "none";
    case Remedies::fail: return "fail";
    case Remedies::all: return "all";
  }
  return "none";
}

std::string written_json(const CheckOptions& options, const WrittenBy& call) {
  JsonArray shown;
  for (const Status status : kStatuses) {
    if (options.shown[static_cast<std::size_t>(status)]) shown.raw(json_string(to_string(status)));
  }
  JsonObject object;
  object.text("lang", to_string(options.language)).raw("status", shown.done());
  if (options.remedies != Remedies::none) object.text("remedies", to_string(options.remedies));
  if (call.sources) object.boolean("sources", true);
  if (call.strict) object.boolean("strict", true);
  if (!call.baseline.empty()) object.raw("baseline", list(call.baseline));
  if (call.across_periods) object.boolean("across_periods", true);
  return object.done();
}

bool read_options(std::string_view json, CheckOptions& options) {
  Diagnostics discarded;
  const auto document = read_json(std::make_shared<const SourceText>("options", std::string(json)), discarded);
  if (!document || !document->root().is_map()) return false;
  const NodeView root = document->root();
  const NodeView period = root.find("period");
  if (period.is_scalar() && !period.is_null()) {
    options.period = read_period(period.text());
    if (!options.period) return false;
  }
  const NodeView across = root.find("across");
  options.across = !across.is_scalar() || across.text() != "false";
  const NodeView roster = root.find("roster");
  if (roster.is_scalar() && !roster.is_null()) options.roster = std::string(roster.text());
  const NodeView scoring = root.find("scoring");
  if (scoring.is_scalar() && !scoring.is_null()) options.scoring = std::string(scoring.text());
  const auto read_if_there = [&root](std::string_view name, std::vector<std::string>& into) {
    const NodeView node = root.find(name);
    return !node.exists() || read_words(node, into);
  };
  if (!read_if_there("waivers", options.waivers) || !read_if_there("profiles", options.profiles)) return false;
  return read_words(root.find("policies"), options.policies) && read_words(root.find("select"), options.select) &&
         read_words(root.find("ignore"), options.ignore) && read_params(root.find("params"), options) &&
         read_set(root.find("set"), options);
}

bool read_written(std::string_view json, CheckOptions& options, WrittenBy& call) {
  Diagnostics discarded;
  const auto document = read_json(std::make_shared<const SourceText>("written", std::string(json)), discarded);
  if (!document || !document->root().is_map()) return false;
  const NodeView root = document->root();
  const auto says = [&root](std::string_view name) {
    const NodeView node = root.find(name);
    return node.is_scalar() && node.text() == "true";
  };
  std::vector<std::string> shown;
  if (!root.find("lang").is_scalar() || !read_language(root.find("lang").text(), options.language)) return false;
  if (!read_words(root.find("status"), shown)) return false;
  options.shown = {};
  for (const std::string& word : shown) {
    const std::optional<Status> status = read_status(word);
    if (!status) return false;
    options.shown[static_cast<std::size_t>(*status)] = true;
  }
  const NodeView remedies = root.find("remedies");
  for (const Remedies each : {Remedies::fail, Remedies::all}) {
    if (remedies.is_scalar() && remedies.text() == to_string(each)) options.remedies = each;
  }
  call.sources = says("sources");
  call.strict = says("strict");
  call.across_periods = says("across_periods");
  return !root.find("baseline").exists() || read_words(root.find("baseline"), call.baseline);
}

bool fits(std::string_view name, const std::string& pattern) {
  return ::fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0;
}

}  // namespace ducha
