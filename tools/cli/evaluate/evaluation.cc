#include "cli/evaluate/evaluation.h"

#include <algorithm>
#include <filesystem>

#include "cli/evaluate/aspects.h"
#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

namespace fs = std::filesystem;

std::string folder_problem(const std::string& folder, const std::string& remedy) {
  std::error_code error;
  fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) return folder + ": no such folder; " + remedy;
  if (!fs::is_directory(status)) return folder + ": is not a folder; " + remedy;
  fs::directory_iterator open(folder, error);
  return error ? folder + ": may not be read; check its permissions (ls -ld)" : "";
}

/// The names of the gold files without .json, in order.
std::vector<std::string> gold_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    std::string name = entry.path().filename().string();
    if (name.ends_with(".json")) names.push_back(name.substr(0, name.size() - 5));
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The name of a document without its extension; a dot at its begin is none.
std::string stem_of(const std::string& name) {
  size_t first = name.find_first_not_of('.');
  size_t dot = name.rfind('.');
  return dot == std::string::npos || first == std::string::npos || dot < first ? name : name.substr(0, dot);
}

}  // namespace

void Evaluation::trouble(const std::string& file, const std::string& problem) {
  complain(file, problem);
  failed_ = true;
}

std::string Evaluation::read_gold_files() {
  std::string problem = folder_problem(arguments_.gold, "name the folder with the gold files (docs/evaluation.md)");
  for (const std::string* results : {&arguments_.output, &arguments_.against}) {
    if (problem.empty() && !results->empty())
      problem = folder_problem(*results, "write results into it: vanban parse --output " + *results + " FILE…");
  }
  if (problem.empty() && !arguments_.sources.empty())
    problem = folder_problem(arguments_.sources, "name the folder with the documents themselves");
  if (!problem.empty()) return problem;

  std::vector<std::string> names = gold_names(arguments_.gold);
  if (names.empty())
    return arguments_.gold + ": holds no gold file (NAME.json); docs/evaluation.md says what is in one";
  size_t read = 0;
  for (const std::string& name : names) {
    Gold gold;
    std::string file = arguments_.gold + "/" + name + ".json";
    if (problem = read_gold(arguments_.gold, name, gold); !problem.empty()) {
      trouble(file, problem + "; left out");
      continue;
    }
    for (const std::string& key : gold.unknown)
      complain(file, "'" + key + "' is no aspect and is not compared; docs/evaluation.md lists them");
    ++read;
    if (arguments_.only != Only::all && gold.soft != (arguments_.only == Only::soft)) continue;
    gold_.push_back(std::move(gold));
    read_source(gold_.back());
  }
  if (gold_.empty() && read > 0) {
    std::string kind = arguments_.only == Only::soft ? "soft" : "clean";
    return arguments_.gold + ": holds no " + kind + " document; leave out --only " + kind;
  }
  return "";
}

void Evaluation::read_source(const Gold& gold) {
  Source& source = sources_.emplace_back();
  if (arguments_.sources.empty()) return;
  std::string path = arguments_.sources + "/" + gold.document;
  std::string problem = read_file(path, source.text);
  if (problem.empty() && !is_utf8(source.text)) {
    problem = "is not in UTF-8, which spans count in; put there what vanban text prints of it";
  }
  if (!problem.empty()) {
    trouble(path, problem + "; spans of " + gold.name + " are not checked");
  } else {
    source.places = std::make_shared<Places>(source.text);
  }
}

bool Evaluation::read_result(const std::string& folder, const Gold& gold, Json& result) {
  for (const std::string& name : {gold.name, stem_of(gold.document), gold.document}) {
    std::string path = folder + "/" + name + ".json";
    if (!fs::exists(path)) continue;
    std::string problem = read_object(path, result);
    if (problem.empty()) return true;
    trouble(path, problem + "; counted as if nothing had been found");
    result = Json::object();
    return false;
  }
  trouble(folder, "holds no result for " + gold.document + " (" + stem_of(gold.document) +
                      ".json); write it: vanban parse --output " + folder + " " + gold.document);
  return false;
}

Results Evaluation::score_folder(const std::string& folder) {
  Results results;
  for (size_t i = 0; i < gold_.size(); ++i) {
    const Gold& gold = gold_[i];
    Json result = Json::object();
    Scored& scored = results.emplace_back();
    scored.name = gold.name;
    scored.missing = !read_result(folder, gold, result);
    scored.tally = score(gold, result);
    scored.places = sources_[i].places;
    if (scored.missing || scored.places == nullptr) continue;
    std::string unit = text_at(result, "offsets");
    if (unit.empty() || unit == "utf8") {
      scored.spans = check_spans(result, sources_[i].text);
    } else {
      trouble(folder + "/" + gold.name, "spans count in " + unit + " and are not checked; parse without --offsets");
    }
  }
  return results;
}

bool belongs(const Scored& scored, Group group) {
  return group == Group::all || scored.soft() == (group == Group::soft);
}

const char* name_of(Group group) {
  switch (group) {
    case Group::clean: return "clean";
    case Group::soft: return "soft";
    default: return "all";
  }
}

Summary summary_of(const Results& results, Group group) {
  Summary out;
  out.group = group;
  std::map<std::string, Row> rows;
  for (const Scored& one : results) {
    if (!belongs(one, group)) continue;
    ++out.documents;
    if (one.missing) out.missing.push_back(one.name);
    out.spans.add(one.spans);
    for (const auto& [name, aspect] : one.tally.aspects()) {
      if (aspect.gold == 0 && aspect.found == 0) continue;
      Row& row = rows[name];
      row.aspect = name;
      ++row.documents;
      row.mean += aspect.f1();
      row.add(aspect);
    }
  }
  for (auto& [name, row] : rows) {
    row.mean /= static_cast<double>(row.documents);
    out.macro += row.mean;
    out.worst = std::min(out.worst, row.f1());
    out.rows.push_back(row);
  }
  if (!rows.empty()) out.macro /= static_cast<double>(rows.size());
  return out;
}

}  // namespace vanban::cli::evaluate
