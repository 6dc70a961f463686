// SPDX-License-Identifier: Apache-2.0
#include "feel/builtins/regex.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <unicode/regex.h>

#include "base/utf8.h"
#include "feel/builtins/reason.h"
#include "feel/builtins/xpath_pattern.h"
#include "feel/codes.h"

namespace ducha::feel {

namespace {

std::optional<RegexFlags> read_flags(std::string_view text) {
  RegexFlags flags;
  for (const char c : text) {
    switch (c) {
      case 's': flags.dot_all = true; break;
      case 'm': flags.multiline = true; break;
      case 'i': flags.ignore_case = true; break;
      case 'x': flags.spaced = true; break;
      case 'q': flags.literal = true; break;
      default: return std::nullopt;
    }
  }
  return flags;
}

struct Compiled {
  std::string pattern;
  std::string flags;
  std::unique_ptr<icu::RegexPattern> regex;  // none: the pattern is wrong
  std::vector<std::int32_t> groups;          // ICU's number of each
  std::size_t fault = 0;
  Repeats repeats = Repeats::none;
};

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

// A step of ICU's takes about a seventh of the time of one of ours.
constexpr std::size_t kIcuStepsPerStep = 7;
constexpr std::size_t kTick = 10'000;  // ICU's steps between two calls of go_on

// What a search may take before ICU's first tick: nothing to speak of without repetition, the square of the input with
// it, and all there is where a repetition repeats another.
std::size_t unseen_steps(Repeats repeats, std::size_t input) {
  constexpr std::size_t kAll = 13;  // 2 ** 13 is about a tick
  switch (repeats) {
    case Repeats::none: return 0;
    case Repeats::plain: return std::min(kTick, input * input / 2);
    case Repeats::nested: return input < kAll ? std::size_t{1} << input : kTick;
  }
  return kTick;
}

// The patterns a thread used last: a rule's pattern is the same for every record.
class PatternCache {
 public:
  const Compiled& compiled(std::string_view pattern, std::string_view flags_text, const RegexFlags& flags) {
    for (const Compiled& known : kept_) {
      if (known.pattern == pattern && known.flags == flags_text) return known;
    }
    Compiled made{std::string(pattern), std::string(flags_text), nullptr, {}, 0};
    const auto translated = to_icu_pattern(to_utf16(pattern), flags);
    if (const auto* text = std::get_if<IcuPattern>(&translated)) {
      made.repeats = text->repeats;
      UErrorCode status = U_ZERO_ERROR;
      UParseError where;
      made.regex.reset(icu::RegexPattern::compile(text->text, 0, where, status));
      for (std::size_t i = 1; i <= text->groups && U_SUCCESS(status); ++i) {
        made.groups.push_back(made.regex->groupNumberFromName(("g" + std::to_string(i)).c_str(), -1, status));
      }
      if (U_FAILURE(status)) {
        made.regex.reset();
        made.fault = 1;
      }
    } else {
      made.fault = std::get<PatternFault>(translated).at;
    }
    constexpr std::size_t kMost = 16;
    if (kept_.size() < kMost) return kept_.emplace_back(std::move(made));
    next_ = (next_ + 1) % kMost;
    return kept_[next_] = std::move(made);
  }

 private:
  std::vector<Compiled> kept_;
  std::size_t next_ = 0;
};

// A pattern at work on an input, within the limits of the call.
class Matching {
 public:
  Matching(Call& call, std::string_view input, std::string_view pattern, std::string_view flags_text)
      : call_(call), pattern_(pattern) {
    const std::optional<RegexFlags> flags = read_flags(flags_text);
    if (!flags) {
      reason_ = no_value(call, code::feel_flags, flags_text);
      return;
    }
    literal_ = flags->literal;
    thread_local PatternCache cache;
    const Compiled& compiled = cache.compiled(pattern, flags_text, *flags);
    // Plain characters are compared without ICU counting its steps.
    constexpr std::size_t kComparedAtOnce = 64;
    if (!call.spend(1 + (input.size() + 1) * (pattern.size() + 1) / kComparedAtOnce +
                    unseen_steps(compiled.repeats, code_points(input)) / kIcuStepsPerStep)) {
      reason_ = no_steps(call);
      return;
    }
    groups_ = &compiled.groups;
    if (!compiled.regex) {
      reason_ = no_value(call, code::feel_pattern, pattern, compiled.fault);
      return;
    }
    input_ = to_utf16(input);
    matcher_.reset(compiled.regex->matcher(input_, status_));
    if (matcher_) matcher_->setMatchCallback(&Matching::go_on, this, status_);
  }

  // Whether there is work to do; else `reason()`.
  [[nodiscard]] bool ready() const { return matcher_ != nullptr && U_SUCCESS(status_); }
  [[nodiscard]] Value reason() const { return reason_; }
  [[nodiscard]] bool literal() const { return literal_; }
  [[nodiscard]] std::size_t groups() const { return groups_->size(); }
  [[nodiscard]] const icu::UnicodeString& input() const { return input_; }

  bool find() { return matcher_->find(status_) != 0; }
  // Of the last match, or of one of its groups; -1: the group took no part.
  [[nodiscard]] std::int32_t start(std::size_t group = 0) { return matcher_->start(number_of(group), status_); }
  [[nodiscard]] std::int32_t end(std::size_t group = 0) { return matcher_->end(number_of(group), status_); }
  // Null with the reason why matching was given up; nothing where it was not.
  [[nodiscard]] std::optional<Value> given_up() {
    if (U_SUCCESS(status_)) return std::nullopt;
    if (!call_.spend(0)) return no_steps(call_);
    return no_value(call_, code::feel_pattern_effort, pattern_);
  }

  // XPath has an error where the pattern matches the empty string.
  [[nodiscard]] std::optional<Value> refuse_empty() {
    const icu::UnicodeString nothing;
    matcher_->reset(nothing);
    const bool matched = find();
    matcher_->reset(input_);
    if (std::optional<Value> reason = given_up()) return reason;
    if (!matched) return std::nullopt;
    return no_value(call_, code::feel_pattern_empty, pattern_);
  }

 private:
  [[nodiscard]] std::int32_t number_of(std::size_t group) const { return group == 0 ? 0 : (*groups_)[group - 1]; }

  // ICU calls this every ten thousand of its steps. Each is paid for with steps of the evaluation, so that many short
  // searches are bounded as one long one is.
  static UBool U_CALLCONV go_on(const void* self, std::int32_t) {
    const auto* matching = static_cast<const Matching*>(self);
    ++matching->ticks_;
    return static_cast<UBool>(matching->call_.spend(kTick / kIcuStepsPerStep) &&
                              matching->ticks_ <= matching->call_.limits().regex_steps / kTick);
  }

  Call& call_;
  std::string_view pattern_;
  icu::UnicodeString input_;
  std::unique_ptr<icu::RegexMatcher> matcher_;
  UErrorCode status_ = U_ZERO_ERROR;
  const std::vector<std::int32_t>* groups_ = nullptr;  // of the thread's cache
  bool literal_ = false;
  Value reason_;
  mutable std::uint32_t ticks_ = 0;
};

// A part of a replacement: text, or what a group took.
struct ReplacementPart {
  icu::UnicodeString text;
  std::optional<std::size_t> group;
};

// $N is the longest number of a group there is; \$ and \\ stand for themselves. nullopt: no replacement.
std::optional<std::vector<ReplacementPart>> read_replacement(const icu::UnicodeString& text, std::size_t groups) {
  const auto is_digit = [&](std::int32_t at) { return at < text.length() && text[at] >= u'0' && text[at] <= u'9'; };
  std::vector<ReplacementPart> parts;
  const auto put = [&](char16_t c) {
    if (parts.empty() || parts.back().group) parts.push_back({{}, std::nullopt});
    parts.back().text.append(c);
  };
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c == u'\\') {
      ++i;
      if (i == text.length() || (text[i] != u'\\' && text[i] != u'$')) return std::nullopt;
      put(text[i]);
    } else if (c == u'$') {
      ++i;
      if (!is_digit(i)) return std::nullopt;
      auto group = static_cast<std::size_t>(text[i] - u'0');
      while (is_digit(i + 1) && group * 10 + static_cast<std::size_t>(text[i + 1] - u'0') <= groups) {
        group = group * 10 + static_cast<std::size_t>(text[++i] - u'0');
      }
      // A group that there is not is empty.
      if (group <= groups) parts.push_back({{}, group});
    } else {
      put(c);
    }
  }
  return parts;
}

}  // namespace

Value matches(Call& call, std::string_view input, std::string_view pattern, std::string_view flags) {
  Matching matching(call, input, pattern, flags);
  if (!matching.ready()) return matching.reason();
  const bool found = matching.find();
  const std::optional<Value> reason = matching.given_up();
  return reason ? *reason : Value(found);
}

Value replace(Call& call, std::string_view input, std::string_view pattern, std::string_view replacement,
              std::string_view flags) {
  Matching matching(call, input, pattern, flags);
  if (!matching.ready()) return matching.reason();
  if (const std::optional<Value> reason = matching.refuse_empty()) return *reason;
  std::optional<std::vector<ReplacementPart>> parts;
  if (matching.literal()) {
    parts = std::vector<ReplacementPart>{ReplacementPart{to_utf16(replacement), std::nullopt}};
  } else {
    parts = read_replacement(to_utf16(replacement), matching.groups());
  }
  if (!parts) return no_value(call, code::feel_replacement, replacement);
  icu::UnicodeString result;
  std::int32_t done = 0;
  while (matching.find()) {
    result.append(matching.input(), done, matching.start() - done);
    for (const ReplacementPart& part : *parts) {
      if (!part.group) {
        result.append(part.text);
      } else if (matching.start(*part.group) >= 0) {
        result.append(matching.input(), matching.start(*part.group),
                      matching.end(*part.group) - matching.start(*part.group));
      }
    }
    done = matching.end();
    if (static_cast<std::size_t>(result.length()) > call.limits().string) return no_string(call);
    if (!call.spend(1)) return no_steps(call);
  }
  if (const std::optional<Value> reason = matching.given_up()) return *reason;
  result.append(matching.input(), done, matching.input().length() - done);
  std::string text = to_utf8(result);
  return may_make_string(call, text.size()) ? Value::string(std::move(text)) : no_string(call);
}

Value split(Call& call, std::string_view input, std::string_view pattern) {
  Matching matching(call, input, pattern, {});
  if (!matching.ready()) return matching.reason();
  if (const std::optional<Value> reason = matching.refuse_empty()) return *reason;
  std::vector<Value> parts;
  std::int32_t done = 0;
  const auto part = [&](std::int32_t end) {
    parts.push_back(Value::string(to_utf8(matching.input().tempSubStringBetween(done, end))));
  };
  while (matching.find()) {
    part(matching.start());
    done = matching.end();
    if (parts.size() >= call.limits().elements) return no_list(call);
    if (!call.spend(1)) return no_steps(call);
  }
  if (const std::optional<Value> reason = matching.given_up()) return *reason;
  part(matching.input().length());
  return Value::list(std::move(parts));
}

}  // namespace ducha::feel
