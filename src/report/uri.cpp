// SPDX-License-Identifier: Apache-2.0
#include "report/uri.h"

namespace ducha {

std::string uri_of(std::string_view path) {
  static constexpr std::string_view kKept = "-._~/!$&'()*+,;=@";
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain_one = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (plain_one || kKept.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      (((uri += '%') += kHex[byte >> 4U])) += kHex[byte & 15U];
    }
  }
  return uri;
}

}  // namespace ducha
