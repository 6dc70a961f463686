// SPDX-License-Identifier: Apache-2.0
// The facts of one plan while they are read in the words of one vocabulary: what is read so far, which part is being
// read, and what is told of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "facts/read_event.h"
#include "facts/vocabulary.h"
#include "facts/written_in.h"
#include "feel/value/value.h"
#include "plan/fact_findings.h"
#include "plan/plan.h"

namespace ducha {

struct Reading {
  const Vocabulary& vocabulary;
  WrittenIn where;
  SeenUntil seen;
  SeenUntil told;  // of which days the plan's figures are
  bool alone;      // no other vocabulary reads the plan: nobody asks which keys this one knows
  FactFindings& findings;
  FactSet set = {};
  // The part that is being read.
  std::uint32_t slot = 0;
  FactPath path = {};                // inside the fact
  std::string column_unit = {};      // of the fact's column
  const FactSpec* listed = nullptr;  // the list whose element is read
  bool carries_over = false;         // it, or one around it, carries over what an earlier period left open

  // An element of a list has no name of its own.
  [[nodiscard]] Text name_of(const FactSpec& spec) const {
    return spec.name.empty() && listed != nullptr ? called(*listed) : called(spec);
  }
  [[nodiscard]] CannotHold::Other part_at(Place at) const { return {slot, path, std::move(at)}; }

  void know(const NodeView& key) {
    if (!alone) findings.know(key);
  }
  // The part cannot be read: it is null.
  feel::Value invalid(Diagnostic diagnostic);
  feel::Value invalid(const NodeView& value, Code code, std::vector<Text> arguments);
  // A part can be read and cannot hold, as the diagnostic says of it; against nothing: it is out of its own bounds. The
  // diagnostic itself is told apart, for it may be of two parts.
  void refute(CannotHold::Other part, const Diagnostic& why, std::optional<CannotHold::Other> against);
};

// For as long as it lives, what is read lies below that field or element.
class Below {
 public:
  Below(Reading& reading, std::variant<std::string, std::size_t> step) : path_(reading.path) {
    path_.push_back(std::move(step));
  }
  ~Below() { path_.pop_back(); }
  Below(const Below&) = delete;
  Below& operator=(const Below&) = delete;

 private:
  FactPath& path_;
};

// The keys of facts, or of a record's fields, in the order in which they are declared; none where one is not given.
using GivenKeys = std::vector<NodeView>;

// As much of a text as a message shows.
[[nodiscard]] std::string excerpt(std::string_view text);
// Neither a record nor a list.
[[nodiscard]] bool is_single(const FactSpec& spec);
[[nodiscard]] bool in_sheet(const NodeView& node);
// Where a field of a record stands; the record where it is left out.
[[nodiscard]] Place field_place(const NodeView& record, std::string_view name, const FactNames& names);

}  // namespace ducha
