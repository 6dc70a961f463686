// SPDX-License-Identifier: Apache-2.0
#include "feel/value/value.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "feel/value/context.h"
#include "feel/value/function.h"
#include "feel/value/list.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

struct TextBox final : Shared {
  explicit TextBox(std::string made) : text(std::move(made)) { weigh(1 + text.size() / Value::kBytesPerWeight); }
  std::string text;
  std::string written;  // empty: as it is
  std::string folded;   // of a name
};

struct DateTimeBox final : Shared {
  explicit DateTimeBox(const DateTime& made) : value(made) {}
  DateTime value;
};

struct RangeBox final : Shared {
  explicit RangeBox(Range made) : value(std::move(made)) {
    hold_part(value.low);
    hold_part(value.high);
  }
  Range value;
};

constexpr std::array<std::string_view, 13> kKindNames{"Null",
                                                      "boolean",
                                                      "number",
                                                      "string",
                                                      "date",
                                                      "time",
                                                      "date and time",
                                                      "years and months duration",
                                                      "days and time duration",
                                                      "range",
                                                      "list",
                                                      "context",
                                                      "function"};

// Payloads whose last user went away while another payload was being taken apart; that one's loop deletes them, so that
// a list nested a million deep needs no stack.
thread_local std::vector<const Shared*>* waiting = nullptr;

}  // namespace

std::string_view to_string(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Value Value::string(std::string text) { return Value(Kind::string, new TextBox(std::move(text))); }
Value Value::name(std::string text) {
  auto* const box = new TextBox(std::move(text));
  box->folded = fold(box->text);
  return Value(Kind::string, box);
}
Value Value::string_for(std::string text, std::string written) {
  auto* const box = new TextBox(std::move(text));
  box->written = std::move(written);
  return Value(Kind::string, box);
}
Value Value::date_time(const DateTime& value) { return Value(Kind::date_time, new DateTimeBox(value)); }
Value Value::range(Range value) { return Value(Kind::range, new RangeBox(std::move(value))); }
Value Value::list(std::vector<Value> elements) { return Value(Kind::list, new List(std::move(elements))); }
Value Value::dated_list(std::vector<Value> elements) { return Value(Kind::list, new List(std::move(elements), true)); }
Value Value::function(Function* made) { return Value(Kind::function, made); }

Value Value::context(std::shared_ptr<const Names> names, std::vector<Value> values) {
  return Value(Kind::context, new Context(std::move(names), std::move(values)));
}

Value Value::context(std::vector<std::pair<std::string, Value>> entries) {
  std::vector<std::string> names;
  std::vector<Value> values;
  names.reserve(entries.size());
  values.reserve(entries.size());
  // Few names are compared with each other, many through a table.
  constexpr std::size_t kFew = 16;
  std::unordered_map<std::string_view, std::size_t> known;
  for (std::pair<std::string, Value>& entry : entries) {
    const std::string& name = entry.first;
    std::size_t at = names.size();
    if (entries.size() <= kFew) {
      at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    } else {
      at = known.try_emplace(name, at).first->second;
    }
    if (at < names.size()) {
      values[at] = std::move(entry.second);
    } else {
      names.push_back(name);  // a copy: the table's keys look into the entries
      values.push_back(std::move(entry.second));
    }
  }
  return context(std::make_shared<const Names>(std::move(names)), std::move(values));
}

void Value::destroy() noexcept {
  const Shared* shared = payload_.shared;
  if (kind_ == Kind::string || kind_ == Kind::date_time) {
    delete shared;
    return;
  }
  if (waiting != nullptr) {
    waiting->push_back(shared);
    return;
  }
  std::vector<const Shared*> queue;
  waiting = &queue;
  delete shared;
  while (!queue.empty()) {
    const Shared* next = queue.back();
    queue.pop_back();
    delete next;
  }
  waiting = nullptr;
}

std::string_view Value::as_string() const noexcept { return static_cast<const TextBox*>(payload_.shared)->text; }
std::string_view Value::written() const noexcept {
  const auto& box = *static_cast<const TextBox*>(payload_.shared);
  return box.written.empty() ? box.text : box.written;
}
std::string_view Value::folded_name() const noexcept { return static_cast<const TextBox*>(payload_.shared)->folded; }
const DateTime& Value::as_date_time() const noexcept { return static_cast<const DateTimeBox*>(payload_.shared)->value; }
const Range& Value::as_range() const noexcept { return static_cast<const RangeBox*>(payload_.shared)->value; }
const List& Value::as_list() const noexcept { return static_cast<const List&>(*payload_.shared); }
const Context& Value::as_context() const noexcept { return static_cast<const Context&>(*payload_.shared); }
const Function& Value::as_function() const noexcept { return static_cast<const Function&>(*payload_.shared); }
std::span<const Value> Value::elements() const noexcept { return as_list().elements(); }
const Value* Value::find(std::string_view name) const noexcept { return as_context().find(name); }

}  // namespace ducha::feel
