// SPDX-License-Identifier: Apache-2.0
#include "plan/reader.h"

#include <array>
#include <utility>

#include "base/limits.h"
#include "document/read.h"
#include "document/split.h"

namespace ducha {

namespace {

struct FormatRow {
  std::string_view ending;
  PlanFormat format;
};

constexpr std::array<FormatRow, 5> kFormats = {{
    {"yaml", PlanFormat::yaml},
    {"yml", PlanFormat::yaml},
    {"json", PlanFormat::json},
    {"ndjson", PlanFormat::ndjson},
    {"jsonl", PlanFormat::ndjson},
}};

void read_into(std::optional<Document> document, Submission& submission) {
  if (!document) return;
  submission.plan = read_plan(std::make_shared<const Document>(std::move(*document)), submission.diagnostics);
}

// What every reader does at the end of its input: says where it broke off, or that no plan was in it.
class EndingReader : public PlanReader {
 public:
  EndingReader(std::istream& stream, std::string name)
      : stream_(stream), name_(std::move(name)), unopened_(stream.fail()) {}

  bool next(Submission& submission) final {
    submission = {};
    if (ended_) return false;
    if (!unopened_ && next_document(submission)) {
      any_ = true;
      return true;
    }
    ended_ = true;
    const bool broken = unopened_ || stream_.bad();
    if (broken) submission.diagnostics.add_file(Code::plan_unreadable, name_);
    if (!broken && !any_) submission.diagnostics.add_file(Code::plan_none, name_);
    return !submission.diagnostics.empty();
  }

 protected:
  // False at the end. A document without content is passed over.
  virtual bool next_document(Submission& submission) = 0;

  std::istream& stream_;
  std::string name_;

 private:
  bool unopened_;
  bool any_ = false;
  bool ended_ = false;
};

// Documents that a splitter cuts from a stream, read by `read`.
template <typename Splitter, std::optional<Document> (*read)(const SourcePtr&, Diagnostics&)>
class StreamReader final : public EndingReader {
 public:
  StreamReader(std::istream& stream, const std::string& name) : EndingReader(stream, name), splitter_(stream, name) {}

 private:
  bool next_document(Submission& submission) override {
    for (;;) {
      SourcePtr source = std::exchange(waiting_, nullptr);
      if (!source) {
        source = splitter_.next(submission.diagnostics);
        // What was passed over before the document is a submission of its own.
        if (!submission.diagnostics.empty()) {
          waiting_ = std::move(source);
          return true;
        }
      }
      if (!source) return false;
      std::optional<Document> document = read(source, submission.diagnostics);
      const bool blank = document && !document->root().exists();
      if (blank && submission.diagnostics.empty()) continue;
      if (!blank) read_into(std::move(document), submission);
      return true;
    }
  }

  Splitter splitter_;
  SourcePtr waiting_;
};

// A JSON file: one plan or an array of them. Held whole, read one by one.
class JsonPlans final : public EndingReader {
 public:
  JsonPlans(std::istream& stream, const std::string& name) : EndingReader(stream, name) {}

 private:
  bool next_document(Submission& submission) override {
    if (too_large_) return false;
    if (!elements_) {
      SourcePtr source = whole(submission.diagnostics);
      if (!source) return !submission.diagnostics.empty();
      source_ = source;
      elements_.emplace(std::move(source));
    }
    const std::optional<Span> part = elements_->next(submission.diagnostics);
    if (part) read_into(read_json(source_, *part, submission.diagnostics), submission);
    return part || !submission.diagnostics.empty();
  }

  SourcePtr whole(Diagnostics& diagnostics) {
    constexpr std::size_t kPiece = 1U << 16U;
    std::string bytes;
    std::string piece(kPiece, '\0');
    while (stream_.read(piece.data(), kPiece) || stream_.gcount() > 0) {
      if (bytes.size() > kJsonFileBytes) {
        if (!too_large_)
          diagnostics.add_file(Code::document_file_too_large, name_, {std::to_string(kJsonFileBytes >> 20U)});
        too_large_ = true;
        return nullptr;
      }
      bytes.append(piece, 0, static_cast<std::size_t>(stream_.gcount()));
    }
    return stream_.bad() ? nullptr : std::make_shared<const SourceText>(name_, std::move(bytes));
  }

  SourcePtr source_;
  std::optional<JsonElements> elements_;
  bool too_large_ = false;
};

}  // namespace

std::optional<PlanFormat> read_plan_format(std::string_view word) {
  for (const FormatRow& row : kFormats) {
    if (row.ending == word) return row.format;
  }
  return std::nullopt;
}

std::optional<PlanFormat> format_of(std::string_view path) {
  const std::size_t point = path.find_last_of("./");
  if (point == std::string_view::npos || path[point] != '.') return std::nullopt;
  std::string ending(path.substr(point + 1));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return read_plan_format(ending);
}

std::unique_ptr<PlanReader> plan_reader(std::istream& stream, const std::string& name, PlanFormat format) {
  switch (format) {
    case PlanFormat::yaml: return std::make_unique<StreamReader<YamlSplitter, read_yaml>>(stream, name);
    case PlanFormat::ndjson: return std::make_unique<StreamReader<LineSplitter, read_json>>(stream, name);
    case PlanFormat::json: return std::make_unique<JsonPlans>(stream, name);
  }
  return nullptr;
}

}  // namespace ducha
