// SPDX-License-Identifier: Apache-2.0
// ducha pack: what one run read and said, so that anybody can hold the one against the other later.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>

#include "audit/baseline.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/audit.h"
#include "cli/options/option.h"
#include "cli/pack/archive.h"
#include "cli/pack/manifest.h"
#include "cli/pack/run_read.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"
#include "plan/all_inputs.h"
#include "plan/codes.h"
#include "plan/inputs.h"
#include "plan/reader.h"
#include "plan/side_tables.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// The digests of what it was judged under, and the call that wrote it, as far as the run tells.
struct Judged {
  CheckOptions options;
  WrittenBy call;
  Arguments arguments;
};

std::optional<Judged> judged_by(const Run& run, Diagnostics& faults) {
  Judged judged;
  CheckOptions& options = judged.options;
  if (!read_options(run.options, options) || !read_written(run.written, options, judged.call)) {
    faults.add(code::cli_pack_parts, {});
    return std::nullopt;
  }
  if (judged.call.sources) {
    faults.add(code::cli_pack_sources, {});
    return std::nullopt;
  }
  Arguments& words = judged.arguments;
  words = {"--lang", std::string(to_string(options.language))};
  const auto add = [&words](const char* option, const std::string& value) {
    words.emplace_back(option);
    words.push_back(value);
  };
  std::vector<std::string> shown;
  for (const Status status : kStatuses) {
    if (options.shown[static_cast<std::size_t>(status)]) shown.emplace_back(to_string(status));
  }
  if (!shown.empty()) add("--status", joined(shown, ","));
  if (options.remedies != Remedies::none) add("--remedies", std::string(to_string(options.remedies)));
  if (judged.call.strict) words.emplace_back("--strict");
  if (run.as_of) add("--as-of", *run.as_of);
  for (const std::string& policy : options.policies) add("--policy", policy);
  for (const std::string& glob : options.select) add("--select", glob);
  for (const std::string& glob : options.ignore) add("--ignore", glob);
  if (options.period) add("--period", to_string(*options.period));
  for (const auto& [name, value] : options.params) add("--param", name + '=' + feel::to_feel(value));
  for (const auto& [name, value] : options.set) add("--set", name + '=' + value);
  if (!options.across) words.emplace_back("--no-across");
  return judged;
}

std::vector<std::string> digests_of(const std::vector<std::string>& files, Diagnostics& faults) {
  std::vector<std::string> digests;
  for (const std::string& file : files) {
    if (const auto bytes = read_bytes(file, faults)) digests.push_back("sha256:" + sha256_hex(*bytes));
  }
  return digests;
}

Diagnostics first_of(const Diagnostics& several) {
  Diagnostics first;
  if (!several.empty()) first.add(several.all().front());
  return first;
}

class PackRun {
 public:
  PackRun(std::string findings, std::string out, Diagnostics& faults)
      : findings_(std::move(findings)), out_(std::move(out)), faults_(faults) {}

  // False: a fault, which is told.
  bool make(const std::vector<std::string>& rules, const PackedAudit& audit) {
    RunRead read;
    if (!read_run(findings_, read, faults_)) return false;
    if (read.run->version != DUCHA_VERSION)
      return fault(code::cli_pack_version, findings_, {Text(read.run->version), Text(DUCHA_VERSION)});
    auto judged = judged_by(*read.run, faults_);
    if (!judged) return false;
    RulebookStore store(rules, faults_);
    if (faults_.errors() > 0) return false;
    const std::string here = store.digest();
    if (here != read.run->rulebook)
      return fault(code::cli_findings_rulebook, findings_,
                   {Text(read.run->rulebook), listed(store.folders()), Text(here)});
    if (folder_.path().empty()) return fault(code::cli_pack_unwritable, out_, {Text("mkdtemp")});

    PackedRun packed{read.run->version, read.run->rulebook, {}, audit, std::move(judged->arguments),
                     read.today,        read.run->folders};
    packed.audit.across_periods = judged->call.across_periods;
    if (!judged_under(*judged, packed.audit, store.folder())) return false;
    for (const std::string& file : packed.audit.files()) {
      if (!copy_named(file)) return false;
    }
    for (const std::string& folder : store.folders()) {
      packed.rules.push_back(name_of_rules(folder, packed.rules));
      if (!copy_rules(folder, packed.rules.back())) return false;
    }
    if (!copy_inputs(read, store.folders(), packed.audit.files())) return false;
    std::error_code error;
    fs::copy_file(findings_, folder_.path() / "findings.ndjson", error);
    if (error) return unwritable(error);
    if (!judged_again(packed)) return false;
    if (!write_manifest(folder_.path())) return unwritable(error);
    return hand_over();
  }

 private:
  bool fault(Code code, const std::string& file, std::vector<Text> arguments) {
    faults_.add_file(code, file, std::move(arguments));
    return false;
  }
  bool unwritable(const std::error_code& error) {
    if (faults_.errors() > 0) return false;
    return fault(code::cli_pack_unwritable, out_,
                 {error ? failure_words(error.value()) : Text(folder_.path().string())});
  }

  // That the files named are those of the run, and none of them is missing.
  bool judged_under(const Judged& judged, PackedAudit& audit, const std::string& rules) {
    const auto one = [](const std::optional<std::string>& file) {
      return file ? std::vector<std::string>{*file} : std::vector<std::string>();
    };
    const auto as_list = [](const std::string& digest) {
      return digest.empty() ? std::vector<std::string>() : std::vector<std::string>{digest};
    };
    std::error_code error;
    audit.sheet_is_file = audit.scoring && fs::is_regular_file(*audit.scoring, error);
    std::vector<std::string> sheet = one(audit.scoring);
    if (audit.scoring && !audit.sheet_is_file && *audit.scoring != "shares")
      sheet = {(fs::path(rules) / "scoring" / (*audit.scoring + ".yaml")).string()};
    const bool shares = audit.scoring == "shares" && !audit.sheet_is_file;
    Baseline baseline(judged.call.across_periods);
    Diagnostics partial;
    if (std::ifstream file; audit.baseline) {
      file.open(*audit.baseline, std::ios::binary);
      baseline.read(file, *audit.baseline, partial);
    }
    const CheckOptions& options = judged.options;
    return same("--roster", as_list(options.roster), digests_of(one(audit.roster), faults_)) &&
           same("--profile", options.profiles, digests_of(audit.profiles, faults_)) &&
           same("--waivers", options.waivers, digests_of(audit.waivers, faults_)) &&
           same("--scoring", as_list(options.scoring), shares ? sheet : digests_of(sheet, faults_)) &&
           same("--baseline", judged.call.baseline, baseline.digests());
  }
  bool same(const char* option, const std::vector<std::string>& before, const std::vector<std::string>& here) {
    if (faults_.errors() > 0) return false;
    if (before == here) return true;
    const auto shown = [](const std::vector<std::string>& digests) {
      return digests.empty() ? words_of(CliWord::nothing_there) : listed(digests);
    };
    return fault(code::cli_pack_under, findings_, {Text(option), shown(before), shown(here)});
  }

  bool write(const char* name, const std::string& bytes) {
    std::ofstream file(folder_.path() / name, std::ios::binary);
    file << bytes;
    file.close();
    return !file.fail();
  }

  // Under the name by which it was read.
  bool copy_named(const std::string& name) {
    if (!stays_below(name)) return fault(code::cli_pack_name, findings_, {Text(name)});
    const fs::path to = folder_.path() / "files" / name;
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    // The same file may be named twice, ./a and a.
    if (fs::exists(to, error)) return true;
    if (fs::is_directory(name, error)) return copy_form(name);
    if (fs::copy_file(name, to, error)) return true;
    return fault(code::cli_pack_gone, findings_, {Text(name)});
  }

  // A form that is a folder of tables.
  bool copy_form(const std::string& folder) {
    const std::vector<std::string> files = files_below(folder);
    return std::all_of(files.begin(), files.end(),
                       [&](const std::string& file) { return copy_named((fs::path(folder) / file).string()); });
  }

  // A rulebook from elsewhere gets a name in the pack, each its own.
  static std::string name_of_rules(const std::string& folder, const std::vector<std::string>& others) {
    if (stays_below(folder)) return folder;
    const std::string name = "rules/" + fs::absolute(folder).lexically_normal().filename().string();
    std::string free = name;
    for (std::size_t number = 2; std::find(others.begin(), others.end(), free) != others.end(); ++number)
      free = name + '-' + std::to_string(number);
    return free;
  }

  bool copy_rules(const std::string& folder, const std::string& name) {
    for (const std::string& file : files_below(folder)) {
      const fs::path to = folder_.path() / "files" / name / file;
      std::error_code error;
      fs::create_directories(to.parent_path(), error);
      // One rulebook may lie in another.
      if (!fs::exists(to, error) && !fs::copy_file(fs::path(folder) / file, to, error)) return unwritable(error);
    }
    return true;
  }

  // audit: the other files that problems may name.
  bool copy_inputs(const RunRead& read, const std::vector<std::string>& rules, const std::vector<std::string>& audit) {
    const std::set<std::string_view> plans(read.plans.begin(), read.plans.end());
    const auto is_input = [&](const std::string& name) {
      if (plans.contains(name)) return true;
      std::error_code error;
      const bool of_rules = std::any_of(rules.begin(), rules.end(), [&name](const std::string& folder) {
        return fs::path(name).lexically_normal().string().starts_with(fs::path(folder).lexically_normal().string() +
                                                                      "/");
      });
      const bool of_audit = std::find(audit.begin(), audit.end(), name) != audit.end();
      return !of_rules && !of_audit && (fs::is_regular_file(name, error) || fs::is_directory(name, error));
    };
    for (const std::string& name : read.named) {
      if (!is_input(name)) continue;
      if (!copy_named(name)) return false;
      inputs_.push_back(name);
    }
    if (!copy_side_tables(read.plans)) return false;
    std::error_code error;
    fs::create_directories(folder_.path() / "files", error);
    return true;
  }

  // The tables that plans keep their lists in. One of which a problem was told is no input for that.
  bool copy_side_tables(const std::vector<std::string>& plans) {
    Diagnostics told;  // by the run that is packed
    const std::vector<Input> inputs = inputs_of(plans, PlanFormat::yaml, told);
    std::istringstream none;
    const auto cutter = plans_of(inputs, "-", none);
    PlanReader reader(*cutter);
    std::set<std::string> tables;
    while (const std::optional<ReadPlan> reading = reader.next()) {
      if (!reading->plan) continue;
      for (const SideTableFile& table : side_table_files(*reading->plan)) {
        if (!copy_named(table.name)) return false;
        tables.insert(table.name);
      }
    }
    const std::set<std::string> of_plans(plans.begin(), plans.end());
    std::erase_if(inputs_, [&](const std::string& name) {
      return tables.contains(fs::path(name).lexically_normal().string()) && !of_plans.contains(name);
    });
    return true;
  }

  bool write_inputs(const std::vector<std::string>& inputs) {
    std::string list;
    for (const std::string& name : inputs) list += name + '\0';
    return write("inputs", list);
  }

  // The inputs as files, and where the run walked a folder, in which other files are passed over, that folder. Whether
  // --allow-empty was given the findings do not say either: parts with it and a whole without are the same.
  bool judged_again(PackedRun& packed) {
    std::vector<std::vector<std::string>> ways = {inputs_};
    if (const std::string folder = folder_of(inputs_); !folder.empty()) ways.push_back({folder});
    const Arguments arguments = packed.arguments;
    Diagnostics differences;
    for (const std::vector<std::string>& inputs : ways) {
      for (const bool empty : {false, true}) {
        packed.arguments = arguments;
        if (empty) packed.arguments.emplace_back("--allow-empty");
        if (!write_inputs(inputs) || !write("run.json", to_json(packed))) return unwritable({});
        if (judged_alike(folder_.path(), packed, PackPage::write, findings_, differences)) return true;
      }
    }
    faults_.append(first_of(differences));
    return false;
  }

  // The innermost that holds them all; empty: none but the working folder does.
  static std::string folder_of(const std::vector<std::string>& files) {
    if (files.empty()) return {};
    fs::path folder = fs::path(files.front()).parent_path();
    const auto holds = [&folder](const std::string& file) { return file.starts_with(folder.string() + "/"); };
    while (!folder.empty() && !std::all_of(files.begin(), files.end(), holds)) folder = folder.parent_path();
    return folder.string();
  }

  bool hand_over() {
    if (out_.ends_with(".tar")) return write_archive(folder_.path(), out_, faults_);
    // Beside its place first, for the temporary folder may lie on another disk.
    const TemporaryFolder beside(out_);
    if (beside.path().empty()) return unwritable({beside.error(), std::generic_category()});
    std::error_code error;
    fs::copy(folder_.path(), beside.path() / "pack", fs::copy_options::recursive, error);
    if (!error) fs::rename(beside.path() / "pack", out_, error);
    return error ? unwritable(error) : true;
  }

  std::string findings_;
  std::string out_;
  Diagnostics& faults_;
  std::vector<std::string> inputs_;  // in the order of the run
  TemporaryFolder folder_;
};

}  // namespace

int run_pack(const Arguments& arguments, Streams& streams) {
  std::optional<std::string> out;
  std::vector<std::string> rules;
  PackedAudit audit;
  std::vector<std::string> findings;
  CommonOptions common;
  OptionParser parser(*command_named("pack"));
  parser.value(OptionName::out, out);
  parser.values(OptionName::rules, rules);
  parser.value(OptionName::roster, audit.roster);
  parser.values(OptionName::profile, audit.profiles);
  parser.values(OptionName::waivers, audit.waivers);
  parser.value(OptionName::scoring, audit.scoring);
  parser.value(OptionName::baseline, audit.baseline);
  parser.arguments(findings, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  Diagnostics faults;
  std::error_code error;
  if (!out) faults.add(code::cli_pack_out, {});
  if (out && fs::exists(fs::symlink_status(*out, error))) faults.add(code::cli_pack_there, {}, {Text(*out)});
  if (!faults.empty()) return usage_error(faults, "pack", common.language, streams);
  const bool made = PackRun(findings.front(), *out, faults).make(rules, audit);
  DiagnosticPrinter(streams, common.language, false, nullptr).tell(faults);
  return made ? 0 : 2;
}

}  // namespace ducha
