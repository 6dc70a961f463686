// SPDX-License-Identifier: Apache-2.0
// The resolver at work, private to feel/compile. One function a form of the tree.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "feel/compile/resolve.h"
#include "feel/run/evaluator.h"

namespace ducha::feel {

// Where a value may have been read, so that what is asked of it can be told (Program::reads).
struct Source {
  ReadPath path;
  // Its entries were asked for already, as the condition of a filter does: to count what is left reads nothing more.
  bool looked_into = false;
};
using Sources = std::vector<Source>;

// A resolved sub-expression.
struct Part {
  std::uint32_t node = 0;
  Type type;
  Sources sources;
};

class Resolver {
 public:
  Resolver(const Tree& tree, std::string_view text, const Scope& scope, const CompileOptions& options);
  [[nodiscard]] Resolution resolve();

 private:
  enum class Place : std::uint8_t { slot, local, partial };
  struct Binding {
    Place place = Place::local;
    std::size_t level = 0;  // of functions within functions
    std::uint32_t index = 0;
    std::uint64_t born = 0;  // later ones hide earlier ones and the items of filters that were open before
    Type type;
    Sources sources;
  };
  // An open filter: its item's entries are names.
  struct Item {
    Binding binding;
    std::uint64_t born = 0;
    bool used = false;
  };
  // The body of a function being resolved; the first is the expression itself.
  struct Level {
    std::uint32_t next_local = 0;
    std::uint32_t locals = 0;
    std::vector<std::uint32_t> captures;
    std::map<std::tuple<Place, std::size_t, std::uint32_t>, std::uint32_t> captured;
  };

  // resolve.cpp
  Part part(NodeId id);
  Part constant(Value value, Span at);
  Part add(Node node, std::span<const std::uint32_t> children, Type type = {});
  Part fixed(Code code, std::vector<Text> arguments, Span at, std::span<const std::uint32_t> children = {});
  Part null_with(Code code, std::vector<Text> arguments, Span at, std::span<const std::uint32_t> children = {});
  void problem(Code code, Span at, std::vector<Text> arguments);
  [[nodiscard]] bool is_told_within(Span at) const;  // what is wrong with a part of it
  std::uint32_t text(std::string text);
  [[nodiscard]] bool is_constant(std::uint32_t node) const { return code_->nodes[node].op == Op::constant; }

  // resolve_names.cpp
  Part name(NodeId id);
  Part path(NodeId id);
  Part read(const Binding& binding, Span at);
  std::uint32_t reference(const Binding& binding, std::size_t level, Span at);
  std::optional<Part> known(const std::string& name, Span at);
  Part through_items(const std::string& name, Span at, std::uint64_t born, std::optional<Part> outside);
  Part entry(Part base, const std::string& name, Span at, Span whole);
  void unknown_field(const Part& base, const std::string& name, Span at, Span whole);
  Part unknown(const std::string& name, Span at, bool function, std::string_view arguments = {});
  [[nodiscard]] std::vector<std::string> names_in_reach(bool function) const;
  Binding local(Type type, Sources sources);
  void bind(const std::string& name, Binding binding);
  void unbind(std::size_t count);
  void use(const Sources& sources, bool whole = true);
  void use_size(const Sources& sources);
  void use(const Part& part) { use(part.sources); }
  [[nodiscard]] bool read_below(const ReadPath& path, std::size_t since) const;

  // resolve_operators.cpp
  Part list(NodeId id);
  Part context(NodeId id);
  Part range(NodeId id);
  Part half_range(NodeId id);
  Part negate(NodeId id);
  Part arithmetic(NodeId id);
  Part logical(NodeId id, Op op);
  Part compare(NodeId id);
  Part between(NodeId id);
  Part in(NodeId id);
  Part unary_tests(NodeId id);
  Part tested(const Part& value, std::span<const NodeId> tests, Span at, bool question_known);
  Part instance_of(NodeId id);
  [[nodiscard]] bool is_zero(const Part& part) const;
  void check_ends(const Part& low, const Part& high, Span at);
  // Of an event, whose entries alone can be compared; false where it is none.
  bool report_event(const Part& operand);
  void check_operands(std::string_view sign, bool possible, const Part& a, const Part& b, Span at);

  // resolve_forms.cpp
  Part condition(NodeId id);
  struct Domain {
    std::vector<std::uint32_t> ends;  // its nodes
    Type element;
    Sources sources;
  };
  Domain domain_of(NodeId iterator);
  Part iteration(NodeId id);
  Part filter(NodeId id);
  Part function(NodeId id);

  // resolve_calls.cpp
  Part call(NodeId id, bool named);
  Part builtin_call(const std::string& name, NodeId id, std::span<const NodeId> arguments, bool named);
  Part value_call(const Part& callee, NodeId id, std::span<const NodeId> arguments, bool named,
                  const std::string& otherwise);
  std::vector<Part> resolved(std::span<const NodeId> arguments, bool named, bool used);
  Type check_signatures(const BuiltinCall& call, std::span<const Part> arguments, Span at,
                        std::span<const NodeId> places);
  Type check_named(const BuiltinCall& call, std::span<const Part> arguments, std::span<const NodeId> places);

  // resolve_advice.cpp: each reports what to write instead where it can, and says whether it did
  [[nodiscard]] std::string_view slice(Span at) const;
  bool advise(Span at, const std::string& instead);
  bool advise_operand(const Part& literal, const Type& beside, bool added);
  bool advise_chain(NodeId id);
  bool advise_calendar_name(NodeId id);
  bool advise_list(const Part& list, const Part& beside, Span at);
  bool advise_date(NodeId id);
  bool advise_alternatives(NodeId id, std::size_t operand, const Part& part);
  bool advise_end(const Type& range, const std::string& name, Span at, std::string_view written);
  bool advise_function(const std::string& name, Span at, std::string_view arguments, bool property);
  bool advise_name(const std::string& name, Span at);
  void report_null(const Trace& trace, Span at);
  void try_call(const BuiltinCall& call, std::span<const Part> arguments, Span at);

  const Tree& tree_;
  std::string_view source_;  // the expression
  const Scope& scope_;
  const CompileOptions& options_;
  std::shared_ptr<ProgramCode> code_;
  CodePtr shared_code_;
  Resolution result_;
  std::unordered_map<std::string, std::vector<Binding>> bindings_;
  std::vector<std::string> bound_;
  std::vector<Item> items_;
  std::vector<Level> levels_;
  std::uint64_t born_ = 0;
  std::size_t unknowns_ = 0;     // names
  std::size_t questions_ = 0;    // how often `?` was read
  std::vector<ReadPath> reads_;  // in order, doubles too
};

}  // namespace ducha::feel
