// SPDX-License-Identifier: Apache-2.0
#include "cli/pack/manifest.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <istream>
#include <iterator>
#include <map>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <system_error>

#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "base/sha256.h"
#include "cli/codes.h"
#include "cli/commands/check.h"
#include "cli/pack/archive.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kManifest = "SHA256SUMS";
constexpr std::string_view kSignature = "SHA256SUMS.sig";
constexpr std::size_t kDigits = 64;

// Takes what is written and holds it against a file.
class Comparison : public std::streambuf {
 public:
  explicit Comparison(const fs::path& file) : expected_(file, std::ios::binary) {}
  [[nodiscard]] bool alike() { return alike_ && expected_.peek() == std::ifstream::traits_type::eof(); }
  [[nodiscard]] std::size_t line() const { return line_; }

 protected:
  int_type overflow(int_type byte) override {
    if (byte == traits_type::eof()) return 0;
    const char one = traits_type::to_char_type(byte);
    xsputn(&one, 1);
    return byte;
  }
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    for (std::streamsize i = 0; alike_ && i < count; ++i) {
      alike_ = expected_.get() == traits_type::to_int_type(bytes[i]);
      if (alike_ && bytes[i] == '\n') ++line_;
    }
    return count;
  }

 private:
  std::ifstream expected_;
  bool alike_ = true;
  std::size_t line_ = 1;
};

// A name as sha256sum writes it: behind a backslash at the line's front where one has to be escaped.
std::string manifest_line(const std::string& digest, const std::string& name) {
  std::string escaped;
  for (const char byte : name) {
    if (byte == '\\') escaped += "\\\\";
    if (byte == '\n') escaped += "\\n";
    if (byte == '\r') escaped += "\\r";
    if (byte != '\\' && byte != '\n' && byte != '\r') escaped += byte;
  }
  return (escaped == name ? "" : "\\") + digest + "  " + escaped + '\n';
}

std::string unescaped(std::string_view name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\\' || i + 1 == name.size()) {
      plain += name[i];
      continue;
    }
    ++i;
    plain += name[i] == 'n' ? '\n' : name[i] == 'r' ? '\r' : name[i];
  }
  return plain;
}

// A pack comes from somewhere: of a call it may only say what changes verdicts and their words, not what is written
// where.
bool only_judging(const std::vector<std::string>& arguments) {
  constexpr std::array<std::string_view, 11> kWithValue = {"--exclude", "--lang",   "--status", "--remedies",
                                                           "--as-of",   "--policy", "--select", "--ignore",
                                                           "--period",  "--param",  "--set"};
  constexpr std::array<std::string_view, 3> kAlone = {"--strict", "--allow-empty", "--no-across"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (std::find(kAlone.begin(), kAlone.end(), arguments[i]) != kAlone.end()) continue;
    if (std::find(kWithValue.begin(), kWithValue.end(), arguments[i]) == kWithValue.end()) return false;
    if (++i == arguments.size()) return false;
  }
  return true;
}

// That the plans are those of the pack.
bool only_below(const fs::path& list) {
  std::ifstream file(list, std::ios::binary);
  for (std::string name; std::getline(file, name, '\0');) {
    if (!stays_below(name)) return false;
  }
  return true;
}

}  // namespace

WorkingFolder::WorkingFolder(const fs::path& folder) {
  std::error_code error;
  before_ = fs::current_path(error);
  fs::current_path(folder, error);
}

WorkingFolder::~WorkingFolder() {
  std::error_code error;
  fs::current_path(before_, error);
}

std::vector<std::string> PackedAudit::files() const {
  std::vector<std::string> files = waivers;
  files.insert(files.end(), profiles.begin(), profiles.end());
  for (const std::optional<std::string>& one : {roster, baseline, sheet_is_file ? scoring : std::nullopt}) {
    if (one) files.push_back(*one);
  }
  return files;
}

std::vector<std::string> PackedAudit::arguments() const {
  std::vector<std::string> words;
  const auto add = [&words](const char* option, const std::string& value) {
    words.emplace_back(option);
    words.push_back(value);
  };
  if (roster) add("--roster", *roster);
  for (const std::string& file : profiles) add("--profile", file);
  for (const std::string& file : waivers) add("--waivers", file);
  if (scoring) add("--scoring", *scoring);
  if (baseline) add("--baseline", *baseline);
  if (across_periods) words.emplace_back("--across-periods");
  return words;
}

std::string to_json(const PackedRun& run) {
  const auto text_or_null = [](const std::optional<std::string>& text) {
    return text ? nlohmann::ordered_json(*text) : nlohmann::ordered_json();
  };
  nlohmann::ordered_json json;
  json["version"] = run.version;
  json["rulebook"] = run.rulebook;
  json["rules"] = run.rules;
  json["rulebook_folders"] = run.called;
  json["roster"] = text_or_null(run.audit.roster);
  json["profiles"] = run.audit.profiles;
  json["waivers"] = run.audit.waivers;
  json["scoring"] = text_or_null(run.audit.scoring);
  json["baseline"] = text_or_null(run.audit.baseline);
  json["across_periods"] = run.audit.across_periods;
  json["arguments"] = run.arguments;
  json["today"] = run.today ? nlohmann::ordered_json(to_string(*run.today)) : nlohmann::ordered_json();
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::optional<PackedRun> read_packed_run(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  PackedRun run;
  try {
    run.version = json.at("version").get<std::string>();
    run.rulebook = json.at("rulebook").get<std::string>();
    run.rules = json.at("rules").get<std::vector<std::string>>();
    run.called = json.at("rulebook_folders").get<std::vector<std::string>>();
    const auto read_into = [&json](const char* name, std::optional<std::string>& into) {
      if (!json.at(name).is_null()) into = json.at(name).get<std::string>();
    };
    read_into("roster", run.audit.roster);
    read_into("scoring", run.audit.scoring);
    read_into("baseline", run.audit.baseline);
    run.audit.profiles = json.at("profiles").get<std::vector<std::string>>();
    run.audit.waivers = json.at("waivers").get<std::vector<std::string>>();
    run.audit.across_periods = json.at("across_periods").get<bool>();
    run.audit.sheet_is_file = run.audit.scoring.has_value();  // a name of a sheet stays below, too
    run.arguments = json.at("arguments").get<std::vector<std::string>>();
    if (!json.at("today").is_null()) {
      run.today = read_iso_date(json.at("today").get<std::string>());
      if (!run.today) return std::nullopt;
    }
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
  const std::vector<std::string> files = run.audit.files();
  const auto inside = [](const std::string& name) { return stays_below(name) && !name.starts_with('-'); };
  const bool all_inside = !run.rules.empty() && std::all_of(run.rules.begin(), run.rules.end(), inside) &&
                          std::all_of(files.begin(), files.end(), inside);
  if (!all_inside || !only_judging(run.arguments)) return std::nullopt;
  return run;
}

std::optional<std::string> digest_of_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  Sha256 hash;
  std::array<char, 1U << 16U> block{};
  while (stream.read(block.data(), block.size()) || stream.gcount() > 0)
    hash.add({block.data(), static_cast<std::size_t>(stream.gcount())});
  if (stream.bad()) return std::nullopt;
  return hash.hex();
}

bool write_manifest(const fs::path& folder) {
  std::string text;
  for (const std::string& name : files_below(folder)) {
    const auto digest = digest_of_file(folder / name);
    if (!digest) return false;
    text += manifest_line(*digest, name);
  }
  std::ofstream file(folder / kManifest, std::ios::binary);
  file << text;
  file.close();
  return !file.fail();
}

namespace {

// The digests of a manifest by the names of the files, as sha256sum writes them.
std::optional<std::map<std::string, std::string>> listed_in(const std::shared_ptr<const SourceText>& manifest,
                                                            Diagnostics& faults) {
  std::map<std::string, std::string> digests;
  const std::string_view text = manifest->bytes();
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    const auto at = static_cast<std::uint32_t>(text.size() - rest.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with('\\')) line.remove_prefix(1);
    const bool form = line.size() > kDigits + 2 && line.substr(kDigits, 2) == "  " &&
                      line.substr(0, kDigits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
    const std::string name = form ? unescaped(line.substr(kDigits + 2)) : std::string();
    if (!form || !stays_below(name) || !digests.emplace(name, line.substr(0, kDigits)).second) {
      faults.add(code::cli_pack_manifest_line, {manifest, {at, 1}});
      return std::nullopt;
    }
  }
  return digests;
}

}  // namespace

bool check_manifest(const fs::path& folder, const std::string& called, Diagnostics& faults) {
  std::ifstream file(folder / kManifest, std::ios::binary);
  if (!file) {
    faults.add_file(code::cli_pack_no_manifest, called);
    return false;
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto listed =
      listed_in(std::make_shared<const SourceText>(called + '/' + std::string(kManifest), text), faults);
  if (!listed) return false;
  std::map<std::string, std::string> digests = *listed;
  for (const std::string& name : files_below(folder)) {
    std::error_code error;
    // What lies elsewhere is not in the pack, whatever it holds today.
    if (fs::is_symlink(folder / name, error)) faults.add_file(code::cli_pack_entry, called, {Text(name)});
    if (name == kManifest || name == kSignature) continue;
    const auto line = digests.find(name);
    if (line == digests.end()) {
      faults.add_file(code::cli_pack_extra, called, {Text(name)});
    } else if (digest_of_file(folder / name) != line->second) {
      faults.add_file(code::cli_pack_changed, called, {Text(name)});
    }
    if (line != digests.end()) digests.erase(line);
  }
  for (const auto& [name, digest] : digests) faults.add_file(code::cli_pack_lacks, called, {Text(name)});
  for (const char* needed : {"run.json", "findings.ndjson", "inputs", "report.html"}) {
    std::error_code error;
    if (!fs::is_regular_file(folder / needed, error) && !digests.contains(needed))
      faults.add_file(code::cli_pack_lacks, called, {Text(needed)});
  }
  return faults.errors() == 0;
}

bool judged_alike(const fs::path& folder, const PackedRun& run, PackPage page, const std::string& called,
                  Diagnostics& faults) {
  const fs::path whole = fs::absolute(folder);
  if (!only_below(whole / "inputs")) {
    faults.add_file(code::cli_pack_run, called);
    return false;
  }
  Arguments arguments = run.arguments;
  for (const std::string& rules : run.rules) arguments.insert(arguments.end(), {"--rules", rules});
  arguments.insert(arguments.end(), {"-0", "--files-from", (whole / "inputs").string()});
  const std::vector<std::string> audit = run.audit.arguments();
  arguments.insert(arguments.end(), audit.begin(), audit.end());
  arguments.insert(arguments.end(), {"--format", "ndjson", "--quiet", "--progress", "never", "--config", "none"});
  const TemporaryFolder again;
  if (page == PackPage::keep && again.path().empty()) {
    faults.add_file(code::cli_pack_unwritable, called, {failure_words(again.error())});
    return false;
  }
  const fs::path made = (page == PackPage::write ? whole : again.path()) / "report.html";
  arguments.insert(arguments.end(), {"--format", "html=" + made.string(), "--no-fsync"});
  Comparison comparison(whole / "findings.ndjson");
  std::istringstream none;
  std::ostringstream messages;
  std::ostream out(&comparison);
  Streams streams{none, out, messages};
  {
    const WorkingFolder here(whole / "files");
    static_cast<void>(check_on_day(arguments, run.today, run.called, streams));
  }
  if (comparison.alike()) {
    if (page == PackPage::write || digest_of_file(made) == digest_of_file(whole / "report.html")) return true;
    faults.add_file(code::cli_pack_page, called);
    return false;
  }
  faults.add_file(code::cli_pack_differs, called, {Text(std::to_string(comparison.line()))});
  return false;
}

}  // namespace ducha
