// SPDX-License-Identifier: Apache-2.0
// What every report says of a finding in the same words: whom and what it is of, what it cites, what decided it.
// Everything comes out on one line and without what a terminal, a log or a table would obey.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "findings/finding.h"

namespace ducha {

// Text out of a plan, on one line and without what a terminal would obey.
[[nodiscard]] std::string plain(std::string_view text);
// Where a run's rulebook lies, before its digest: "rules "; empty where that is not said.
[[nodiscard]] std::string folder_words(const Run& run);
// What judged, on one line: "ducha 1.2.3, rulebook rules sha256:00ff, profile 2024, as of 2024-12-31", as far as it is
// said. `digits`: so many of the digest; 0: all.
[[nodiscard]] std::string run_words(const Run& run, Language language, std::size_t digits = 0);
// Its folders and its digest: "rules sha256:00ff"; empty where the run does not say.
[[nodiscard]] std::string rulebook_words(const Run& run, std::size_t digits = 0);
// "file:line:column", as far as it is known.
[[nodiscard]] std::string to_text(const Location& at);

// The unit's name; of a finding over the batch "All plans together"; "(no unit named)".
[[nodiscard]] std::string unit_words(const Finding& finding, Language language);
// "2024-H1", "no. 3, 2024-H1", "Sichuan, 181 units"; empty where the finding is of the unit as a whole.
[[nodiscard]] std::string subject_words(const Finding& finding, Language language);
// "Opinions on community corrections, II-1 (2.1.1)"
[[nodiscard]] std::string citation(const Finding& finding, Language language);
// "Sichuan Chengdu"; empty where none is given.
[[nodiscard]] std::string region_words(const Region& region);
// The chapter of its first clause, by the document's own number, else by the catalogue's; empty: it cites none.
[[nodiscard]] std::string chapter_of(const Finding& finding);
// Title, else id, of its rule.
[[nodiscard]] std::string title_of(const Finding& finding);
// "label (name)", or the name alone where there is no label.
[[nodiscard]] std::string fact_words(const Text& label, const std::string& fact, Language language);
// "label (name) = 31" with the unit in front where it is another's.
[[nodiscard]] std::string evidence_words(const Evidence& evidence, Language language);
// "subjects for each worker at most: 15 (from the document, from 2012-01-01)"
[[nodiscard]] std::string param_words(const ParamUsed& param, Language language);
[[nodiscard]] std::vector<std::string> param_lines(const Finding& finding, Language language);
// What was required, in words where there are any, with the figures of the case where it was judged.
[[nodiscard]] std::string required_words(const Finding& finding);
[[nodiscard]] std::string missing_words(const Missing& missing, Language language);
// "social workers (social_workers): 2 -> 3"; each alone would make the finding pass.
[[nodiscard]] std::string remedy_words(const Remedy& remedy, Language language);
// All of them behind their label; empty where there are none.
[[nodiscard]] std::string remedies_words(const Finding& finding, Language language);
// What was found, and the remedies behind it.
[[nodiscard]] std::string found_words(const Finding& finding, Language language);
// What an error of a compiler would say: what was found, else why, else which facts are missing, else the title.
[[nodiscard]] std::string sentence_of(const Finding& finding, Language language);
// What a note says and, where it is another place than the problem's, where: "the other one is here, a.yaml:3:5".
[[nodiscard]] std::string note_words(const ProblemNote& note, const Location& of_problem, Language language);
// A problem with its notes, where a format has one field for both.
[[nodiscard]] std::string problem_sentence(const Problem& problem, Language language);
// Of what is missing over a batch: a plan that did not come, which stands nowhere.
[[nodiscard]] bool is_owed_plan(const Missing& missing);
// Without the numbers of records: the third of one unit and of another have nothing in common but their list.
[[nodiscard]] std::string of_any_element(const std::string& fact);
// How many plans, and where there are any how many problems: "588 plans, 3 problems".
[[nodiscard]] std::string extent_words(const Summary& summary, Language language);
[[nodiscard]] std::string problem_words(const Summary& summary, Language language);
// "1 pass, 2 fail"; empty where all are 0.
[[nodiscard]] std::string counts_words(const Counts& counts, Language language);
// "would be fail; waived until 2024-09-30: rebuilding; approved by the committee (2024-17)"; empty: it is not waived.
[[nodiscard]] std::string waiver_words(const Finding& finding, Language language);
// "the bureau (2024-3)": by whom its reading was made binding; empty: by nobody.
[[nodiscard]] std::string adoption_words(const Finding& finding, Language language);
// The waiver, who adopted its reading, and how it stands against the baseline, in one cell.
[[nodiscard]] std::string standing_words(const Finding& finding, Language language);
// Why it is as it is, in one cell: the reason, the waiver, and how it stands against the baseline.
[[nodiscard]] std::string because_words(const Finding& finding, Language language);
// "2 new, 1 fixed"; empty where all are 0.
[[nodiscard]] std::string changes_words(const ChangeCounts& changes, Language language);
// Where a reader has to look: the first fact that decided it, else the first that is missing, else nowhere.
[[nodiscard]] Location place_of(const Finding& finding);

// The weightiest first: what is wrong before what is open, `must` before `should`.
[[nodiscard]] bool weightier(const Finding& a, const Finding& b);
[[nodiscard]] std::size_t rank(Status status);

}  // namespace ducha
