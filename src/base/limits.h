// SPDX-License-Identifier: Apache-2.0
// The limits of the program with their reasons. None that is met crashes it, and where a verdict hangs on one it is
// told: by a diagnostic, or in the finding.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ducha {

// A file with more faults than this is broken in one way, not in a hundred.
inline constexpr std::size_t kDiagnosticsPerSource = 100;
// YAML and JSON nesting: a plan is five levels deep; what is deeper is an attack on the stack.
inline constexpr std::size_t kDocumentDepth = 64;
// Nodes one document may hold after its aliases are replayed: a plan has hundreds; an alias bomb has billions.
inline constexpr std::size_t kDocumentNodes = 5'000'000;
// One plan. A plan of a unit is a few kilobytes; a hundred megabytes is another kind of file.
inline constexpr std::size_t kDocumentBytes = 64U << 20U;
// A workbook is held whole; what is larger is no book that people keep.
inline constexpr std::size_t kWorkbookFileBytes = 64U << 20U;
inline constexpr std::size_t kWorkbookPartBytes = 128U << 20U;  // one XML text of it, unpacked
inline constexpr std::size_t kWorkbookCells = 2'000'000;
// A JSON file is held whole, unlike NDJSON and YAML; a batch of this size comes as NDJSON.
inline constexpr std::size_t kJsonFileBytes = 256U << 20U;
// One row of a CSV file, which holds a plan's single values alone: what is longer is a quote that nobody closed.
inline constexpr std::size_t kCsvRowBytes = 1U << 20U;
// What a reader sees of one offending scalar in a message.
inline constexpr std::size_t kShownScalar = 40;
// What a reader sees of one value in an explanation: a list of a thousand records fills no screen.
inline constexpr std::size_t kShownValue = 200;
// Characters of a document that a rule may quote: its operative words, and no more than fair quotation allows.
inline constexpr std::size_t kQuoteCharacters = 30;
// Reports that one run writes into files.
inline constexpr std::size_t kTemporaryFiles = 64;
// What is kept of plans for rules that are judged over a batch, in memory; the rest goes to a temporary file.
inline constexpr std::size_t kSpillInMemory = 4U << 20U;
// What one thread of a batch is handed at a time: enough to be worth handing over, little enough to hold many.
inline constexpr std::size_t kChunkBytes = 64U << 10U;
inline constexpr std::size_t kChunkPlans = 64;
// Threads that judge: more than any machine has cores is a slip of the pen.
inline constexpr std::size_t kMostJobs = 1024;
// Chunks that wait or are judged, for each thread.
inline constexpr std::size_t kChunksUnderWay = 8;
// Units times rules over a batch that are held at once, some fifty bytes each.
inline constexpr std::size_t kUnitsAtOnce = 1'000'000;
// Units of one batch, and steps of one rule over them.
inline constexpr std::size_t kBatchUnits = 1'000'000'000;
inline constexpr std::size_t kBatchSteps = 1'000'000'000'000;
// Places of one name that are held against each other, where some plans leave out of which city or province they are:
// of the commonest name there are some hundred townships in the country. Of more no group is judged whose plans may be
// of another.
inline constexpr std::size_t kPlacesOfOneName = 1'000;
// Windows one rule may be judged in for one plan: a century of weeks.
inline constexpr std::size_t kWindows = 6'000;
// Bytes of a day or a period as people write them, brackets and the day of the week among them; what is longer names
// none, and is not taken apart at each of a thousand dashes.
inline constexpr std::size_t kWrittenDay = 128;
inline constexpr std::size_t kWrittenPeriod = 2 * kWrittenDay;
// Months that the period of one plan may be long: longer than any policy has stood.
inline constexpr std::int64_t kPeriodMonths = 1'200;
// Records to come that one finding lists: more than an auditor looks through.
inline constexpr std::size_t kPlannedRecords = 100;
// Findings that one plan may yield, and subjects that one rule may judge of it. A register of a city has ten thousand
// records; with a window each month it has a hundred thousand verdicts.
inline constexpr std::size_t kPlanFindings = 100'000;
inline constexpr std::size_t kRuleSubjects = 1'000'000;
// One name in a list of files: systems know no longer path than 4,096 bytes.
inline constexpr std::size_t kFileNameBytes = 4'096;

// Remedies of one finding that are listed, and what is asked of its rule to find them: a fact takes some twenty
// questions, and a rule reads some ten.
inline constexpr std::size_t kRemedies = 8;
inline constexpr std::size_t kRemedyQuestions = 600;
// Records that one rule's questions may go through for one plan; beyond them its findings name no remedy.
inline constexpr std::size_t kRemedyRecords = 2'000'000;
// Bytes of an evidence pack's files: what a province submits in a year is a gigabyte.
inline constexpr std::uintmax_t kPackBytes = std::uintmax_t{8} << 30U;
// Records of one list that a remedy may ask for: whoever lacks more has another kind of shortfall.
inline constexpr std::size_t kRemedyMore = 64;

// The language, where the embedding program sets nothing else (feel/compile/program.h).
// Bytes of one expression: rules have hundreds; a table of decisions written as one has thousands.
inline constexpr std::size_t kFeelText = 1U << 20U;
// Brackets, signs, paths within each other: people lose count at ten.
inline constexpr std::size_t kFeelNesting = 200;
// Nodes evaluated by one evaluation, also its measure of memory: about a second.
inline constexpr std::size_t kFeelSteps = 10'000'000;
// A power to a fraction, an exponential or a logarithm takes as long as so many steps.
inline constexpr std::size_t kFeelPowerSteps = 400;
// Iterations of one loop that a trace keeps, of each outcome: more than an auditor names in a finding.
inline constexpr std::size_t kFeelLoopSteps = 1'000;
// Elements of one list, bytes of one string: a plan as a whole is smaller.
inline constexpr std::size_t kFeelElements = 1'000'000;
inline constexpr std::size_t kFeelString = 16U << 20U;
// Functions calling functions: a rule needs none.
inline constexpr std::size_t kFeelRecursion = 200;
// Bytes of the native stack that one evaluation takes: threads have eight megabytes, some embedders less.
inline constexpr std::size_t kFeelStack = 2U << 20U;
// ICU's own unit of matching time, some milliseconds.
inline constexpr std::uint32_t kFeelRegexSteps = 1'000'000;

}  // namespace ducha
