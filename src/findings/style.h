// SPDX-License-Identifier: Apache-2.0
// Colours of the text report: ANSI escapes where they are asked for, else nothing.
#pragma once

#include <string>
#include <string_view>

#include "findings/status.h"

namespace ducha {

class Style {
 public:
  explicit Style(bool color) : color_(color) {}
  [[nodiscard]] std::string bold(std::string_view text) const { return painted("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return painted("2", text); }
  [[nodiscard]] std::string of(Status status, std::string_view text) const { return painted(code_of(status), text); }

 private:
  [[nodiscard]] std::string painted(std::string_view code, std::string_view text) const {
    if (!color_) return std::string(text);
    return "\x1B[" + std::string(code) + 'm' + std::string(text) + "\x1B[0m";
  }
  [[nodiscard]] static std::string_view code_of(Status status) {
    switch (status) {
      case Status::pass: return "32";           // green
      case Status::fail: return "1;31";         // red
      case Status::pending: return "36";        // cyan
      case Status::unknown: return "33";        // yellow
      case Status::not_applicable: return "2";  // dim
      case Status::waived: return "34";         // blue
      case Status::error: return "1;35";        // magenta
    }
    return "0";
  }
  bool color_;
};

}  // namespace ducha
