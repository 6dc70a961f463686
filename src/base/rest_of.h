// SPDX-License-Identifier: Apache-2.0
// The bytes of a stream from where it stands to its end, read in blocks.
#pragma once

#include <iosfwd>
#include <string>

namespace ducha {

[[nodiscard]] std::string rest_of(std::istream& stream);

}  // namespace ducha
