// SPDX-License-Identifier: Apache-2.0
// The bytes of a stream from where it stands to its end.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

namespace ducha {

// `likely`: how many there probably are, so that they are read at once.
[[nodiscard]] std::string rest_of(std::istream& stream, std::size_t likely = 0);

}  // namespace ducha
