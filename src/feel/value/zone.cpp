// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include "base/date.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

// Every zone that ICU knows, sorted by id; a zone's number is its index and one. Rules are loaded when first asked for.
class ZoneTable {
 public:
  ZoneTable() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
    if (all && U_SUCCESS(status)) {
      int32_t length = 0;
      while (const char* id = all->next(&length, status)) {
        const std::string_view text(id, static_cast<std::size_t>(length));
        if (text != UCAL_UNKNOWN_ZONE_ID) ids_.emplace_back(text);
      }
    }
    std::sort(ids_.begin(), ids_.end());
    rules_ = std::make_unique<std::atomic<const icu::TimeZone*>[]>(ids_.size());
  }
  ZoneTable(const ZoneTable&) = delete;
  ZoneTable& operator=(const ZoneTable&) = delete;
  ~ZoneTable() {
    for (std::size_t i = 0; i < ids_.size(); ++i) delete rules_[i].load();
  }

  [[nodiscard]] std::optional<std::uint32_t> number_of(std::string_view id) const {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (at == ids_.end() || *at != id) return std::nullopt;
    return static_cast<std::uint32_t>(at - ids_.begin()) + 1;
  }

  [[nodiscard]] std::string_view id(std::uint32_t number) const {
    return number == 0 || number > ids_.size() ? std::string_view() : std::string_view(ids_[number - 1]);
  }

  // nullptr: no such zone.
  [[nodiscard]] const icu::TimeZone* rules(std::uint32_t number) const {
    if (number == 0 || number > ids_.size()) return nullptr;
    std::atomic<const icu::TimeZone*>& place = rules_[number - 1];
    const icu::TimeZone* known = place.load(std::memory_order_acquire);
    if (known != nullptr) return known;
    const icu::TimeZone* made = icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(ids_[number - 1]));
    if (place.compare_exchange_strong(known, made, std::memory_order_acq_rel)) return made;
    delete made;
    return known;
  }

 private:
  std::vector<std::string> ids_;
  std::unique_ptr<std::atomic<const icu::TimeZone*>[]> rules_;
};

const ZoneTable& zones() {
  static const ZoneTable table;
  return table;
}

// ICU counts milliseconds in a double. The calendar repeats every 400 years, zones follow their last rule for ever, and
// before their first they keep local mean time: so far years stand for near ones.
std::int64_t near_days(std::int64_t days) {
  constexpr std::int64_t kCycle = 146'097;
  constexpr std::int64_t kLate = 157'054;    // 2400-01-01
  constexpr std::int64_t kEarly = -135'140;  // 1600-01-01
  if (days >= kLate) return days - ((days - kLate) / kCycle + 1) * kCycle;
  if (days < kEarly) return days + ((kEarly - 1 - days) / kCycle) * kCycle;
  return days;
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

std::optional<std::uint32_t> zone_of(std::string_view id) { return zones().number_of(id); }
std::string_view zone_id(std::uint32_t zone) { return zones().id(zone); }

std::int32_t zone_offset(std::uint32_t zone, Date date, std::int64_t nanos_of_day) {
  const icu::TimeZone* rules = zones().rules(zone);
  if (rules == nullptr) return 0;
  const std::int64_t millis = near_days(to_days(date)) * kSecondsPerDay * 1'000 + nanos_of_day / 1'000'000;
  int32_t standard = 0;
  int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  if (const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(rules)) {
    basic->getOffsetFromLocal(static_cast<UDate>(millis), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, standard, summer,
                              status);
  } else {
    rules->getOffset(static_cast<UDate>(millis), static_cast<UBool>(true), standard, summer, status);
  }
  return U_SUCCESS(status) ? (standard + summer) / 1'000 : 0;
}

std::int32_t zone_offset(std::uint32_t zone, Instant at) {
  const icu::TimeZone* rules = zones().rules(zone);
  if (rules == nullptr) return 0;
  const std::int64_t days = floor_divide(at.seconds, kSecondsPerDay);
  const std::int64_t millis =
      (near_days(days) * kSecondsPerDay + (at.seconds - days * kSecondsPerDay)) * 1'000 + at.nanos / 1'000'000;
  int32_t standard = 0;
  int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffset(static_cast<UDate>(millis), static_cast<UBool>(false), standard, summer, status);
  return U_SUCCESS(status) ? (standard + summer) / 1'000 : 0;
}

}  // namespace ducha::feel
