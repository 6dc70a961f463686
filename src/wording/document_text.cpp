// SPDX-License-Identifier: Apache-2.0
#include "wording/document_text.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/limits.h"
#include "document/decoding.h"
#include "wording/codes.h"
#include "wording/repair.h"
#include "wording/verify.h"

namespace ducha {

namespace fs = std::filesystem;

SourcePtr policy_file_of(const PolicyRules& rules) { return rules.policy.at.source; }

std::string document_file_of(const PolicyRules& rules, const std::optional<std::string>& folder) {
  std::error_code error;
  if (folder) {
    const fs::path file = fs::path(*folder) / (rules.policy.id + ".txt");
    if (fs::exists(file, error)) return file.string();
  }
  const SourcePtr policy_file = policy_file_of(rules);
  if (rules.policy.source.empty() || !policy_file) return {};
  return (fs::path(policy_file->name()).parent_path() / rules.policy.source).lexically_normal().string();
}

SourcePtr read_document_text(const std::string& file, Diagnostics& diagnostics) {
  std::error_code error;
  const bool folder = fs::is_directory(file, error);
  errno = folder ? EISDIR : 0;
  std::ifstream stream;
  if (!folder) stream.open(file, std::ios::binary);
  if (folder || !stream) {
    diagnostics.add_file(code::source_unreadable, file, {Text(std::generic_category().message(errno))});
    return nullptr;
  }
  const std::uintmax_t size = fs::file_size(file, error);
  if (!error && size > kDocumentBytes) {
    diagnostics.add_file(code::source_unreadable, file, {Text(std::generic_category().message(EFBIG))});
    return nullptr;
  }
  std::string bytes(std::istreambuf_iterator<char>(stream), {});
  auto text = std::make_shared<const SourceText>(file, decoded(std::move(bytes)));
  if (repair(text).letters.empty()) {
    diagnostics.add_file(code::source_empty, file);
    return nullptr;
  }
  return text;
}

std::shared_ptr<const PolicyRules> with_words(const PolicyRules& rules, const SourcePtr& text) {
  auto told = std::make_shared<PolicyRules>(rules);
  const std::vector<ClauseWords> words = words_of_clauses(rules.policy, repair(text));
  for (std::size_t index = 0; index < words.size(); ++index) told->policy.clauses[index].words = words[index].text;
  return told;
}

}  // namespace ducha
