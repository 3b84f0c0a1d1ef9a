#include "grammar/forms.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

namespace vanban::grammar {

namespace {

using Names = std::vector<std::string>;

const Names common_keys = {"rule",   "name",   "aliases", "trigger", "pattern", "cased",
                           "search", "weight", "match",   "reject",  "about"};

/// How many letters must be added, taken away or changed to make one word of the other.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t k = 1; k <= b.size(); ++k) {
      size_t changed = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, changed});
    }
  }
  return row.back();
}

/// `did you mean "trigger"?`, or all there are.
std::string remedy_for(std::string_view word, const Names& known) {
  const std::string* nearest = nullptr;
  size_t off = 3;  // more than two letters are another word
  for (const std::string& name : known) {
    if (size_t d = distance(word, name); d < off) {
      off = d;
      nearest = &name;
    }
  }
  if (nearest != nullptr) return "did you mean \"" + *nearest + "\"?";
  constexpr size_t most_listed = 40;
  if (known.size() > most_listed) return "families.toml lists those there are";
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? "leave it out" : "those there are: " + all;
}

bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names words_of(std::string_view text) {
  Names words;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// One [[families]] entry.
struct Form {
  explicit Form(const Rule& rule) : keys(rule.list("keys")), groups(rule.list("groups")) {
    keys.insert(keys.end(), common_keys.begin(), common_keys.end());
    for (const std::string& line : rule.list("values")) {
      size_t colon = std::min(line.find(':'), line.size());
      values[line.substr(0, colon)] = words_of(std::string_view(line).substr(std::min(colon + 1, line.size())));
    }
  }

  Names keys, groups;
  std::map<std::string, Names, std::less<>> values;
};

class FormCheck {
 public:
  FormCheck(const std::map<std::string, Family, std::less<>>& families, const Family& listed) {
    if (listed.rules.empty()) return;
    std::map<std::string, Form, std::less<>> forms;
    Names known;
    for (const Rule& rule : listed.rules) {
      known.emplace_back(rule.get("name"));
      forms.emplace(known.back(), Form(rule));
    }
    for (const auto& [name, family] : families) {
      auto form = forms.find(name);
      if (form == forms.end()) {
        if (!family.rules.empty())
          complain(family.rules[0], "no family is named [[" + name + "]]", remedy_for(name, known));
        continue;
      }
      std::set<std::string> names;
      for (const Rule& rule : family.rules) {
        entry(rule, form->second);
        if (!rule.get("rule").empty() && !names.insert(rule.name).second)
          complain(rule, rule.name + " is there twice", "give one of them another name");
      }
    }
  }

  std::vector<Fault> take() { return std::move(faults_); }

 private:
  void complain(const Rule& rule, const std::string& what, const std::string& remedy) {
    faults_.push_back({rule.file, rule.line, what, remedy});
  }

  void entry(const Rule& rule, const Form& form) {
    for (const auto& [key, value] : rule.words) {
      known_key(rule, form, key);
      known_value(rule, form, key, value);
    }
    for (const auto& [key, list] : rule.lists) {
      known_key(rule, form, key);
      for (const std::string& value : list) known_value(rule, form, key, value);
    }
    const std::string& pattern = rule.pattern.source();
    for (size_t at = pattern.find("(?P<"); at != std::string::npos; at = pattern.find("(?P<", at + 1)) {
      std::string group = pattern.substr(at + 4, pattern.find('>', at) - at - 4);
      if (!holds(form.groups, group))
        complain(rule, rule.name + ": nothing reads a group '" + group + "' here", remedy_for(group, form.groups));
    }
    if (rule.pattern.empty() && !(rule.match.empty() && rule.reject.empty()))
      complain(rule, rule.name + " has examples but no pattern: nothing would prove them",
               "add the pattern, or take match and reject away; words are proven by documents (corpus/spec)");
  }

  void known_key(const Rule& rule, const Form& form, const std::string& key) {
    if (!holds(form.keys, key)) complain(rule, rule.name + ": unknown key '" + key + "'", remedy_for(key, form.keys));
  }

  void known_value(const Rule& rule, const Form& form, const std::string& key, const std::string& value) {
    auto allowed = form.values.find(key);
    if (allowed != form.values.end() && !value.empty() && !holds(allowed->second, value))
      complain(rule, rule.name + ": " + key + " cannot be '" + value + "'", remedy_for(value, allowed->second));
  }

  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults_of_form(const std::map<std::string, Family, std::less<>>& families, const Family& forms) {
  return FormCheck(families, forms).take();
}

}  // namespace vanban::grammar
