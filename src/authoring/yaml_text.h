// SPDX-License-Identifier: Apache-2.0
// How a text is written in YAML, so that whoever reads it gets the same text: the one place that decides what is
// quoted.
#pragma once

#include <string>
#include <string_view>

namespace YAML {
class Emitter;
}

namespace ducha {

// A scalar of one line, for a block as for a flow: as it is where no reader could take it for anything else, else in
// double quotes, escaped. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string yaml_scalar(std::string_view text);
// The same where yaml-cpp writes what is around it. (Its own scalars lose U+FFFE, and are refused by others.)
void emit_scalar(YAML::Emitter& out, std::string_view text);
// One line behind a number sign: what YAML cannot hold there is shown.
[[nodiscard]] std::string yaml_comment(std::string_view text);

}  // namespace ducha
