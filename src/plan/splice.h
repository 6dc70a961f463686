// SPDX-License-Identifier: Apache-2.0
// A plan built anew from what it was read from, with other things in some places of it: lists from tables beside it,
// facts from the command line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "document/document_builder.h"
#include "document/node.h"
#include "plan/plan.h"

namespace ducha {

// A document without nodes that may have places in the others, too. What is said of it as a whole stands as it was: its
// heading, the units of its table, where it begins.
[[nodiscard]] std::shared_ptr<Document> emptied(const Document& from, std::vector<SourcePtr> others);
// Builds another thing in the place of a node, and says whether it could; nullopt: the node stays as it is.
using BuildInstead = std::function<std::optional<bool>(const NodeView&)>;
// The node and all it holds; `from`: where its source begins in the one that is built. `instead` is asked of each.
[[nodiscard]] bool copy_node(const NodeView& node, DocumentBuilder& builder, std::uint32_t from = 0,
                             const BuildInstead& instead = {});
// The plan in what was built of it; what is wrong with its head was said when it was read before.
[[nodiscard]] std::optional<Plan> read_again(const Plan& before, std::shared_ptr<const Document> built);

}  // namespace ducha
