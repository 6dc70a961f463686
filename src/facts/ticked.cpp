// SPDX-License-Identifier: Apache-2.0
#include "facts/ticked.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/replace_all.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::array kTicked = {
#define DUCHA_TICKED(box) std::string_view(box),
#include "facts/spelling.def"
};
constexpr std::array kUnticked = {
#define DUCHA_UNTICKED(box) std::string_view(box),
#include "facts/spelling.def"
};

template <typename Table>
bool holds(const Table& table, std::string_view character) {
  return std::find(table.begin(), table.end(), character) != table.end();
}

bool is_box(std::string_view character) { return holds(kTicked, character) || holds(kUnticked, character); }

// Boxes that are typed as brackets, with a tick between them or nothing.
std::string with_boxes(std::string_view text) {
  std::string result = narrowed(text);
  for (const std::string_view open : {"( ", "[ "}) replace_all(result, open, open.substr(0, 1));
  for (const std::string_view close : {" )", " ]"}) replace_all(result, close, close.substr(1));
  for (const std::string_view tick : kTicked) {
    replace_all(result, '(' + std::string(tick) + ')', tick);
    replace_all(result, '[' + std::string(tick) + ']', tick);
  }
  for (const std::string_view empty : {"()", "[]"}) replace_all(result, empty, kUnticked.front());
  return result;
}

// Without what parts one box from the next.
std::string_view trimmed_label(std::string_view text) {
  static constexpr std::string_view kMarks[] = {" ", ",", ";", "/", "|", ".", Spelt::kListComma, Spelt::kFullStop};
  for (bool cut = true; cut && !text.empty();) {
    cut = false;
    for (const std::string_view mark : kMarks) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        cut = true;
      } else if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        cut = true;
      }
    }
  }
  return text;
}

struct Boxes {
  std::vector<std::string_view> boxes;
  std::vector<std::string_view> labels;  // of those with words in them
  bool box_first = false;
  bool box_last = false;
};

Boxes boxes_of(std::string_view text) {
  Boxes found;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    const std::string_view label = trimmed_label(text.substr(begin, end - begin));
    if (label.empty()) return;
    found.labels.push_back(label);
    found.box_last = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = code_point_at(text, at).length;
    if (const std::string_view character = text.substr(at, length); is_box(character)) {
      take(at);
      found.box_first = found.box_first || (found.boxes.empty() && found.labels.empty());
      found.boxes.push_back(character);
      found.box_last = true;
      begin = at + length;
    }
    at += length;
  }
  take(text.size());
  return found;
}

}  // namespace

bool has_boxes(std::string_view text) {
  const std::string boxed = with_boxes(text);
  for (std::size_t at = 0; at < boxed.size();) {
    const std::size_t length = code_point_at(boxed, at).length;
    if (is_box(std::string_view(boxed).substr(at, length))) return true;
    at += length;
  }
  return false;
}

std::optional<std::string> ticked_of(std::string_view text) {
  const std::string boxed = with_boxes(text);
  const Boxes found = boxes_of(boxed);
  if (found.labels.size() != found.boxes.size() || found.box_first == found.box_last) return std::nullopt;
  const auto is_ticked = [](std::string_view box) { return holds(kTicked, box); };
  if (std::count_if(found.boxes.begin(), found.boxes.end(), is_ticked) != 1) return std::nullopt;
  const auto at = std::find_if(found.boxes.begin(), found.boxes.end(), is_ticked) - found.boxes.begin();
  return std::string(found.labels[static_cast<std::size_t>(at)]);
}

}  // namespace ducha
