// Grammar files -> Grammar. Everything that can be wrong in a file is found here and named by file and line.
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "grammar/grammar.h"
#include "grammar/toml_guard.h"
#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::grammar {

namespace {

/// Folds the letters of a pattern but not its syntax: escapes and group names stay as they are.
std::string fold_pattern(const std::string& p) {
  std::string out;
  std::string run;
  auto flush = [&] {
    text::fold_append(run, out);
    run.clear();
  };
  for (size_t i = 0; i < p.size(); ++i) {
    if (p[i] == '\\' && i + 1 < p.size()) {
      flush();
      out += p[i];
      out += p[++i];
    } else if (p.compare(i, 4, "(?P<") == 0) {
      flush();
      size_t close = std::min(p.find('>', i), p.size() - 1);
      out += p.substr(i, close - i + 1);
      i = close;
    } else {
      run += p[i];
    }
  }
  flush();
  return out;
}

/// What RE2 takes silently and means otherwise than the writer. Returns a remedy, or "".
std::string trap_in(const std::string& p) {
  for (size_t i = 0; i + 1 < p.size(); ++i) {
    if (p[i] != '\\') {
      if (p.compare(i, 4, "(?i)") == 0 || p.compare(i, 4, "(?i:") == 0)
        return "(?i): patterns are folded already; write plain words, or set cased = true and spell the cases";
      if (p.compare(i, 3, "(?<") == 0) return "(?<name>…) is not RE2; write (?P<name>…)";
      if (p.compare(i, 3, "[[:") == 0)
        return "POSIX classes are ASCII-only in RE2; use {letter}, {lower}, {upper} in a class";
      continue;
    }
    switch (p[i + 1]) {
      case 'b':
      case 'B': return "\\b is ASCII-only in RE2 and matches inside Vietnamese words; use a trigger, or a blank";
      case 'w':
      case 'W': return "\\w is ASCII-only in RE2; use [{letter}]";
      case 's':
      case 'S': return "\\s: white space is folded to one blank before matching; write a blank, or [^ ]";
      case 'p':
      case 'P': return "\\p{…} makes patterns large and slow; use {letter}, {lower}, {upper}";
      default: ++i;
    }
  }
  return "";
}

}  // namespace

class Loader {
 public:
  explicit Loader(std::vector<File> files) : files_(std::move(files)) {
    std::sort(files_.begin(), files_.end(), [](const File& a, const File& b) { return a.name < b.name; });
  }

  std::shared_ptr<const Grammar> load() {
    grammar_ = std::shared_ptr<Grammar>(new Grammar);
    std::string all;
    std::vector<toml::table> tables;
    for (const File& f : files_) {
      all += f.name;
      all += '\0';
      all += f.contents;
      all += '\0';
      if (unsigned line = stray_character(f.contents); line > 0) {
        complain(f.name, line, "a letter outside ASCII stands outside quotes", "put the value in quotes; keys are plain ASCII");
        tables.emplace_back();
        continue;
      }
      try {
        tables.push_back(toml::parse(text::to_nfc(f.contents), f.name));
      } catch (const toml::parse_error& e) {
        complain(f.name, e.source().begin.line, std::string(e.description()), "see https://toml.io for the syntax");
        tables.emplace_back();
      }
    }
    for (size_t i = 0; i < files_.size(); ++i) fragments(files_[i].name, tables[i]);
    for (size_t i = 0; i < files_.size(); ++i) families(files_[i].name, tables[i]);
    if (grammar_->families_.empty() && errors_.empty())
      throw GrammarError("no grammar: none of the files holds a rule; name a folder of *.toml grammar files");
    grammar_->index();
    if (!errors_.empty()) throw GrammarError(errors_);
    grammar_->hash_ = sha256_hex(all);
    return grammar_;
  }

 private:
  void complain(const std::string& file, unsigned line, const std::string& what, const std::string& remedy) {
    if (!errors_.empty()) errors_ += '\n';
    errors_ += file + ":" + std::to_string(line) + ": " + what + "; " + remedy;
  }

  void fragments(const std::string& file, const toml::table& table) {
    fragments_of(file, table["fragment"].as_table(), fragments_);
    fragments_of(file, table["folded_fragment"].as_table(), folded_fragments_);
  }

  void fragments_of(const std::string& file, const toml::table* f, std::map<std::string, std::string>& fragments) {
    if (f == nullptr) return;
    for (const auto& [key, node] : *f) {
      auto value = node.value<std::string>();
      std::string name(key.str());
      if (!value) {
        complain(file, node.source().begin.line, "fragment '" + name + "' is not a string", "write name = 'pattern'");
      } else if (!fragments.emplace(name, *value).second) {
        complain(file, node.source().begin.line, "fragment '" + name + "' is defined twice", "rename one of the two");
      }
    }
  }

  /// Replaces every {name} by its fragment, in several rounds, since fragments use fragments.
  std::string expand(const std::string& file, unsigned line, std::string pattern, bool cased) {
    for (int round = 0; round < 12; ++round) {
      bool changed = false;
      std::string out;
      for (size_t i = 0; i < pattern.size(); ++i) {
        size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        bool name = close != std::string::npos && close > i + 1 && pattern[i + 1] >= 'a' && pattern[i + 1] <= 'z';
        if (!name) {
          out += pattern[i];
          continue;
        }
        std::string key = pattern.substr(i + 1, close - i - 1);
        auto it = cased ? fragments_.end() : folded_fragments_.find(key);
        if (cased || it == folded_fragments_.end()) it = fragments_.find(key);
        if (it == fragments_.end()) {
          complain(file, line, "unknown fragment {" + key + "}", "define it under [fragment] or correct the name");
          return "";
        }
        out += it->second;
        i = close;
        changed = true;
      }
      pattern = std::move(out);
      if (!changed) return pattern;
    }
    complain(file, line, "fragments refer to each other in a circle", "break the circle");
    return "";
  }

  void families(const std::string& file, const toml::table& table) {
    for (const auto& [key, node] : table) {
      std::string name(key.str());
      if (name == "fragment" || name == "folded_fragment") continue;
      const auto* array = node.as_array();
      if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
        complain(file, node.source().begin.line, "'" + name + "' is not a list of tables", "write [[" + name + "]]");
        continue;
      }
      Family& family = grammar_->families_[name];
      for (const auto& entry : *array) rule(file, name, *entry.as_table(), family);
    }
  }

  static std::vector<std::string> strings(const toml::array& array) {
    std::vector<std::string> out;
    for (const auto& item : array) {
      if (auto s = item.value<std::string>()) out.push_back(*s);
    }
    return out;
  }

  void rule(const std::string& file, const std::string& family_name, const toml::table& table, Family& family) {
    Rule r;
    r.file = file;
    r.line = table.source().begin.line;
    std::string pattern;
    bool cased = table["cased"].value_or(false);
    for (const auto& [key, node] : table) {
      std::string name(key.str());
      if (name == "pattern") {
        pattern = node.value_or(std::string());
      } else if (name == "weight") {
        r.weight = node.value_or(0.0);
      } else if (const auto* array = node.as_array()) {
        std::vector<std::string> values = strings(*array);
        if (values.size() != array->size()) {
          complain(file, node.source().begin.line, "'" + name + "' holds something else than strings",
                   "write [\"…\", \"…\"]");
        }
        if (name == "match") {
          r.match = std::move(values);
        } else if (name == "reject") {
          r.reject = std::move(values);
        } else if (name == "trigger") {
          for (const std::string& v : values) r.triggers.push_back(text::fold(v));
        } else {
          r.lists.emplace_back(name, std::move(values));
        }
      } else if (auto b = node.value<bool>(); node.is_boolean() && b) {
        r.words.emplace_back(name, *b ? "true" : "false");
      } else if (auto s = node.value<std::string>()) {
        r.words.emplace_back(name, *s);
      } else if (auto i = node.value<int64_t>(); node.is_integer() && i) {
        r.words.emplace_back(name, std::to_string(*i));
      } else {
        complain(file, node.source().begin.line, "'" + name + "' has an unexpected form",
                 "use a string, a number, true/false or a list of strings");
      }
    }
    std::string own(r.get("rule"));
    if (own.empty()) own = std::string(r.get("name"));
    if (own.empty()) {
      complain(file, r.line, "a [[" + family_name + "]] without a name", "add rule = \"…\"");
      return;
    }
    r.name = family_name + "." + own;
    if (!pattern.empty()) {
      std::string trap = trap_in(pattern);
      if (!trap.empty()) {
        complain(file, r.line, r.name + ": unsafe pattern", trap);
        return;
      }
      std::string expanded = expand(file, r.line, pattern, cased);
      if (expanded.empty()) return;
      check_groups(file, r, expanded);
      r.pattern = Pattern(cased ? expanded : fold_pattern(expanded), cased);
    } else if (!r.match.empty() && !r.triggers.empty()) {
      complain(file, r.line, r.name + " has triggers but no pattern", "add pattern = '…'");
    }
    r.id = static_cast<RuleId>(grammar_->rule_names_.size());
    grammar_->rule_names_.push_back(r.name);
    family.rules.push_back(std::move(r));
  }

  void check_groups(const std::string& file, const Rule& r, const std::string& pattern) {
    std::set<std::string> seen;
    for (size_t at = pattern.find("(?P<"); at != std::string::npos; at = pattern.find("(?P<", at + 1)) {
      size_t close = pattern.find('>', at);
      if (close == std::string::npos) break;
      std::string name = pattern.substr(at + 4, close - at - 4);
      if (!seen.insert(name).second)
        complain(file, r.line, r.name + ": group '" + name + "' is used twice",
                 "give each group its own name; RE2 keeps only one of them");
    }
  }

  std::vector<File> files_;
  std::map<std::string, std::string> fragments_;
  std::map<std::string, std::string> folded_fragments_;  // what a fragment is instead in patterns matched on the fold
  std::shared_ptr<Grammar> grammar_;
  std::string errors_;
};

std::shared_ptr<const Grammar> Grammar::from_files(std::vector<File> files) { return Loader(std::move(files)).load(); }

std::shared_ptr<const Grammar> Grammar::from_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw GrammarError(folder + ": not a folder; --grammar wants a folder of *.toml grammar files");
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream contents;
    contents << in.rdbuf();
    if (!in) throw GrammarError(entry.path().string() + ": cannot be read; check its permissions");
    files.push_back({fs::relative(entry.path(), folder).generic_string(), contents.str()});
  }
  if (files.empty()) throw GrammarError(folder + ": holds no *.toml file; name the folder that holds the grammar");
  return from_files(std::move(files));
}

}  // namespace vanban::grammar
