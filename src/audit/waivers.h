// SPDX-License-Identifier: Apache-2.0
// Failures that somebody with authority lets pass for a time: `--waivers FILE`, several of them. A waiver holds by the
// day that a finding was judged by, not by the clock; its finding keeps what it found and never changes the exit code.
//
//   waivers:
//     - {rule: union.funds-in-full, unit: Yunling, until: 2024-09-30, reason: ..., approved_by: ...}
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "findings/finding.h"

namespace ducha {

struct Waiver {
  std::string rule;          // an id or a pattern
  std::string unit, named;   // folded, and as written; empty: all of the region
  Region region;             // folded; empty: anywhere
  std::string subject;       // folded; empty: every one
  std::optional<Date> from;  // none: ever since
  Date until;                // the last day
  std::string reason, approved_by, paper;
  Place at, rule_at, subject_at;

  // Its rule and its unit, whatever the subject.
  [[nodiscard]] bool is_about(const Finding& finding) const;
  [[nodiscard]] bool fits(const Finding& finding) const;
};

// From any thread, once all are read.
class Waivers {
 public:
  // Adds those of a file of that name and those bytes. Every fault is reported.
  void read(const std::string& name, std::string bytes, Diagnostics& diagnostics);
  // Reports patterns that fit none of these rules' ids.
  void check_rules(const std::vector<std::string>& known, Diagnostics& diagnostics) const;

  // Of a failure or of what could not be decided: makes it waived where one is in force on that day. False: none is.
  bool apply(Finding& finding, Date as_of) const;
  // Of a finding that was waived by these when it was judged: notes that it was.
  void note(const Finding& waived, Date as_of) const;

  // Behind the last finding, in the files' order: those that cover nothing, that have run out while what they fit
  // still fails, that run out within thirty days, that one name gives to units of several regions.
  void report(Diagnostics& diagnostics) const;

  // "sha256:..." of each file, in the order read.
  [[nodiscard]] const std::vector<std::string>& digests() const { return digests_; }
  [[nodiscard]] const std::vector<std::unique_ptr<const Waiver>>& all() const { return all_; }

 private:
  struct Use {
    std::atomic<std::size_t> covered = 0, run_out = 0;
    std::atomic<bool> early = false, ends_soon = false;
    std::atomic<std::uint32_t> behind = kNobody;  // the one before it that covers what it would cover
    std::atomic<bool> renewed = false;            // it has run out, and another covers what it covered
    std::atomic<bool> of_error = false;           // it fits what could not be read, and that cannot be waived
    std::atomic<std::size_t> whose = 0;           // of the region of the first unit that it covers; 0: of none
    std::atomic<bool> namesakes = false;          // it covers units of several regions
  };
  enum class Effect : std::uint8_t { some, doubled, error, none };
  // Of the waivers of one rule, unit and region that name a subject: whether anything that they are about is to be
  // waived, whatever its subject. `waiver`: one of them.
  struct Subjects {
    std::uint32_t waiver = 0;
    std::atomic<bool> failed = false;
  };
  static constexpr std::uint32_t kNobody = ~std::uint32_t{0};
  void add(Waiver waiver);
  // Those that may fit, in the files' order: of its unit, and of its region; of its subject, or of none.
  [[nodiscard]] std::vector<std::uint32_t> near(const Finding& finding) const;
  void add_subjects(const std::string& whose, std::uint32_t index);
  void note_failed(const Finding& finding) const;
  [[nodiscard]] bool has_other_subjects(std::uint32_t index) const;
  void note_cover(std::uint32_t index, const Finding& finding, Date as_of) const;
  [[nodiscard]] Effect effect_of(std::size_t index) const;
  // `called`: the rule, and the unit where others of its entry have had an effect.
  void report_unused(std::size_t index, const std::string& called, Diagnostics& diagnostics) const;
  // Those of one entry of a file.
  void report_entry(std::size_t begin, std::size_t end, Diagnostics& diagnostics) const;
  // Of those that fit and are in force the first; the others stand behind it.
  [[nodiscard]] std::uint32_t first_of(const std::vector<std::uint32_t>& fitting, Date as_of) const;

  std::vector<std::unique_ptr<const Waiver>> all_;
  std::vector<std::size_t> begins_;  // of each entry of the files the first of all_
  std::vector<std::unique_ptr<Use>> used_;
  // Both with the subject: of one unit there may be a waiver for each of a thousand records.
  std::unordered_map<std::string, std::vector<std::uint32_t>> of_unit_;    // by folded name
  std::unordered_map<std::string, std::vector<std::uint32_t>> of_region_;  // by the folded first pair; without units
  std::unordered_map<std::string, std::vector<std::unique_ptr<Subjects>>> subjects_;  // by the unit or the pair
  std::vector<std::string> digests_;
};

}  // namespace ducha
