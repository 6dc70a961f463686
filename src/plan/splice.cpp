// SPDX-License-Identifier: Apache-2.0
#include "plan/splice.h"

#include <utility>

namespace ducha {

std::shared_ptr<Document> emptied(const Document& from, std::vector<SourcePtr> others) {
  auto made = std::make_shared<Document>();
  // Offsets in the first of joined sources stay what they are, and so does the beginning.
  made->source = others.empty() ? from.source : SourceText::joined(from.source, std::move(others));
  made->heading = from.heading;
  made->table_units = from.table_units;
  made->doubtful_rows = from.doubtful_rows;
  made->begins = from.begins;
  made->from_yaml = from.from_yaml;
  return made;
}

bool copy_node(const NodeView& node, DocumentBuilder& builder, std::uint32_t from, const BuildInstead& instead) {
  if (instead) {
    if (const auto built = instead(node)) return *built;
  }
  const Span at{from + node.span().offset, node.span().length};
  if (node.is_scalar()) {
    return node.in_heading() ? builder.heading_key(node.text(), node.span())
                             : builder.scalar(node.text(), node.style(), at);
  }
  if (!builder.open(node.kind(), at)) return false;
  NodeView child = node.first_child();
  const std::uint32_t count = node.is_map() ? node.size() * 2 : node.size();
  for (std::uint32_t left = count; left > 0; --left, child = child.next_sibling()) {
    if (!copy_node(child, builder, from, instead)) return false;
  }
  builder.close();
  return true;
}

std::optional<Plan> read_again(const Plan& before, std::shared_ptr<const Document> built) {
  Diagnostics again;
  std::optional<Plan> plan = read_plan(std::move(built), again);
  if (plan) plan->index = before.index;
  return plan;
}

}  // namespace ducha
