// SPDX-License-Identifier: Apache-2.0
// The text of a policy's document: where it is, and a rulebook that knows the words of its clauses.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// FOLDER/POLICY.txt where that is a file, else the policy's `source`, from its own folder; empty: not at hand.
[[nodiscard]] std::string document_file_of(const PolicyRules& rules, const std::optional<std::string>& folder);

// Null, and reported: cannot be read, larger than kDocumentBytes, without text.
[[nodiscard]] SourcePtr read_document_text(const std::string& file, Diagnostics& diagnostics);

// The same rules with Clause::words from that text.
[[nodiscard]] std::shared_ptr<const PolicyRules> with_words(const PolicyRules& rules, const SourcePtr& text);

// Where the text lies that a policy's rules and clauses were read from: policy.yaml.
[[nodiscard]] SourcePtr policy_file_of(const PolicyRules& rules);

}  // namespace ducha
