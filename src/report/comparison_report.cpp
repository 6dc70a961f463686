// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_report.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/columns.h"
#include "base/text.h"
#include "findings/json_object.h"
#include "report/html_page.h"
#include "report/markdown_text.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::array<std::string_view, 5> kFormats = {"text", "json", "ndjson", "markdown", "html"};

// "pass -> fail"; one that is not there is said so, or that it may only not be listed.
std::string status_words(const Compared& row, Language language) {
  const ReportWord without = row.uncompared ? ReportWord::not_listed : ReportWord::not_there;
  const auto one = [language, without](const std::optional<Status>& status) {
    return status ? word(*status, language) : word(without, language);
  };
  return filled(ReportWord::from_status, language, {one(row.before), one(row.after)});
}

// Of which plans it is, where the unit has several: "2024-H1", or "2024-H1 -> 2024".
std::string period_words(const Compared& row, Language language) {
  const auto one = [language](const std::optional<std::string>& period) {
    return period ? plain(*period) : word(ReportWord::not_there, language);
  };
  if (!row.tell_periods) return {};
  if (!row.before || row.period_before == row.period_after) return row.period_after ? one(row.period_after) : "";
  if (!row.after) return row.period_before ? one(row.period_before) : "";
  return filled(ReportWord::from_status, language, {one(row.period_before), one(row.period_after)});
}

std::string what_words(const Compared& row, Language language) {
  std::string text = unit_words(row.finding, language);
  if (const std::string region = region_words(row.finding.region); !region.empty())
    text = filled(ReportWord::fact, language, {text, region});
  if (const std::string periods = period_words(row, language); !periods.empty())
    text += word(ReportWord::separator, language) + periods;
  text += word(ReportWord::separator, language) + title_of(row.finding);
  const std::string subject = subject_words(row.finding, language);
  return subject.empty() ? text : text + word(ReportWord::separator, language) + subject;
}

// "The bureau (Mou)" and the title of the policy.
std::string who_words(const ComparedUnit& unit, Language language) {
  std::string text = plain(unit.unit);
  if (const std::string region = region_words(unit.region); !region.empty())
    text = filled(ReportWord::fact, language, {text, region});
  return text + word(ReportWord::separator, language) + plain(unit.policy);
}

std::string whole_words(const ComparedUnit& unit, Language language) {
  return filled(unit.change == Change::gone ? ReportWord::unit_gone : ReportWord::unit_new, language,
                {counts_words(unit.counts, language)});
}

// A heading a change; under it the units that came or went as a whole, then the findings that are told one by one.
// Last, what could not be compared.
template <typename Heading, typename OfUnit, typename OfRow>
void tell(const Comparison& comparison, Language language, Heading heading, OfUnit of_unit, OfRow of_row) {
  for (const Change change : kChanges) {
    bool headed = false;
    const auto head = [&] {
      if (!std::exchange(headed, true)) heading(word(change, language));
    };
    for (const ComparedUnit& unit : comparison.units) {
      if (unit.change != change) continue;
      head();
      of_unit(unit);
    }
    for (const Compared& row : comparison.rows) {
      if (row.change != change || row.uncompared || row.told_by_unit) continue;
      head();
      of_row(row);
    }
  }
  bool headed = false;
  for (const Compared& row : comparison.rows) {
    if (!row.uncompared || row.told_by_unit) continue;
    if (!std::exchange(headed, true)) heading(word(ReportWord::uncompared, language));
    of_row(row);
  }
}

// "not compared: 4. ... (old.ndjson: pass 3, not_applicable 1)"; empty: all was compared.
std::string uncompared_words(const Comparison& comparison, Language language) {
  if (comparison.counts.uncompared == 0) return {};
  std::string sides;
  for (const auto& [name, counts] : {std::pair(&comparison.before, &comparison.before_leaves_out),
                                     std::pair(&comparison.after, &comparison.after_leaves_out)}) {
    if (counts->total() == 0) continue;
    if (!sides.empty()) sides += word(ReportWord::separator, language);
    sides += plain(*name) + word(ReportWord::colon, language) + counts_words(*counts, language);
  }
  return filled(ReportWord::uncompared_why, language, {std::to_string(comparison.counts.uncompared), sides});
}

std::string title_words(const Comparison& comparison, Language language) {
  return filled(ReportWord::comparison, language, {plain(comparison.before), plain(comparison.after)});
}

ReportWord word_of_setting(std::string_view name) {
  if (name == "version") return ReportWord::head_program;
  if (name == "rulebook") return ReportWord::head_rulebook;
  if (name == "as_of") return ReportWord::setting_as_of;
  return name == "profile" ? ReportWord::head_profile : ReportWord::setting_options;
}

// "the runs differ in their rulebook (sha256:1234 -> sha256:5678)": digests by their first digits.
std::string setting_words(const ComparedSetting& setting, Language language) {
  constexpr std::string_view kOptions = "options.";
  std::string option;
  if (setting.name.starts_with(kOptions))
    option = ' ' + setting.name.substr(kOptions.size()) + (language == Language::en ? "" : " ");
  constexpr std::size_t kDigits = 19;  // "sha256:" and twelve
  const auto shown = [&](const std::string& text) {
    if (text.empty()) return word(ReportWord::not_there, language);
    return plain(setting.name == "rulebook" ? text.substr(0, kDigits) : text);
  };
  return filled(ReportWord::judged_otherwise, language,
                {word(word_of_setting(setting.name), language) + option, shown(setting.before), shown(setting.after)});
}

std::string group_name(const std::string& name, Language language) {
  return name.empty() ? word(ReportWord::all_units, language) : plain(name);
}

ReportWord head_of(const Comparison& comparison) {
  if (comparison.by == "unit") return ReportWord::head_unit;
  if (comparison.by == "rule") return ReportWord::head_rule;
  return comparison.by == "region" ? ReportWord::head_region : ReportWord::policy;
}

using Rows = std::vector<std::vector<std::string>>;

// Counts of each change: all, and each group's.
Rows count_rows(const Comparison& comparison, Language language) {
  Rows rows = {{comparison.by.empty() ? "" : word(head_of(comparison), language)}};
  for (const Change change : kChanges) rows[0].push_back(word(change, language));
  const bool partly = comparison.counts.uncompared > 0;
  if (partly) rows[0].push_back(word(ReportWord::uncompared, language));
  const auto add = [&rows, partly](const std::string& name, const ComparedCounts& counts) {
    rows.push_back({name});
    for (const std::size_t count : counts.changes) rows.back().push_back(std::to_string(count));
    if (partly) rows.back().push_back(std::to_string(counts.uncompared));
  };
  for (const auto& [name, counts] : comparison.groups) add(group_name(name, language), counts);
  add(word(ReportWord::total, language), comparison.counts);
  return rows;
}

std::string in_text(const Comparison& comparison, Language language, const Style& style) {
  std::string text = style.bold(title_words(comparison, language)) + '\n';
  for (const ComparedSetting& setting : comparison.settings)
    text += "  " + plain(setting_words(setting, language)) + '\n';
  text += '\n';
  const Rows rows = count_rows(comparison, language);
  text += in_columns(rows, {.indent = 2, .align = {Align::left, Align::right}});
  if (const std::string why = uncompared_words(comparison, language); !why.empty()) text += "\n  " + plain(why) + '\n';
  const auto of_unit = [&](const ComparedUnit& unit) {
    text += "  " + plain(who_words(unit, language)) + "\n      " + whole_words(unit, language) + '\n';
  };
  const auto of_row = [&](const Compared& row) {
    const std::string status = status_words(row, language);
    text += "  " + (row.after ? style.of(*row.after, status) : status) + "  " + word(force_of(row.finding), language) +
            "  " + plain(what_words(row, language)) + "  " + style.dim(plain(row.finding.rule->id)) + '\n';
    if (!row.finding.message.empty() && row.after) text += "      " + plain(row.finding.message) + '\n';
    if (!row.cause.empty()) text += "      " + plain(row.cause) + '\n';
  };
  tell(
      comparison, language, [&](const std::string& what) { text += '\n' + style.bold(what) + "\n\n"; }, of_unit,
      of_row);
  return inert_lines(std::move(text));
}

std::string in_markdown(const Comparison& comparison, Language language) {
  std::string text = "## " + markdown_text(title_words(comparison, language)) + "\n\n";
  for (const ComparedSetting& setting : comparison.settings)
    text += markdown_text(setting_words(setting, language)) + "\n\n";
  bool head = true;
  for (const auto& row : count_rows(comparison, language)) {
    text += '|';
    for (const std::string& cell : row) text += ' ' + markdown_text(cell) + " |";
    text += '\n';
    if (std::exchange(head, false)) {
      text += "|---|";
      for (std::size_t i = 1; i < row.size(); ++i) text += "--:|";
      text += '\n';
    }
  }
  if (const std::string why = uncompared_words(comparison, language); !why.empty())
    text += '\n' + markdown_text(why) + '\n';
  const auto of_unit = [&](const ComparedUnit& unit) {
    text +=
        "- " + markdown_text(who_words(unit, language)) + "\n  - " + markdown_text(whole_words(unit, language)) + '\n';
  };
  const auto of_row = [&](const Compared& row) {
    text += "- **" + status_words(row, language) + "** (" + word(force_of(row.finding), language) + ") " +
            markdown_text(what_words(row, language)) + " `" + row.finding.rule->id + "`\n";
    if (!row.finding.message.empty() && row.after) text += "  - " + markdown_text(row.finding.message) + '\n';
    if (!row.cause.empty()) text += "  - " + markdown_text(row.cause) + '\n';
  };
  tell(
      comparison, language, [&](const std::string& what) { text += "\n### " + what + "\n\n"; }, of_unit, of_row);
  return text;
}

std::string in_html(const Comparison& comparison, Language language) {
  const std::string title = markup(plain(title_words(comparison, language)));
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(language)) +
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<title>" +
      title +
      "</title>\n<style>body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;"
      "color:#1d1d1b;background:#fff}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d9d6cf;"
      "padding:.35rem .6rem;text-align:left;vertical-align:top}td.n,th.n{text-align:right}tbody tr{break-inside:avoid}"
      "small{color:#55534e}.fail,.error{background:#fbe9e8}.pass{background:#eef6ee}.unknown{background:#fdf5dc}"
      "@media(prefers-color-scheme:dark){body{color:#ecebe7;background:#1b1b1a}.fail,.error{background:#4a1f1e}"
      ".pass{background:#1e3a1e}.unknown{background:#4a3d12}small{color:#b5b2aa}}</style>\n</head>\n<body>\n<h1>" +
      title + "</h1>\n";
  for (const ComparedSetting& setting : comparison.settings)
    text += "<p>" + markup(plain(setting_words(setting, language))) + "</p>\n";
  text += "<table>\n";
  bool head = true;
  for (const auto& row : count_rows(comparison, language)) {
    const std::string cell = head ? "th" : "td";
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      text += '<' + cell + (i > 0 ? " class=\"n\"" : "") + (head ? " scope=\"col\">" : ">") + markup(plain(row[i])) +
              "</" + cell + '>';
    text += "</tr>\n";
    head = false;
  }
  text += "</table>\n";
  if (const std::string why = uncompared_words(comparison, language); !why.empty())
    text += "<p>" + markup(plain(why)) + "</p>\n";
  bool open = false;
  const auto heading = [&](const std::string& what) {
    text += (std::exchange(open, true) ? "</tbody></table>\n" : "") + ("<h2>" + what) + "</h2>\n<table><tbody>\n";
  };
  const auto of_unit = [&](const ComparedUnit& unit) {
    text += "<tr><td colspan=\"4\">" + markup(plain(who_words(unit, language))) + "<br><small>" +
            markup(whole_words(unit, language)) + "</small></td></tr>\n";
  };
  const auto of_row = [&](const Compared& row) {
    const std::string css = row.after ? std::string(to_string(*row.after)) : std::string("gone");
    text += "<tr><td class=\"" + css + "\">" + status_words(row, language) + "</td><td>" +
            word(force_of(row.finding), language) + "</td><td>" + markup(plain(what_words(row, language))) +
            "<br><small>" + markup(plain(row.after ? row.finding.message : std::string())) +
            (row.cause.empty() ? std::string() : "<br>" + markup(plain(row.cause))) + "</small></td><td><small>" +
            markup(plain(row.finding.rule->id)) + "</small></td></tr>\n";
  };
  tell(comparison, language, heading, of_unit, of_row);
  if (open) text += "</tbody></table>\n";
  return text + "</body>\n</html>\n";
}

constexpr std::string_view kUncompared = "uncompared";

void append_counts(std::string& out, const ComparedCounts& counts) {
  JsonObject object(out);
  for (const Change change : kChanges)
    object.number(to_string(change), counts.changes[static_cast<std::size_t>(change)]);
  if (counts.uncompared > 0) object.number(kUncompared, counts.uncompared);
  object.close();
}

// Of each run what it counts and does not list, for which something could not be compared.
void append_left_out(std::string& out, const Comparison& comparison) {
  const auto append = [](const Counts& counts) {
    return [&counts](std::string& inner) {
      JsonObject one(inner);
      for (const Status status : kStatuses) {
        if (counts[status] > 0) one.number(to_string(status), counts[status]);
      }
      one.close();
    };
  };
  JsonObject object(out);
  object.with("before", append(comparison.before_leaves_out)).with("after", append(comparison.after_leaves_out));
  object.close();
}

std::string row_json(const Compared& row) {
  const Finding& finding = row.finding;
  JsonObject object;
  object.text("type", "change").text("change", row.uncompared ? kUncompared : to_string(row.change));
  object.raw("before", row.before ? json_string(to_string(*row.before)) : "null");
  object.raw("after", row.after ? json_string(to_string(*row.after)) : "null");
  object.text_or_null("period_before", row.period_before).text_or_null("period_after", row.period_after);
  object.text_or_null("unit", finding.unit).with("region", [&](std::string& out) {
    JsonObject region(out);
    for (const auto& [key, name] : finding.region) region.text(key, name);
    region.close();
  });
  object.text("policy", finding.rule->policy).text("rule", finding.rule->id).text("title", finding.rule->title);
  object.text("modality", to_string(finding.rule->modality));
  object.text_or_null("subject", finding.subject && finding.subject->name ? *finding.subject->name : std::string());
  object.text_or_null("window", finding.subject && finding.subject->window ? *finding.subject->window : std::string());
  object.text("message", finding.message).text("fingerprint", finding.fingerprint);
  if (!row.cause.empty()) object.text("cause", row.cause);
  return object.done();
}

std::string summary_json(const Comparison& comparison) {
  JsonObject object;
  object.text("type", "comparison").text("before", comparison.before).text("after", comparison.after);
  object.with("counts", [&](std::string& out) { append_counts(out, comparison.counts); });
  if (comparison.counts.uncompared > 0)
    object.with("left_out", [&](std::string& out) { append_left_out(out, comparison); });
  if (!comparison.settings.empty()) {
    object.array("settings", comparison.settings, [](std::string& out, const ComparedSetting& setting) {
      JsonObject one(out);
      one.text("name", setting.name).text_or_null("before", setting.before).text_or_null("after", setting.after);
      one.close();
    });
  }
  if (comparison.by.empty()) return object.done();
  object.text("by", comparison.by).array("groups", comparison.groups, [](std::string& out, const auto& group) {
    JsonObject one(out);
    one.text("name", group.first).with("counts", [&](std::string& inner) { append_counts(inner, group.second); });
    one.close();
  });
  return object.done();
}

}  // namespace

std::span<const std::string_view> comparison_formats() { return kFormats; }

std::string to_text(const Comparison& comparison, std::string_view format, Language language, const Style& style) {
  if (format == "markdown") return in_markdown(comparison, language);
  if (format == "html") return in_html(comparison, language);
  if (format == "text") return in_text(comparison, language, style);
  std::string text;
  for (const Compared& row : comparison.rows) {
    if (format == "json" && !text.empty()) text += ',';
    text += (format == "json" ? "\n" : "") + row_json(row) + (format == "json" ? "" : "\n");
  }
  if (format == "ndjson") return text + summary_json(comparison) + '\n';
  return "{\"summary\":" + summary_json(comparison) + ",\n\"changes\":[" + text + "\n]}\n";
}

}  // namespace ducha
