// SPDX-License-Identifier: Apache-2.0
// Names a rulebook by what its files hold, without reading what they mean: what a run says it was judged under.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ducha {

// "sha256:..." over the names and bytes of these policies' YAML files, in their order.
[[nodiscard]] std::string digest_of(const std::string& rulebook_folder, const std::vector<std::string>& ids);

// The same of policies each in a rulebook's folder of its own: folder and id.
[[nodiscard]] std::string digest_of(const std::vector<std::pair<std::string, std::string>>& policies);

}  // namespace ducha
