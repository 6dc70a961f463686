// SPDX-License-Identifier: Apache-2.0
#include "report/phrases.h"

#include <cstddef>
#include <tuple>

#include "base/text.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kShownValue = 80;    // code points of one value
constexpr std::size_t kShownText = 2'000;  // of a title, a name, a message

}  // namespace

std::string plain(std::string_view text) { return shortened(text, kShownText); }

std::string folder_words(const Run& run) {
  std::string words;
  for (const std::string& folder : run.folders) words += (words.empty() ? "" : ", ") + plain(folder);
  return words.empty() ? words : words + ' ';
}

std::string rulebook_words(const Run& run, std::size_t digits) {
  if (run.rulebook.empty()) return {};
  const std::string digest = plain(run.rulebook);
  const std::size_t colon = digest.find(':');
  return folder_words(run) +
         (digits == 0 ? digest : digest.substr(0, (colon == std::string::npos ? 0 : colon + 1) + digits));
}

std::string run_words(const Run& run, Language language, std::size_t digits) {
  std::string line = "ducha";
  if (!run.version.empty()) line += ' ' + plain(run.version);
  const auto add = [&](const std::string& part) { line += word(ReportWord::separator, language) + part; };
  if (const std::string rulebook = rulebook_words(run, digits); !rulebook.empty())
    add(word(ReportWord::head_rulebook, language) + ' ' + rulebook);
  if (!run.profile.empty()) add(word(ReportWord::head_profile, language) + ' ' + plain(run.profile));
  if (run.as_of) add(filled(ReportWord::as_of, language, {plain(*run.as_of)}));
  return line;
}

std::string to_text(const Location& at) {
  std::string text = plain(at.file);
  if (at.line > 0) text += ':' + std::to_string(at.line);
  if (at.line > 0 && at.column > 0) text += ':' + std::to_string(at.column);
  return text;
}

std::string unit_words(const Finding& finding, Language language) {
  if (finding.unit) return plain(*finding.unit);
  const bool group = finding.subject && finding.subject->kind == Subject::Kind::group;
  return word(group ? ReportWord::all_units : ReportWord::no_unit, language);
}

std::string subject_words(const Finding& finding, Language language) {
  if (!finding.subject) return {};
  const Subject& subject = *finding.subject;
  std::string text;
  if (subject.kind == Subject::Kind::group) {
    std::string name = word(subject.name ? ReportWord::without_region : ReportWord::whole_batch, language);
    if (subject.name && !subject.name->empty()) name = plain(*subject.name);
    text = filled(subject.units == 1 ? ReportWord::of_one_unit : ReportWord::of_units, language,
                  {name, std::to_string(subject.units)});
  } else if (subject.name) {
    text = plain(*subject.name);
  } else {
    text = filled(ReportWord::record_number, language, {std::to_string(subject.index + 1)});
  }
  if (subject.window) text += word(ReportWord::separator, language) + plain(*subject.window);
  return text;
}

std::string citation(const Finding& finding, Language language) {
  std::string clauses;
  for (const ClauseRef& clause : finding.rule->clauses) {
    if (!clauses.empty()) clauses += word(ReportWord::between_clauses, language);
    clauses += clause.at.empty() ? plain(clause.id)
                                 : filled(ReportWord::clause_at, language, {plain(clause.at), plain(clause.id)});
  }
  const std::string& title = finding.rule->policy_title.empty() ? finding.rule->policy : finding.rule->policy_title;
  return filled(ReportWord::citation, language, {plain(title), clauses});
}

std::string region_words(const Region& region) {
  std::string text;
  for (const auto& [key, name] : region) text += (text.empty() ? "" : " ") + plain(name);
  return text;
}

std::string chapter_of(const Finding& finding) {
  if (finding.rule->clauses.empty()) return {};
  const ClauseRef& first = finding.rule->clauses.front();
  // The ideographic comma that ends a chapter's number.
  const std::string_view at = std::string_view(first.at).substr(0, first.at.find("\xE3\x80\x81"));
  return plain(at.empty() ? std::string_view(first.id).substr(0, first.id.find('.')) : at);
}

std::string title_of(const Finding& finding) {
  return plain(finding.rule->title.empty() ? finding.rule->id : finding.rule->title);
}

std::string fact_words(const Text& label, const std::string& fact, Language language) {
  const std::string name = plain(label.in(language));
  return name.empty() || name == fact ? plain(fact) : filled(ReportWord::fact, language, {name, plain(fact)});
}

std::string evidence_words(const Evidence& evidence, Language language) {
  const std::string& value = evidence.shown.empty() ? evidence.value : evidence.shown;
  const std::string text = fact_words(*evidence.label, evidence.fact, language) + " = " + shortened(value, kShownValue);
  return evidence.unit.empty() ? text : filled(ReportWord::unit_fact, language, {plain(evidence.unit), text});
}

std::string param_words(const ParamUsed& param, Language language) {
  std::string whose;
  if (param.whose == "document") whose = word(ReportWord::of_document, language);
  if (param.whose == "reading") whose = word(ReportWord::of_reading, language);
  if (param.whose == "profile") whose = word(ReportWord::of_profile, language);
  if (param.whose == "command_line") whose = word(ReportWord::of_command_line, language);
  if (!param.paper.empty()) whose = filled(ReportWord::on_paper, language, {whose, plain(param.paper)});
  if (!param.from.empty()) whose = filled(ReportWord::param_since, language, {whose, plain(param.from)});
  // Their words were written for the value that the rulebook has.
  if (param.whose == "profile" || param.whose == "command_line")
    whose = filled(ReportWord::param_reset, language, {whose});
  const std::string label = param.label->in(language);
  return filled(ReportWord::param, language, {plain(label.empty() ? param.name : label), plain(param.shown), whose});
}

std::vector<std::string> param_lines(const Finding& finding, Language language) {
  std::vector<std::string> lines;
  for (const ParamUsed& param : *finding.params) lines.push_back(param_words(param, language));
  return lines;
}

std::string required_words(const Finding& finding) {
  if (!finding.requirement.empty()) return plain(finding.requirement);
  return plain(finding.rule->required_words.empty() ? finding.rule->required : finding.rule->required_words);
}

bool is_owed_plan(const Missing& missing) { return missing.fact == "plan" && missing.at.file.empty(); }

std::string missing_words(const Missing& missing, Language language) {
  const std::string text = fact_words(*missing.label, missing.fact, language);
  if (missing.units == 0) return text;
  const bool owed = is_owed_plan(missing);
  const ReportWord of_one = owed ? ReportWord::owed_by_one : ReportWord::lacked_by_one;
  const ReportWord how_many = missing.units == 1 ? of_one : owed ? ReportWord::owed_by : ReportWord::lacked_by;
  return text + word(ReportWord::colon, language) + filled(how_many, language, {std::to_string(missing.units)});
}

std::string remedy_words(const Remedy& remedy, Language language) {
  return fact_words(*remedy.label, remedy.fact, language) + word(ReportWord::colon, language) +
         plain(remedy.from_shown) + word(ReportWord::arrow, language) + plain(remedy.to_shown);
}

std::string remedies_words(const Finding& finding, Language language) {
  std::string list;
  for (const Remedy& remedy : finding.remedies)
    list += (list.empty() ? "" : word(ReportWord::alternative, language)) + remedy_words(remedy, language);
  return list.empty() ? list : word(ReportWord::label_remedy, language) + word(ReportWord::colon, language) + list;
}

std::string found_words(const Finding& finding, Language language) {
  const std::string remedies = remedies_words(finding, language);
  const std::string found = plain(finding.message);
  return found.empty() || remedies.empty() ? found + remedies
                                           : found + word(ReportWord::separator, language) + remedies;
}

std::string sentence_of(const Finding& finding, Language language) {
  if (!finding.message.empty()) {
    const std::string found = found_words(finding, language);
    return finding.why.empty() ? found : found + word(ReportWord::separator, language) + plain(finding.why);
  }
  if (!finding.why.empty()) return plain(finding.why);
  if (finding.missing.empty()) return title_of(finding);
  std::string list;
  for (const Missing& missing : finding.missing) {
    if (!list.empty()) list += word(ReportWord::comma, language);
    list += missing_words(missing, language);
  }
  return word(ReportWord::label_missing, language) + word(ReportWord::colon, language) + list;
}

std::string note_words(const ProblemNote& note, const Location& of_problem, Language language) {
  const std::string place = to_text(note.at);
  const bool told = place.empty() || place == to_text(of_problem);
  return plain(note.message) + (told ? std::string() : word(ReportWord::comma, language) + place);
}

std::string problem_sentence(const Problem& problem, Language language) {
  std::string notes;
  for (const ProblemNote& note : problem.notes)
    notes += (notes.empty() ? "" : word(ReportWord::list_mark, language)) + note_words(note, problem.at, language);
  const std::string message = plain(problem.message);
  return notes.empty() ? message : filled(ReportWord::with_notes, language, {message, notes});
}

Location place_of(const Finding& finding) {
  for (const Evidence& evidence : finding.evidence) {
    if (!evidence.at.file.empty()) return evidence.at;
  }
  for (const Missing& missing : finding.missing) {
    if (!missing.at.file.empty()) return missing.at;
  }
  return {};
}

// In the order in which a reader has to act.
std::size_t rank(Status status) {
  switch (status) {
    case Status::fail: return 0;
    case Status::error: return 1;
    case Status::unknown: return 2;
    case Status::pending: return 3;
    case Status::waived: return 4;
    case Status::pass: return 5;
    case Status::not_applicable: return 6;
  }
  return 0;
}

bool weightier(const Finding& a, const Finding& b) {
  return std::tuple(rank(a.status), force_of(a)) < std::tuple(rank(b.status), force_of(b));
}

std::string of_any_element(const std::string& fact) {
  std::string any;
  for (std::size_t at = 0; at < fact.size(); ++at) {
    any += fact[at];
    if (fact[at] != '[') continue;
    const std::size_t end = fact.find_first_not_of("0123456789", at + 1);
    if (end != std::string::npos && fact[end] == ']') at = end - 1;
  }
  return any;
}

std::string problem_words(const Summary& summary, Language language) {
  return filled(summary.problems == 1 ? ReportWord::one_problem : ReportWord::problem_count, language,
                {std::to_string(summary.problems)});
}

std::string extent_words(const Summary& summary, Language language) {
  std::string words =
      filled(summary.plans == 1 ? ReportWord::one_plan : ReportWord::plans, language, {std::to_string(summary.plans)});
  if (summary.problems > 0) words += word(ReportWord::comma, language) + problem_words(summary, language);
  return words;
}

std::string counts_words(const Counts& counts, Language language) {
  std::string text;
  for (const Status status : kStatuses) {
    if (counts[status] == 0) continue;
    if (!text.empty()) text += word(ReportWord::comma, language);
    text += language == Language::en ? std::to_string(counts[status]) + ' ' + word(status, language)
                                     : word(status, language) + ' ' + std::to_string(counts[status]);
  }
  return text;
}

namespace {

std::string on_paper(const std::string& by, const std::string& paper, Language language) {
  return paper.empty() ? plain(by) : filled(ReportWord::on_paper, language, {plain(by), plain(paper)});
}

}  // namespace

std::string waiver_words(const Finding& finding, Language language) {
  if (!finding.waiver) return {};
  const WaiverNote& waiver = *finding.waiver;
  return filled(ReportWord::waived_until, language,
                {word(waiver.was, language), plain(waiver.until), plain(waiver.reason),
                 on_paper(waiver.approved_by, waiver.paper, language)});
}

std::string adoption_words(const Finding& finding, Language language) {
  return finding.rule->adoption ? on_paper(finding.rule->adoption->by, finding.rule->adoption->paper, language)
                                : std::string();
}

std::string because_words(const Finding& finding, Language language) {
  const std::string why = plain(finding.why);
  const std::string standing = standing_words(finding, language);
  return why + (why.empty() || standing.empty() ? "" : word(ReportWord::separator, language)) + standing;
}

std::string standing_words(const Finding& finding, Language language) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : word(ReportWord::separator, language)) + part;
  };
  add(waiver_words(finding, language));
  if (const std::string by = adoption_words(finding, language); !by.empty())
    add(word(ReportWord::label_adopted, language) + word(ReportWord::colon, language) + by);
  if (finding.change) add(filled(ReportWord::compared, language, {word(*finding.change, language)}));
  return text;
}

std::string changes_words(const ChangeCounts& changes, Language language) {
  std::string text;
  for (const Change change : kChanges) {
    const std::size_t count = changes[static_cast<std::size_t>(change)];
    if (count == 0) continue;
    if (!text.empty()) text += word(ReportWord::comma, language);
    text += language == Language::en ? std::to_string(count) + ' ' + word(change, language)
                                     : word(change, language) + ' ' + std::to_string(count);
  }
  return text;
}

}  // namespace ducha
