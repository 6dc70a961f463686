// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/eval_batch.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "cli/codes.h"
#include "feel/run/trace.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "feel/value/temporal.h"

namespace ducha {

namespace {

using Json = nlohmann::ordered_json;
using feel::Kind;
using feel::Value;

// --- typed JSON to values ---

class ValueReader {
 public:
  // The value of one name; nullopt: `where()` says at which path there is none.
  std::optional<Value> read(const std::string& name, const Json& json) {
    where_ = name;
    return value(json, 0);
  }
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  std::optional<Value> value(const Json& json, std::size_t depth) {
    if (depth > kDocumentDepth || !json.is_object()) return std::nullopt;
    const auto type = json.find("t");
    if (type == json.end() || !type->is_string()) return std::nullopt;
    const auto found = json.find("v");
    const Json none;
    const Json& content = found == json.end() ? none : *found;
    const auto& name = type->get_ref<const std::string&>();
    if (name == "null" || content.is_null()) return Value();
    if (name == "boolean" && content.is_boolean()) return Value(content.get<bool>());
    if (name == "number") return number(content);
    if (name == "list" && content.is_array()) return list(content, depth);
    if (name == "context" && content.is_object()) return context(content, depth);
    if (!content.is_string()) return std::nullopt;
    const auto& text = content.get_ref<const std::string&>();
    if (name == "string") return Value::string(text);
    if (name == "date") return temporal(text, Kind::date);
    if (name == "time") return temporal(text, Kind::time);
    if (name == "dateTime") return temporal(text, Kind::date_time);
    if (name == "duration") return feel::read_duration(text);
    return std::nullopt;
  }

  static std::optional<Value> number(const Json& content) {
    std::optional<Decimal> number;
    if (content.is_string()) number = Decimal::read(content.get_ref<const std::string&>());
    if (content.is_number()) number = Decimal::read(content.dump());
    return number ? std::optional(Value(*number)) : std::nullopt;
  }

  static std::optional<Value> temporal(const std::string& text, Kind kind) {
    if (kind == Kind::date_time) {
      const auto value = feel::read_date_time(text);
      return value ? std::optional(Value::date_time(*value)) : std::nullopt;
    }
    std::optional<Value> value = feel::read_temporal(text);
    return value && value->kind() == kind ? value : std::nullopt;
  }

  std::optional<Value> list(const Json& content, std::size_t depth) {
    std::vector<Value> elements;
    elements.reserve(content.size());
    const std::size_t outside = where_.size();
    for (const Json& each : content) {
      where_ += '[' + std::to_string(elements.size() + 1) + ']';
      std::optional<Value> element = value(each, depth + 1);
      if (!element) return std::nullopt;
      where_.resize(outside);
      elements.push_back(std::move(*element));
    }
    return Value::list(std::move(elements));
  }

  std::optional<Value> context(const Json& content, std::size_t depth) {
    std::vector<std::pair<std::string, Value>> entries;
    entries.reserve(content.size());
    const std::size_t outside = where_.size();
    for (const auto& [name, each] : content.items()) {
      where_ += '.' + name;
      std::optional<Value> entry = value(each, depth + 1);
      if (!entry) return std::nullopt;
      where_.resize(outside);
      entries.emplace_back(name, std::move(*entry));
    }
    return Value::context(std::move(entries));
  }

  std::string where_;
};

// --- values to typed JSON ---

Json typed(const char* type, Json content) {
  Json json = Json::object();
  json["t"] = type;
  json["v"] = std::move(content);
  return json;
}

Json to_json(const Value& value, std::size_t depth) {
  if (depth > Value::kDepthLimit) return typed("null", nullptr);
  switch (value.kind()) {
    case Kind::null: return typed("null", nullptr);
    case Kind::boolean: return typed("boolean", value.as_boolean());
    case Kind::number: return typed("number", value.as_number().to_string());
    case Kind::string: return typed("string", std::string(value.as_string()));
    case Kind::date: return typed("date", to_text(value));
    case Kind::time: return typed("time", to_text(value));
    case Kind::date_time: return typed("dateTime", to_text(value));
    case Kind::years_months:
    case Kind::days_time: return typed("duration", to_text(value));
    case Kind::range: return typed("range", to_text(value));
    case Kind::function: return typed("function", to_text(value));
    case Kind::list: {
      Json elements = Json::array();
      for (const Value& each : value.elements()) elements.push_back(to_json(each, depth + 1));
      return typed("list", std::move(elements));
    }
    case Kind::context: {
      Json entries = Json::object();
      const feel::Context& context = value.as_context();
      for (std::size_t i = 0; i < context.size(); ++i) entries[context.name(i)] = to_json(context.value(i), depth + 1);
      return typed("context", std::move(entries));
    }
  }
  return typed("null", nullptr);
}

// --- lines ---

enum class Line : std::uint8_t { read, too_long, end };

// Never holds more than the longest line that is allowed.
Line next_line(std::istream& in, std::string& line) {
  line.clear();
  bool too_long = false;
  bool any = false;
  std::streambuf& bytes = *in.rdbuf();
  for (int c = bytes.sbumpc(); c != std::char_traits<char>::eof(); c = bytes.sbumpc()) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kDocumentBytes) {
      line += static_cast<char>(c);
    } else {
      too_long = true;
    }
  }
  return !any ? Line::end : too_long ? Line::too_long : Line::read;
}

// NOLINTNEXTLINE(bugprone-exception-escape): moving nlohmann's values only asserts
struct Request {
  Json id;
  std::string expression;
  std::vector<std::pair<std::string, Value>> context;
};

class Batch {
 public:
  Batch(std::ostream& out, const BatchSettings& settings, const ReportDiagnostic& report)
      : out_(out), settings_(settings), report_(report) {}

  void take_line(Line kind, const std::string& line, std::uint32_t number) {
    if (kind == Line::read && line.find_first_not_of(" \t\r") == std::string::npos) return;
    ++counts_.lines;
    std::optional<Request> request;
    if (kind == Line::too_long) {
      unread(code::cli_batch_long, std::string(), number, {Text(std::to_string(kDocumentBytes))});
    } else {
      request = read_request(line, number);
    }
    if (request) answer(*request, number);
  }
  [[nodiscard]] const BatchCounts& counts() const { return counts_; }

 private:
  void unread(Code code, std::string line, std::uint32_t number, std::vector<Text> arguments = {}) {
    ++counts_.unread;
    const auto source = std::make_shared<const SourceText>(settings_.input_name, std::move(line), number);
    const Diagnostic diagnostic{code, Place{source, Span{}}, std::move(arguments), {}, false};
    report_(diagnostic, diagnostic.severity());
  }

  std::optional<Request> read_request(const std::string& line, std::uint32_t number) {
    // What is deeper than any value is not kept: the library copies and writes what it holds by calling itself.
    constexpr int kDeepest = 4 * static_cast<int>(kDocumentDepth);  // a value within another takes three levels
    const auto keep = [](int depth, Json::parse_event_t /*event*/, Json& /*parsed*/) { return depth <= kDeepest; };
    const Json json = Json::parse(line, keep, false);
    const bool usable = json.is_object() && json.contains("expr") && json["expr"].is_string() &&
                        (!json.contains("context") || json["context"].is_object()) &&
                        (!json.contains("id") || json["id"].is_primitive());
    if (!usable) {
      unread(code::cli_batch_line, line, number);
      return std::nullopt;
    }
    Request request;
    if (json.contains("id")) request.id = json["id"];
    request.expression = json["expr"].get<std::string>();
    if (!json.contains("context")) return request;
    ValueReader reader;
    for (const auto& [name, content] : json["context"].items()) {
      std::optional<Value> value = reader.read(name, content);
      if (!value) {
        unread(code::cli_batch_value, line, number, {Text(reader.where())});
        return std::nullopt;
      }
      request.context.emplace_back(name, std::move(*value));
    }
    return request;
  }

  void answer(const Request& request, std::uint32_t number) {
    const std::shared_ptr<const feel::Program> program = compiled(request, number);
    Value value;
    if (program) {
      std::vector<Value> slots;
      slots.reserve(request.context.size());
      for (const auto& entry : request.context) slots.push_back(entry.second);
      value = program->evaluate(slots, settings_.environment);
      if (settings_.why && value.is_null()) report_reasons(request, *program, slots, number);
    } else {
      ++counts_.uncompiled;
    }
    // A value can be far larger than what it was made from; past the limit it is none.
    if (value.weight() > settings_.limits.elements) value = Value();
    Json json = Json::object();
    json["id"] = request.id;
    json.update(to_json(value, 0));
    out_ << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }

  // Streams ask the same question of many contexts: programs are kept by text and by the types of the names.
  std::shared_ptr<const feel::Program> compiled(const Request& request, std::uint32_t number) {
    feel::Scope scope;
    std::string key = request.expression;
    for (const auto& [name, value] : request.context) {
      feel::Type type = type_of(value);
      if (type.tag() == feel::Type::Tag::null) type = feel::Type();
      key += '\0' + name + '\0' + to_string(type);
      scope.declare(name, std::move(type));
    }
    if (const auto known = programs_.find(key); known != programs_.end()) return known->second;
    feel::CompileOptions options;
    options.limits = settings_.limits;
    options.strict = settings_.strict;
    const feel::Compiled made = compile(request.expression, scope, options);
    if (!made.program || (settings_.why && !made.problems.empty())) report_problems(request, made, number);
    if (made.program && settings_.why && !settings_.strict) {
      for (const Diagnostic& doubt :
           strict_problems(request.expression, source_of(request, number), scope, settings_.limits)) {
        const bool reported = std::any_of(made.problems.begin(), made.problems.end(),
                                          [&](const feel::Problem& problem) { return problem.at == doubt.at.span; });
        if (!reported) report_(doubt, Severity::warning);
      }
    }
    constexpr std::size_t kKept = 256;
    if (programs_.size() >= kKept) programs_.clear();
    if (made.program) programs_.emplace(std::move(key), made.program);
    return made.program;
  }

  [[nodiscard]] SourcePtr source_of(const Request& request, std::uint32_t number) const {
    return std::make_shared<const SourceText>(settings_.input_name + ":" + std::to_string(number), request.expression);
  }

  void report_reasons(const Request& request, const feel::Program& program, const std::vector<Value>& slots,
                      std::uint32_t number) {
    const SourcePtr source = source_of(request, number);
    feel::Trace trace;
    static_cast<void>(program.explain(slots, trace, settings_.environment));
    for (const feel::Step& step : feel::reasons(trace)) {
      if (!step.reason) continue;
      report_(Diagnostic{step.reason->code, Place{source, step.at}, step.reason->arguments, {}, false}, Severity::note);
    }
  }

  void report_problems(const Request& request, const feel::Compiled& made, std::uint32_t number) {
    const SourcePtr source = source_of(request, number);
    for (const feel::Problem& problem : made.problems) {
      const Diagnostic diagnostic{problem.code, Place{source, problem.at}, problem.arguments, {}, false};
      report_(diagnostic, diagnostic.severity());
    }
  }

  std::ostream& out_;
  const BatchSettings& settings_;
  const ReportDiagnostic& report_;
  BatchCounts counts_;
  std::unordered_map<std::string, std::shared_ptr<const feel::Program>> programs_;
};

}  // namespace

std::vector<Diagnostic> strict_problems(const std::string& expression, const SourcePtr& source,
                                        const feel::Scope& scope, const feel::Limits& limits) {
  feel::CompileOptions options;
  options.limits = limits;
  options.strict = true;
  std::vector<Diagnostic> found;
  for (const feel::Problem& problem : feel::compile(expression, scope, options).problems) {
    // A warning is one in any scope.
    if (problem.code.row().severity != Severity::error) continue;
    found.push_back(Diagnostic{problem.code, Place{source, problem.at}, problem.arguments, {}, false});
  }
  return found;
}

BatchCounts evaluate_batch(std::istream& in, std::ostream& out, const BatchSettings& settings,
                           const ReportDiagnostic& report) {
  Batch batch(out, settings, report);
  std::string line;
  for (std::uint32_t number = 1; out; ++number) {
    const Line kind = next_line(in, line);
    if (kind == Line::end) break;
    batch.take_line(kind, line, number);
  }
  return batch.counts();
}

feel::Value current_time() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(since_epoch).count();
  const std::int64_t seconds = nanos / feel::kNanosPerSecond;
  const auto clock = static_cast<std::time_t>(seconds);
  std::tm local{};
  feel::Time place;
  place.offset = localtime_r(&clock, &local) != nullptr ? static_cast<std::int32_t>(local.tm_gmtoff) : 0;
  const feel::Instant instant{seconds, static_cast<std::int32_t>(nanos % feel::kNanosPerSecond)};
  const std::optional<feel::DateTime> now = feel::from_instant(instant, place);
  return now ? Value::date_time(*now) : Value();
}

}  // namespace ducha
