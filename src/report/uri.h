// SPDX-License-Identifier: Apache-2.0
// A path as a reference of the web.
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// RFC 3986: what may stand in a path is kept, the rest is per cent and two digits; a path from the root is a file URL.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace ducha
