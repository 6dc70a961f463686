// SPDX-License-Identifier: Apache-2.0
// The bytes that a compiled rulebook is kept as, read and written through cereal: each value as it lies in memory, so
// that only the build that wrote them can read them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <cereal/cereal.hpp>
#include <cereal/types/common.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/vector.hpp>

#include "base/source.h"
#include "feel/value/type.h"

namespace ducha::kept {

// What cannot be kept, or was not kept so. Caught where a rulebook is kept and where it is read (kept_rules.h).
using Fault = cereal::Exception;

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision> {
 public:
  explicit Writer(std::string& bytes) : OutputArchive(this), bytes_(bytes) {}

  void put(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  // The number of a source, in the order in which they are met.
  [[nodiscard]] std::uint32_t number_of(const SourceText& source) {
    return sources_.emplace(&source, static_cast<std::uint32_t>(sources_.size())).first->second;
  }
  [[nodiscard]] const std::map<const SourceText*, std::uint32_t>& sources() const { return sources_; }
  // Whether these fields of a type were written before, and as which.
  [[nodiscard]] std::pair<std::uint32_t, bool> known(const void* fields) {
    const auto [at, fresh] = types_.emplace(fields, static_cast<std::uint32_t>(types_.size()));
    return {at->second, !fresh};
  }

 private:
  std::string& bytes_;
  std::map<const SourceText*, std::uint32_t> sources_;
  std::map<const void*, std::uint32_t> types_;
};

class Reader : public cereal::InputArchive<Reader, cereal::AllowEmptyClassElision> {
 public:
  explicit Reader(std::string_view bytes) : InputArchive(this), bytes_(bytes) {}

  void take(void* data, std::size_t size) {
    if (size > bytes_.size()) throw Fault("cut short");
    if (size > 0) std::memcpy(data, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  // By the numbers that the writer gave them.
  void set_sources(std::vector<SourcePtr> sources) { sources_ = std::move(sources); }
  [[nodiscard]] const SourcePtr& source(std::uint32_t number) const {
    if (number >= sources_.size()) throw Fault("no such source");
    return sources_[number];
  }
  [[nodiscard]] const feel::Type& type(std::uint32_t number) const {
    if (number >= types_.size()) throw Fault("no such type");
    return types_[number];
  }
  // A place for a type whose fields are read now; the types in it come behind it.
  [[nodiscard]] std::size_t reserve_type() {
    types_.emplace_back();
    return types_.size() - 1;
  }
  void set_type(std::size_t number, const feel::Type& type) { types_[number] = type; }

 private:
  std::string_view bytes_;
  std::vector<SourcePtr> sources_;
  std::vector<feel::Type> types_;
};

// What cereal asks of an archive. Its names are cereal's own.
// NOLINTBEGIN(readability-identifier-naming)
template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_SAVE_FUNCTION_NAME(Writer& archive, const T& value) {
  archive.put(&value, sizeof value);
}
template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_LOAD_FUNCTION_NAME(Reader& archive, T& value) {
  archive.take(&value, sizeof value);
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(Writer& archive, const cereal::BinaryData<T>& data) {
  archive.put(data.data, static_cast<std::size_t>(data.size));
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(Reader& archive, cereal::BinaryData<T>& data) {
  archive.take(data.data, static_cast<std::size_t>(data.size));
}
template <class Archive, class T>
CEREAL_ARCHIVE_RESTRICT(Reader, Writer)
CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::SizeTag<T>& size) {
  archive(size.size);
}
template <class Archive, class T>
CEREAL_ARCHIVE_RESTRICT(Reader, Writer)
CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::NameValuePair<T>& pair) {
  archive(pair.value);
}
// NOLINTEND(readability-identifier-naming)

}  // namespace ducha::kept

CEREAL_REGISTER_ARCHIVE(ducha::kept::Writer)
CEREAL_REGISTER_ARCHIVE(ducha::kept::Reader)
CEREAL_SETUP_ARCHIVE_TRAITS(ducha::kept::Reader, ducha::kept::Writer)
