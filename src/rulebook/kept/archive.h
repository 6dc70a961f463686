// SPDX-License-Identifier: Apache-2.0
// The bytes that a compiled rulebook is kept as, read and written through cereal: each value as it lies in memory, so
// that only the build that wrote them can read them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
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

// What all parts of a kept rulebook share, written before them, so that any part can be read alone: the sources by the
// numbers that places name them by, and each type of a context once.
struct SharedParts {
  std::vector<SourcePtr> sources;
  std::vector<feel::Type> types;
};

// A rulebook as it was kept, of which parts are read late.
struct KeptFile {
  std::shared_ptr<const void> holder;  // of its bytes
  SharedParts shared;
};

class SharedWriter {
 public:
  // The number of a source, in the order in which they are met.
  [[nodiscard]] std::uint32_t number_of(const SourceText& source) {
    return sources_.emplace(&source, static_cast<std::uint32_t>(sources_.size())).first->second;
  }
  [[nodiscard]] const std::map<const SourceText*, std::uint32_t>& sources() const { return sources_; }

  // Types are known by their fields, which must live as long as anything is written.
  [[nodiscard]] std::optional<std::uint32_t> type_of(const void* fields) const {
    const auto known = types_.find(fields);
    return known == types_.end() ? std::nullopt : std::optional(known->second);
  }
  // Behind those that it holds itself.
  std::uint32_t add_type(const void* fields, std::string_view bytes) {
    type_bytes_ += bytes;
    return types_.emplace(fields, static_cast<std::uint32_t>(types_.size())).first->second;
  }
  [[nodiscard]] std::size_t types() const { return types_.size(); }
  [[nodiscard]] const std::string& type_bytes() const { return type_bytes_; }

 private:
  std::map<const SourceText*, std::uint32_t> sources_;
  std::map<const void*, std::uint32_t> types_;
  std::string type_bytes_;
};

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision> {
 public:
  Writer(std::string& bytes, SharedWriter& shared) : OutputArchive(this), bytes_(bytes), shared_(shared) {}

  void put(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  [[nodiscard]] SharedWriter& shared() { return shared_; }

 private:
  std::string& bytes_;
  SharedWriter& shared_;
};

class Reader : public cereal::InputArchive<Reader, cereal::AllowEmptyClassElision> {
 public:
  Reader(std::string_view bytes, const SharedParts& shared) : InputArchive(this), bytes_(bytes), shared_(shared) {}
  // What a run may do without, it leaves in the file to be read when it is asked for.
  Reader(std::string_view bytes, const std::shared_ptr<const KeptFile>& file)
      : InputArchive(this), bytes_(bytes), shared_(file->shared), file_(file) {}
  // Null: all is read at once.
  [[nodiscard]] const std::shared_ptr<const KeptFile>& file() const { return file_; }

  void take(void* data, std::size_t size) {
    const std::string_view taken = take(size);
    if (size > 0) std::memcpy(data, taken.data(), size);
  }
  // As they lie there.
  [[nodiscard]] std::string_view take(std::size_t size) {
    if (size > bytes_.size()) throw Fault("cut short");
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  // A text as it lies there.
  [[nodiscard]] std::string_view take_text() {
    cereal::size_type size = 0;
    take(&size, sizeof size);
    return take(static_cast<std::size_t>(size));
  }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  [[nodiscard]] const SharedParts& shared() const { return shared_; }

  [[nodiscard]] const SourcePtr& source(std::uint32_t number) const {
    if (number >= shared_.sources.size()) throw Fault("no such source");
    return shared_.sources[number];
  }
  [[nodiscard]] const feel::Type& type(std::uint32_t number) const {
    if (number >= shared_.types.size()) throw Fault("no such type");
    return shared_.types[number];
  }

 private:
  std::string_view bytes_;
  const SharedParts& shared_;
  std::shared_ptr<const KeptFile> file_;
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
