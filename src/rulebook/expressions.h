// SPDX-License-Identifier: Apache-2.0
// A rule's expressions, for whoever asks what it reads.
#pragma once

#include <optional>
#include <vector>

#include "rulebook/rule.h"

namespace ducha {

// Every expression that a verdict of one subject depends on.
template <typename Visit>
void for_each_deciding(const Rule& rule, Visit visit) {
  const auto take = [&visit](const Expression& expression) {
    if (expression.program != nullptr) visit(expression);
  };
  if (rule.each) take(rule.each->list);
  if (rule.keys) take(*rule.keys);
  if (rule.when) take(*rule.when);
  take(rule.require);
  if (rule.due) take(*rule.due);
  if (rule.at) take(*rule.at);
  if (rule.during) take(*rule.during);
  if (rule.within) {
    for (const std::optional<Expression>* part : {&rule.within->from, &rule.within->limit, &rule.within->by}) {
      if (*part) take(**part);
    }
    take(rule.within->done);
  }
}

// The same, the population and the message's.
template <typename Visit>
void for_each_expression(const Rule& rule, Visit visit) {
  const auto take = [&visit](const Expression& expression) {
    if (expression.program != nullptr) visit(expression);
  };
  if (rule.across) take(*rule.across);
  for_each_deciding(rule, visit);
  if (!rule.message) return;
  for (const std::vector<MessagePart>* parts : {&rule.message->zh, &rule.message->en}) {
    for (const MessagePart& part : *parts) take(part.expression);
  }
}

}  // namespace ducha
