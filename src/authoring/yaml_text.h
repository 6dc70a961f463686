// SPDX-License-Identifier: Apache-2.0
// A text as a YAML scalar of one line, as yaml-cpp's emitter writes it: in quotes where it must be.
#pragma once

#include <string>

namespace ducha {

[[nodiscard]] std::string yaml_scalar(const std::string& text);

}  // namespace ducha
