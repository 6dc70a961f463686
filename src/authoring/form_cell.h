// SPDX-License-Identifier: Apache-2.0
// What one cell of a form holds: the value of a fact, of a field, or of a short list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "authoring/form_draft.h"
#include "document/book.h"
#include "document/node.h"
#include "facts/vocabulary.h"

namespace ducha {

// A single value; one that is none is lost.
[[nodiscard]] std::string cell_text(FormDraft& form, const FactSpec& spec, const NodeView& value,
                                    std::string_view unit = {});
// A list of single values in one cell; nullopt where it would be read as others.
[[nodiscard]] std::optional<std::string> list_in_cell(const FormDraft& form, const FactSpec& list,
                                                      const NodeView& value);
[[nodiscard]] CellKind cell_kind(const FactSpec& spec, const std::string& text);

}  // namespace ducha
