// Every slice a document holds lies in the reading text, and begins and ends between two characters.
#pragma once

#include <string>

#include "model/document.h"

namespace vanban::test {

class SliceCheck {
 public:
  explicit SliceCheck(const Document& document) : d_(document) {}

  std::string run() {
    if (d_.text.size() != d_.fold.size()) return "the folded text has another length than the text";
    part(d_);
    for (const Attachment& a : d_.attachments) {
      part(a);
      value(a.label, "attachment label");
      value(a.title, "attachment title");
      value(a.heading, "attachment heading");
      if (a.reference) value(a.reference->value, "reference");
      slice(a.extent, "attachment");
    }
    for (const Other& o : d_.other) {
      inside(o.text, o.extent, "other");
      slice(o.mark, "footnote mark");
    }
    for (Slice cell : d_.cells) text(cell, "cell");
    views();
    for (const Diagnostic& x : d_.diagnostics) slice(x.at, x.code);
    return broken_;
  }

 private:
  void slice(Slice s, const char* name) {
    if (!broken_.empty() || s.empty()) return;
    if (s.end > d_.text.size()) {
      broken_ = std::string(name) + ": a slice goes beyond the text";
    } else if (cuts(s.begin) || cuts(s.end)) {
      broken_ = std::string(name) + ": a slice cuts a character: " + std::string(d_.view(s));
    } else if (d_.view(s).find('\n') != std::string_view::npos && std::string_view(name) != "attachment") {
      broken_ = std::string(name) + ": a slice goes over the end of a leaf: " + std::string(d_.view(s));
    }
  }
  bool cuts(uint32_t at) const {
    return at < d_.text.size() && (static_cast<unsigned char>(d_.text[at]) & 0xC0) == 0x80;
  }

  /// The text of a value: folded and trimmed besides.
  void text(Slice s, const char* name) {
    slice(s, name);
    std::string_view t = d_.view(s);
    if (!broken_.empty() || t.empty()) return;
    if (t.front() == ' ' || t.back() == ' ' || t.find("  ") != t.npos) {
      broken_ = std::string(name) + ": white space is not folded: “" + std::string(t) + "”";
    }
  }

  void inside(Slice text_of, Slice extent, const char* name) {
    text(text_of, name);
    slice(extent, name);
    if (broken_.empty() && !text_of.empty() && !extent.contains(text_of)) {
      broken_ = std::string(name) + ": the text lies outside the extent: " + std::string(d_.view(text_of));
    }
  }
  void value(const Value& v, const char* name) { inside(v.text, v.extent, name); }
  template <typename T>
  void value(const std::optional<T>& v, const char* name) {
    if (v) value(static_cast<const Value&>(*v), name);
  }

  void part(const Part& p) {
    const Header& h = p.header;
    value(h.state_name, "state_name");
    value(h.motto, "motto");
    value(h.party_name, "party_name");
    value(h.parent_organization, "parent_organization");
    value(h.organization, "organization");
    value(h.code, "code");
    value(h.place, "place");
    value(h.date, "date");
    value(h.type, "type");
    value(h.subject, "subject");
    value(h.urgency, "urgency");
    value(h.secrecy, "secrecy");
    value(h.circulation, "circulation");
    for (const Value& v : h.titles) value(v, "title");
    if (h.issuer) slice(h.issuer->at, "issuer");
    value(p.recipients.addressees_label, "addressees_label");
    value(p.recipients.distribution_label, "distribution_label");
    for (const Recipient& r : p.recipients.addressees) value(r.value, "addressee");
    for (const Recipient& r : p.recipients.distribution) {
      value(r.value, "distribution");
      text(r.purpose_text, "purpose");
      for (Slice u : r.units) inside(u, r.value.extent, "unit");
    }
    for (const Node& n : p.body) {
      inside(n.text, n.extent, "node");
      inside(n.label, n.extent, "label");
      if (broken_.empty() && n.first_row + n.row_count > d_.rows.size()) broken_ = "a table has rows beyond the last";
    }
    for (const Row& r : d_.rows) {
      if (broken_.empty() && r.first_cell + r.cell_count > d_.cells.size()) broken_ = "a row has cells beyond the last";
    }
    for (const Signature& s : p.signatures) {
      for (Slice x : {s.authority, s.on_behalf_of, s.position, s.other_position, s.name, s.title})
        inside(x, s.extent, "signature");
      for (const Delegation& x : s.delegations) {
        inside(x.authority, s.extent, "delegation");
        inside(x.on_behalf_of, s.extent, "delegation");
      }
      for (Slice mark : s.marks) inside(mark, s.extent, "mark");
    }
  }

  void place(Place at, const char* name) {
    if (!broken_.empty()) return;
    if (at.attachment >= static_cast<int>(d_.attachments.size())) {
      broken_ = std::string(name) + ": in an attachment that is not there";
    } else if (at.node >= static_cast<int>(d_.tree(at.attachment).size())) {
      broken_ = std::string(name) + ": at a node that is not there";
    }
  }

  void views() {
    for (const Theme& x : d_.themes) {
      value(x.value, "theme");
      text(x.occasion, "occasion");
      place(x.at, "theme");
    }
    for (const Slogan& x : d_.slogans) {
      value(x.value, "slogan");
      place(x.at, "slogan");
    }
    for (const Responsibility& x : d_.responsibilities) {
      text(x.assignee.text, "assignee");
      text(x.task, "task");
      for (Slice w : x.with) text(w, "with");
      slice(x.extent, "responsibility");
      place(x.at, "responsibility");
    }
    for (const Deadline& x : d_.deadlines) {
      value(x.value, "deadline");
      for (Slice s : {x.from, x.what, x.assignee, x.recipient}) text(s, "deadline");
      place(x.at, "deadline");
    }
    for (const Citation& x : d_.citations) {
      value(x.value, "citation");
      text(x.issuer, "citation issuer");
      text(x.title, "citation title");
      place(x.at, "citation");
    }
    for (const Abbreviation& x : d_.abbreviations) {
      text(x.short_form, "abbreviation");
      text(x.long_form, "abbreviation");
      slice(x.extent, "abbreviation");
      place(x.at, "abbreviation");
    }
    for (const Contact& x : d_.contacts) {
      value(x.value, "contact");
      place(x.at, "contact");
    }
  }

  const Document& d_;
  std::string broken_;
};

}  // namespace vanban::test
