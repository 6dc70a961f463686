// SPDX-License-Identifier: Apache-2.0
#include "plan/cutter.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "document/codes.h"
#include "document/csv.h"
#include "document/decoding.h"
#include "document/read_workbook.h"
#include "document/split.h"
#include "plan/codes.h"
#include "plan/from_form.h"
#include "plan/table.h"

namespace ducha {

namespace {

// What every cutter does at the end of its input: says that it is over, and where it broke off.
class EndingCutter : public PlanCutter {
 public:
  EndingCutter(std::istream& stream, std::string name, PlanFormat format)
      : stream_(stream), name_(std::move(name)), format_(format), unopened_(stream.fail()) {}

  std::optional<Cut> next() final {
    if (ended_) return std::nullopt;
    if (!unopened_) {
      if (std::optional<Cut> found = cut()) return found;
    }
    ended_ = true;
    EndOfInput end{name_, {}};
    if (unopened_ || stream_.bad()) end.diagnostics.add_file(code::plan_unreadable, name_);
    return end;
  }

  bool would_wait() override { return !ended_ && stream_.rdbuf()->in_avail() <= 0; }

 protected:
  // Nothing at the end.
  virtual std::optional<Cut> cut() = 0;

  std::istream& stream_;
  std::string name_;
  PlanFormat format_;

 private:
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
  std::optional<Cut> cut() override {
    CutDocument document;
    document.format = format_;
    document.source = std::exchange(waiting_, nullptr);
    if (document.source) return document;
    document.source = splitter_.next(document.diagnostics);
    // What was passed over before the document is told by itself.
    if (!document.diagnostics.empty()) {
      waiting_ = std::exchange(document.source, nullptr);
      return Unread{std::move(document.diagnostics)};
    }
    if (!document.source) return std::nullopt;
    return document;
  }

  Splitter splitter_;
  SourcePtr waiting_;
};

// A JSON file: one plan or an array of them. Held whole, read one by one.
class JsonCutter final : public EndingCutter {
 public:
  using EndingCutter::EndingCutter;

 private:
  std::optional<Cut> cut() override {
    if (too_large_) return std::nullopt;
    CutDocument document;
    document.format = format_;
    if (!elements_) {
      source_ = whole(document.diagnostics);
      if (!source_) return unread(std::move(document.diagnostics));
      elements_.emplace(source_);
    }
    const std::optional<Span> part = elements_->next(document.diagnostics);
    if (!part) return unread(std::move(document.diagnostics));
    document.source = source_;
    document.part = *part;
    return document;
  }

  // Nothing where there is nothing to tell.
  static std::optional<Cut> unread(Diagnostics diagnostics) {
    if (diagnostics.empty()) return std::nullopt;
    return Unread{std::move(diagnostics)};
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

// The rows of a text that is a table.
class CsvRows final : public TableRows {
 public:
  CsvRows(std::istream& stream, const std::string& name, std::string_view separator)
      : splitter_(stream, name, separator) {}
  bool next(SourcePtr& row, Diagnostics& diagnostics) override { return splitter_.next(row, diagnostics); }
  void set_shape(std::string_view separator, std::size_t cells) override { splitter_.set_shape(separator, cells); }

 private:
  CsvSplitter splitter_;
};

class CsvCutter final : public EndingCutter {
 public:
  CsvCutter(std::istream& stream, const std::string& name, PlanFormat format)
      : EndingCutter(stream, name, format),
        separator_(format == PlanFormat::tsv ? "\t" : ","),
        rows_(stream, name, separator_),
        table_(rows_, separator_) {}

 private:
  std::optional<Cut> cut() override { return table_.next(format_); }

  std::string separator_;
  CsvRows rows_;
  Table table_;
};

// The rows of a sheet that is held whole.
class SheetRows final : public TableRows {
 public:
  explicit SheetRows(const Sheet& sheet) : sheet_(sheet) {}
  bool next(SourcePtr& row, Diagnostics&) override {
    if (at_ == sheet_.rows.size()) return false;
    row = sheet_.rows[at_++];
    return true;
  }
  void set_shape(std::string_view, std::size_t) override {}

 private:
  const Sheet& sheet_;
  std::size_t at_ = 0;
};

// A workbook: a form, or the tables of its sheets, one behind the other. Sheets without a head hold instructions or
// lists of words.
class WorkbookCutter final : public EndingCutter {
 public:
  using EndingCutter::EndingCutter;

 private:
  std::optional<Cut> cut() override {
    if (!read_) {
      read_ = true;
      Diagnostics diagnostics;
      Workbook workbook = read_workbook(stream_, name_, diagnostics);
      if (is_form(workbook)) {
        form_ = std::make_shared<const Workbook>(std::move(workbook));
      } else {
        sheets_ = std::move(workbook.sheets);
      }
      if (!diagnostics.empty()) return Unread{std::move(diagnostics)};
    }
    if (form_) {
      CutDocument cut;
      cut.format = format_;
      cut.source = source_of(*form_, name_);
      cut.form = std::exchange(form_, nullptr);
      return cut;
    }
    for (; at_ < sheets_.size(); ++at_, table_.reset()) {
      if (!table_) {
        rows_ = std::make_unique<SheetRows>(sheets_[at_]);
        table_ = std::make_unique<Table>(*rows_, std::string_view(&SourceText::kCellMark, 1));
      }
      std::optional<Cut> found = table_->next(format_);
      if (table_->headless()) {
        if (sheets_[at_].rows.empty()) continue;
        const std::string sheet = name_ + ':' + sheets_[at_++].name;
        table_.reset();
        return of_file(code::plan_sheet_other, sheet);
      }
      any_ = true;
      if (found) return found;
    }
    if (any_ || sheets_.empty()) return std::nullopt;
    any_ = true;
    return of_file(code::plan_sheets_no_head, name_);
  }

  static Cut of_file(Code code, const std::string& file) {
    Unread unread;
    unread.diagnostics.add_file(code, file);
    return unread;
  }

  std::vector<Sheet> sheets_;
  std::shared_ptr<const Workbook> form_;
  std::size_t at_ = 0;
  std::unique_ptr<SheetRows> rows_;
  std::unique_ptr<Table> table_;
  bool read_ = false;
  bool any_ = false;
};

std::unique_ptr<PlanCutter> utf8_cutter(std::istream& stream, const std::string& name, PlanFormat format) {
  switch (format) {
    case PlanFormat::yaml: return std::make_unique<StreamCutter<YamlSplitter>>(stream, name, format);
    case PlanFormat::ndjson: return std::make_unique<StreamCutter<LineSplitter>>(stream, name, format);
    case PlanFormat::csv:
    case PlanFormat::tsv: return std::make_unique<CsvCutter>(stream, name, format);
    case PlanFormat::json: return std::make_unique<JsonCutter>(stream, name, format);
    case PlanFormat::xlsx:
    case PlanFormat::ods: return std::make_unique<WorkbookCutter>(stream, name, format);
  }
  return nullptr;
}

// The same of a stream in any encoding that is known; a guess is told.
class DecodingCutter final : public PlanCutter {
 public:
  DecodingCutter(std::istream& stream, std::string name, PlanFormat format, bool walked)
      : text_(stream), name_(std::move(name)), cutter_(utf8_cutter(text_, name_, format)), walked_(walked) {}

  std::optional<Cut> next() override {
    std::optional<Cut> cut = cutter_->next();
    if (!cut) return cut;
    if (auto* const document = std::get_if<CutDocument>(&*cut)) document->walked = walked_;
    if (!told_ && (text_.encoding() == Encoding::gb18030 || text_.encoding() == Encoding::big5)) {
      told_ = true;
      const Text encoding(std::string(to_string(text_.encoding())));
      diagnostics_of(*cut).add_file(code::document_taken_for, name_, {encoding});
    }
    return cut;
  }
  bool would_wait() override { return cutter_->would_wait(); }

 private:
  DecodedStream text_;
  std::string name_;
  std::unique_ptr<PlanCutter> cutter_;
  bool walked_;
  bool told_ = false;
};

enum class Content : std::uint8_t {
#define DUCHA_CONTENT(name, zh, en) name,
#include "plan/words.def"
};

Text words_of(Content content) {
  static const std::vector<Text> kWords = {
#define DUCHA_CONTENT(name, zh, en) Text(zh, en),
#include "plan/words.def"
  };
  return kWords[static_cast<std::size_t>(content)];
}

// What a file holds that cannot be what its ending says. Asked of files alone: a pipe cannot be put back.
std::optional<Content> other_content(std::istream& stream, PlanFormat format) {
  const std::istream::pos_type begin = stream.tellg();
  if (begin == std::istream::pos_type(-1)) {
    stream.clear(stream.rdstate() & std::ios::badbit);
    return std::nullopt;
  }
  constexpr std::size_t kLooked = 64;
  std::string start(kLooked, '\0');
  stream.read(start.data(), kLooked);
  start.resize(static_cast<std::size_t>(stream.gcount()));
  stream.clear();
  stream.seekg(begin);
  const bool book = format == PlanFormat::xlsx || format == PlanFormat::ods;
  const auto begins = [&start](std::string_view mark) { return start.starts_with(mark); };
  if (begins("%PDF-")) return Content::pdf;
  if (begins("\x1F\x8B") || begins("7z\xBC\xAF") || begins("Rar!")) return Content::compressed;
  const bool zip = begins("PK\x03\x04") || begins("\xD0\xCF\x11\xE0");
  if (zip || start.empty()) return zip && !book ? std::optional(Content::workbook) : std::nullopt;
  std::string_view text = start;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
  for (const std::string_view page : {"<!", "<?xml", "<html", "<HTML", "<table", "<TABLE", "<meta", "<head"}) {
    if (text.starts_with(page)) return Content::page;
  }
  const bool control = std::any_of(start.begin(), start.end(), [](char c) { return c >= 0 && c < '\t'; });
  return book && !control ? std::optional(Content::text) : std::nullopt;
}

// A file of which nothing can be read.
class RefusingCutter final : public PlanCutter {
 public:
  RefusingCutter(std::string name, Content content) : name_(std::move(name)), content_(content) {}

  std::optional<Cut> next() override {
    if (std::exchange(over_, true)) return std::nullopt;
    EndOfInput end{name_, {}};
    end.diagnostics.add_file(code::plan_content, name_, {words_of(content_)});
    return end;
  }
  bool would_wait() override { return false; }

 private:
  std::string name_;
  Content content_;
  bool over_ = false;
};

}  // namespace

std::unique_ptr<PlanCutter> plan_cutter(std::istream& stream, const std::string& name, PlanFormat format, bool walked) {
  if (const auto other = stream.good() ? other_content(stream, format) : std::nullopt)
    return std::make_unique<RefusingCutter>(name, *other);
  return std::make_unique<DecodingCutter>(stream, name, format, walked);
}

}  // namespace ducha
