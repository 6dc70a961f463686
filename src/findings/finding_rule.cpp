// SPDX-License-Identifier: Apache-2.0
#include "findings/finding_rule.h"

#include <utility>

namespace ducha {

SharedRule::Held SharedRule::with_fields(FindingRule rule) {
  Held held{std::move(rule), {}, true};
  held.fields = fields_of(held.rule);
  return held;
}

const FindingRule& SharedRule::nothing() {
  static const FindingRule kNothing;
  return kNothing;
}

FindingRule& SharedRule::own() {
  // Nobody else sees one that is held once, so that it may be changed where it lies.
  if (held_.use_count() != 1 || held_->written) held_ = std::make_shared<Held>(Held{**this, {}, false});
  return const_cast<Held&>(*held_).rule;  // NOLINT(cppcoreguidelines-pro-type-const-cast): made as no constant
}

}  // namespace ducha
