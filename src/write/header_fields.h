// Header and recipients, as the result has them.
#pragma once

#include "write/fields.h"

namespace vanban::write {

/// What a header field says besides its own values.
template <typename Sink>
void write_header_value(Fields<Sink>& w, const Value& v) {
  w.where(v.extent);
  w.sink.fraction("confidence", v.confidence);
  w.found_by(v.rule, 1);
}
template <typename Sink, size_t N>
void write_header_field(Fields<Sink>& w, const char (&name)[N], const std::optional<Value>& v) {
  if (!v) return;
  w.sink.open(name);
  w.text("text", v->text);
  write_header_value(w, *v);
  w.sink.close(name);
}
template <typename Sink, size_t N, typename Field>
void write_valued_field(Fields<Sink>& w, const char (&name)[N], const std::optional<Field>& v) {
  if (!v) return;
  w.sink.open(name);
  w.text("text", v->text);
  w.text("value", v->value);
  write_header_value(w, *v);
  w.sink.close(name);
}
template <typename Sink>
void write_header(Fields<Sink>& w, const Header& h) {
  w.sink.open("header");
  write_header_field(w, "state_name", h.state_name);
  write_header_field(w, "motto", h.motto);
  write_header_field(w, "party_name", h.party_name);
  write_valued_field(w, "parent_organization", h.parent_organization);
  write_valued_field(w, "organization", h.organization);
  if (h.code) write_code(w, *h.code);
  write_header_field(w, "place", h.place);
  write_valued_field(w, "date", h.date);
  if (h.type) write_type(w, *h.type);
  write_header_field(w, "subject", h.subject);
  write_valued_field(w, "urgency", h.urgency);
  write_valued_field(w, "secrecy", h.secrecy);
  write_valued_field(w, "circulation", h.circulation);
  if (h.issuer) write_issuer(w, *h.issuer);
  write_titles(w, h.titles);
  w.sink.close("header");
}

template <typename Sink>
void write_code(Fields<Sink>& w, const Code& c) {
  w.sink.open("code");
  w.text("text", c.text);
  w.text("number", c.number);
  w.text("notation", c.notation);
  w.text("value", c.value);
  w.text("from", c.from);
  write_header_value(w, c);
  w.sink.close("code");
}

template <typename Sink>
void write_type(Fields<Sink>& w, const TypeField& t) {
  w.sink.open("type");
  w.text("code", t.code);
  w.text("name", t.name);
  w.text("from", t.from);
  w.text("text", t.text);
  write_header_value(w, t);
  w.sink.close("type");
}

template <typename Sink>
void write_issuer(Fields<Sink>& w, const Issuer& i) {
  w.sink.open("issuer");
  w.text("name", i.name);
  w.text("resolved", i.resolved);
  w.text("from", i.from);
  w.where(i.at);
  w.found_by(i.rule, 1);
  w.sink.close("issuer");
}

template <typename Sink>
void write_titles(Fields<Sink>& w, const std::vector<Value>& values) {
  if (values.empty()) return;
  w.list("titles", "title", values, [&](const Value& v) {
    w.text("text", v.text);
    write_header_value(w, v);
  });
}

// ---- recipients

template <typename Sink>
void write_recipients(Fields<Sink>& w, const Recipients& r, bool main) {
  w.sink.open("recipients");
  bool any = r.addressees_label || !r.addressees.empty() || r.distribution_label || !r.distribution.empty();
  if (main || any) {
    w.value("addressees_label", r.addressees_label);
    write_recipient_list(w, "addressees", r.addressees);
    w.value("distribution_label", r.distribution_label);
    write_recipient_list(w, "distribution", r.distribution);
  }
  w.sink.close("recipients");
}

template <typename Sink, size_t N>
void write_recipient_list(Fields<Sink>& w, const char (&name)[N], const std::vector<Recipient>& list) {
  w.list(name, "recipient", list, [&](const Recipient& r) {
    w.text("text", r.value.text);
    w.text("resolved", r.resolved);
    w.text("purpose", r.purpose);
    w.text("purpose_text", r.purpose_text);
    w.texts("units", "unit", r.units);
    w.found(r.value);
  });
}

}  // namespace vanban::write
