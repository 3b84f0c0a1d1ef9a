// What the result says, field by field, in order: the one description that every format is written from.
//
// A Sink turns it into a format. Names are given as literals, so that a format can copy them as constants:
//   open(name) close(name)            an object
//   list(name) end_list(name)         a list; its members by item(name) end_item(name) or item_text(name, text)
//   text, number, fraction, flag, span, spans (name, value)
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "text/decode.h"
#include "version.h"
#include "write/spans.h"
#include "write/write.h"

namespace vanban::write {

template <typename Sink>
class Result {
 public:
  Result(const Document& document, const Settings& settings, Sink& sink)
      : d_(document), settings_(settings), sink_(sink), spans_(document, settings) {}

  void write() {
    sink_.text("schema_version", schema_version);
    generator();
    source();
    sink_.text("offsets", name_of(settings_.unit));
    text("profile", d_.profile);
    part(d_, true);
    attachments();
    other();
    themes();
    slogans();
    responsibilities();
    deadlines();
    citations();
    abbreviations();
    contacts();
    diagnostics();
  }

 private:
  // ---- small parts

  std::string_view view(Slice s) const { return d_.view(s); }

  template <size_t N>
  void text(const char (&name)[N], std::string_view value) {
    if (!value.empty()) sink_.text(name, value);
  }
  template <size_t N>
  void text(const char (&name)[N], const char* value) {
    if (value != nullptr) sink_.text(name, std::string_view(value));
  }
  template <size_t N>
  void text(const char (&name)[N], Slice value) {
    if (!value.empty()) sink_.text(name, view(value));
  }

  template <size_t N, size_t M>
  void texts(const char (&name)[N], const char (&item)[M], const std::vector<Slice>& values) {
    if (values.empty()) return;
    sink_.list(name);
    for (Slice s : values) sink_.item_text(item, view(s));
    sink_.end_list(name);
  }

  /// `span` where a slice is one piece of the source, `spans` where it is several.
  void where(Slice slice) {
    const std::vector<Span>& pieces = spans_.pieces(slice);
    if (pieces.size() == 1) sink_.span("span", pieces[0]);
    if (pieces.size() > 1) sink_.spans("spans", pieces);
  }
  /// One span from the first byte to the last.
  void whole(Slice slice) {
    if (!slice.empty()) sink_.span("span", spans_.whole(slice));
  }

  void rule(RuleId id) {
    if (settings_.explain && id != 0) sink_.text("rule", std::string_view(settings_.grammar->rule_name(id)));
  }
  void found_by(const Value& v) {
    if (v.confidence < 1) sink_.fraction("confidence", v.confidence);
    rule(v.rule);
  }
  void value(const Value& v) {
    text("text", v.text);
    where(v.extent);
    found_by(v);
  }
  template <size_t N>
  void value(const char (&name)[N], const std::optional<Value>& v) {
    if (!v) return;
    sink_.open(name);
    value(*v);
    sink_.close(name);
  }

  // ---- the document

  void generator() {
    sink_.open("generator");
    sink_.text("name", std::string_view("vanban"));
    sink_.text("version", std::string_view(version));
    if (settings_.grammar != nullptr) text("grammar", settings_.grammar->hash());
    sink_.close("generator");
  }

  void source() {
    sink_.open("source");
    text::Decoded name = text::decode(d_.source.name);  // a file may be called anything
    text("name", name.text);
    text("sha256", d_.source.sha256);
    text("media_type", d_.source.media_type);
    text("encoding", d_.source.encoding);
    sink_.number("bytes", d_.source.bytes);
    sink_.close("source");
  }

  /// Header, recipients, tree and signatures, of the document or of an attachment.
  void part(const Part& p, bool main) {
    header(p.header);
    recipients(p.recipients, main);
    tree(p.body);
    sink_.list("signatures");
    for (const Signature& s : p.signatures) signature(s);
    sink_.end_list("signatures");
  }

  // ---- header

  /// What a header field says besides its own values.
  void header_value(const Value& v) {
    where(v.extent);
    sink_.fraction("confidence", v.confidence);
    rule(v.rule);
  }
  template <size_t N>
  void header_field(const char (&name)[N], const std::optional<Value>& v) {
    if (!v) return;
    sink_.open(name);
    text("text", v->text);
    header_value(*v);
    sink_.close(name);
  }
  template <size_t N, typename Field>
  void valued_field(const char (&name)[N], const std::optional<Field>& v) {
    if (!v) return;
    sink_.open(name);
    text("text", v->text);
    text("value", v->value);
    header_value(*v);
    sink_.close(name);
  }

  void header(const Header& h) {
    sink_.open("header");
    header_field("state_name", h.state_name);
    header_field("motto", h.motto);
    header_field("party_name", h.party_name);
    header_field("parent_organization", h.parent_organization);
    header_field("organization", h.organization);
    if (h.code) code(*h.code);
    header_field("place", h.place);
    valued_field("date", h.date);
    if (h.type) type(*h.type);
    header_field("subject", h.subject);
    valued_field("urgency", h.urgency);
    valued_field("secrecy", h.secrecy);
    valued_field("circulation", h.circulation);
    if (h.issuer) issuer(*h.issuer);
    titles(h.titles);
    sink_.close("header");
  }

  void code(const Code& c) {
    sink_.open("code");
    text("text", c.text);
    text("number", c.number);
    text("notation", c.notation);
    text("value", c.value);
    text("from", c.from);
    header_value(c);
    sink_.close("code");
  }

  void type(const TypeField& t) {
    sink_.open("type");
    text("code", t.code);
    text("name", t.name);
    text("from", t.from);
    text("text", t.text);
    header_value(t);
    sink_.close("type");
  }

  void issuer(const Issuer& i) {
    sink_.open("issuer");
    text("name", i.name);
    text("from", i.from);
    where(i.at);
    rule(i.rule);
    sink_.close("issuer");
  }

  void titles(const std::vector<Value>& values) {
    if (values.empty()) return;
    sink_.list("titles");
    for (const Value& v : values) {
      sink_.item("title");
      text("text", v.text);
      header_value(v);
      sink_.end_item("title");
    }
    sink_.end_list("titles");
  }

  // ---- recipients

  void recipients(const Recipients& r, bool main) {
    sink_.open("recipients");
    bool any = r.addressees_label || !r.addressees.empty() || r.distribution_label || !r.distribution.empty();
    if (main || any) {
      value("addressees_label", r.addressees_label);
      recipient_list("addressees", r.addressees);
      value("distribution_label", r.distribution_label);
      recipient_list("distribution", r.distribution);
    }
    sink_.close("recipients");
  }

  template <size_t N>
  void recipient_list(const char (&name)[N], const std::vector<Recipient>& list) {
    sink_.list(name);
    for (const Recipient& r : list) {
      sink_.item("recipient");
      text("text", r.value.text);
      text("purpose", r.purpose);
      text("purpose_text", r.purpose_text);
      texts("units", "unit", r.units);
      where(r.value.extent);
      found_by(r.value);
      sink_.end_item("recipient");
    }
    sink_.end_list(name);
  }

  // ---- tree

  void tree(const Tree& t) {
    paths_.emplace_back(t, d_);
    const Paths& paths = paths_.back();
    sink_.list("body");
    int32_t open = -1;  // the innermost node whose children are being written
    auto close_to = [&](int32_t parent) {
      for (; open != parent; open = t[static_cast<size_t>(open)].parent) {
        sink_.end_list("children");
        sink_.end_item("node");
      }
    };
    for (size_t i = 0; i < t.size(); ++i) {
      close_to(t[i].parent);
      node(t[i], paths[i]);
      open = static_cast<int32_t>(i);
    }
    close_to(-1);
    sink_.end_list("body");
  }

  /// A node up to the start of its children.
  void node(const Node& n, std::string_view path) {
    sink_.item("node");
    sink_.text("kind", std::string_view(name_of(n.kind)));
    text("label", n.label);
    text("number", n.number);
    text("path", path);
    if (n.kind == NodeKind::table) {
      rows(n);
      whole(n.extent);
    } else {
      text("text", n.text);
      where(n.extent);
    }
    rule(n.rule);
    sink_.list("children");
  }

  void rows(const Node& table) {
    sink_.list("rows");
    for (uint32_t r = 0; r < table.row_count; ++r) {
      const Row& row = d_.rows[table.first_row + r];
      sink_.item_list("row");
      for (uint32_t c = 0; c < row.cell_count; ++c) sink_.item_text("cell", view(d_.cells[row.first_cell + c]));
      sink_.end_item_list("row");
    }
    sink_.end_list("rows");
  }

  // ---- signatures, attachments, other

  void signature(const Signature& s) {
    sink_.item("signature");
    text("authority", s.authority);
    text("on_behalf_of", s.on_behalf_of);
    text("position", s.position);
    text("other_position", s.other_position);
    text("name", s.name);
    text("title", s.title);
    if (!s.delegations.empty()) {
      sink_.list("delegations");
      for (const Delegation& d : s.delegations) {
        sink_.item("delegation");
        text("authority", d.authority);
        text("on_behalf_of", d.on_behalf_of);
        sink_.end_item("delegation");
      }
      sink_.end_list("delegations");
    }
    sink_.list("marks");
    for (Slice mark : s.marks) sink_.item_text("mark", view(mark));
    sink_.end_list("marks");
    sink_.spans("spans", spans_.pieces(s.extent));
    if (s.confidence < 1) sink_.fraction("confidence", s.confidence);
    rule(s.rule);
    sink_.end_item("signature");
  }

  void attachments() {
    sink_.list("attachments");
    for (const Attachment& a : d_.attachments) {
      sink_.item("attachment");
      if (a.label) text("label", a.label->text);
      if (a.title) text("title", a.title->text);
      value("heading", a.heading);
      if (a.reference) {
        sink_.open("reference");
        text("text", a.reference->value.text);
        text("code", a.reference->code);
        text("date", a.reference->date);
        where(a.reference->value.extent);
        found_by(a.reference->value);
        sink_.close("reference");
      }
      part(a, false);
      whole(a.extent);
      sink_.end_item("attachment");
    }
    sink_.end_list("attachments");
  }

  void other() {
    sink_.list("other");
    for (const Other& o : d_.other) {
      sink_.item("entry");
      sink_.text("kind", std::string_view(name_of(o.kind)));
      text("text", o.text);
      text("mark", o.mark);
      where(o.extent);
      sink_.end_item("entry");
    }
    sink_.end_list("other");
  }

  // ---- views

  void place(Place at) {
    if (at.attachment >= 0) sink_.number("attachment", static_cast<uint64_t>(at.attachment));
    if (at.node >= 0) text("node", paths_[static_cast<size_t>(at.attachment + 1)][static_cast<size_t>(at.node)]);
  }

  void themes() {
    sink_.list("themes");
    for (const Theme& t : d_.themes) {
      sink_.item("theme");
      text("text", t.value.text);
      text("occasion", t.occasion);
      place(t.at);
      where(t.value.extent);
      found_by(t.value);
      sink_.end_item("theme");
    }
    sink_.end_list("themes");
  }

  void slogans() {
    sink_.list("slogans");
    for (const Slogan& s : d_.slogans) {
      sink_.item("slogan");
      text("text", s.value.text);
      place(s.at);
      where(s.value.extent);
      found_by(s.value);
      sink_.end_item("slogan");
    }
    sink_.end_list("slogans");
  }

  void responsibilities() {
    sink_.list("responsibilities");
    for (const Responsibility& r : d_.responsibilities) {
      sink_.item("responsibility");
      text("assignee", r.assignee.text);
      text("resolved", r.resolved);
      text("role", r.role);
      text("task", r.task);
      texts("with", "body", r.with);
      place(r.at);
      where(r.extent);
      if (r.confidence < 1) sink_.fraction("confidence", r.confidence);
      rule(r.rule);
      sink_.end_item("responsibility");
    }
    sink_.end_list("responsibilities");
  }

  void deadlines() {
    sink_.list("deadlines");
    for (const Deadline& d : d_.deadlines) {
      sink_.item("deadline");
      text("kind", d.kind);
      text("text", d.value.text);
      text("start", d.start);
      text("end", d.end);
      text("time", d.time);
      text("recurrence", d.recurrence);
      text("duration", d.duration);
      text("bound", d.bound);
      if (d.year_inferred) sink_.flag("year_inferred");
      if (d.working_days) sink_.flag("working_days");
      text("from", d.from);
      text("what", d.what);
      text("assignee", d.assignee);
      text("recipient", d.recipient);
      place(d.at);
      where(d.value.extent);
      found_by(d.value);
      sink_.end_item("deadline");
    }
    sink_.end_list("deadlines");
  }

  void target(const Target& t) {
    text("article", t.article);
    text("clause", t.clause);
    text("point", t.point);
  }

  void citations() {
    sink_.list("citations");
    for (const Citation& c : d_.citations) {
      sink_.item("citation");
      text("type", c.type);
      text("type_code", c.type_code);
      text("number", c.number);
      text("notation", c.notation);
      text("code", c.code);
      text("date", c.date);
      text("issuer", c.issuer);
      text("title", c.title);
      text("relation", c.relation);
      targets(c.targets);
      if (c.self) sink_.flag("self");
      text("text", c.value.text);
      place(c.at);
      where(c.value.extent);
      found_by(c.value);
      sink_.end_item("citation");
    }
    sink_.end_list("citations");
  }

  /// `target` is the first unit cited; `targets` is there only where the mention cites several.
  void targets(const std::vector<Target>& list) {
    if (list.empty()) return;
    sink_.open("target");
    target(list[0]);
    sink_.close("target");
    if (list.size() == 1) return;
    sink_.list("targets");
    for (const Target& t : list) {
      sink_.item("target");
      target(t);
      sink_.end_item("target");
    }
    sink_.end_list("targets");
  }

  void abbreviations() {
    sink_.list("abbreviations");
    for (const Abbreviation& a : d_.abbreviations) {
      sink_.item("abbreviation");
      text("short", a.short_form);
      text("long", a.long_form);
      place(a.at);
      where(a.extent);
      rule(a.rule);
      sink_.end_item("abbreviation");
    }
    sink_.end_list("abbreviations");
  }

  void contacts() {
    sink_.list("contacts");
    for (const Contact& c : d_.contacts) {
      sink_.item("contact");
      text("kind", c.kind);
      text("text", c.value.text);
      place(c.at);
      where(c.value.extent);
      found_by(c.value);
      sink_.end_item("contact");
    }
    sink_.end_list("contacts");
  }

  void diagnostics() {
    static constexpr const char* severities[] = {"info", "warning", "error"};
    sink_.list("diagnostics");
    for (const Diagnostic& d : d_.diagnostics) {
      sink_.item("diagnostic");
      text("code", d.code);
      text("severity", severities[static_cast<size_t>(d.severity)]);
      text("message", d.message);
      if (d.attachment >= 0) sink_.number("attachment", static_cast<uint64_t>(d.attachment));
      where(d.at);
      sink_.end_item("diagnostic");
    }
    sink_.end_list("diagnostics");
  }

  const Document& d_;
  const Settings& settings_;
  Sink& sink_;
  SpanFinder spans_;
  std::deque<Paths> paths_;  // of the document's tree, then of every attachment's
};

}  // namespace vanban::write
