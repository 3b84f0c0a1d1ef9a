// The views and the diagnostics, as the result has them.
#pragma once

#include "write/fields.h"

namespace vanban::write {

template <typename Sink>
void write_themes(Fields<Sink>& w) {
  w.list("themes", "theme", w.document.themes, [&](const Theme& t) {
    w.text("text", t.value.text);
    w.text("occasion", t.occasion);
    w.found(t.value, t.at);
  });
}

template <typename Sink>
void write_slogans(Fields<Sink>& w) {
  w.list("slogans", "slogan", w.document.slogans, [&](const Slogan& s) {
    w.text("text", s.value.text);
    w.found(s.value, s.at);
  });
}

template <typename Sink>
void write_responsibilities(Fields<Sink>& w) {
  w.list("responsibilities", "responsibility", w.document.responsibilities, [&](const Responsibility& r) {
    w.text("assignee", r.assignee.text);
    w.text("resolved", r.resolved);
    w.text("role", r.role);
    w.text("task", r.task);
    w.texts("with", "name", r.with);
    w.place(r.at);
    w.where(r.extent);
    w.found_by(r.rule, r.confidence);
  });
}

template <typename Sink>
void write_deadlines(Fields<Sink>& w) {
  w.list("deadlines", "deadline", w.document.deadlines, [&](const Deadline& d) {
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
  });
}

template <typename Sink>
void write_target(Fields<Sink>& w, const Target& t) {
  w.text("article", t.article);
  w.text("clause", t.clause);
  w.text("point", t.point);
}

template <typename Sink>
void write_citations(Fields<Sink>& w) {
  w.list("citations", "citation", w.document.citations, [&](const Citation& c) {
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
  });
}

/// `target` is the first unit cited; `targets` is there only where the mention cites several.
template <typename Sink>
void write_targets(Fields<Sink>& w, const std::vector<Target>& list) {
  if (list.empty()) return;
  w.sink.open("target");
  write_target(w, list[0]);
  w.sink.close("target");
  if (list.size() == 1) return;
  w.list("targets", "target", list, [&](const Target& t) { write_target(w, t); });
}

template <typename Sink>
void write_abbreviations(Fields<Sink>& w) {
  w.list("abbreviations", "abbreviation", w.document.abbreviations, [&](const Abbreviation& a) {
    w.text("short", a.short_form);
    w.text("long", a.long_form);
    w.place(a.at);
    w.where(a.extent);
    w.found_by(a.rule, 1);
  });
}

template <typename Sink>
void write_contacts(Fields<Sink>& w) {
  w.list("contacts", "contact", w.document.contacts, [&](const Contact& c) {
    w.text("kind", c.kind);
    w.text("text", c.value.text);
    w.found(c.value, c.at);
  });
}

template <typename Sink>
void write_diagnostics(Fields<Sink>& w) {
  static constexpr const char* severities[] = {"info", "warning", "error"};
  w.list("diagnostics", "diagnostic", w.document.diagnostics, [&](const Diagnostic& d) {
    w.text("code", d.code);
    w.text("severity", severities[static_cast<size_t>(d.severity)]);
    w.text("message", d.message);
    w.attachment(d.attachment);
    w.where(d.at);
  });
}

}  // namespace vanban::write
