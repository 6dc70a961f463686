// SPDX-License-Identifier: Apache-2.0
#include "cli/process/build_id.h"

#include <cstddef>
#include <cstring>
#include <string_view>

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

namespace ducha {

namespace {

// Notes are aligned so.
constexpr std::size_t kWord = 4;
constexpr std::size_t whole_words(std::size_t size) { return (size + kWord - 1) / kWord * kWord; }

// Its digits; empty where the notes hold none.
std::string id_among(std::string_view notes) {
  ElfW(Nhdr) note{};
  while (notes.size() >= sizeof note) {
    std::memcpy(&note, notes.data(), sizeof note);
    const std::size_t name = whole_words(note.n_namesz);
    const std::size_t all = sizeof note + name + whole_words(note.n_descsz);
    if (all > notes.size()) break;
    if (note.n_type == NT_GNU_BUILD_ID && notes.substr(sizeof note).starts_with(std::string_view("GNU\0", kWord))) {
      std::string digits;
      for (const char byte : notes.substr(sizeof note + name, note.n_descsz))
        digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
      return digits;
    }
    notes.remove_prefix(all);
  }
  return {};
}

// Called for the program first, and then for its libraries.
int take_from(dl_phdr_info* object, std::size_t /*size*/, void* id) {
  for (std::size_t i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    // The loader gives addresses as numbers.
    const auto* const notes = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);  // NOLINT
    std::string found = id_among({notes, part.p_memsz});
    if (!found.empty()) *static_cast<std::string*>(id) = std::move(found);
  }
  return 1;  // no further object
}

}  // namespace

std::string build_id() {
  std::string id;
  dl_iterate_phdr(take_from, &id);
  return id;
}

}  // namespace ducha
