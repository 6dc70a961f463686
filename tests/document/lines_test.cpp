// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "document/split.h"

using ducha::Lines;

namespace {

constexpr std::size_t kNoLimit = std::size_t{1} << 30U;

// Gives a few bytes at a time and never says how many are left, as a pipe does.
class Trickle : public std::streambuf {
 public:
  Trickle(std::string text, std::size_t piece) : text_(std::move(text)), piece_(piece) {}

 protected:
  int_type underflow() override {
    if (at_ == text_.size()) return traits_type::eof();
    const std::size_t size = std::min(piece_, text_.size() - at_);
    setg(text_.data() + at_, text_.data() + at_, text_.data() + at_ + size);
    at_ += size;
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::string text_;
  std::size_t piece_, at_ = 0;
};

std::vector<std::string> appended(std::istream& stream) {
  Lines lines(stream);
  std::vector<std::string> all;
  for (std::string line; lines.append(line, kNoLimit); line.clear()) all.push_back(line);
  CHECK(lines.number() == all.size());
  CHECK(!lines.failed());
  return all;
}

std::vector<std::string> viewed(std::istream& stream) {
  Lines lines(stream);
  std::vector<std::string> all;
  while (const auto line = lines.next(kNoLimit)) all.emplace_back(*line);
  CHECK(lines.number() == all.size());
  return all;
}

}  // namespace

TEST_CASE("lines are the same however the stream comes") {
  const std::string wide(70'000, 'x');
  struct Row {
    std::string text;
    std::vector<std::string> lines;
  };
  const std::vector<Row> rows = {{"", {}},
                                 {"\n", {""}},
                                 {"a", {"a"}},
                                 {"a\n\nb", {"a", "", "b"}},
                                 {"a\r\nb\n", {"a\r", "b"}},
                                 {std::string("a\0b\n", 4), {std::string("a\0b", 3)}},
                                 {wide + "\nb\n" + wide, {wide, "b", wide}}};
  for (const Row& row : rows) {
    for (const std::size_t piece : {1UL, 2UL, 7UL, 65'536UL, 1'000'000UL}) {
      CAPTURE(piece);
      Trickle first(row.text, piece), second(row.text, piece);
      std::istream fed(&first), seen(&second);
      std::vector<std::string> with_feeds = row.lines;
      for (std::size_t i = 0; i < with_feeds.size(); ++i)
        if (i + 1 < with_feeds.size() || row.text.ends_with('\n')) with_feeds[i] += '\n';
      CHECK(appended(fed) == with_feeds);
      CHECK(viewed(seen) == row.lines);
    }
    std::istringstream fed(row.text);
    CHECK(viewed(fed) == row.lines);
  }
}

TEST_CASE("a line beyond the limit is read to its end and not kept") {
  std::istringstream stream(std::string(1'000'000, 'x') + "\nnext\n");
  Lines lines(stream);
  std::string line;
  CHECK(lines.append(line, 10));
  CHECK(line.size() > 10);
  CHECK(line.size() < 100'000);
  line.clear();
  CHECK(lines.append(line, 10));
  CHECK(line == "next\n");
}
