// SPDX-License-Identifier: Apache-2.0
// Figures that a comma cuts. In the braces and brackets of YAML a comma parts entries: {people: 60,000} is 60 and a key
// 000 without a value, [1,200] a list of two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "facts/vocabulary.h"
#include "plan/reading.h"

namespace ducha {

// A figure, and what is found of it behind commas.
class CutFigure {
 public:
  void begin(const NodeView& value);
  // Whether these digits belong to the figure before them.
  bool goes_on(const NodeView& key, const NodeView& nothing);
  bool goes_on(const NodeView& digits);

  [[nodiscard]] bool is_first() const { return parts_ == 1; }
  [[nodiscard]] bool is_cut() const { return parts_ > 0; }
  [[nodiscard]] const NodeView& value() const { return value_; }
  // As it was meant, with all that follows at further commas.
  [[nodiscard]] std::string_view written() const;

 private:
  NodeView value_;
  std::uint32_t end_ = 0;  // of what belongs to it
  std::size_t parts_ = 0;  // behind commas
};

// The part that is being read is invalid.
feel::Value report_cut(Reading& reading, const CutFigure& figure, const FactSpec& spec, Code code);
// Whether elements of a list of figures are one figure or two, nobody can say: neither is read then.
void report_parted(Reading& reading, const NodeView& list, const FactSpec& spec, std::vector<feel::Value>& elements);

}  // namespace ducha
