// SPDX-License-Identifier: Apache-2.0
#include "authoring/fixed_schema.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "facts/fact_type.h"
#include "findings/status.h"
#include "rulebook/clause.h"

namespace ducha {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTexts = {{
#include "authoring/schema_texts.inc"
}};

Json words_of(const std::string& table) {
  Json words = Json::array();
  if (table == "statuses") {
    for (const Status status : kStatuses) words.push_back(std::string(to_string(status)));
  } else if (table == "modalities") {
    for (const Modality modality : kModalities) words.push_back(std::string(to_string(modality)));
  } else if (table == "unchecked_kinds") {
    for (const UncheckedKind kind :
         {UncheckedKind::background, UncheckedKind::exhortation, UncheckedKind::unobservable}) {
      words.push_back(std::string(to_string(kind)));
    }
  } else if (table == "fact_types") {
    for (int type = 0; type <= static_cast<int>(FactType::list); ++type) {
      words.push_back(std::string(to_string(static_cast<FactType>(type))));
    }
  }
  return words;
}

// {"$words": "statuses"} becomes {"enum": [...]}.
void fill(Json& json) {
  if (json.is_object() && json.contains("$words")) {
    json["enum"] = words_of(json["$words"].get<std::string>());
    json.erase("$words");
  }
  if (json.is_structured()) {
    for (Json& below : json) fill(below);
  }
}

}  // namespace

std::optional<std::string> fixed_schema(std::string_view name) {
  for (const auto& [known, text] : kTexts) {
    if (known != name) continue;
    Json schema = Json::parse(text);
    fill(schema);
    return schema.dump(1) + '\n';
  }
  return std::nullopt;
}

}  // namespace ducha
