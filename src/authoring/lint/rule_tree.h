// SPDX-License-Identifier: Apache-2.0
// An expression of a rule as a tree whose names mean something: facts, fields of records, parameters.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/syntax/ast.h"
#include "rulebook/embedded_text.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What a name or a path stands for, as far as it is known.
struct Meant {
  const FactSpec* spec = nullptr;
  const FactSpec* of = nullptr;  // the list or record that it is a field of
  const Param* param = nullptr;
  bool units = false;
  bool level = false;
};

class RuleTree {
 public:
  RuleTree(const PolicyRules& rules, const Rule& rule) : rules_(rules), rule_(rule) {}

  // False where it has no tree.
  bool read(const Expression& expression);
  // Each node from the root down, while the names are bound that it sees.
  void walk(const std::function<void(feel::NodeId)>& visit);

  [[nodiscard]] const feel::Tree& tree() const { return tree_; }
  [[nodiscard]] feel::Syntax kind(feel::NodeId id) const { return tree_[id].kind; }
  [[nodiscard]] Place place(feel::NodeId id) const { return where_.place(tree_[id].at); }
  [[nodiscard]] std::string_view written(feel::NodeId id) const;
  // Of a node that is being visited, or one below it within the same bindings.
  [[nodiscard]] Meant meant(feel::NodeId id) const;
  // Whether it calls the built-in function of that name, with its arguments in order.
  [[nodiscard]] bool calls(feel::NodeId id, std::string_view function) const;
  [[nodiscard]] const PolicyRules& rules() const { return rules_; }
  [[nodiscard]] const Rule& rule() const { return rule_; }

 private:
  struct Bound {
    std::string name;  // empty: the element of a filter
    Meant of;
  };
  [[nodiscard]] Meant named(const std::string& name) const;
  [[nodiscard]] const FactSpec* fact(const std::string& name) const;
  void walk_from(feel::NodeId id, const std::function<void(feel::NodeId)>& visit);

  const PolicyRules& rules_;
  const Rule& rule_;
  std::string text_;
  feel::Tree tree_;
  EmbeddedText where_;
  std::vector<Bound> bound_;
};

}  // namespace ducha
