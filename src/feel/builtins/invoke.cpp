// SPDX-License-Identifier: Apache-2.0
#include "feel/builtins/invoke.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

// A row with its types read.
struct Signature {
  std::vector<Type> types;  // of a variadic parameter: of each argument
  Type result;
  std::size_t required = 0;
  bool variadic = false;
};

const std::vector<Signature>& signatures_of_rows() {
  static const std::vector<Signature> all = [] {
    std::vector<Signature> made;
    for (const Builtin& row : builtins()) {
      Signature signature;
      for (const Parameter& parameter : row.parameters) {
        signature.types.push_back(read_type(parameter.type).value_or(Type()));
        if (!parameter.optional) ++signature.required;
        signature.variadic = parameter.variadic;
      }
      signature.result = read_type(row.result).value_or(Type());
      made.push_back(std::move(signature));
    }
    return made;
  }();
  return all;
}

const Signature& signature_of(const Builtin& row) {
  return signatures_of_rows()[static_cast<std::size_t>(&row - builtins().data())];
}

enum class Fit : std::uint8_t { no, null_argument, yes };

// The value as the type, or as it becomes after an implicit conversion where those are asked for.
Fit fit(Call& call, Value& value, const Type& type, bool nullable, bool converting) {
  if (value.is_null()) return nullable ? Fit::yes : Fit::null_argument;
  // The elements of a list<number> are looked at one by one.
  if (value.kind() == Kind::list && type.detailed() && !call.spend(value.elements().size())) return Fit::no;
  if (value.kind() == Kind::function && type.tag() == Type::Tag::function) {
    // A user's function may be narrower than Any: what it makes of each element shows when it is called.
    return value.as_function().accepts(type.parameters().size()) ? Fit::yes : Fit::no;
  }
  if (conforms(value, type)) return Fit::yes;
  if (!converting) return Fit::no;
  if (type.tag() == Type::Tag::list) {
    if (value.kind() == Kind::list) return Fit::no;
    Value single = Value::list({value});
    if (!conforms(single, type)) return Fit::no;
    value = std::move(single);
    return Fit::yes;
  }
  if (value.kind() == Kind::list) {
    if (value.elements().size() != 1) return Fit::no;
    Value element = value.elements().front();
    if (element.is_null()) return Fit::null_argument;
    if (!conforms(element, type)) return Fit::no;
    value = std::move(element);
    return Fit::yes;
  }
  if (value.kind() == Kind::date && type.tag() == Type::Tag::date_time) {
    value = Value::date_time(at_midnight(value.as_date()));
    return Fit::yes;
  }
  return Fit::no;
}

bool row_takes(const Builtin& row, std::size_t count) {
  const Signature& signature = signature_of(row);
  return count >= signature.required && (signature.variadic || count <= row.parameters.size());
}

// Why an argument did not fit; the first that does not counts.
struct Misfit {
  Fit fit = Fit::yes;
  std::size_t parameter = 0;
  Kind kind = Kind::null;
};

// The arguments of a call in the order of a row's parameters.
class Binding {
 public:
  Binding(Call& call, const Builtin& row, bool converting)
      : call_(call), row_(row), signature_(signature_of(row)), converting_(converting) {}

  [[nodiscard]] bool takes(std::size_t count) const { return row_takes(row_, count); }

  bool bind(std::span<const Value> arguments) {
    const std::size_t fixed = row_.parameters.size() - (signature_.variadic ? 1 : 0);
    for (std::size_t i = 0; i < std::min(arguments.size(), fixed); ++i) {
      if (!bind_one(i, arguments[i])) return false;
    }
    if (!signature_.variadic) return true;
    std::vector<Value> rest(arguments.begin() + static_cast<std::ptrdiff_t>(fixed), arguments.end());
    return bind_rest(std::move(rest));
  }

  bool bind_named(const NamedCall& call, std::span<const Value> arguments) {
    for (std::size_t i = 0; i < row_.parameters.size(); ++i) {
      const bool given = call.order[i] != NamedCall::kLeftOut;
      if (!given && row_.parameters[i].optional) continue;
      if (!given && row_.parameters[i].variadic) {
        static_cast<void>(bind_rest({}));  // none are given
        continue;
      }
      const Value value = given ? arguments[call.order[i]] : Value();
      if (row_.parameters[i].variadic ? !bind_rest({value}) : !bind_one(i, value)) return false;
    }
    return true;
  }

  [[nodiscard]] Value result() const {
    return row_.implementation(call_, std::span(bound_).first(row_.parameters.size()));
  }
  [[nodiscard]] const Misfit& misfit() const { return misfit_; }
  [[nodiscard]] const Builtin& row() const { return row_; }

 private:
  bool bind_one(std::size_t parameter, const Value& value) {
    bound_[parameter] = value;
    const Fit found =
        fit(call_, bound_[parameter], signature_.types[parameter], row_.parameters[parameter].nullable, converting_);
    if (found != Fit::yes) misfit_ = {found, parameter, value.kind()};
    return found == Fit::yes;
  }

  bool bind_rest(std::vector<Value> rest) {
    const std::size_t last = row_.parameters.size() - 1;
    for (Value& value : rest) {
      const Kind kind = value.kind();
      const Fit found = fit(call_, value, signature_.types[last], row_.parameters[last].nullable, converting_);
      if (found != Fit::yes) {
        misfit_ = {found, last, kind};
        return false;
      }
    }
    bound_[last] = Value::list(std::move(rest));
    return true;
  }

  Call& call_;
  const Builtin& row_;
  const Signature& signature_;
  bool converting_;
  std::array<Value, kMostParameters> bound_;
  Misfit misfit_;
};

Value no_fit(Call& call, std::string_view name, const std::vector<const Builtin*>& rows, const Misfit& misfit,
             std::span<const Value> arguments) {
  if (rows.size() == 1 && misfit.fit == Fit::no) {
    const Parameter& parameter = rows.front()->parameters[misfit.parameter];
    return no_value(call, code::feel_argument_type, parameter.name, parameter.type, misfit.kind);
  }
  if (misfit.fit == Fit::null_argument) {
    return no_value(call, code::feel_null_argument, rows.front()->parameters[misfit.parameter].name, name);
  }
  std::string given;
  for (const Value& argument : arguments) {
    if (!given.empty()) given += ", ";
    given += to_string(argument.kind());
  }
  std::string expected;
  for (const Builtin* row : rows) {
    if (!expected.empty()) expected += "; ";
    expected += signature_text(*row);
  }
  return no_value(call, code::feel_signatures, name, std::string_view(given), std::string_view(expected));
}

class BuiltinFunction final : public Function {
 public:
  explicit BuiltinFunction(std::span<const Builtin> rows) : rows_(rows) {
    const Builtin& first = rows.front();
    for (std::size_t i = 0; i < first.parameters.size(); ++i) {
      parameters_.push_back({std::string(first.parameters[i].name), type_of(first, i)});
    }
    result_ = result_of(first);
    for (const Builtin& row : rows) result_ = joined(result_, result_of(row));
  }

  [[nodiscard]] std::span<const Parameter> parameters() const override { return parameters_; }
  [[nodiscard]] Type result() const override { return result_; }
  [[nodiscard]] std::string_view name() const override { return rows_.front().name; }
  [[nodiscard]] bool accepts(std::size_t count) const override {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Builtin& row) { return row_takes(row, count); });
  }
  [[nodiscard]] Value apply(Call& call, std::span<const Value> arguments) const override {
    return invoke(call, rows_, arguments);
  }

 private:
  std::span<const Builtin> rows_;
  std::vector<Parameter> parameters_;
  Type result_;
};

}  // namespace

Value invoke(Call& call, std::span<const Builtin> signatures, std::span<const Value> arguments) {
  for (const bool converting : {false, true}) {
    for (const Builtin& row : signatures) {
      Binding binding(call, row, converting);
      if (binding.takes(arguments.size()) && binding.bind(arguments)) return binding.result();
    }
  }
  if (!call.recording()) return {};
  // Once more for the reason: a null argument first, else what did not fit.
  std::vector<const Builtin*> rows;
  std::optional<Misfit> misfit;
  for (const Builtin& row : signatures) {
    Binding binding(call, row, true);
    if (!binding.takes(arguments.size()) || binding.bind(arguments)) continue;
    const bool better = !misfit || (binding.misfit().fit == Fit::null_argument && misfit->fit == Fit::no);
    if (better) misfit = binding.misfit();
    rows.insert(better ? rows.begin() : rows.end(), &row);
  }
  if (signatures.empty()) return {};
  if (!misfit) {
    return no_value(call, code::feel_arguments, signatures.front().name, arguments.size(),
                    std::string_view(signatures_text(signatures)));
  }
  return no_fit(call, signatures.front().name, rows, *misfit, arguments);
}

std::vector<NamedCall> named_calls(std::span<const Builtin> signatures, std::span<const std::string_view> names) {
  std::vector<NamedCall> calls;
  for (const Builtin& row : signatures) {
    NamedCall call{&row, std::vector<std::size_t>(row.parameters.size(), NamedCall::kLeftOut)};
    const bool all = std::all_of(names.begin(), names.end(), [&](const std::string_view& name) {
      for (std::size_t i = 0; i < row.parameters.size(); ++i) {
        if (row.parameters[i].name != name) continue;
        if (call.order[i] != NamedCall::kLeftOut) return false;  // given twice
        call.order[i] = static_cast<std::size_t>(&name - names.data());
        return true;
      }
      return false;
    });
    if (all) calls.push_back(std::move(call));
  }
  return calls;
}

Value invoke_named(Call& call, std::span<const NamedCall> calls, std::span<const Value> arguments) {
  for (const bool converting : {false, true}) {
    for (const NamedCall& named : calls) {
      Binding binding(call, *named.row, converting);
      if (binding.bind_named(named, arguments)) return binding.result();
    }
  }
  if (!call.recording() || calls.empty()) return {};
  std::vector<const Builtin*> rows;
  Misfit misfit;
  for (const NamedCall& named : calls) {
    Binding binding(call, *named.row, true);
    if (binding.bind_named(named, arguments)) continue;
    if (rows.empty()) misfit = binding.misfit();
    rows.push_back(named.row);
  }
  return no_fit(call, calls.front().row->name, rows, misfit, arguments);
}

Value function_value(std::string_view name) {
  const std::span<const Builtin> rows = builtins_named(name);
  return rows.empty() ? Value() : Value::function(new BuiltinFunction(rows));
}

const Type& type_of(const Builtin& row, std::size_t parameter) { return signature_of(row).types[parameter]; }
const Type& result_of(const Builtin& row) { return signature_of(row).result; }

Text words_of(const Value& value) {
  constexpr std::size_t kShown = 60;
  if (value.weight() > kShown) return Text(to_string(value.kind()));
  std::string text = to_feel(value);
  if (text.size() > kShown) text = std::string(whole_code_points(text, kShown)) + "...";
  return Text(text);
}

bool may_make_list(Call& call, std::size_t elements) {
  return elements <= call.limits().elements && call.spend(elements);
}

bool may_make_string(Call& call, std::size_t bytes) {
  constexpr std::size_t kBytesPerStep = 16;
  return bytes <= call.limits().string && call.spend(bytes / kBytesPerStep);
}

Value no_list(Call& call) {
  return call.null_because(code::feel_limit_elements, {Text(std::to_string(call.limits().elements))});
}

Value no_string(Call& call) {
  return call.null_because(code::feel_limit_string, {Text(std::to_string(call.limits().string))});
}

Value no_steps(Call& call) {
  return call.null_because(code::feel_limit_steps, {Text(std::to_string(call.limits().steps))});
}

}  // namespace ducha::feel
