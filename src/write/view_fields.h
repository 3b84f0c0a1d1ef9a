// The views and the diagnostics, as the result has them.
#pragma once

#include "write/fields.h"

namespace vanban::write {

template <typename Sink>
void write_themes(Fields<Sink>& w) {
  w.sink.list("themes");
  for (const Theme& t : w.document.themes) {
    w.sink.item("theme");
    w.text("text", t.value.text);
    w.text("occasion", t.occasion);
    w.found(t.value, t.at);
    w.sink.end_item("theme");
  }
  w.sink.end_list("themes");
}

template <typename Sink>
void write_slogans(Fields<Sink>& w) {
  w.sink.list("slogans");
  for (const Slogan& s : w.document.slogans) {
    w.sink.item("slogan");
    w.text("text", s.value.text);
    w.found(s.value, s.at);
    w.sink.end_item("slogan");
  }
  w.sink.end_list("slogans");
}

template <typename Sink>
void write_responsibilities(Fields<Sink>& w) {
  w.sink.list("responsibilities");
  for (const Responsibility& r : w.document.responsibilities) {
    w.sink.item("responsibility");
    w.text("assignee", r.assignee.text);
    w.text("resolved", r.resolved);
    w.text("role", r.role);
    w.text("task", r.task);
    w.texts("with", "name", r.with);
    w.place(r.at);
    w.where(r.extent);
    w.found_by(r.rule, r.confidence);
    w.sink.end_item("responsibility");
  }
  w.sink.end_list("responsibilities");
}

template <typename Sink>
void write_deadlines(Fields<Sink>& w) {
  w.sink.list("deadlines");
  for (const Deadline& d : w.document.deadlines) {
    w.sink.item("deadline");
    w.text("kind", d.kind);
    w.text("text", d.value.text);
    w.text("start", d.start);
    w.text("end", d.end);
    w.text("time", d.time);
    w.text("recurrence", d.recurrence);
    w.text("duration", d.duration);
    w.text("bound", d.bound);
    if (d.year_inferred) w.sink.flag("year_inferred");
    if (d.working_days) w.sink.flag("working_days");
    w.text("from", d.from);
    w.text("what", d.what);
    w.text("assignee", d.assignee);
    w.text("recipient", d.recipient);
    w.found(d.value, d.at);
    w.sink.end_item("deadline");
  }
  w.sink.end_list("deadlines");
}

template <typename Sink>
void write_target(Fields<Sink>& w, const Target& t) {
  w.text("article", t.article);
  w.text("clause", t.clause);
  w.text("point", t.point);
}

template <typename Sink>
void write_citations(Fields<Sink>& w) {
  w.sink.list("citations");
  for (const Citation& c : w.document.citations) {
    w.sink.item("citation");
    w.text("type", c.type);
    w.text("type_code", c.type_code);
    w.text("number", c.number);
    w.text("notation", c.notation);
    w.text("code", c.code);
    w.text("date", c.date);
    w.text("issuer", c.issuer);
    w.text("title", c.title);
    w.text("relation", c.relation);
    write_targets(w, c.targets);
    if (c.self) w.sink.flag("self");
    w.text("text", c.value.text);
    w.found(c.value, c.at);
    w.sink.end_item("citation");
  }
  w.sink.end_list("citations");
}

/// `target` is the first unit cited; `targets` is there only where the mention cites several.
template <typename Sink>
void write_targets(Fields<Sink>& w, const std::vector<Target>& list) {
  if (list.empty()) return;
  w.sink.open("target");
  write_target(w, list[0]);
  w.sink.close("target");
  if (list.size() == 1) return;
  w.sink.list("targets");
  for (const Target& t : list) {
    w.sink.item("target");
    write_target(w, t);
    w.sink.end_item("target");
  }
  w.sink.end_list("targets");
}

template <typename Sink>
void write_abbreviations(Fields<Sink>& w) {
  w.sink.list("abbreviations");
  for (const Abbreviation& a : w.document.abbreviations) {
    w.sink.item("abbreviation");
    w.text("short", a.short_form);
    w.text("long", a.long_form);
    w.place(a.at);
    w.where(a.extent);
    w.found_by(a.rule, 1);
    w.sink.end_item("abbreviation");
  }
  w.sink.end_list("abbreviations");
}

template <typename Sink>
void write_contacts(Fields<Sink>& w) {
  w.sink.list("contacts");
  for (const Contact& c : w.document.contacts) {
    w.sink.item("contact");
    w.text("kind", c.kind);
    w.text("text", c.value.text);
    w.found(c.value, c.at);
    w.sink.end_item("contact");
  }
  w.sink.end_list("contacts");
}

template <typename Sink>
void write_diagnostics(Fields<Sink>& w) {
  static constexpr const char* severities[] = {"info", "warning", "error"};
  w.sink.list("diagnostics");
  for (const Diagnostic& d : w.document.diagnostics) {
    w.sink.item("diagnostic");
    w.text("code", d.code);
    w.text("severity", severities[static_cast<size_t>(d.severity)]);
    w.text("message", d.message);
    w.attachment(d.attachment);
    w.where(d.at);
    w.sink.end_item("diagnostic");
  }
  w.sink.end_list("diagnostics");
}

}  // namespace vanban::write
