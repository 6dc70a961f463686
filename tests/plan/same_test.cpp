// SPDX-License-Identifier: Apache-2.0
// One plan written as YAML in its many ways, as a line of NDJSON and inside a JSON array reads the same; one of single
// values as a row of a table, too.
#include <algorithm>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.h"
#include "base/utf8.h"
#include "document/json_fault.h"
#include "plan/codes.h"
#include "plan/plan.h"
#include "plan/reader.h"
#include "vocabularies.h"

using ducha::FactSpec;
using ducha::FactType;
using ducha::PlanFormat;

namespace {

// What a plan says, apart from how it is written.
struct Draft {
  enum class Kind : std::uint8_t { null, text, list, map } kind = Kind::null;
  std::string text;
  std::vector<Draft> parts;                          // of a list
  std::vector<std::pair<std::string, Draft>> pairs;  // of a map
};

Draft text(std::string_view words) { return {Draft::Kind::text, std::string(words), {}, {}}; }

class Author {
 public:
  explicit Author(std::uint32_t seed) : random_(seed) {}

  Draft plan(const std::vector<FactSpec>& specs) {
    Draft draft{Draft::Kind::map, {}, {}, {}};
    draft.pairs.emplace_back(one_of({"unit", "\xE5\x8D\x95\xE4\xBD\x8D", "\xE5\x96\xAE\xE4\xBD\x8D"}),
                             text(one_of({"\xE9\x9D\x92\xE5\xB1\xB1\xE5\x8E\xBF", "A: b", "yes", "12", "- x", "#1"})));
    if (chance(70))
      draft.pairs.emplace_back(one_of({"period", "\xE6\x9C\x9F\xE9\x97\xB4"}),
                               text(one_of({"2024", "2024-H1", "\xE6\x98\x8E\xE5\xB9\xB4"})));
    if (chance(50))
      draft.pairs.emplace_back(one_of({"as_of", "\xE6\x88\xAA\xE6\xAD\xA2\xE6\x97\xA5\xE6\x9C\x9F"}),
                               text(one_of({"2024-12-31",
                                            "2024\xE5\xB9\xB4"
                                            "2\xE6\x9C\x88"
                                            "30\xE6\x97\xA5"})));
    if (chance(30)) draft.pairs.emplace_back("colour", text("red"));
    draft.pairs.emplace_back(one_of({"facts", "\xE4\xBA\x8B\xE5\xAE\x9E"}), record(specs));
    return draft;
  }

  std::string yaml(const Draft& draft) { return "---\n" + (chance(20) ? flow(draft) : block(draft, 0)) + "\n"; }

  std::string json(const Draft& draft) {
    switch (draft.kind) {
      case Draft::Kind::null: return "null";
      case Draft::Kind::text: return is_bare_json(draft.text) && chance(60) ? draft.text : quoted(draft.text);
      case Draft::Kind::list: {
        std::string out;
        for (const Draft& part : draft.parts) out += (out.empty() ? "" : ", ") + json(part);
        return "[" + out + "]";
      }
      case Draft::Kind::map: {
        std::string out;
        for (const auto& [key, value] : draft.pairs)
          out += (out.empty() ? "" : ", ") + quoted(key) + ": " + json(value);
        return "{" + out + "}";
      }
    }
    return {};
  }

  // A plan whose facts are single values, as a table can hold them. What is written nowhere is no column.
  Draft single_plan(const std::vector<FactSpec>& specs) {
    std::vector<FactSpec> singles;
    for (const FactSpec& spec : specs) {
      if (spec.type != FactType::record && spec.type != FactType::list) singles.push_back(spec);
    }
    for (;;) {
      Draft draft = plan(singles);
      std::erase_if(draft.pairs, [](const auto& pair) { return pair.first == "colour"; });
      bool single = true;
      for (auto& [key, value] : draft.pairs.back().second.pairs) {
        single = single && (value.kind == Draft::Kind::null || value.kind == Draft::Kind::text);
        // A table tells no empty text from nothing.
        if (value.text.empty()) value = {};
      }
      if (single) return draft;
    }
  }

  // A header, and under it the plan.
  std::string table(const Draft& draft, char separator) {
    std::string header;
    std::string row;
    const auto add = [&](const std::string& key, const std::string& value) {
      if (!header.empty()) {
        header += separator;
        row += separator;
      }
      header += cell(key, separator);
      row += cell(value, separator);
    };
    for (const auto& [key, value] : draft.pairs) {
      if (value.kind != Draft::Kind::map) add(key, value.text);
    }
    for (const auto& [key, value] : draft.pairs.back().second.pairs) {
      add((chance(20) ? one_of({"facts.", "\xE4\xBA\x8B\xE5\xAE\x9E."}) : "") + key, value.text);
    }
    const std::string end = chance(50) ? "\r\n" : "\n";
    return (chance(20) ? "\xEF\xBB\xBF" : "") + header + end + (chance(20) ? end : "") + row + (chance(80) ? end : "");
  }

 private:
  std::string cell(std::string_view words, char separator) {
    const bool needs = words.find_first_of(std::string("\"\r\n") + separator) != std::string_view::npos;
    if (!needs && chance(70)) return std::string(words);
    std::string out = "\"";
    for (const char c : words) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
  }

  bool chance(unsigned percent) { return random_() % 100 < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& choices) {
    return choices[random_() % choices.size()];
  }
  std::string one_of(std::initializer_list<const char*> choices) {
    return *(choices.begin() + random_() % choices.size());
  }

  std::string key_of(const FactSpec& spec) {
    std::vector<std::string> spellings = {spec.name, spec.label.zh, ducha::to_traditional(spec.label.zh)};
    if (!spec.label.en.empty()) spellings.push_back(spec.label.en);
    spellings.insert(spellings.end(), spec.aliases.begin(), spec.aliases.end());
    return pick(spellings);
  }

  Draft record(const std::vector<FactSpec>& specs) {
    Draft draft{Draft::Kind::map, {}, {}, {}};
    for (const FactSpec& spec : specs) {
      if (chance(70)) draft.pairs.emplace_back(key_of(spec), value(spec));
      if (chance(3)) draft.pairs.emplace_back(key_of(spec), value(spec));  // perhaps a second time
    }
    if (chance(10)) draft.pairs.emplace_back("unknown key", text("x"));
    return draft;
  }

  Draft value(const FactSpec& spec) {
    if (chance(8)) return {};
    if (chance(3)) return text("no such thing");
    if (chance(2)) return {Draft::Kind::list, {}, {text("1")}, {}};
    if (chance(2)) return {Draft::Kind::map, {}, {}, {{"a", text("1")}}};
    switch (spec.type) {
      case FactType::count:
        return text(one_of({"0", "12", "1,126", "\xEF\xBC\x91\xEF\xBC\x92", "\xE5\x8D\x81\xE4\xBA\x8C", "-1", "1e3"}));
      case FactType::number:
        return text(one_of({"12.5", "-3", "1.50", "\xE4\xB8\x89\xE7\x82\xB9\xE4\xBA\x94", "1.2.3"}));
      case FactType::share:
        return text(
            one_of({"2%", "\xEF\xBC\x92\xEF\xBC\x85", "0.02", "\xE7\x99\xBE\xE5\x88\x86\xE4\xB9\x8B\xE4\xBA\x8C"}));
      case FactType::money:
        return text(
            one_of({"350", "350 \xE4\xB8\x87\xE5\x85\x83", "1.2\xE4\xBA\xBF\xE5\x85\x83", "80\xE5\x85\x83", "-0.01"}));
      case FactType::date:
        return text(one_of({"2024-06-30",
                            "2024\xE5\xB9\xB4"
                            "6\xE6\x9C\x88"
                            "30\xE6\x97\xA5",
                            "2024.6.30", "2024/6/30", "2024-02-30"}));
      case FactType::boolean: return text(one_of({"true", "false", "\xE6\x98\xAF", "\xE5\x90\xA6", "yes", "no"}));
      case FactType::event: return text(one_of({"2024-06-30", "2099-01-01", "\xE6\x9C\xAA\xE5\x8A\x9E", "yes"}));
      case FactType::choice: return text(one_of({"hill", "\xE5\xB9\xB3\xE5\x8E\x9F", "Hilly ground"}));
      case FactType::name:
      case FactType::text:
        return text(one_of({"a",    "",       " x ",  "null",    "~",
                            "a: b", "#x",     "- y",  "\"q\"",   "it's",
                            "{z}",  "a\nb\n", "\t",   "\\",      "\xE6\xB1\x89\xE5\xAD\x97\xF0\x9F\x98\x80",
                            "\x01", "true",   "1.50", "'",       "a #b",
                            "*x",   "&x",     "!x",   "%x",      "@x",
                            "|",    "?",      "---",  "\xC2\x85"}));
      case FactType::record: return record(spec.fields);
      case FactType::list: break;
    }
    Draft list{Draft::Kind::list, {}, {}, {}};
    for (std::size_t count = random_() % 4; count > 0; --count) {
      list.parts.push_back(spec.element.empty() ? record(spec.fields) : value(spec.element.front()));
    }
    return list;
  }

  static bool is_bare_json(std::string_view words) {
    return words == "true" || words == "false" || ducha::is_json_number(words);
  }

  // JSON's strings are YAML's, too.
  std::string quoted(std::string_view words) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "\"";
    for (std::size_t at = 0; at < words.size();) {
      const ducha::CodePoint point = ducha::code_point_at(words, at);
      const auto code = static_cast<std::uint32_t>(point.value);
      if (words[at] == '"' || words[at] == '\\') {
        (out += '\\') += words[at];
      } else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code < 0x10000 && chance(10))) {
        out += "\\u";
        for (std::uint32_t shift = 16; shift > 0; shift -= 4) out += kDigits[code >> (shift - 4U) & 0xFU];
      } else {
        out += words.substr(at, point.length);
      }
      at += point.length;
    }
    return out + "\"";
  }

  static bool is_plain(std::string_view words) {
    if (words.empty() || words == "null" || words == "~" || words.front() == ' ' || words.back() == ' ') return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`\\").find(words.front()) != std::string_view::npos) {
      return words.size() > 1 && words.front() == '-' && words[1] >= '0' && words[1] <= '9';
    }
    for (const char c : words) {
      if (static_cast<unsigned char>(c) < 0x20 || std::string_view(":#[]{},").find(c) != std::string_view::npos)
        return false;
    }
    return words.find("\xC2\x85") == std::string_view::npos;
  }

  std::string scalar(std::string_view words) {
    if (is_plain(words) && chance(70)) return std::string(words);
    for (const char c : words) {
      if (static_cast<unsigned char>(c) < 0x20) return quoted(words);
    }
    if (words.find("\xC2\x85") != std::string_view::npos || chance(50)) return quoted(words);
    std::string out = "'";
    for (const char c : words) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
  }

  std::string flow(const Draft& draft) {
    switch (draft.kind) {
      case Draft::Kind::null: return one_of({"~", "null"});
      case Draft::Kind::text: return scalar(draft.text);
      case Draft::Kind::list: {
        std::string out = "[";
        for (const Draft& part : draft.parts) out += flow(part) + (chance(10) ? " ,\n      " : ", ");
        return out + "]";
      }
      case Draft::Kind::map: {
        std::string out = "{";
        for (const auto& [key, value] : draft.pairs) out += scalar(key) + ": " + flow(value) + ", ";
        return out + "}";
      }
    }
    return {};
  }

  std::string block(const Draft& draft, std::size_t indent) {
    const std::string margin(indent, ' ');
    if (draft.kind == Draft::Kind::null) return one_of({"", " ~", " null"});
    if (draft.kind == Draft::Kind::text || draft.parts.size() + draft.pairs.size() == 0 || chance(25)) {
      return " " + flow(draft);
    }
    std::string out = indent == 0 ? "" : "\n";
    for (const Draft& part : draft.parts) out += margin + "-" + block(part, indent + 2) + comment() + "\n";
    for (const auto& [key, value] : draft.pairs)
      out += margin + scalar(key) + ":" + block(value, indent + 2) + comment() + "\n";
    return out;
  }

  std::string comment() { return chance(10) ? "   # \xE6\xB3\xA8\xE9\x87\x8A: {" : ""; }

  std::mt19937 random_;
};

struct Reading {
  ducha::Plan plan;
  std::vector<ducha::FactSet> sets;
  std::vector<ducha::Code> codes;
};

std::vector<Reading> readings(const std::string& bytes, PlanFormat format,
                              const std::vector<const ducha::Vocabulary*>& vocabularies) {
  std::istringstream stream(bytes);
  const auto cutter = ducha::plan_cutter(stream, "f", format);
  auto reader = ducha::PlanReader(*cutter);
  std::vector<Reading> result;
  std::optional<ducha::ReadPlan> entry;
  while ((entry = reader.next())) {
    CAPTURE(bytes);
    REQUIRE(entry->plan.has_value());
    Reading reading{*entry->plan, {}, {}};
    reading.sets = ducha::read_facts(*entry->plan, vocabularies, ducha::kSeen, entry->diagnostics);
    for (const auto& diagnostic : entry->diagnostics.all()) {
      reading.codes.push_back(diagnostic.code);
      // Every fault has a place inside the input.
      CHECK(diagnostic.at.position().line >= 1);
      CHECK(diagnostic.at.span.end() <= diagnostic.at.source->bytes().size());
    }
    result.push_back(std::move(reading));
  }
  return result;
}

bool same(const Reading& a, const Reading& b) {
  const bool heads = a.plan.unit == b.plan.unit && a.plan.period == b.plan.period && a.plan.as_of == b.plan.as_of;
  if (!heads || a.codes != b.codes || a.sets.size() != b.sets.size()) return false;
  for (std::size_t index = 0; index < a.sets.size(); ++index) {
    const ducha::FactSet& left = a.sets[index];
    const ducha::FactSet& right = b.sets[index];
    if (left.facts.size() != right.facts.size() || left.invalid.size() != right.invalid.size()) return false;
    for (std::size_t slot = 0; slot < left.facts.size(); ++slot) {
      if (left.facts[slot].state != right.facts[slot].state) return false;
      if (!ducha::feel::identical(left.facts[slot].value, right.facts[slot].value)) return false;
    }
    for (std::size_t part = 0; part < left.invalid.size(); ++part) {
      const bool parts =
          left.invalid[part].slot == right.invalid[part].slot && left.invalid[part].path == right.invalid[part].path;
      if (!parts) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("YAML, NDJSON and JSON of one plan read the same") {
  const ducha::Vocabulary first = ducha::first_vocabulary();
  const ducha::Vocabulary second = ducha::second_vocabulary();
  std::size_t given = 0;
  std::size_t invalid = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    Author author(seed);
    constexpr std::size_t kPlans = 8;
    std::string yaml;
    std::string lines;
    std::string array = "[";
    for (std::size_t plan = 0; plan < kPlans; ++plan) {
      const Draft draft = author.plan(first.facts());
      yaml += author.yaml(draft);
      lines += author.json(draft) + "\n";
      array += (plan == 0 ? "" : ",\n") + author.json(draft);
    }
    array += "]";
    std::vector<const ducha::Vocabulary*> vocabularies = {&first};
    if (seed % 2 == 0) vocabularies.push_back(&second);
    const std::vector<Reading> from_yaml = readings(yaml, PlanFormat::yaml, vocabularies);
    const std::vector<Reading> from_lines = readings(lines, PlanFormat::ndjson, vocabularies);
    const std::vector<Reading> from_array = readings(array, PlanFormat::json, vocabularies);
    REQUIRE(from_yaml.size() == kPlans);
    REQUIRE(from_lines.size() == kPlans);
    REQUIRE(from_array.size() == kPlans);
    for (std::size_t plan = 0; plan < kPlans; ++plan) {
      const bool agreed = same(from_yaml[plan], from_lines[plan]) && same(from_lines[plan], from_array[plan]);
      if (!agreed) {
        CAPTURE(seed);
        CAPTURE(plan);
        CAPTURE(yaml);
        CHECK(agreed);
      }
      for (const ducha::Fact& fact : from_yaml[plan].sets[0].facts) {
        if (fact.state == ducha::FactState::given) ++given;
        if (fact.state == ducha::FactState::invalid) ++invalid;
      }
    }
  }
  CHECK(given > 5'000);
  CHECK(invalid > 500);
}

TEST_CASE("YAML, NDJSON and a table of one plan of single values read the same") {
  const ducha::Vocabulary first = ducha::first_vocabulary();
  std::size_t given = 0;
  std::size_t invalid = 0;
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    Author author(seed);
    const Draft draft = author.single_plan(first.facts());
    const std::string yaml = author.yaml(draft);
    const std::string csv = author.table(draft, ',');
    const std::string tsv = author.table(draft, '\t');
    const std::vector<Reading> from_yaml = readings(yaml, PlanFormat::yaml, {&first});
    const std::vector<Reading> from_line = readings(author.json(draft) + "\n", PlanFormat::ndjson, {&first});
    CAPTURE(yaml);
    CAPTURE(csv);
    REQUIRE(from_yaml.size() == 1);
    REQUIRE(from_line.size() == 1);
    CHECK(same(from_yaml[0], from_line[0]));
    for (const std::vector<Reading>& table :
         {readings(csv, PlanFormat::csv, {&first}), readings(tsv, PlanFormat::tsv, {&first})}) {
      REQUIRE(table.size() == 1);
      Reading row = table[0];
      // A column that is no fact is called so; what is wrong with columns is said before what is wrong with cells.
      std::replace(row.codes.begin(), row.codes.end(), ducha::code::plan_column_unknown,
                   ducha::code::plan_fact_unknown);
      std::sort(row.codes.begin(), row.codes.end());
      Reading written = from_yaml[0];
      std::sort(written.codes.begin(), written.codes.end());
      CHECK(same(written, row));
    }
    for (const ducha::Fact& fact : from_yaml[0].sets[0].facts) {
      if (fact.state == ducha::FactState::given) ++given;
      if (fact.state == ducha::FactState::invalid) ++invalid;
    }
  }
  CHECK(given > 3'000);
  CHECK(invalid > 200);
}
