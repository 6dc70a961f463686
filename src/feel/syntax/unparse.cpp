// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/unparse.h"

#include <span>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "feel/syntax/names.h"
#include "feel/syntax/token.h"
#include "feel/value/characters.h"

namespace ducha::feel {

namespace {

// How tightly a form binds; an operand that binds less than its place asks for stands in brackets.
enum class Binding : std::uint8_t {
  form,  // if, for, function: they take all that follows
  disjunction,
  conjunction,
  comparison,
  sum,
  product,
  power,
  sign,
  postfix,
  closed
};

Binding binding_of(const Tree& tree, NodeId id) {
  switch (tree[id].kind) {
    case Syntax::if_:
    case Syntax::for_:
    case Syntax::some:
    case Syntax::every:
    case Syntax::function: return Binding::form;
    case Syntax::or_: return Binding::disjunction;
    case Syntax::and_: return Binding::conjunction;
    case Syntax::compare:
    case Syntax::between:
    case Syntax::in: return Binding::comparison;
    case Syntax::arithmetic: {
      const char sign = tree.text(id)[0];
      return sign == '^' ? Binding::power : sign == '*' || sign == '/' ? Binding::product : Binding::sum;
    }
    case Syntax::negate: return Binding::sign;
    case Syntax::path:
    case Syntax::filter:
    case Syntax::call:
    case Syntax::named_call:
    case Syntax::instance_of: return Binding::postfix;
    case Syntax::null:
    case Syntax::boolean:
    case Syntax::number:
    case Syntax::string:
    case Syntax::temporal:
    case Syntax::name:
    case Syntax::list:
    case Syntax::context:
    case Syntax::entry:
    case Syntax::range:
    case Syntax::half_range:
    case Syntax::iterator:
    case Syntax::argument:
    case Syntax::parameter:
    case Syntax::tests:
    case Syntax::any_input: break;
  }
  return Binding::closed;
}

Binding tighter(Binding binding) { return static_cast<Binding>(static_cast<int>(binding) + 1); }

std::string_view sign_of(RangeForm form) {
  switch (form) {
    case RangeForm::less: return "<";
    case RangeForm::less_equal: return "<=";
    case RangeForm::greater: return ">";
    case RangeForm::greater_equal: return ">=";
    case RangeForm::equal: return "=";
    case RangeForm::not_equal: return "!=";
    case RangeForm::interval: break;
  }
  return "";
}

std::string quoted(std::string_view text) {
  std::string made = "\"";
  for (const char each : text) {
    switch (each) {
      case '"': made += "\\\""; break;
      case '\\': made += "\\\\"; break;
      case '\n': made += "\\n"; break;
      case '\r': made += "\\r"; break;
      case '\t': made += "\\t"; break;
      case '\v': made += "\\u000b"; break;
      case '\f': made += "\\u000c"; break;
      default: made += each;
    }
  }
  return made + "\"";
}

std::string key_of(const std::string& key) {
  bool plain = starts_name(code_point_at(key, 0).value) && spelt_name(key) == key &&
               key.find("//") == std::string::npos && key.find("/*") == std::string::npos;
  for (std::size_t offset = 0; plain && offset < key.size(); offset = past_spaces(key, offset)) {
    const std::string_view part = name_part(key, offset);
    plain = !part.empty() && part != "?" && part.size() + offset <= key.size();
    offset += part.size();
  }
  return plain ? key : quoted(key);
}

class Unparser {
 public:
  Unparser(const Tree& tree, bool guarded) : tree_(tree), guarded_(guarded) {}

  void write(NodeId id, Binding least) {
    const Syntax kind = tree_[id].kind;
    const bool guarded = guarded_ && least > Binding::form && (kind == Syntax::name || kind == Syntax::path);
    const bool bracketed = guarded || binding_of(tree_, id) < least;
    if (bracketed) text_ += '(';
    write_bare(id);
    if (bracketed) text_ += ')';
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  void write_all(std::span<const NodeId> parts, std::string_view between, Binding least) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text_ += between;
      write(parts[i], least);
    }
  }

  // NOLINTNEXTLINE(readability-function-cognitive-complexity): a case a form
  void write_bare(NodeId id) {
    const Tree::Node& node = tree_[id];
    const std::span<const NodeId> parts = tree_.children(id);
    switch (node.kind) {
      case Syntax::null: text_ += "null"; return;
      case Syntax::boolean: text_ += node.flag ? "true" : "false"; return;
      case Syntax::number:
      case Syntax::name: text_ += tree_.text(id); return;
      case Syntax::string: text_ += quoted(tree_.text(id)); return;
      case Syntax::temporal: text_ += '@' + quoted(tree_.text(id)); return;
      case Syntax::list:
        text_ += '[';
        write_all(parts, ", ", Binding::form);
        text_ += ']';
        return;
      case Syntax::context:
        text_ += '{';
        write_all(parts, ", ", Binding::form);
        text_ += '}';
        return;
      case Syntax::entry:
        text_ += key_of(tree_.text(id)) + ": ";
        write(parts[0], Binding::form);
        return;
      case Syntax::argument:
        text_ += tree_.text(id) + ": ";
        write(parts[0], Binding::form);
        return;
      case Syntax::range:
        text_ += node.flag ? '[' : '(';
        write_all(parts, "..", Binding::form);
        text_ += node.flag2 ? ']' : ')';
        return;
      case Syntax::half_range:
        text_ += '(';
        text_ += sign_of(node.form);
        text_ += ' ';
        write(parts[0], Binding::sum);
        text_ += ')';
        return;
      case Syntax::negate:
        text_ += '-';
        write_negated(parts[0]);
        return;
      case Syntax::arithmetic: write_arithmetic(id); return;
      case Syntax::and_: write_all(parts, " and ", Binding::comparison); return;
      case Syntax::or_: write_all(parts, " or ", Binding::conjunction); return;
      case Syntax::compare:
        write(parts[0], Binding::comparison);
        (text_ += ' ') += sign_of(node.form);
        text_ += ' ';
        write(parts[1], Binding::sum);
        return;
      case Syntax::between:
        write(parts[0], Binding::comparison);
        text_ += " between ";
        write(parts[1], Binding::sum);
        text_ += " and ";
        write(parts[2], Binding::sum);
        return;
      case Syntax::in:
        write(parts[0], Binding::comparison);
        text_ += node.flag ? " in (" : " in ";
        write_all(parts.subspan(1), ", ", node.flag ? Binding::form : Binding::sum);
        if (node.flag) text_ += ')';
        return;
      case Syntax::instance_of:
        write(parts[0], Binding::postfix);
        text_ += " instance of " + to_string(tree_.type(id));
        return;
      case Syntax::if_:
        for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
          text_ += "if ";
          write(parts[i], Binding::form);
          text_ += " then ";
          write(parts[i + 1], Binding::form);
          text_ += " else ";
        }
        write(parts.back(), Binding::form);
        return;
      case Syntax::for_:
      case Syntax::some:
      case Syntax::every:
        text_ += node.kind == Syntax::for_ ? "for " : node.kind == Syntax::some ? "some " : "every ";
        write_all(parts.first(parts.size() - 1), ", ", Binding::form);
        text_ += node.kind == Syntax::for_ ? " return " : " satisfies ";
        write(parts.back(), Binding::form);
        return;
      case Syntax::iterator:
        text_ += tree_.text(id) + " in ";
        write_all(parts, "..", Binding::form);
        return;
      case Syntax::path:
        write(parts[0], Binding::postfix);
        text_ += '.' + tree_.text(id);
        return;
      case Syntax::filter:
        write(parts[0], Binding::postfix);
        text_ += '[';
        write(parts[1], Binding::form);
        text_ += ']';
        return;
      case Syntax::call:
      case Syntax::named_call:
        // No name goes on with a bracket.
        if (tree_[parts[0]].kind == Syntax::name) {
          write_bare(parts[0]);
        } else {
          write(parts[0], Binding::postfix);
        }
        text_ += '(';
        write_all(parts.subspan(1), ", ", Binding::form);
        text_ += ')';
        return;
      case Syntax::function:
        text_ += "function(";
        write_all(parts.first(parts.size() - 1), ", ", Binding::form);
        text_ += ") ";
        write(parts.back(), Binding::form);
        return;
      case Syntax::parameter:
        text_ += tree_.text(id);
        if (!tree_.type(id).is_any()) text_ += ": " + to_string(tree_.type(id));
        return;
      case Syntax::tests:
        if (node.flag) text_ += "not(";
        write_all(parts, ", ", Binding::form);
        if (node.flag) text_ += ')';
        return;
      case Syntax::any_input: text_ += '-'; return;
    }
  }

  // -3 is a literal, -(3) is what is made of one.
  void write_negated(NodeId id) {
    const std::size_t begin = text_.size();
    write(id, Binding::sign);
    const char first = text_[begin];
    if (first != '.' && (first < '0' || first > '9')) return;
    text_.insert(begin, "(");
    text_ += ')';
  }

  void write_arithmetic(NodeId id) {
    const std::span<const NodeId> parts = tree_.children(id);
    const Binding own = tighter(binding_of(tree_, id));
    write(parts[0], own);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const char sign = tree_.text(id)[i - 1];
      text_ += ' ';
      text_ += sign == '^' ? std::string_view("**") : std::string_view(&sign, 1);
      text_ += ' ';
      write(parts[i], own);
    }
  }

  const Tree& tree_;
  bool guarded_;
  std::string text_;
};

}  // namespace

std::string unparse(const Tree& tree, bool guarded) {
  Unparser unparser(tree, guarded);
  unparser.write(tree.root, Binding::form);
  return std::move(unparser).text();
}

}  // namespace ducha::feel
