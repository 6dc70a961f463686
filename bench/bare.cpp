// SPDX-License-Identifier: Apache-2.0
// How long the parsers alone take over a file: libyaml's events, simdjson's walk over every value. Prints the seconds
// of the processor, the least of several rounds.
//
//   bare yaml|ndjson FILE
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include <simdjson.h>
#include <yaml.h>

namespace {

std::uint64_t yaml_events(const std::string& bytes) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::uint64_t seen = 0;
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) break;
    more = event.type != YAML_STREAM_END_EVENT;
    if (event.type == YAML_SCALAR_EVENT) seen += event.data.scalar.length;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return seen;
}

std::uint64_t walk(const simdjson::dom::element& element) {
  std::uint64_t seen = 0;
  if (element.is_object()) {
    for (const auto& field : simdjson::dom::object(element)) seen += field.key.size() + walk(field.value);
  } else if (element.is_array()) {
    for (const auto& one : simdjson::dom::array(element)) seen += walk(one);
  } else if (element.is_string()) {
    seen += std::string_view(element).size();
  } else {
    ++seen;
  }
  return seen;
}

std::uint64_t json_values(const simdjson::padded_string& bytes) {
  simdjson::dom::parser parser;
  std::uint64_t seen = 0;
  simdjson::dom::document_stream documents = parser.parse_many(bytes, 1U << 20U);
  for (auto document : documents) seen += walk(document.value());
  return seen;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream file(argv[2], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const simdjson::padded_string padded(bytes);
  constexpr int kRounds = 3;
  double least = 1e9;
  std::uint64_t seen = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t start = std::clock();
    seen += std::string(argv[1]) == "yaml" ? yaml_events(bytes) : json_values(padded);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::printf("%.6f %llu\n", least, static_cast<unsigned long long>(seen));
  return seen > 0 ? 0 : 1;
}
