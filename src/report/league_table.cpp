// SPDX-License-Identifier: Apache-2.0
#include "report/league_table.h"

#include "report/phrases.h"

namespace ducha {

namespace {

// Points that do not end are shown with two digits; the wire has them whole.
std::string shown(const Decimal& points) {
  constexpr std::int64_t kMostDigits = 4, kDigits = 2;
  const auto cut = round(points, kMostDigits, Rounding::half_up);
  if (cut && *cut == points) return points.to_string();
  return round(points, kDigits, Rounding::half_up).value_or(points).to_string();
}

std::string label_of(const LeagueItem& item, Language language) {
  // Without a sheet an item is a force.
  const auto force = item.points ? std::nullopt : read_modality(item.label.en);
  return force ? word(*force, language) : plain(item.label.in(language));
}

bool tells_apart(const League& league) {
  for (const LeagueRow& row : league.rows) {
    for (const LeagueEntry& entry : row.entries) {
      if (!entry.apart.is_zero()) return true;
    }
  }
  return false;
}

std::string apart_of(const League& league, const LeagueRow& row, Language language) {
  std::string text;
  for (std::size_t i = 0; i < row.entries.size(); ++i) {
    if (row.entries[i].apart.is_zero()) continue;
    if (!text.empty()) text += word(ReportWord::list_mark, language);
    text += label_of(league.items[i], language) + ' ' + shown(row.entries[i].apart);
  }
  return text;
}

}  // namespace

std::string losses_of(const League& league, const LeagueRow& row, Language language) {
  std::string text;
  for (std::size_t i = 0; i < row.entries.size(); ++i) {
    const LeagueEntry& entry = row.entries[i];
    if (entry.lost.is_zero()) continue;
    Counts counts;
    counts.add(Status::fail, entry.failed);
    if (league.unknown_lost) counts.add(Status::unknown, entry.unknown);
    if (league.unknown_lost) counts.add(Status::error, entry.errors);
    if (!text.empty()) text += word(ReportWord::list_mark, language);
    text += filled(ReportWord::lost_by, language,
                   {label_of(league.items[i], language), shown(entry.lost), shown(entry.possible),
                    counts_words(counts, language)});
  }
  return text;
}

std::string league_title(const League& league, Language language) {
  const std::string name = league.shares ? word(ReportWord::league_shares, language) : plain(league.label.in(language));
  std::string title = word(ReportWord::league, language);
  if (!name.empty()) title += word(ReportWord::colon, language) + name;
  if (league.example) title += word(ReportWord::league_example, language);
  return title;
}

std::string league_note(const League& league, Language language) {
  if (league.shares) return word(ReportWord::league_note_shares, language);
  return filled(league.unknown_lost ? ReportWord::league_note_lost : ReportWord::league_note_apart, language,
                {league.total.to_string()});
}

LeagueCells league_cells(const League& league, Language language) {
  const bool apart = tells_apart(league);
  LeagueCells cells = {{word(ReportWord::head_rank, language), word(ReportWord::head_unit, language),
                        word(ReportWord::head_region, language), word(ReportWord::head_score, language),
                        word(ReportWord::head_earned, language), word(ReportWord::head_possible, language),
                        word(ReportWord::head_lost, language)}};
  if (apart) cells.front().push_back(word(ReportWord::head_apart, language));
  for (const LeagueRow& row : league.rows) {
    cells.push_back({row.rank == 0 ? std::string() : std::to_string(row.rank), plain(row.unit),
                     region_words(row.region), row.score ? row.score->to_string() : std::string(), shown(row.earned),
                     shown(row.possible), losses_of(league, row, language)});
    if (apart) cells.back().push_back(apart_of(league, row, language));
  }
  return cells;
}

namespace {

std::string region_key_words(const std::string& key, Language language) {
  if (key == "province") return word(ReportWord::region_province, language);
  if (key == "city") return word(ReportWord::region_city, language);
  return key == "county" ? word(ReportWord::region_county, language) : plain(key);
}

}  // namespace

LeagueCells region_cells(const League& league, Language language) {
  LeagueCells cells;
  if (league.regions.empty()) return cells;
  cells.push_back({word(ReportWord::head_region_key, language), word(ReportWord::head_region, language),
                   word(ReportWord::head_units, language), word(ReportWord::head_mean, language),
                   word(ReportWord::head_rank, language)});
  for (const LeagueRegion& region : league.regions)
    cells.push_back({region_key_words(region.key, language), plain(region.name), std::to_string(region.units),
                     region.score ? region.score->to_string() : std::string(), std::to_string(region.rank)});
  return cells;
}

}  // namespace ducha
