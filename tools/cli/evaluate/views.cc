// The aspects of the views: responsibilities, deadlines, and plain lists.
#include <algorithm>

#include "cli/evaluate/alike.h"
#include "cli/evaluate/aspects.h"
#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

constexpr size_t lead_in = 80;   ///< characters a task may begin before the words the gold gives (`có trách nhiệm`)
constexpr size_t soft_step = 4;  ///< in a soft document these words are looked for at every fourth character
constexpr size_t shown_task = 70;

std::string shortened_task(const std::string& assignee, const std::string& task) {
  std::string_view begin = first_characters(task, shown_task);
  return assignee + ": " + std::string(begin) + (begin.size() < task.size() ? "…" : "");
}

/// A task as it is compared: who, and what.
struct Task {
  const Json* value;
  std::string assignee;
  std::string what;
};

bool same_task(const Task& want, const Task& found, bool soft) {
  size_t length = count(want.what);
  if (!soft) {
    return want.assignee == found.assignee &&
           first_characters(found.what, length + lead_in).find(want.what) != std::string_view::npos;
  }
  if (!alike(want.assignee, found.assignee)) return false;
  std::string_view rest = found.what;
  for (size_t at = 0; at <= lead_in; at += soft_step) {
    if (alike(want.what, std::string(first_characters(rest, length)))) return true;
    rest.remove_prefix(first_characters(rest, soft_step).size());
  }
  return false;
}

Item deadline_item(const Json& deadline, bool gold, size_t n) {
  std::string kind = text_at(deadline, "kind");
  std::string start = text_at(deadline, "start");
  std::string end = text_at(deadline, "end");
  if (kind == "event" && end.empty()) end = start;
  if (kind == "period" && start == end) kind = "event";
  std::vector<std::string> key = {kind, kind == "due" ? "" : start, end, text_at(deadline, "recurrence"),
                                  text_at(deadline, "duration")};
  std::string shown = text_at(deadline, "kind");
  for (const char* name : {"start", "end", "recurrence", "duration"}) {
    if (std::string value = text_at(deadline, name); !value.empty()) shown += " " + std::string(name) + " " + value;
  }
  std::string text = text_at(deadline, "text");
  if (!text.empty()) shown += " “" + text + "”";
  return gold ? in_gold(key, shown, text, "deadlines", n) : in_result(key, shown, deadline);
}

Item citation_item(const Json& citation, bool gold, size_t n) {
  std::string printed = text_at(citation, "code");
  std::string code = without_blanks(printed);
  constexpr std::string_view dash = "–";
  for (size_t at; (at = code.find(dash)) != std::string::npos;) code.replace(at, dash.size(), "-");
  std::string date = text_at(citation, "date");
  std::string shown = printed + (date.empty() ? "" : " of " + date);
  return gold ? in_gold({upper(code), date}, shown, printed, "citations", n)
              : in_result({upper(code), date}, shown, citation);
}

/// Where a long form begins is a matter of taste: it is known by its last two words.
std::string last_words(const std::string& text) {
  std::string form = plain(text);
  size_t blank = form.rfind(' ');
  if (blank != std::string::npos && blank > 0) blank = form.rfind(' ', blank - 1);
  return blank == std::string::npos ? form : form.substr(blank + 1);
}

void score_texts(Tally& tally, const Gold& gold, const Json& result, const char* view) {
  if (!gold.fields.contains(view)) return;
  Items wanted;
  Items found;
  for (const Json& text : gold.fields[view])
    wanted.push_back(in_gold({plain(text.get<std::string>())}, text, text, view, wanted.size()));
  for (const Json& one : list_at(result, view))
    found.push_back(in_result({plain(text_at(one, "text"))}, text_at(one, "text"), one));
  tally.compare(view, wanted, found);
}

void score_diagnostics(Tally& tally, const Gold& gold, const Json& result) {
  if (!gold.fields.contains("diagnostics")) return;
  auto has = [](const Items& items, const std::string& code) {
    return std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.key[0] == code; });
  };
  Items wanted;
  Items found;
  size_t n = 0;
  for (const Json& code : gold.fields["diagnostics"]) {
    if (!has(wanted, code)) wanted.push_back(in_gold({code}, code, "", "diagnostics", n));
    ++n;
  }
  for (const Json& one : list_at(result, "diagnostics")) {
    std::string code = text_at(one, "code");
    if (has(wanted, code) && !has(found, code)) found.push_back(in_result({code}, code, one));
  }
  tally.compare("diagnostics.recall", wanted, found);
}

}  // namespace

void score_responsibilities(Tally& tally, const Gold& gold, const Json& result) {
  if (!gold.fields.contains("responsibilities")) return;
  std::vector<Task> left;
  for (const Json& found : list_at(result, "responsibilities"))
    left.push_back({&found, plain(text_at(found, "assignee")), plain(text_at(found, "task"))});
  Aspect& aspect = tally.aspect("responsibilities");
  aspect.gold += gold.fields["responsibilities"].size();
  aspect.found += left.size();
  Items roles;
  Items found_roles;
  size_t n = 0;
  for (const Json& want : gold.fields["responsibilities"]) {
    std::string shown = shortened_task(want[0], want[1]);
    Item item = in_gold({want[0], want[1]}, shown, want[1], "responsibilities", n++);
    Task wanted{&want, plain(want[0].get<std::string>()), plain(want[1].get<std::string>())};
    auto match = std::find_if(left.begin(), left.end(),
                              [&](const Task& found) { return same_task(wanted, found, tally.soft()); });
    if (match == left.end()) {
      aspect.missed.push_back(item);
      continue;
    }
    std::string pair = std::to_string(aspect.hit++);
    aspect.judged.push_back({in_result({}, "", *match->value).confidence, true});
    std::string role = text_at(*match->value, "role");
    item.key = {pair + want[2].get<std::string>()};
    item.shown = shown + " [" + want[2].get<std::string>() + "]";
    roles.push_back(item);
    found_roles.push_back(in_result({pair + (role.empty() ? "None" : role)}, shown + " [" + role + "]", *match->value));
    left.erase(match);
  }
  for (const Task& found : left) {
    std::string assignee = text_at(*found.value, "assignee");
    std::string task = text_at(*found.value, "task");
    aspect.extra.push_back(in_result({assignee, task}, shortened_task(assignee, task), *found.value));
    aspect.judged.push_back({aspect.extra.back().confidence, false});
  }
  tally.compare("responsibilities.role", roles, found_roles);
}

void score_deadlines(Tally& tally, const Gold& gold, const Json& result) {
  if (!gold.fields.contains("deadlines")) return;
  Items wanted;
  Items found;
  for (const Json& one : gold.fields["deadlines"]) wanted.push_back(deadline_item(one, true, wanted.size()));
  for (const Json& one : list_at(result, "deadlines")) found.push_back(deadline_item(one, false, 0));
  tally.compare("deadlines", wanted, found);
}

void score_lists(Tally& tally, const Gold& gold, const Json& result) {
  score_texts(tally, gold, result, "themes");
  score_texts(tally, gold, result, "slogans");
  if (gold.fields.contains("citations")) {
    Items wanted;
    Items found;
    for (const Json& one : gold.fields["citations"]) wanted.push_back(citation_item(one, true, wanted.size()));
    for (const Json& one : list_at(result, "citations")) {
      if (!text_at(one, "code").empty()) found.push_back(citation_item(one, false, 0));
    }
    tally.compare("citations", wanted, found);
  }
  struct PairView {
    const char *name, *first, *second;
    std::string (*form)(const std::string&);
  };
  auto whole = [](const std::string& text) { return plain(text); };
  for (const PairView& view :
       {PairView{"abbreviations", "short", "long", last_words}, PairView{"contacts", "kind", "text", whole}}) {
    if (!gold.fields.contains(view.name)) continue;
    Items wanted;
    Items found;
    for (const Json& pair : gold.fields[view.name]) {
      std::string first = pair[0];
      std::string second = pair[1];
      wanted.push_back(in_gold({first, view.form(second)}, first + ": " + second, second, view.name, wanted.size()));
    }
    for (const Json& one : list_at(result, view.name)) {
      std::string first = text_at(one, view.first);
      std::string second = text_at(one, view.second);
      found.push_back(in_result({first, view.form(second)}, first + ": " + second, one));
    }
    tally.compare(view.name, wanted, found);
  }
  score_diagnostics(tally, gold, result);
}

}  // namespace vanban::cli::evaluate
