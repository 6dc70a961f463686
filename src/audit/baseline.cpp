// SPDX-License-Identifier: Apache-2.0
#include "audit/baseline.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <span>
#include <utility>
#include <variant>

#include "audit/codes.h"
#include "base/limits.h"
#include "base/period.h"
#include "base/trimmed.h"
#include "document/split.h"
#include "findings/fingerprint.h"
#include "findings/from_ndjson.h"
#include "findings/part_digest.h"
#include "findings/written_mark.h"
#include "plan/codes.h"

namespace ducha {

namespace {

constexpr std::size_t kHalf = 16;  // digits of half a fingerprint
constexpr std::size_t kBuckets = std::size_t{1} << 18U;

std::size_t bucket_of(std::uint64_t high) { return static_cast<std::size_t>(high >> (64U - 18U)); }

// Of hexadecimal digits; anything else counts as 0, and is then the fingerprint of nothing.
std::uint64_t half_of(std::string_view digits) {
  std::uint64_t value = 0;
  static_cast<void>(std::from_chars(digits.data(), digits.data() + digits.size(), value, 16));
  return value;
}

std::pair<std::uint64_t, std::uint64_t> halves_of(std::string_view fingerprint) {
  return {half_of(fingerprint.substr(0, kHalf)), half_of(fingerprint.substr(std::min(kHalf, fingerprint.size())))};
}

}  // namespace

Counts left_out(const Counts& counted, const Counts& listed) {
  Counts hidden;
  for (const Status status : kStatuses) {
    if (counted[status] > listed[status]) hidden.add(status, counted[status] - listed[status]);
  }
  return hidden;
}

bool is_well(const Counts& counts) { return counts.total() == counts[Status::pass] + counts[Status::not_applicable]; }

Text counted_words(const Counts& counts) {
  std::vector<std::string> parts;
  for (const Status status : kStatuses) {
    if (counts[status] > 0) parts.push_back(std::string(to_string(status)) + ' ' + std::to_string(counts[status]));
  }
  return listed(parts);
}

void Baseline::add(std::string_view fingerprint, Status status, Modality force) {
  const auto [high, low] = halves_of(fingerprint);
  entries_.push_back({high, low, kNoPlan, status, force, false, false});
}

void Baseline::add(Run run) {
  const bool known = std::any_of(runs_.begin(), runs_.end(), [&](const Run& one) {
    return one.rulebook == run.rulebook && one.profile == run.profile && one.options == run.options;
  });
  if (!known) runs_.push_back(std::move(run));
}

std::string Baseline::name_of(const Finding& finding, const std::optional<DateRange>& period) const {
  return across_periods_ ? fingerprint_across(finding, period) : finding.fingerprint;
}

void Baseline::end_plan(const PlanResult& plan) {
  const auto period = plan.period ? read_period(*plan.period) : std::nullopt;
  for (const Finding& finding : held_) add(name_of(finding, period), finding.status, force_of(finding));
  held_.clear();
  const std::uint32_t number = plans_.add(plan);
  for (; open_ < entries_.size(); ++open_) entries_[open_].plan = number;
}

void Baseline::end_part() {
  for (const Finding& finding : held_) add(name_of(finding, std::nullopt), finding.status, force_of(finding));
  held_.clear();
  open_ = entries_.size();
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): a line after the other, each of its kind
void Baseline::read(std::istream& stream, const std::string& name, Diagnostics& diagnostics) {
  FindingsReader reader;
  PartDigest digest;
  Lines lines(stream);
  Counts counted, listed;
  bool open = false, any = false;
  while (const auto line = lines.next(kDocumentBytes)) {
    const std::string_view text = without_line_end(*line);
    if (text.find_first_not_of(" \t") == std::string_view::npos) continue;
    if (!across_periods_) {
      // The digest in the last line says whether the lines are as they were written.
      auto mark = written_mark(text);
      if (!mark) mark = reader.read_mark(text);
      if (mark) {
        add(mark->fingerprint, mark->status, mark->force);
        listed.add(mark->status);
        digest.add(text);
        continue;
      }
    }
    const auto here = [&] {
      return Place{std::make_shared<const SourceText>(name, std::string(text), lines.number()), {}};
    };
    FindingsLine read;
    if (!reader.read(text, read)) {
      diagnostics.add(code::compare_line, here());
      return;
    }
    if (auto* run = std::get_if<Run>(&read)) {
      add(std::move(*run));
      open = any = true;
      digest.clear();
    }
    if (auto* summary = std::get_if<Summary>(&read)) {
      counted.add(summary->counts);
      open = false;
      end_part();
      const auto unsealed = PartDigest::without_digest(text);
      digests_.push_back(unsealed ? digest.with_last(*unsealed) : digest.with_last(text));
      if (!unsealed || summary->digest != digests_.back()) {
        diagnostics.add(code::compare_changed, here());
        return;
      }
      continue;
    }
    digest.add(text);
    if (auto* finding = std::get_if<Finding>(&read)) {
      listed.add(finding->status);
      if (across_periods_) {
        held_.push_back(std::move(*finding));
      } else {
        add(finding->fingerprint, finding->status, force_of(*finding));
      }
    } else if (const auto* plan = std::get_if<PlanResult>(&read)) {
      end_plan(*plan);
    }
  }
  if (lines.failed()) {
    diagnostics.add_file(code::plan_unreadable, name);
    return;
  }
  if (open || !any) diagnostics.add_file(code::compare_cut, name);
  if (const Counts hidden = left_out(counted, listed); hidden.total() > 0 && any && !open) {
    partial_ = true;
    diagnostics.add_file(is_well(hidden) ? code::compare_partial : code::compare_left_out, name,
                         {Text(name), counted_words(hidden)});
  }
  settle();
}

// Fingerprints are spread evenly, so that a bucket holds a few; where somebody saw to it that they are not, they are
// still in order.
void Baseline::settle() {
  begins_.assign(kBuckets + 1, 0);
  for (const Entry& entry : entries_) ++begins_[bucket_of(entry.high) + 1];
  for (std::size_t i = 1; i <= kBuckets; ++i) begins_[i] += begins_[i - 1];
  std::vector<std::uint32_t> ends = begins_;
  sorted_.resize(entries_.size());
  for (std::uint32_t i = 0; i < entries_.size(); ++i) sorted_[ends[bucket_of(entries_[i].high)]++] = i;
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    const std::span<std::uint32_t> alike =
        std::span(sorted_).subspan(begins_[bucket], begins_[bucket + 1] - begins_[bucket]);
    std::sort(alike.begin(), alike.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::pair(entries_[a].name(), a) < std::pair(entries_[b].name(), b);
    });
    // Of one name that stands twice the first counts.
    for (std::size_t i = 1; i < alike.size(); ++i)
      entries_[alike[i]].repeats = entries_[alike[i]].name() == entries_[alike[i - 1]].name();
  }
}

Baseline::Entry* Baseline::find(const std::string& fingerprint, std::uint32_t plan) {
  if (begins_.empty()) return nullptr;
  const auto [high, low] = halves_of(fingerprint);
  const Name wanted(high, low, plan);
  const auto is_it = [&](std::size_t at) {
    return at < entries_.size() && entries_[at].name() == wanted && !entries_[at].repeats;
  };
  if (!is_it(next_)) {
    const std::size_t bucket = bucket_of(high);
    const auto begin = sorted_.begin() + begins_[bucket];
    const auto end = sorted_.begin() + begins_[bucket + 1];
    const auto found = std::lower_bound(
        begin, end, wanted, [this](std::uint32_t at, const auto& name) { return entries_[at].name() < name; });
    if (found == end || !is_it(*found)) return nullptr;
    next_ = *found;
  }
  return &entries_[next_++];
}

void Baseline::turn_to(const PlanResult* plan) {
  of_plan_ = plan != nullptr;
  period_ = of_plan_ && plan->period ? read_period(*plan->period) : std::nullopt;
  held_against_ = of_plan_ ? plans_.of(*plan) : HeldAgainst();
}

Change Baseline::compare(const Finding& finding) {
  const auto plan = of_plan_ ? plan_under(held_against_, finding.rule->policy) : std::optional(kNoPlan);
  Entry* const before = plan ? find(name_of(finding, period_), *plan) : nullptr;
  if (before != nullptr) {
    before->seen = true;
    return change_of(before->status, finding.status, before->force, force_of(finding));
  }
  const bool well = finding.status == Status::pass || finding.status == Status::not_applicable;
  return partial_ && well ? Change::unchanged : Change::fresh;
}

std::size_t Baseline::gone() const {
  return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(),
                                                [](const Entry& entry) { return !entry.seen && !entry.repeats; }));
}

}  // namespace ducha
