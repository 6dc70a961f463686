// SPDX-License-Identifier: Apache-2.0
// What the program does with Unicode text, through ICU. All of it may be called from several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ducha {

// How keys, labels and choices are compared: NFKC, case folding, traditional to simplified character by character, and
// without any spaces, underscores and hyphens. Empty for text that is not UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

// Simplified to traditional Chinese (ICU's Hans-Hant). What is not UTF-8 comes back as it is.
[[nodiscard]] std::string to_traditional(std::string_view text);
// The traditional spelling of a key, where fold() takes it for the same; else the key as it is.
[[nodiscard]] std::string traditional_key(std::string_view key);
// Traditional to simplified Chinese, character by character as ICU's Hant-Hans has them alone; its rules for words are
// left out, which take one word for another. Asks no ICU. What is not UTF-8 comes back as it is.
[[nodiscard]] std::int32_t simplified(std::int32_t code_point);
[[nodiscard]] std::string to_simplified(std::string_view text);
// The same by words, as ICU has them: what a document means to say (a character that is right in one word and
// traditional in another is kept where it is right). Not for what a verdict depends on.
[[nodiscard]] std::string simplified_words(std::string_view text);
// Columns of a terminal: wide and full-width characters 2, combining marks 0, others 1 (UAX #11; ambiguous is 1). A
// byte that is not UTF-8 is 1.
[[nodiscard]] std::size_t display_width(std::string_view text);
// NFKC, and without white space at both ends: how a scalar is read. What is not UTF-8 comes back as it is.
[[nodiscard]] std::string normalized(std::string_view text);
// Full-width forms of ASCII and ideographic spaces as ASCII, without white space at both ends: how figures and dates
// are read. Unlike NFKC it makes no digit of an exponent or of a fraction. What is not UTF-8 comes back as it is.
[[nodiscard]] std::string narrowed(std::string_view text);
// Without spaces, tabs and line ends of ASCII and ideographic spaces at both ends; a part of the text itself.
[[nodiscard]] std::string_view without_blanks_around(std::string_view text);
// At most that many code points, the last of them an ellipsis where the text was longer; control characters and bytes
// that are not UTF-8 as U+FFFD, invisible ones and those that are no characters as <U+200B>, line ends and tabs as
// spaces: a text inside a message of one line.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);

// Lines of a log as no runner of CI obeys them: what would begin a command ("::" in front of a line; "##[", "##vso["
// and the like anywhere) gets a backslash that shows. The lines are otherwise as they are. Whatever goes to people line
// by line passes it last, when its lines are cut.
[[nodiscard]] std::string inert_lines(std::string lines);

// A text as XML 1.0 can hold it: its other control characters, U+FFFE and U+FFFF as <U+FFFE>, bytes that are not UTF-8
// as U+FFFD. Tabs and line ends stay.
[[nodiscard]] std::string for_xml(std::string_view text);
// The same for a cell of Office Open XML, whose readers take _x0041_ for an A: what only looks like that is escaped.
[[nodiscard]] std::string for_xlsx(std::string_view text);

// The words with that between them.
[[nodiscard]] std::string joined(std::span<const std::string> words, std::string_view between = ", ");

[[nodiscard]] std::size_t display_width(std::int32_t code_point);
// Whether a terminal would obey it instead of showing it: control characters, line and paragraph separators, and what
// turns the direction of writing.
[[nodiscard]] bool is_control(std::int32_t code_point);
// Whether it takes no room: format characters such as a zero-width space or a byte order mark.
[[nodiscard]] bool is_invisible(std::int32_t code_point);
// Whether XML 1.0 can hold it.
[[nodiscard]] bool is_of_xml(std::int32_t code_point);
// Of any script; numerals that are letters, such as the ideographic zero, among them.
[[nodiscard]] bool is_letter_or_digit(std::int32_t code_point);

}  // namespace ducha
