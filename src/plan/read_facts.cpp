// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <utility>
#include <vector>

#include "facts/blank_marks.h"
#include "facts/words.h"
#include "facts/written_in.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/contradictions.h"
#include "plan/cut_figure.h"
#include "plan/fact_findings.h"
#include "plan/plan.h"
#include "plan/read_value.h"
#include "plan/reading.h"
#include "plan/same_figure.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

// Reads the facts of one plan in the words of one vocabulary, key by key.
class FactReader {
 public:
  FactReader(const Vocabulary& vocabulary, const Plan& plan, const SeenUntil& seen, bool alone, FactFindings& findings)
      : reading_{vocabulary, written_in(plan.period.value()), seen, figures_until(plan, seen), alone, findings},
        specs_(vocabulary.facts()),
        keys_(specs_.size()) {}

  FactSet read(const NodeView& map) {
    reading_.set.facts.resize(specs_.size());
    for (std::size_t slot = 0; slot < specs_.size(); ++slot) reading_.set.facts[slot].value = unsaid(specs_[slot]);
    if (!map.exists()) return std::move(reading_.set);
    NodeView key = map.first_child();
    for (std::uint32_t left = map.size(); left > 0; --left) {
      const NodeView value = key.next_sibling();
      read_entry(key, value);
      key = value.next_sibling();
    }
    settle_facts(reading_, keys_);
    reading_.set.index_parts();
    return std::move(reading_.set);
  }

 private:
  void read_entry(const NodeView& key, const NodeView& value) {
    if (auto keyed = fact_keyed(key, reading_.vocabulary)) {
      reading_.know(key);
      reading_.slot = keyed->slot;
      reading_.column_unit = std::move(keyed->unit);
      read_fact(specs_[keyed->slot], key, value);
      cut_figure_.begin(value);
    } else if (cut_figure_.goes_on(key, value)) {
      reading_.know(key);
      if (!cut_figure_.is_first()) return;
      const std::uint32_t slot = reading_.slot;
      reading_.set.facts[slot] = {report_cut(reading_, cut_figure_, specs_[slot], code::plan_figure_cut),
                                  FactState::invalid, value.index()};
    } else if (key.in_heading()) {
      report_column(reading_, key, value);
    } else {
      report_unknown(reading_, code::plan_fact_unknown, reading_.vocabulary.names(), key, {excerpt(key.text())});
    }
  }

  void read_fact(const FactSpec& spec, const NodeView& key, const NodeView& value) {
    Fact& fact = reading_.set.facts[reading_.slot];
    NodeView& first = keys_[reading_.slot];
    if (first.exists()) {
      // Which of the two holds, nobody can say: the fact as a whole is invalid.
      report_twice(reading_, spec, first, key);
      fact = {feel::Value(), FactState::invalid, fact.node};
      return;
    }
    first = key;
    fact.node = value.index();
    if (says_nothing(value, spec)) return;
    if (key.in_heading() && !fits_one_cell(spec, value)) {
      reading_.set.invalid.push_back({reading_.slot, {}, value.place()});
      reading_.findings.add({code::plan_column_type, key.place(), {called(spec)}, {}, false});
      fact.state = FactState::invalid;
      return;
    }
    const std::size_t before = reading_.set.invalid.size();
    fact.value = read_value(reading_, value, spec, reading_.vocabulary.names().below(reading_.slot));
    const bool whole = reading_.set.invalid.size() > before && reading_.set.invalid.back().path.empty();
    fact.state = whole ? FactState::invalid : FactState::given;
  }

  // A list behind a column's name is the table that the cell named.
  static bool fits_one_cell(const FactSpec& spec, const NodeView& value) {
    return is_single(spec) || !spec.element.empty() || value.is_list() ||
           (spec.type == FactType::list && says_none(value.text()));
  }

  Reading reading_;
  const std::vector<FactSpec>& specs_;
  GivenKeys keys_;
  CutFigure cut_figure_;
};

}  // namespace

std::vector<FactSet> read_facts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                const SeenUntil& seen, Diagnostics& diagnostics,
                                const std::vector<const Vocabulary*>& elsewhere) {
  const NodeView map = plan.facts_node == 0 ? NodeView() : NodeView(*plan.document, plan.facts_node);
  const bool alone = vocabularies.size() + elsewhere.size() == 1;
  std::vector<FactSet> sets;
  sets.reserve(vocabularies.size());
  FactFindings findings;
  for (const Vocabulary* vocabulary : vocabularies) {
    sets.push_back(FactReader(*vocabulary, plan, seen, alone, findings).read(map));
  }
  for (const Vocabulary* vocabulary : elsewhere) {
    FactFindings discarded;
    static_cast<void>(FactReader(*vocabulary, plan, seen, alone, discarded).read(map));
    findings.know_with(discarded);
  }
  std::vector<const Vocabulary*> all = vocabularies;
  all.insert(all.end(), elsewhere.begin(), elsewhere.end());
  report_unknown_heads(plan, all, findings);
  findings.report(diagnostics);
  return sets;
}

}  // namespace ducha
