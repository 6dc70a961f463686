// SPDX-License-Identifier: Apache-2.0
#include "judge/in_doubt.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "feel/run/doubts.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

constexpr std::size_t kAllWays = 8;  // doubts of which every combination is tried
constexpr std::size_t kKinds = 6;    // the same of their kinds
constexpr std::size_t kAlone = 200;  // doubts of which each is turned by itself

// Each doubt that was met, with how it is answered this time.
class Ways final : public feel::Doubts {
 public:
  [[nodiscard]] bool holds(const feel::Doubt& doubt) override {
    const auto [known, fresh] =
        numbers_.try_emplace({doubt.element, doubt.turn, std::string(doubt.part)}, answers_.size());
    if (fresh) {
      answers_.push_back(false);
      kinds_.push_back(kind_numbers_.try_emplace(std::string(doubt.part), kind_numbers_.size()).first->second);
    }
    return answers_[known->second];
  }

  [[nodiscard]] std::size_t size() const { return answers_.size(); }
  [[nodiscard]] std::size_t kinds() const { return kind_numbers_.size(); }
  void answer(std::size_t doubt, bool holds) { answers_[doubt] = holds; }
  void answer_all(bool holds) { answers_.assign(answers_.size(), holds); }
  // Bit n: whether the doubts of kind n hold.
  void answer_kinds(std::uint64_t bits) {
    for (std::size_t i = 0; i < answers_.size(); ++i) answers_[i] = ((bits >> kinds_[i]) & 1U) != 0;
  }
  void answer_each(std::uint64_t bits) {
    for (std::size_t i = 0; i < answers_.size(); ++i) answers_[i] = ((bits >> i) & 1U) != 0;
  }

 private:
  std::map<std::tuple<std::uint64_t, std::uint64_t, std::string>, std::size_t> numbers_;
  std::map<std::string, std::size_t> kind_numbers_;
  std::vector<bool> answers_;
  std::vector<std::size_t> kinds_;
};

// One evaluation after another, until the visitor has seen enough.
class Trial {
 public:
  Trial(const feel::Program& program, std::span<const feel::Value> slots, const SeeValue& see)
      : program_(program), slots_(slots), see_(see) {}

  void run() {
    if (!goes_on()) return;
    // Other answers may bring up other doubts, so that their number is read anew.
    for (std::uint64_t bits = 1; ways_.size() <= kAllWays && bits < (1ULL << ways_.size()); ++bits) {
      ways_.answer_each(bits);
      if (!goes_on()) return;
    }
    if (ways_.size() > kAllWays) run_samples();
  }

 private:
  [[nodiscard]] bool goes_on() {
    feel::Environment environment;
    environment.doubts = &ways_;
    return see_(program_.evaluate(slots_, environment));
  }

  void run_samples() {
    for (const bool holds : {true, false}) {
      ways_.answer_all(holds);
      if (!goes_on()) return;
    }
    for (std::uint64_t bits = 1; ways_.kinds() <= kKinds && bits < (1ULL << ways_.kinds()); ++bits) {
      ways_.answer_kinds(bits);
      if (!goes_on()) return;
    }
    for (std::size_t doubt = 0; doubt < ways_.size() && doubt < kAlone; ++doubt) {
      for (const bool holds : {true, false}) {
        ways_.answer_all(!holds);
        ways_.answer(doubt, holds);
        if (!goes_on()) return;
      }
    }
  }

  const feel::Program& program_;
  std::span<const feel::Value> slots_;
  const SeeValue& see_;
  Ways ways_;
};

// Every record counted.
class All final : public feel::Doubts {
 public:
  [[nodiscard]] bool holds(const feel::Doubt& /*doubt*/) override { return met_ = true; }
  [[nodiscard]] bool met() const { return met_; }

 private:
  bool met_ = false;
};

std::span<const feel::Value> records_in(const feel::Value& list) {
  return list.kind() == feel::Kind::list ? list.elements() : std::span<const feel::Value>(&list, 1);
}

// Two records may say the same: which of them it is, its identity tells.
struct SameRecord {
  bool operator()(const feel::Value& one, const feel::Value& other) const {
    const bool contexts = one.kind() == feel::Kind::context && other.kind() == feel::Kind::context;
    return contexts ? &one.as_context() == &other.as_context() : feel::identical(one, other);
  }
};
struct HashOfRecord {
  std::size_t operator()(const feel::Value& record) const {
    return record.kind() == feel::Kind::context ? std::hash<const void*>()(&record.as_context())
                                                : feel::hash_of(record);
  }
};
using RecordSet = std::unordered_set<feel::Value, HashOfRecord, SameRecord>;

}  // namespace

void evaluate_each_way(const feel::Program& program, std::span<const feel::Value> slots, const SeeValue& see) {
  Trial(program, slots, see).run();
}

InDoubt evaluate_in_doubt(const feel::Program& program, std::span<const feel::Value> slots) {
  std::optional<feel::Value> first;
  bool differs = false;
  evaluate_each_way(program, slots, [&first, &differs](const feel::Value& value) {
    if (!first) {
      first = value;
    } else {
      differs = !feel::identical(value, *first);
    }
    return !differs;
  });
  return differs ? InDoubt{{}, true} : InDoubt{*std::move(first), false};
}

std::optional<std::vector<Candidate>> candidates(const feel::Program& list, std::span<const feel::Value> slots) {
  All all;
  feel::Environment environment;
  environment.doubts = &all;
  const feel::Value every = list.evaluate(slots, environment);
  if (every.is_null()) return std::nullopt;
  // As the standard has it, those are left out.
  const feel::Value sure = all.met() ? list.evaluate(slots) : every;
  RecordSet known;
  if (all.met() && !sure.is_null()) known.insert(records_in(sure).begin(), records_in(sure).end());
  std::vector<Candidate> found;
  found.reserve(records_in(every).size());
  for (const feel::Value& record : records_in(every)) {
    found.push_back({record, all.met() && !known.contains(record)});
  }
  return found;
}

}  // namespace ducha
