// SPDX-License-Identifier: Apache-2.0
#include "rulebook/kept/feel_fields.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace ducha::feel {

using kept::Fault;

// A zone is a number that the process gave it.
template <class Archive>
void serialize(Archive& archive, Time& time) {
  if (time.zone != 0) throw Fault("a time in a zone");
  archive(time.nanos, time.offset);
}

template <class Archive>
void serialize(Archive& archive, DateTime& value) {
  auto& [date, time] = value;
  archive(date, time);
}

template <class Archive>
void serialize(Archive& archive, YearsMonths& duration) {
  auto& [months] = duration;
  archive(months);
}

template <class Archive>
void serialize(Archive& archive, DaysTime& duration) {
  auto& [seconds, nanos] = duration;
  archive(seconds, nanos);
}

template <class Archive>
void serialize(Archive& archive, Range& range) {
  auto& [low, high, low_included, high_included, form] = range;
  archive(low, high, low_included, high_included, form);
}

namespace {

// Fields as they are kept, of what is made anew of them.
template <class T>
T read(kept::Reader& archive) {
  T value{};
  archive(value);
  return value;
}

void save_string(kept::Writer& archive, const Value& value) {
  const bool named = !value.folded_name().empty();
  const bool otherwise = value.written() != value.as_string();
  if (named && otherwise) throw Fault("a name that was written otherwise");
  archive(named, otherwise, std::string(value.as_string()));
  if (otherwise) archive(std::string(value.written()));
}

Value load_string(kept::Reader& archive) {
  const bool named = read<bool>(archive);
  const bool otherwise = read<bool>(archive);
  auto text = read<std::string>(archive);
  if (otherwise) return Value::string_for(std::move(text), read<std::string>(archive));
  return named ? Value::name(std::move(text)) : Value::string(std::move(text));
}

void save_list(kept::Writer& archive, const List& list) {
  const std::span<const Value> elements = list.elements();
  archive(list.is_dated(), std::vector<Value>(elements.begin(), elements.end()));
}

Value load_list(kept::Reader& archive) {
  const bool dated = read<bool>(archive);
  auto elements = read<std::vector<Value>>(archive);
  return dated ? Value::dated_list(std::move(elements)) : Value::list(std::move(elements));
}

void save_context(kept::Writer& archive, const Context& context) {
  const std::span<const std::string> names = context.names()->all();
  const std::span<const Value> values = context.values();
  archive(std::vector<std::string>(names.begin(), names.end()), std::vector<Value>(values.begin(), values.end()));
}

Value load_context(kept::Reader& archive) {
  auto names = std::make_shared<const Names>(read<std::vector<std::string>>(archive));
  auto values = read<std::vector<Value>>(archive);
  if (values.size() != names->size()) throw Fault("a context's names and values");
  return Value::context(std::move(names), std::move(values));
}

// A built-in one by its name.
void save_function(kept::Writer& archive, const Function& function) {
  const std::string name(function.name());
  if (name.empty() || function_value(name).is_null()) throw Fault("a function without a name");
  archive(name);
}

Value load_function(kept::Reader& archive) {
  Value function = function_value(read<std::string>(archive));
  if (function.is_null()) throw Fault("no such function");
  return function;
}

}  // namespace

void save_value(kept::Writer& archive, const Value& value) {
  archive(value.kind());
  switch (value.kind()) {
    case Kind::null: return;
    case Kind::boolean: archive(value.as_boolean()); return;
    case Kind::number: archive(value.as_number()); return;
    case Kind::string: save_string(archive, value); return;
    case Kind::date: archive(value.as_date()); return;
    case Kind::time: archive(value.as_time()); return;
    case Kind::date_time: archive(value.as_date_time()); return;
    case Kind::years_months: archive(value.as_years_months()); return;
    case Kind::days_time: archive(value.as_days_time()); return;
    case Kind::range: archive(value.as_range()); return;
    case Kind::list: save_list(archive, value.as_list()); return;
    case Kind::context: save_context(archive, value.as_context()); return;
    case Kind::function: save_function(archive, value.as_function()); return;
  }
}

void load_value(kept::Reader& archive, Value& value) {
  switch (read<Kind>(archive)) {
    case Kind::null: value = Value(); return;
    case Kind::boolean: value = Value(read<bool>(archive)); return;
    case Kind::number: value = Value(read<Decimal>(archive)); return;
    case Kind::string: value = load_string(archive); return;
    case Kind::date: value = Value(read<Date>(archive)); return;
    case Kind::time: value = Value(read<Time>(archive)); return;
    case Kind::date_time: value = Value::date_time(read<DateTime>(archive)); return;
    case Kind::years_months: value = Value(read<YearsMonths>(archive)); return;
    case Kind::days_time: value = Value(read<DaysTime>(archive)); return;
    case Kind::range: value = Value::range(read<Range>(archive)); return;
    case Kind::list: value = load_list(archive); return;
    case Kind::context: value = load_context(archive); return;
    case Kind::function: value = load_function(archive); return;
  }
  throw Fault("no such kind of value");
}

// Contexts of many fields are shared by the types of many programs; each is kept once.
void save_type(kept::Writer& archive, const Type& type) {
  archive(type.tag(), type.detailed());
  if (!type.detailed()) return;
  if (type.tag() != Type::Tag::context) {
    archive(type.element(), type.parameters(), type.result());
    return;
  }
  kept::SharedWriter& shared = archive.shared();
  std::optional<std::uint32_t> number = shared.type_of(&type.fields());
  if (!number) {
    std::string bytes;
    kept::Writer(bytes, shared)(type.closed(), type.fields());
    number = shared.add_type(&type.fields(), bytes);
  }
  archive(*number);
}

void load_types(kept::Reader& archive, std::size_t count, kept::SharedParts& shared) {
  shared.types.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const bool closed = read<bool>(archive);
    shared.types.push_back(Type::context_of(read<std::vector<std::pair<std::string, Type>>>(archive), closed));
  }
}

void load_type(kept::Reader& archive, Type& type) {
  const auto tag = read<Type::Tag>(archive);
  const bool detailed = read<bool>(archive);
  if (!detailed) {
    type = Type(tag);
    return;
  }
  if (tag == Type::Tag::context) {
    type = archive.type(read<std::uint32_t>(archive));
    return;
  }
  auto element = read<Type>(archive);
  auto parameters = read<std::vector<Type>>(archive);
  auto result = read<Type>(archive);
  if (tag == Type::Tag::list) {
    type = Type::list_of(std::move(element));
  } else if (tag == Type::Tag::range) {
    type = Type::range_of(std::move(element));
  } else if (tag == Type::Tag::function) {
    type = Type::function_of(std::move(parameters), std::move(result));
  } else {
    throw Fault("no such type");
  }
}

template <class Archive>
void serialize(Archive& archive, Node& node) {
  auto& [op, flag, flag2, form, first, count, a, b, at] = node;
  archive(op, flag, flag2, form, first, count, a, b, at);
}

template <class Archive>
void serialize(Archive& archive, Function::Parameter& parameter) {
  auto& [name, type] = parameter;
  archive(name, type);
}

template <class Archive>
void serialize(Archive& archive, FunctionCode& function) {
  auto& [parameters, result, captures, body, locals] = function;
  archive(parameters, result, captures, body, locals);
}

template <class Archive>
void serialize(Archive& archive, ReadPath& path) {
  auto& [slot, fields, size_only] = path;
  archive(slot, fields, size_only);
}

template <class Archive>
void serialize(Archive& archive, Limits& limits) {
  auto& [text, nesting, steps, elements, string, recursion, stack, regex_steps] = limits;
  archive(text, nesting, steps, elements, string, recursion, stack, regex_steps);
}

// Signatures are rows of this build's table.
void save(kept::Writer& archive, const BuiltinCall& call) {
  archive(call.name, static_cast<std::uint64_t>(call.named.size()));
  for (const NamedCall& named : call.named)
    archive(static_cast<std::uint64_t>(named.row - call.rows.data()), named.order);
}

void load(kept::Reader& archive, BuiltinCall& call) {
  archive(call.name);
  call.rows = builtins_named(call.name);
  const auto named = read<std::uint64_t>(archive);
  for (std::uint64_t i = 0; i < named; ++i) {
    const auto row = read<std::uint64_t>(archive);
    if (row >= call.rows.size()) throw Fault("no such signature");
    call.named.push_back({&call.rows[row], read<std::vector<std::size_t>>(archive)});
  }
}

void save(kept::Writer& archive, const std::shared_ptr<const Names>& names) {
  const std::span<const std::string> all = names->all();
  archive(std::vector<std::string>(all.begin(), all.end()));
}

void load(kept::Reader& archive, std::shared_ptr<const Names>& names) {
  names = std::make_shared<const Names>(read<std::vector<std::string>>(archive));
}

template <class Archive>
void serialize(Archive& archive, ProgramCode& code) {
  auto& [text, nodes, links, constants, texts, types, shapes, calls, named, functions, reasons, root, locals, limits] =
      code;
  static_cast<void>(reasons);  // none: see save()
  archive(text, nodes, links, constants, texts, types, shapes, calls, named, functions, root, locals, limits);
}

void save(kept::Writer& archive, const std::shared_ptr<const Program>& program) {
  archive(program != nullptr);
  if (program == nullptr) return;
  const ProgramParts& parts = parts_of(*program);
  // What is null whatever is given is a fault of a rule, and a rulebook with faults is not kept.
  const ProgramCode& code = *parts.code->get();
  if (!code.reasons.empty()) throw Fault("an expression that is null");
  std::string bytes;
  kept::Writer(bytes, archive.shared())(code);
  archive(parts.type, parts.reads, parts.uses_clock, bytes);
}

namespace {

std::shared_ptr<const ProgramCode> load_code(std::string_view bytes, const kept::SharedParts& shared) {
  auto code = std::make_shared<ProgramCode>();
  kept::Reader reader(bytes, shared);
  reader(*code);
  if (!reader.at_end()) throw Fault("more than a program");
  return code;
}

}  // namespace

void load(kept::Reader& archive, std::shared_ptr<const Program>& program) {
  program = nullptr;
  if (!read<bool>(archive)) return;
  ProgramParts parts;
  archive(parts.type, parts.reads, parts.uses_clock);
  const std::string_view bytes = archive.take_text();
  if (archive.file() == nullptr) {
    parts.code = std::make_unique<const LateCode>(load_code(bytes, archive.shared()));
  } else {
    parts.code =
        std::make_unique<const LateCode>([bytes, file = archive.file()] { return load_code(bytes, file->shared); });
  }
  program = program_of(std::move(parts));
}

}  // namespace ducha::feel
