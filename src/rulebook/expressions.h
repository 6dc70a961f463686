// SPDX-License-Identifier: Apache-2.0
// A rule's expressions, for whoever asks what it reads.
#pragma once

#include <vector>

#include "rulebook/rule.h"

namespace ducha {

// Every expression of a rule that counts towards a verdict or its message.
template <typename Visit>
void for_each_expression(const Rule& rule, Visit visit) {
  const auto take = [&visit](const Expression& expression) {
    if (expression.program != nullptr) visit(expression);
  };
  if (rule.across) take(*rule.across);
  if (rule.each) take(rule.each->list);
  if (rule.when) take(*rule.when);
  take(rule.require);
  if (rule.due) take(*rule.due);
  if (!rule.message) return;
  for (const std::vector<MessagePart>* parts : {&rule.message->zh, &rule.message->en}) {
    for (const MessagePart& part : *parts) take(part.expression);
  }
}

}  // namespace ducha
