// The report for people.
#include <algorithm>
#include <cstdio>

#include "cli/columns.h"
#include "cli/evaluate/reliability.h"
#include "cli/evaluate/report.h"
#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

constexpr size_t excerpt_length = 150;    ///< characters of a text that are shown
constexpr size_t before_difference = 50;  ///< and of these, what stands before the first difference
constexpr size_t differences_of_a_case = 8;
constexpr size_t name_width = 28;

template <typename... Values>
std::string printed(const char* format, Values... values) {
  char buffer[160];
  int size = std::snprintf(buffer, sizeof buffer, format, values...);
  return std::string(buffer, std::min(static_cast<size_t>(std::max(size, 0)), sizeof buffer - 1));
}

std::string counted(size_t n, const char* one, const char* many) { return std::to_string(n) + (n == 1 ? one : many); }

std::string heading(const Summary& s) {
  std::string documents = counted(s.documents, " document", " documents");
  if (s.group == Group::clean) return "Clean: " + documents + ", texts exactly as the gold has them\n";
  if (s.group == Group::soft) return "Soft: " + documents + " from scans, texts alike\n";
  return "All: " + documents + "\n";
}

std::string table(const Summary& s, bool with_spans) {
  std::string out = padded("aspect", name_width) +
                    printed(" %5s %5s %5s  %6s %6s %6s %6s\n", "gold", "found", "hit", "P", "R", "F1", "mean");
  for (const Row& row : s.rows) {
    out += padded(row.aspect, name_width) + printed(" %5zu %5zu %5zu  %6.3f %6.3f %6.3f %6.3f\n", row.gold, row.found,
                                                    row.hit, row.precision(), row.recall(), row.f1(), row.mean);
  }
  if (with_spans) {
    out += printed("lost characters %zu, bad spans %zu of %zu\n", s.spans.lost.size(), s.spans.bad.size(),
                   s.spans.checked);
  }
  std::string missing;
  for (const std::string& name : s.missing) missing += (missing.empty() ? "" : ", ") + name;
  if (!missing.empty()) out += "no result for: " + missing + "\n";
  return out + printed("documents %zu, missing %zu, macro F1 %.4f, worst %.4f\n", s.documents, s.missing.size(),
                       s.macro, s.worst);
}

std::string reliability_table(const Results& results, Group group) {
  std::string out = "\nconfidence      values  right\n";
  auto rows = reliability_of(results, group);
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string range = i == 0                 ? printed("below %.1f", rows[1].from)
                        : i + 1 == rows.size() ? printed("%.1f and above", rows[i].from)
                                               : printed("%.1f to %.1f", rows[i].from, rows[i + 1].from);
    out += padded(range, 15) + printed(" %6zu", rows[i].values);
    out += rows[i].values == 0 ? "\n" : printed("  %5.1f %%\n", 100 * rows[i].share());
  }
  return out;
}

std::string excerpt(const Item& item, const Item* other) {
  std::u32string text = characters(item.shown);
  if (text.size() <= excerpt_length) return item.shown;
  size_t begin = 0;
  if (other != nullptr) {
    std::u32string others = characters(other->shown);
    auto [differs, unused] = std::mismatch(text.begin(), text.end(), others.begin(), others.end());
    auto at = static_cast<size_t>(differs - text.begin());
    if (at > before_difference) begin = std::min(at - before_difference, text.size() - excerpt_length);
  }
  size_t skipped = first_characters(item.shown, begin).size();
  return (begin > 0 ? "…" : "") + shortened(std::string_view(item.shown).substr(skipped), excerpt_length);
}

std::string place_of(const Item& item, const Scored& document) {
  std::string out = item.where;
  auto add = [&](const std::string& what) { out += (out.empty() ? "" : ", ") + what; };
  if (size_t line = line_of(item, document); line > 0) {
    add("line " + std::to_string(line));
  } else if (item.begin >= 0) {
    add("byte " + std::to_string(item.begin));
  }
  return out.empty() ? "" : "  (" + out + ")";
}

std::string side(const char* whose, const Item& item, const Item* other, const Scored& document) {
  return "      " + padded(whose, 8) + excerpt(item, other) + place_of(item, document) + "\n";
}

std::string drawn(const Pair& pair, const Scored& document) {
  if (pair.found == nullptr) return side("missed", *pair.gold, nullptr, document);
  if (pair.gold == nullptr) return side("extra", *pair.found, nullptr, document);
  return side("gold", *pair.gold, pair.found, document) + side("ours", *pair.found, pair.gold, document);
}

std::string drawn(const Case& c) {
  std::string out = printed(" F1 %.3f (gold %zu, found %zu, hit %zu), costs %.4f of macro F1\n", c.counts->f1(),
                            c.counts->gold, c.counts->found, c.counts->hit, c.cost);
  out.insert(0, c.document->name + "  " + *c.aspect + " ");
  size_t left_out = 0;
  for (const Pair& pair : pairs_of(*c.counts, differences_of_a_case, left_out)) out += drawn(pair, *c.document);
  if (left_out > 0) out += "      and " + std::to_string(left_out) + " more (--format json has all)\n";
  return out;
}

std::string worst_cases(const Results& results, size_t most) {
  std::vector<Case> cases = cases_of(results, summary_of(results, Group::all));
  if (most == 0) return "";
  if (cases.empty()) return "\nEverything is as the gold says.\n";
  std::string out =
      "\nWorst first" + (cases.size() > most ? " (" + std::to_string(most) + " of " + std::to_string(cases.size()) +
                                                   " cases; --worst N shows more)"
                                             : " (" + counted(cases.size(), " case)", " cases)"));
  out += "\n";
  for (size_t i = 0; i < std::min(most, cases.size()); ++i) out += printed("%3zu. ", i + 1) + drawn(cases[i]);
  return out;
}

std::string span_troubles(const Results& results, size_t most) {
  std::string out;
  size_t left = most;
  for (const Scored& one : results) {
    if (left == 0) break;
    if (!one.spans.lost.empty() && left-- > 0) {
      out += "  " + one.name + ": " + counted(one.spans.lost.size(), " character lies", " characters lie") +
             " in no span, the first in line " +
             std::to_string(one.places->line_of(static_cast<int64_t>(one.spans.lost.front()))) + "\n";
    }
    for (const SpanCheck::Bad& bad : one.spans.bad) {
      if (left == 0) break;
      --left;
      out += "  " + one.name + ": the span of “" + shortened(bad.text, 60) + "” " + bad.why + " (line " +
             std::to_string(one.places->line_of(bad.begin)) + ")\n";
    }
  }
  return out.empty() ? "" : "\nSpans\n" + out;
}

std::string list_of(const char* title, const char* sign, const std::vector<Change>& changes, const char* in_gold,
                    const char* not_in_gold) {
  std::string out = "\n" + std::string(title) + ": " + counted(changes.size(), " item\n", " items\n");
  const Scored* document = nullptr;
  for (const Change& c : changes) {
    if (document == nullptr || document->name != c.document->name) out += "  " + c.document->name + "\n";
    document = c.document;
    out += std::string("    ") + sign + " " + *c.aspect + ", " + (c.in_gold ? in_gold : not_in_gold) + ": " +
           excerpt(*c.item, nullptr) + place_of(*c.item, *c.document) + "\n";
  }
  return out;
}

std::string comparison(const Results& before, const Results& now, const std::string& folder) {
  Summary old = summary_of(before, Group::all);
  Summary summary = summary_of(now, Group::all);
  std::string out = "\nAgainst " + folder + "\n" + padded("aspect", name_width) +
                    printed(" %7s %6s %7s   %8s %6s %7s\n", "F1 was", "is", "change", "mean was", "is", "change");
  size_t unchanged = 0;
  for (const Row& row : summary.rows) {
    auto same = [&](const Row& r) { return r.aspect == row.aspect; };
    auto found = std::find_if(old.rows.begin(), old.rows.end(), same);
    Row was = found == old.rows.end() ? Row{} : *found;
    if (found != old.rows.end() && was.found == row.found && was.hit == row.hit && was.mean == row.mean) {
      ++unchanged;
      continue;
    }
    out += padded(row.aspect, name_width) + printed(" %7.3f %6.3f %+7.3f   %8.3f %6.3f %+7.3f\n", was.f1(), row.f1(),
                                                    row.f1() - was.f1(), was.mean, row.mean, row.mean - was.mean);
  }
  if (unchanged > 0) out += counted(unchanged, " aspect is", " aspects are") + " unchanged\n";
  out += printed("macro F1 was %.4f, is %.4f, change %+.4f\n", old.macro, summary.macro, summary.macro - old.macro);
  Changes changes = changes_between(before, now);
  return out + list_of("Gained", "+", changes.gained, "now found", "no more wrongly found") +
         list_of("Lost", "-", changes.lost, "no more found", "now wrongly found");
}

}  // namespace

std::vector<Group> groups_of(const Results& results) {
  bool clean = std::any_of(results.begin(), results.end(), [](const Scored& s) { return !s.soft(); });
  bool soft = std::any_of(results.begin(), results.end(), [](const Scored& s) { return s.soft(); });
  if (clean && soft) return {Group::all, Group::clean, Group::soft};
  return {Group::all};
}

std::string as_text(const Report& report) {
  const EvaluateArguments& asked = *report.arguments;
  std::string out;
  std::vector<Group> groups = groups_of(report.now);
  for (Group group : groups) {
    Summary summary = summary_of(report.now, group);
    if (groups.size() > 1) out += (out.empty() ? "" : "\n") + heading(summary);
    out += table(summary, !asked.sources.empty());
    if (asked.reliability) out += reliability_table(report.now, group);
  }
  out += worst_cases(report.now, asked.worst) + span_troubles(report.now, asked.worst);
  if (report.before) out += comparison(*report.before, report.now, asked.against);
  return out;
}

}  // namespace vanban::cli::evaluate
