// SPDX-License-Identifier: Apache-2.0
#include "rulebook/kept/words_fields.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <utility>
#include <vector>

#include "rulebook/kept/feel_fields.h"

namespace ducha::kept {

namespace {

// Which specification a value is shown by.
enum class ShownBy : std::uint8_t { none, share, fact };

// From a fact down: fields by their positions; kElement: what a list holds.
using SpecPath = std::vector<std::uint32_t>;
constexpr std::uint32_t kElement = UINT32_MAX;

bool leads_to(const FactSpec& wanted, const FactSpec& spec, SpecPath& path) {
  if (&spec == &wanted) return true;
  for (std::uint32_t i = 0; i < spec.fields.size(); ++i) {
    path.push_back(i);
    if (leads_to(wanted, spec.fields[i], path)) return true;
    path.pop_back();
  }
  if (spec.element.empty()) return false;
  path.push_back(kElement);
  if (leads_to(wanted, spec.element.front(), path)) return true;
  path.pop_back();
  return false;
}

SpecPath path_to(const FactSpec& wanted, const std::vector<FactSpec>& facts) {
  SpecPath path;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    path = {i};
    if (leads_to(wanted, facts[i], path)) return path;
  }
  return {};
}

const FactSpec& spec_at(const SpecPath& path, const std::vector<FactSpec>& facts) {
  const auto at = [](const std::vector<FactSpec>& specs, std::uint32_t index) -> const FactSpec& {
    if (index >= specs.size()) throw Fault("no such fact");
    return specs[index];
  };
  if (path.empty()) throw Fault("a fact without a path");
  const FactSpec* spec = &at(facts, path.front());
  for (std::size_t i = 1; i < path.size(); ++i)
    spec = path[i] == kElement ? &at(spec->element, 0) : &at(spec->fields, path[i]);
  return *spec;
}

// What figures are shown by that are shares and no fact's.
const FactSpec& bare_share() {
  static const FactSpec kShare = [] {
    FactSpec spec;
    spec.type = FactType::share;
    return spec;
  }();
  return kShare;
}

void save_spec(Writer& archive, const FactSpec* spec, const PolicyRules& rules) {
  if (spec == nullptr) {
    archive(ShownBy::none);
    return;
  }
  const SpecPath path = path_to(*spec, rules.vocabulary.facts());
  if (!path.empty()) {
    archive(ShownBy::fact, path);
    return;
  }
  if (!spec->name.empty() || spec->type != FactType::share) throw Fault("shown by no fact");
  archive(ShownBy::share);
}

const FactSpec* load_spec(Reader& archive, const PolicyRules& rules) {
  ShownBy by{};
  archive(by);
  switch (by) {
    case ShownBy::none: return nullptr;
    case ShownBy::share: return &bare_share();
    case ShownBy::fact: {
      SpecPath path;
      archive(path);
      return &spec_at(path, rules.vocabulary.facts());
    }
  }
  throw Fault("shown by what is none of these");
}

Words load_words(Reader& archive, const PolicyRules& rules) {
  std::uint32_t count = 0;
  archive(count);
  Words words;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto& [text, value, spec, after, in_require] = words.emplace_back();
    archive(text, value, after, in_require);
    spec = load_spec(archive, rules);
  }
  if (!archive.at_end()) throw Fault("more than words");
  return words;
}

class WordsInBytes : public KeptWords {
 public:
  WordsInBytes(std::shared_ptr<const KeptFile> file, const std::array<std::string_view, kKeptLanguages.size()>& parts)
      : file_(std::move(file)), parts_(parts) {}

  [[nodiscard]] std::optional<Words> in(Language language, const PolicyRules& rules) const override try {
    const auto* const at = std::find(kKeptLanguages.begin(), kKeptLanguages.end(), language);
    if (at == kKeptLanguages.end()) return std::nullopt;
    Reader reader(parts_[static_cast<std::size_t>(at - kKeptLanguages.begin())], file_->shared);
    return load_words(reader, rules);
  } catch (const std::exception&) {
    return std::nullopt;
  }

 private:
  std::shared_ptr<const KeptFile> file_;
  std::array<std::string_view, kKeptLanguages.size()> parts_;
};

}  // namespace

void save_words(Writer& archive, const Words& words, const PolicyRules& rules) {
  archive(static_cast<std::uint32_t>(words.size()));
  for (const WordsPart& part : words) {
    const auto& [text, value, spec, after, in_require] = part;
    archive(text, value, after, in_require);
    save_spec(archive, spec, rules);
  }
}

std::shared_ptr<const KeptWords> words_in(std::shared_ptr<const KeptFile> file,
                                          const std::array<std::string_view, kKeptLanguages.size()>& parts) {
  return std::make_shared<WordsInBytes>(std::move(file), parts);
}

}  // namespace ducha::kept
