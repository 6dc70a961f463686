// SPDX-License-Identifier: Apache-2.0
#include "audit/run_settings.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>

namespace ducha {

namespace {

// The fields of an object of a run line, which this program wrote: name and JSON text.
std::map<std::string, std::string> fields_of(std::string_view object) {
  std::map<std::string, std::string> fields;
  int depth = 0;
  bool quoted = false;
  std::size_t begin = 1;
  const auto take = [&](std::size_t end) {
    const std::string_view field = object.substr(begin, end - begin);
    const std::size_t colon = field.find("\":");
    if (field.starts_with('"') && colon != std::string_view::npos)
      fields.emplace(field.substr(1, colon - 1), field.substr(colon + 2));
    begin = end + 1;
  };
  for (std::size_t at = 0; at < object.size(); ++at) {
    const char c = object[at];
    if (quoted && c == '\\') ++at;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if ((c == ',' && depth == 1) || (c == '}' && depth == 0)) take(at);
  }
  return fields;
}

}  // namespace

std::vector<ComparedSetting> settings_that_differ(const Run& before, const Run& after) {
  const ComparedSetting all[] = {{"version", before.version, after.version},
                                 {"rulebook", before.rulebook, after.rulebook},
                                 {"as_of", before.as_of.value_or(""), after.as_of.value_or("")},
                                 {"profile", before.profile, after.profile}};
  std::vector<ComparedSetting> differing;
  std::copy_if(std::begin(all), std::end(all), std::back_inserter(differing),
               [](const ComparedSetting& setting) { return setting.before != setting.after; });
  std::map<std::string, std::string> old = fields_of(before.options), now = fields_of(after.options);
  for (const auto& [name, value] : now) old.try_emplace(name);
  for (const auto& [name, value] : old) {
    if (value != now[name]) differing.push_back({"options." + name, value, now[name]});
  }
  return differing;
}

}  // namespace ducha
