// SPDX-License-Identifier: Apache-2.0
#include "wording/repair.h"

#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "wording/sentences.h"

namespace {

ducha::RepairedText repaired(std::string_view bytes) {
  return ducha::repair(std::make_shared<const ducha::SourceText>("f", std::string(bytes)));
}

struct Row {
  std::string_view written;
  std::string_view repaired;
};

}  // namespace

TEST_CASE("a copy is made readable again") {
  const Row rows[] = {
      {"", ""},
      {"乡镇要配备人员。", "乡镇要配备人员。"},
      {"\xEF\xBB\xBF乡镇", "乡镇"},
      {"鄉鎮要配備人員", "乡镇要配备人员"},
      {"關(guān)于加強安全工作", "关于加强安全工作"},
      {"縣(市、區(qū))要落實", "县(市、区)要落实"},
      {"目標（biāo）責任", "目标责任"},
      {"下列：(a)人員", "下列：(a)人员"},
      {"找準位臵", "找准位置"},
      {"更好地為經\n— 1 — 濟發展服務", "更好地为经济发展服务"},
      {"將工會工作列入 1\n考核內容。", "将工会工作列入考核内容。"},
      {"有單位 50\n", "有单位\n"},
      {"比例為 1:15,招募", "比例为1:15,招募"},
      {"第一句。\r\n第二句。\r\n", "第一句。\n第二句。\n"},
      {"一、組織領導\n各地要", "一、组织领导\n各地要"},
      {"加大投入\n(二)考核", "加大投入\n(二)考核"},
      {"内容如下:\n其他", "内容如下:\n其他"},
      {"每年 2 次, DMN rules 5", "每年2次, DMN rules 5"},
      {"\n\n　\n乡镇。\n\n", "乡镇。\n"},
  };
  for (const Row& row : rows) {
    const ducha::RepairedText text = repaired(row.written);
    CHECK_MESSAGE(text.text(0, text.letters.size()) == row.repaired, std::string(row.written));
  }
}

TEST_CASE("each letter keeps its place in the copy") {
  const ducha::RepairedText text = repaired("關(guān)于\n— 1 — 要");
  REQUIRE(text.letters.size() == 3);
  CHECK(text.place(1, 2).position() == ducha::Position{1, 8});
  CHECK(text.place(2, 3).position() == ducha::Position{2, 7});
}

TEST_CASE("what was lost is marked, not guessed") {
  const ducha::RepairedText text = repaired("規(guī)?;l(fā)展\xFF。");
  std::string damaged;
  for (std::size_t at = 0; at < text.letters.size(); ++at) {
    if (text.letters[at].damaged) damaged += text.text(at, at + 1);
  }
  CHECK(damaged == "?;l\xEF\xBF\xBD");
}

TEST_CASE("what people read has a square in place of what was lost") {
  const auto readable = [](std::string_view bytes) {
    const ducha::RepairedText text = repaired(bytes);
    return text.readable(0, text.letters.size());
  };
  CHECK(readable("全县??h(市、区)每年新增") == "全县□□□(市、区)每年新增");
  CHECK(readable("?!笆晃濉逼陂g(jiān),各级人民政府要") == "□□□□□□□□,各级人民政府要");
  CHECK(readable("各级人民政府要") == "各级人民政府要");
}

TEST_CASE("sentences end with their marks, titles without") {
  const ducha::RepairedText text = repaired("关于工作的意见\n一、目标\n要做到“全覆盖。”同时上报！真的？（是。）落款");
  std::string cut;
  for (const ducha::Sentence& each : ducha::sentences_of(text)) {
    cut += text.text(each.begin, each.end) + (each.whole ? "|" : "/");
  }
  CHECK(cut == "关于工作的意见/一、目标/要做到“全覆盖。”|同时上报！|真的？|（是。）|落款/");
}
