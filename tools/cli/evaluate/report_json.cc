// The report for programs.
#include "cli/evaluate/reliability.h"
#include "cli/evaluate/report.h"

namespace vanban::cli::evaluate {

namespace {

using Ordered = nlohmann::ordered_json;

Ordered figures(const Counts& c) {
  return {{"gold", c.gold},       {"found", c.found}, {"hit", c.hit}, {"precision", c.precision()},
          {"recall", c.recall()}, {"f1", c.f1()}};
}

Ordered group_figures(const Summary& s, bool with_spans) {
  Ordered out = {{"documents", s.documents}, {"missing", s.missing}, {"macro_f1", s.macro}, {"worst_f1", s.worst}};
  if (with_spans) {
    out["lost_characters"] = s.spans.lost.size();
    out["bad_spans"] = s.spans.bad.size();
    out["checked_spans"] = s.spans.checked;
  }
  Ordered& aspects = out["aspects"] = Ordered::object();
  for (const Row& row : s.rows) {
    Ordered& aspect = aspects[row.aspect] = figures(row);
    aspect["mean_f1"] = row.mean;
    aspect["documents"] = row.documents;
  }
  return out;
}

Ordered groups(const Results& results, bool with_spans) {
  Ordered out = Ordered::object();
  for (Group group : groups_of(results)) out[name_of(group)] = group_figures(summary_of(results, group), with_spans);
  return out;
}

Ordered item_json(const Item& item, const Scored& document) {
  Ordered out = {{"text", item.shown}};
  if (!item.where.empty()) out["where"] = item.where;
  if (item.begin >= 0) out["begin"] = item.begin;
  if (size_t line = line_of(item, document); line > 0) out["line"] = line;
  return out;
}

Ordered items_json(const Items& items, const Scored& document) {
  Ordered out = Ordered::array();
  for (const Item& item : items) out.push_back(item_json(item, document));
  return out;
}

Ordered cases_json(const Results& results, size_t most) {
  Ordered out = Ordered::array();
  for (const Case& c : cases_of(results, summary_of(results, Group::all))) {
    if (out.size() == most) break;
    Ordered one = {{"document", c.document->name}, {"aspect", *c.aspect}};
    one.update(figures(*c.counts));
    one["cost"] = c.cost;
    one["missed"] = items_json(c.counts->missed, *c.document);
    one["extra"] = items_json(c.counts->extra, *c.document);
    out.push_back(std::move(one));
  }
  return out;
}

Ordered spans_json(const Results& results) {
  Ordered out = Ordered::array();
  for (const Scored& one : results) {
    if (one.spans.lost.empty() && one.spans.bad.empty()) continue;
    Ordered document = {{"document", one.name}, {"lost", one.spans.lost}};
    Ordered& bad = document["bad"] = Ordered::array();
    for (const SpanCheck::Bad& b : one.spans.bad) bad.push_back({{"text", b.text}, {"why", b.why}, {"begin", b.begin}});
    out.push_back(std::move(document));
  }
  return out;
}

Ordered changes_json(const std::vector<Change>& changes) {
  Ordered out = Ordered::array();
  for (const Change& c : changes) {
    Ordered one = {{"document", c.document->name}, {"aspect", *c.aspect}, {"in_gold", c.in_gold}};
    one.update(item_json(*c.item, *c.document));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::string as_json(const Report& report) {
  bool with_spans = !report.arguments->sources.empty();
  Ordered out;
  out["groups"] = groups(report.now, with_spans);
  if (report.arguments->reliability) {
    for (Group group : groups_of(report.now)) {
      Ordered& rows = out["groups"][name_of(group)]["reliability"] = Ordered::array();
      for (const Reliability& r : reliability_of(report.now, group))
        rows.push_back({{"from", r.from}, {"values", r.values}, {"right", r.right}});
    }
  }
  out["cases"] = cases_json(report.now, report.arguments->worst);
  if (with_spans) out["spans"] = spans_json(report.now);
  if (report.before) {
    Changes changes = changes_between(*report.before, report.now);
    out["against"] = {{"groups", groups(*report.before, with_spans)},
                      {"gained", changes_json(changes.gained)},
                      {"lost", changes_json(changes.lost)}};
  }
  return out.dump(2) + "\n";
}

}  // namespace vanban::cli::evaluate
