// SPDX-License-Identifier: Apache-2.0
// The parts of FEEL's values, types and programs in the order in which they are kept. Private to kept_rules.cpp.
//
// A value that is the process's own (a function, a zone's number) cannot be kept.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/compile/program_parts.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"
#include "rulebook/kept/archive.h"

namespace ducha {

template <class Archive>
void serialize(Archive& archive, Date& date) {
  auto& [year, month, day] = date;
  archive(year, month, day);
}

inline void save(kept::Writer& archive, const Decimal& number) { archive.put(&number, sizeof number); }
inline void load(kept::Reader& archive, Decimal& number) { archive.take(&number, sizeof number); }

template <class Archive>
void serialize(Archive& archive, Span& span) {
  auto& [offset, length] = span;
  archive(offset, length);
}

}  // namespace ducha

namespace ducha::feel {

void save_value(kept::Writer& archive, const Value& value);
void load_value(kept::Reader& archive, Value& value);
void save_type(kept::Writer& archive, const Type& type);
void load_type(kept::Reader& archive, Type& type);
// Those of contexts, which all that is read names by their numbers.
void load_types(kept::Reader& archive, std::size_t count, kept::SharedParts& shared);

// Of values and types alone, and not of all that becomes one.
template <std::same_as<Value> T>
void save(kept::Writer& archive, const T& value) {
  save_value(archive, value);
}
template <std::same_as<Value> T>
void load(kept::Reader& archive, T& value) {
  load_value(archive, value);
}
template <std::same_as<Type> T>
void save(kept::Writer& archive, const T& type) {
  save_type(archive, type);
}
template <std::same_as<Type> T>
void load(kept::Reader& archive, T& type) {
  load_type(archive, type);
}

void save(kept::Writer& archive, const std::shared_ptr<const Program>& program);
void load(kept::Reader& archive, std::shared_ptr<const Program>& program);

}  // namespace ducha::feel
