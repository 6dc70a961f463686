// SPDX-License-Identifier: Apache-2.0
#include "plan/doubtful_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/read_scalar.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/splice.h"

namespace ducha {

namespace {

// What the vocabularies call one part of a plan; none: no word of theirs.
using Specs = std::vector<const FactSpec*>;

class DoubtfulRows {
 public:
  DoubtfulRows(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies, Diagnostics& diagnostics)
      : plan_(plan), vocabularies_(vocabularies), diagnostics_(diagnostics) {
    for (const DoubtfulRow& row : plan.document->doubtful_rows) doubts_.emplace(row.cell.offset, &row);
  }

  std::optional<Plan> settled() {
    if (plan_.facts_node == 0) return std::nullopt;
    const std::vector<NodeView::Entry> facts = NodeView(*plan_.document, plan_.facts_node).entries();
    for (const auto& [key, value] : facts) {
      given_.push_back(facts_of(key));
      doubtful_.push_back(doubt_of(key) != nullptr);
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const DoubtfulRow* doubt = doubt_of(facts[i].key);
      if (doubt != nullptr && given_elsewhere(i)) {
        // Its row asks for a list that has a sheet of its own, under another of its names, or it is a note after all:
        // "in charge: ..." below a form that asked who is in charge.
        dropped_.insert({facts[i].key.index(), facts[i].value.index()});
        if (!facts[i].value.is_null()) tell(*doubt);
      } else if (doubt == nullptr || !given_[i].empty()) {
        walk(facts[i].value, given_[i]);
      } else if (names_other_fact(*doubt)) {
        renamed_.emplace(facts[i].key.index(), doubt->name);
      } else {
        dropped_.insert({facts[i].key.index(), facts[i].value.index()});
        tell(*doubt);
      }
    }
    return dropped_.empty() && renamed_.empty() ? std::nullopt : built();
  }

 private:
  [[nodiscard]] const DoubtfulRow* doubt_of(const NodeView& node) const {
    const auto found = doubts_.find(node.span().offset);
    return found == doubts_.end() || !node.is_scalar() ? nullptr : found->second;
  }

  [[nodiscard]] Specs facts_of(const NodeView& key) const {
    Specs specs;
    for (const Vocabulary* vocabulary : vocabularies_) {
      if (const auto keyed = fact_keyed(key, *vocabulary)) specs.push_back(&vocabulary->facts()[keyed->slot]);
    }
    return specs;
  }

  static Specs fields_of(const Specs& records, const NodeView& key) {
    Specs specs;
    for (const FactSpec* record : records) {
      const auto keyed = field_keyed(key, FactNames(record->fields), record->fields);
      if (keyed) specs.push_back(&record->fields[keyed->index]);
    }
    return specs;
  }

  // Whether the cell has the name of a fact that no row gives: an office wrote another label beside it.
  [[nodiscard]] bool names_other_fact(const DoubtfulRow& doubt) const {
    return std::any_of(vocabularies_.begin(), vocabularies_.end(), [&](const Vocabulary* vocabulary) {
      const auto slot = doubt.name.empty() ? std::nullopt : vocabulary->slot_of(doubt.name);
      const FactSpec* fact = slot ? &vocabulary->facts()[*slot] : nullptr;
      return fact != nullptr && std::none_of(given_.begin(), given_.end(), [fact](const Specs& specs) {
               return std::find(specs.begin(), specs.end(), fact) != specs.end();
             });
    });
  }

  // Whether another row gives the fact of that entry: one that is not in doubt, or stands before it.
  [[nodiscard]] bool given_elsewhere(std::size_t entry) const {
    for (std::size_t other = 0; other < given_.size(); ++other) {
      const Specs& specs = given_[other];
      const auto same = [&specs](const FactSpec* fact) {
        return std::find(specs.begin(), specs.end(), fact) != specs.end();
      };
      if (other != entry && (other < entry || !doubtful_[other]) &&
          std::any_of(given_[entry].begin(), given_[entry].end(), same))
        return true;
    }
    return false;
  }

  void walk(const NodeView& node, const Specs& specs) {
    if (node.is_map()) {
      for (const auto& [key, value] : node.entries()) walk(value, fields_of(specs, key));
    }
    if (!node.is_list()) return;
    std::size_t left = 0;
    for (const NodeView& element : node.elements()) {
      if (const DoubtfulRow* doubt = doubt_in(element, specs)) {
        dropped_.insert(element.index());
        tell(*doubt);
      } else {
        walk(element, specs);
        ++left;
      }
    }
    // A list of which nothing is left says not that there is none.
    if (left == 0 && node.size() > 0) blank_.insert(node.index());
  }

  // Of an element of a list the first cell that no choice is called like.
  [[nodiscard]] const DoubtfulRow* doubt_in(const NodeView& element, const Specs& lists) const {
    const auto of = [this](const NodeView& value, const Specs& specs) -> const DoubtfulRow* {
      const DoubtfulRow* doubt = doubt_of(value);
      const auto knows = [&value](const FactSpec* spec) { return known_choice(value.text(), *spec) != nullptr; };
      return doubt == nullptr || std::any_of(specs.begin(), specs.end(), knows) ? nullptr : doubt;
    };
    if (element.is_map()) {
      for (const auto& [key, value] : element.entries()) {
        const DoubtfulRow* doubt = doubt_of(value) == nullptr ? nullptr : of(value, fields_of(lists, key));
        if (doubt != nullptr) return doubt;
      }
      return nullptr;
    }
    Specs single;
    for (const FactSpec* list : lists) {
      if (!list->element.empty()) single.push_back(&list->element.front());
    }
    return of(element, single);
  }

  void tell(const DoubtfulRow& doubt) {
    constexpr std::size_t kShown = 40;
    diagnostics_.add(doubt.sum ? code::plan_row_sum : code::plan_row_note, {plan_.document->source, doubt.cell},
                     {shortened(doubt.text, kShown)});
  }

  [[nodiscard]] std::optional<Plan> built() const {
    const std::shared_ptr<Document> made = emptied(*plan_.document, {});
    made->doubtful_rows.clear();
    Diagnostics limits;
    DocumentBuilder builder(*made, limits);
    const auto instead = [&](const NodeView& node) -> std::optional<bool> {
      if (dropped_.contains(node.index())) return true;
      const Span at = node.span();
      if (blank_.contains(node.index())) return builder.scalar({}, ScalarStyle::plain, {at.offset, 0});
      const auto renamed = renamed_.find(node.index());
      if (renamed == renamed_.end()) return std::nullopt;
      return builder.scalar(renamed->second, ScalarStyle::plain, at);
    };
    return copy_node(plan_.document->root(), builder, 0, instead) ? read_again(plan_, made) : std::nullopt;
  }

  const Plan& plan_;
  const std::vector<const Vocabulary*>& vocabularies_;
  Diagnostics& diagnostics_;
  std::map<std::uint32_t, const DoubtfulRow*> doubts_;  // by the offset of their cell
  std::vector<Specs> given_;                            // of each entry of the facts
  std::vector<bool> doubtful_;                          // whether it may be a note
  std::set<std::uint32_t> dropped_, blank_;             // nodes
  std::map<std::uint32_t, std::string> renamed_;        // keys
};

}  // namespace

std::optional<Plan> without_notes(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                  Diagnostics& diagnostics) {
  if (plan.document->doubtful_rows.empty()) return std::nullopt;
  return DoubtfulRows(plan, vocabularies, diagnostics).settled();
}

}  // namespace ducha
