// SPDX-License-Identifier: Apache-2.0
#include "wording/search.h"

#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

struct Row {
  std::string_view text;
  std::string_view phrase;
  std::string_view found;  // "-": nothing
};

std::string found_in(const Row& row) {
  const ducha::RepairedText text = ducha::repair(std::make_shared<const ducha::SourceText>("f", std::string(row.text)));
  const auto match = ducha::TextSearch(text).find(row.phrase, 0, text.letters.size());
  return match ? text.text(match->begin, match->end) : "-";
}

}  // namespace

TEST_CASE("words are found by their letters and digits") {
  const Row rows[] = {
      {"乡镇要配备专职人员。", "要配备", "要配备"},
      {"乡镇要配备专职人员。", "县要配备", "-"},
      {"乡镇要配备专职人员。", "", "-"},
      {"鄉鎮要配備，專職人員。", "要配备专职", "要配备，专职"},
      {"比例达到１：１５", "1:15", "１：１５"},
      {"由DMN规则", "dmn", "DMN"},
      {"着力改进", "著力改進", "着力改进"},
      {"甲乙甲乙丙", "甲乙丙", "甲乙丙"},
      {"到2015年，实现平台全覆盖。", "到2015年，实现…全覆盖", "到2015年，实现平台全覆盖"},
      {"到2015年实现。全覆盖", "全覆盖…到2015年", "-"},
      {"二○○七年", "二〇〇七年", "二○○七年"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(found_in(row) == row.found, std::string(row.phrase));
}

TEST_CASE("damage stands for what was lost there, and for no more") {
  const Row rows[] = {
      // Two characters became `;l`.
      {"實現規(guī)?;l(fā)展。", "实现规模化发展", "实现规?;l展"},
      // A mark and the next character became `??h`.
      {"機制??h(市、區(qū))每年新增財政支出中", "县（市、区）每年新增财政支出", "?h(市、区)每年新增财政支出"},
      // A run that went out of step.
      {"活動?!笆晃濉逼陂g,各級人民政府要", "“十一五”期间，各级人民政府", "各级人民政府"},
      {"活動?!笆晃濉逼陂g,各級人民政府要", "“十一五”期间，各级教育部门", "-"},
      {"是什么?没有别的", "安全工作要常抓不懈", "-"},
      {"要落实?要检查", "要检查", "要检查"},
  };
  for (const Row& row : rows) {
    const std::string found = found_in(row);
    if (row.found == "-") {
      CHECK_MESSAGE(found == "-", std::string(row.phrase));
    } else {
      CHECK_MESSAGE(found.ends_with(row.found), std::string(row.phrase), " gave ", found);
    }
  }
}
