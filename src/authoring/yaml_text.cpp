// SPDX-License-Identifier: Apache-2.0
#include "authoring/yaml_text.h"

#include <yaml-cpp/emitter.h>

namespace ducha {

std::string yaml_scalar(const std::string& text) {
  YAML::Emitter out;
  out << YAML::Flow << YAML::BeginSeq << text << YAML::EndSeq;  // what a flow asks to be quoted too
  return std::string(out.c_str() + 1, out.size() - 2);
}

}  // namespace ducha
