// SPDX-License-Identifier: Apache-2.0
// Text to tree (DMN 1.5, 10.3.1.2). Where a name ends depends on what is in scope, so the parser is told.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "feel/syntax/ast.h"
#include "feel/syntax/names.h"

namespace ducha::feel {

struct SyntaxError {
  Code code;
  Span at;
  std::vector<Text> arguments;
};

// In layers: what many expressions share is made once, and what one adds (a record, local names) lies on top.
struct ParseScope {
  NameTable names;                       // what the expression may read
  NameTable fields;                      // names of more than one word that an entry may have, known or not whose
  const ParseScope* below = nullptr;     // outlives this one
  const NameTable* functions = nullptr;  // the built-in ones; outlives the parsing; of the lowest layer

  // Every name that begins at the offset, shortest first; of equals that of the upper layer.
  [[nodiscard]] std::vector<NameTable::Match> names_at(std::string_view text, std::uint32_t offset) const;
  [[nodiscard]] std::vector<NameTable::Match> fields_at(std::string_view text, std::uint32_t offset) const;
  [[nodiscard]] std::vector<NameTable::Match> functions_at(std::string_view text, std::uint32_t offset) const;
};

struct ParseOptions {
  std::size_t nesting = 200;
  bool unary_tests = false;
};

struct Parsed {
  std::optional<Tree> tree;          // none: see the error
  std::optional<SyntaxError> error;  // the first
  // Types that nobody knows: they stand as Any in the tree.
  std::vector<SyntaxError> unknown_types;
};

// Precondition: UTF-8 of less than 2^32 bytes.
[[nodiscard]] Parsed parse(std::string_view text, const ParseScope& scope, const ParseOptions& options);

}  // namespace ducha::feel
