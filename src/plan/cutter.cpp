// SPDX-License-Identifier: Apache-2.0
#include "plan/cutter.h"

#include <optional>
#include <utility>

#include "base/limits.h"
#include "document/codes.h"
#include "document/csv.h"
#include "document/decoding.h"
#include "document/encoding.h"
#include "document/split.h"
#include "plan/codes.h"
#include "plan/from_csv.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

// What every cutter does at the end of its input: says that it is over, and where it broke off.
class EndingCutter : public PlanCutter {
 public:
  EndingCutter(std::istream& stream, std::string name, PlanFormat format)
      : stream_(stream), name_(std::move(name)), format_(format), unopened_(stream.fail()) {}

  bool next(RawPlan& raw) final {
    raw = {};
    raw.format = format_;
    if (ended_) return false;
    if (!unopened_ && cut(raw)) return true;
    ended_ = true;
    raw.ends_input = name_;
    if (unopened_ || stream_.bad()) raw.diagnostics.add_file(code::plan_unreadable, name_);
    return true;
  }

  bool would_wait() override { return !ended_ && stream_.rdbuf()->in_avail() <= 0; }

 protected:
  // False at the end.
  virtual bool cut(RawPlan& raw) = 0;

  std::istream& stream_;
  std::string name_;

 private:
  PlanFormat format_;
  bool unopened_;
  bool ended_ = false;
};

// Documents that a splitter cuts from a stream.
template <typename Splitter>
class StreamCutter final : public EndingCutter {
 public:
  StreamCutter(std::istream& stream, const std::string& name, PlanFormat format)
      : EndingCutter(stream, name, format), splitter_(stream, name) {}

 private:
  bool cut(RawPlan& raw) override {
    raw.source = std::exchange(waiting_, nullptr);
    if (raw.source) return true;
    raw.source = splitter_.next(raw.diagnostics);
    // What was passed over before the document is told by itself.
    if (!raw.diagnostics.empty()) waiting_ = std::exchange(raw.source, nullptr);
    return raw.source || !raw.diagnostics.empty();
  }

  Splitter splitter_;
  SourcePtr waiting_;
};

// The rows of a table under its head.
class CsvCutter final : public EndingCutter {
 public:
  CsvCutter(std::istream& stream, const std::string& name, PlanFormat format)
      : EndingCutter(stream, name, format),
        separator_(format == PlanFormat::tsv ? "\t" : ","),
        splitter_(stream, name, separator_) {}

 private:
  static constexpr std::size_t kTitleRows = 20;  // above a head, at most

  bool cut(RawPlan& raw) override {
    if (!columns_) {
      if (given_up_ || !find_head(raw.diagnostics)) return false;
      // What is wrong with the head is told by itself.
      if (!raw.diagnostics.empty()) return true;
    }
    if (given_up_ || !columns_->read()) return false;
    if (second_row_) {
      raw.source = std::exchange(second_row_, nullptr);
    } else if (!splitter_.next(raw.source, raw.diagnostics)) {
      return false;
    }
    raw.columns = columns_;
    Diagnostics merged;
    raw.above = columns_->above(raw.source, above_, merged);
    // Said once a table: where the first such cell stands.
    if (!merged.empty() && !std::exchange(merged_told_, true)) raw.diagnostics.append(std::move(merged));
    return true;
  }

  // False where there is no row at all.
  bool find_head(Diagnostics& diagnostics) {
    SourcePtr first;
    std::size_t titles = 0;
    Diagnostics unread;  // faults of rows before the head matter where none is found
    for (SourcePtr row; titles < kTitleRows && splitter_.next(row, unread);) {
      if (!row) continue;
      if (const auto said = titles == 0 ? said_separator(*row) : std::nullopt) {
        separator_ = *said;
        splitter_.set_shape(separator_, 0);
        continue;
      }
      if (!first) first = row;
      if (const auto separator = head_separator(*row, separator_)) {
        take_head(*row, *separator, diagnostics);
        if (titles > 0) diagnostics.add(code::plan_table_titles, {row, {}}, {std::to_string(titles)});
        return true;
      }
      ++titles;
    }
    given_up_ = true;
    if (first && unread.empty()) report_no_head(first, diagnostics);
    diagnostics.append(std::move(unread));
    return first != nullptr || !diagnostics.empty();
  }

  void report_no_head(const SourcePtr& row, Diagnostics& diagnostics) const {
    // A byte that is no text says more than a name that is missing.
    if (!is_readable(row, {0, static_cast<std::uint32_t>(row->bytes().size())}, diagnostics)) return;
    diagnostics.add(code::plan_table_no_head, {row, {}});
  }

  void take_head(const SourceText& head, const std::string& separator, Diagnostics& diagnostics) {
    separator_ = separator;
    CsvCells cells(head, separator_);
    std::size_t count = 0;
    for (CsvCell cell; cells.next(cell);) ++count;
    splitter_.set_shape(separator_, count);
    SourcePtr second;
    Diagnostics unread;
    const bool more = splitter_.next(second, unread);
    const bool halves = more && second && is_second_head(head, *second, separator_);
    columns_ = std::make_shared<const CsvColumns>(head, halves ? second.get() : nullptr, separator_, diagnostics);
    if (!halves) second_row_ = second;
    diagnostics.append(std::move(unread));
  }

  std::string separator_;
  CsvSplitter splitter_;
  std::shared_ptr<const CsvColumns> columns_;
  SourcePtr second_row_;  // read to see whether it belongs to the head
  std::vector<CsvColumns::Above> above_;
  bool merged_told_ = false;
  bool given_up_ = false;
};

// A JSON file: one plan or an array of them. Held whole, read one by one.
class JsonCutter final : public EndingCutter {
 public:
  using EndingCutter::EndingCutter;

 private:
  bool cut(RawPlan& raw) override {
    if (too_large_) return false;
    if (!elements_) {
      source_ = whole(raw.diagnostics);
      if (!source_) return !raw.diagnostics.empty();
      elements_.emplace(source_);
    }
    const std::optional<Span> part = elements_->next(raw.diagnostics);
    if (part) {
      raw.source = source_;
      raw.part = *part;
    }
    return part || !raw.diagnostics.empty();
  }

  SourcePtr whole(Diagnostics& diagnostics) {
    constexpr std::size_t kPiece = 1U << 16U;
    std::string bytes;
    std::string piece(kPiece, '\0');
    while (stream_.read(piece.data(), kPiece) || stream_.gcount() > 0) {
      if (bytes.size() > kJsonFileBytes) {
        diagnostics.add_file(code::document_file_too_large, name_, {std::to_string(kJsonFileBytes >> 20U)});
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

std::unique_ptr<PlanCutter> utf8_cutter(std::istream& stream, const std::string& name, PlanFormat format) {
  switch (format) {
    case PlanFormat::yaml: return std::make_unique<StreamCutter<YamlSplitter>>(stream, name, format);
    case PlanFormat::ndjson: return std::make_unique<StreamCutter<LineSplitter>>(stream, name, format);
    case PlanFormat::csv:
    case PlanFormat::tsv: return std::make_unique<CsvCutter>(stream, name, format);
    case PlanFormat::json: return std::make_unique<JsonCutter>(stream, name, format);
  }
  return nullptr;
}

// The same of a stream in any encoding that is known; a guess is told.
class DecodingCutter final : public PlanCutter {
 public:
  DecodingCutter(std::istream& stream, std::string name, PlanFormat format, bool walked)
      : text_(stream), name_(std::move(name)), cutter_(utf8_cutter(text_, name_, format)), walked_(walked) {}

  bool next(RawPlan& raw) override {
    if (!cutter_->next(raw)) return false;
    raw.walked = walked_;
    if (!told_ && text_.encoding() == Encoding::gb18030) {
      told_ = true;
      raw.diagnostics.add_file(code::document_taken_for, name_, {Text(std::string(to_string(text_.encoding())))});
    }
    return true;
  }
  bool would_wait() override { return cutter_->would_wait(); }

 private:
  DecodedStream text_;
  std::string name_;
  std::unique_ptr<PlanCutter> cutter_;
  bool walked_;
  bool told_ = false;
};

}  // namespace

std::unique_ptr<PlanCutter> plan_cutter(std::istream& stream, const std::string& name, PlanFormat format, bool walked) {
  return std::make_unique<DecodingCutter>(stream, name, format, walked);
}

}  // namespace ducha
