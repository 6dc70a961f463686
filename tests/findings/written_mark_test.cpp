// SPDX-License-Identifier: Apache-2.0
#include "findings/written_mark.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings/from_ndjson.h"
#include "findings/to_ndjson.h"

using ducha::Finding;
using ducha::FindingMark;
using ducha::Modality;
using ducha::Status;
using ducha::written_mark;

namespace {

Finding some_finding() {
  Finding finding;
  finding.unit = "Q";
  finding.rule.own().policy = "p";
  finding.rule.own().id = "p.r";
  finding.rule.own().modality = Modality::must;
  finding.status = Status::fail;
  finding.message = R"(it says "fingerprint":"00" and ,"modality":"none","status":"pass")";
  finding.fingerprint = "0c41dc406c36ee7138abc36a57550934";
  finding.rule.own().title = R"(the "grounds":"reading")";
  return finding;
}

Finding with_value(std::string json) {
  Finding finding = some_finding();
  ducha::Evidence evidence;
  evidence.fact = "f";
  evidence.value = std::move(json);
  finding.evidence = {evidence};
  return finding;
}

}  // namespace

TEST_CASE("a finding's mark, without the rest of its line") {
  Finding finding = some_finding();
  const auto in = [](const Finding& one) {
    const std::string line = ducha::to_ndjson(one);
    const auto mark = written_mark(line);
    REQUIRE(mark);
    CHECK(mark->fingerprint == one.fingerprint);
    return std::pair(mark->status, mark->force);
  };
  CHECK(in(finding) == std::pair(Status::fail, Modality::must));
  finding.rule.own().grounds = "reading";
  finding.status = Status::not_applicable;
  CHECK(in(finding) == std::pair(Status::not_applicable, Modality::should));
  finding.rule.own().adopted = true;
  CHECK(in(finding) == std::pair(Status::not_applicable, Modality::must));
}

TEST_CASE("where a fact has a field of the wire's name, the line is read whole") {
  for (const std::string& name : {std::string("modality"), std::string("fingerprint"), std::string("grounds")}) {
    CAPTURE(name);
    const std::string line = ducha::to_ndjson(with_value("{\"" + name + "\":\"none\",\"status\":\"pass\"}"));
    ducha::FindingsReader reader;
    const auto quick = written_mark(line);
    const auto whole = reader.read_mark(line);
    REQUIRE(whole);
    CHECK(whole->status == Status::fail);
    CHECK(whole->force == Modality::must);
    CHECK(whole->fingerprint == some_finding().fingerprint);
    // A `grounds` stands before the finding's own, which is looked for behind the fingerprint.
    CHECK(quick.has_value() == (name == "grounds"));
    if (quick) CHECK(quick->force == Modality::must);
  }
  CHECK(written_mark(ducha::to_ndjson(with_value(R"({"xmodality":"none"})"))));
}

TEST_CASE("what is no finding, or cut, has no mark") {
  const std::string line = ducha::to_ndjson(some_finding());
  for (const std::string& none :
       {std::string(), std::string("{}"), std::string(R"({"type":"plan","unit":"Q"})"), line.substr(1)}) {
    CAPTURE(none);
    CHECK(!written_mark(none));
  }
  for (std::size_t size = 0; size < line.find(R"("grounds":"text")") + 11; ++size)
    CHECK(!written_mark(line.substr(0, size)));
}
