#include "cli/drawing.h"

#include <algorithm>
#include <vector>

#include "cli/columns.h"

namespace vanban::cli {

namespace {

constexpr size_t name_width = 22;
constexpr size_t text_width = 76;
constexpr size_t line_width = 100;

class Drawing {
 public:
  Drawing(const Document& document, std::string_view source, const grammar::Grammar& grammar)
      : d_(document), grammar_(grammar) {
    for (size_t at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1)) {
      line_ends_.push_back(static_cast<uint32_t>(at));
    }
  }

  std::string draw() {
    const std::string& form = d_.source.encoding.empty() ? d_.source.media_type : d_.source.encoding;
    out_ += d_.source.name + "  (" + std::to_string(d_.source.bytes) + " bytes, " + form +
            (d_.profile.empty() ? "" : ", profile " + d_.profile) + ")\n";
    part(d_, -1);
    for (size_t i = 0; i < d_.attachments.size(); ++i) {
      const Attachment& a = d_.attachments[i];
      section("Attachment " + std::to_string(i + 1));
      field("label", a.label);
      field("title", a.title);
      if (a.reference)
        row("reference", d_.view(a.reference->value.text), a.reference->value.rule, a.reference->value.extent);
      part(a, static_cast<int>(i));
    }
    others();
    views();
    diagnostics();
    return std::move(out_);
  }

 private:
  void section(const std::string& name) { out_ += "\n" + name + "\n"; }

  std::string line_of(Slice s) {
    if (s.empty()) return "";
    spans_.clear();
    d_.map.spans(s, spans_);
    auto line = std::lower_bound(line_ends_.begin(), line_ends_.end(), spans_.front().begin) - line_ends_.begin() + 1;
    return "line " + std::to_string(line);
  }

  /// name, text, where it stands, and the rule that found it.
  void row(std::string_view name, std::string_view text, RuleId rule, Slice at, float confidence = 1) {
    std::string line = "  " + padded(name, name_width) + " " + shortened(text, text_width);
    finish(std::move(line), rule, at, confidence);
  }

  void finish(std::string line, RuleId rule, Slice at, float confidence) {
    line = padded(line, line_width) + "  " + padded(line_of(at), 10);
    if (rule != 0) line += " " + grammar_.rule_name(rule);
    if (confidence < 1) line += "  " + std::to_string(static_cast<int>(confidence * 100)) + " %";
    line.erase(line.find_last_not_of(' ') + 1);
    out_ += line + "\n";
  }

  template <typename Field>
  void field(std::string_view name, const std::optional<Field>& v) {
    if (v) row(name, d_.view(v->text), v->rule, v->extent, v->confidence);
  }
  template <typename Field>
  void valued(std::string_view name, const std::optional<Field>& v) {
    if (v) row(name, v->value + "  ← " + std::string(d_.view(v->text)), v->rule, v->extent, v->confidence);
  }

  void part(const Part& p, int attachment) {
    header(p.header);
    recipients(p.recipients);
    tree(p.body, attachment);
    signatures(p.signatures);
  }

  void header(const Header& h) {
    section("Header");
    field("state_name", h.state_name);
    field("motto", h.motto);
    field("party_name", h.party_name);
    field("parent_organization", h.parent_organization);
    field("organization", h.organization);
    valued("code", h.code);
    field("place", h.place);
    valued("date", h.date);
    if (h.type) {
      const TypeField& t = *h.type;
      row("type", t.code + "  " + t.name + (t.from != nullptr ? std::string(", from the ") + t.from : ""), t.rule,
          t.extent, t.confidence);
    }
    field("subject", h.subject);
    valued("urgency", h.urgency);
    valued("secrecy", h.secrecy);
    valued("circulation", h.circulation);
    if (h.issuer)
      row("issuer", h.issuer->name + (h.issuer->from != nullptr ? std::string("  ← ") + h.issuer->from : ""),
          h.issuer->rule, h.issuer->at);
    for (const Value& v : h.titles) row("title", d_.view(v.text), v.rule, v.extent, v.confidence);
  }

  void recipients(const Recipients& r) {
    if (r.addressees.empty() && r.distribution.empty()) return;
    section("Recipients");
    for (const Recipient& a : r.addressees)
      row("addressee", d_.view(a.value.text), a.value.rule, a.value.extent, a.value.confidence);
    for (const Recipient& a : r.distribution) {
      row(a.purpose.empty() ? "distribution" : a.purpose, d_.view(a.value.text), a.value.rule, a.value.extent,
          a.value.confidence);
    }
  }

  void tree(const Tree& t, int attachment) {
    section(attachment < 0 ? "Tree" : "Tree of attachment " + std::to_string(attachment + 1));
    std::vector<int32_t> open;  // the ancestors of the node
    std::vector<bool> last;     // whether each is the last of its siblings
    for (size_t i = 0; i < t.size(); ++i) {
      const Node& n = t[i];
      while (!open.empty() && open.back() != n.parent) {
        open.pop_back();
        last.pop_back();
      }
      bool is_last =
          n.parent < 0 ? n.subtree_end >= t.size() : n.subtree_end >= t[static_cast<size_t>(n.parent)].subtree_end;
      node(n, last, is_last);
      open.push_back(static_cast<int32_t>(i));
      last.push_back(is_last);
    }
  }

  void node(const Node& n, const std::vector<bool>& last, bool is_last) {
    std::string line = "  ";
    constexpr size_t deepest = 24;  // deeper nodes are drawn at this depth
    for (size_t i = 0; i < std::min(last.size(), deepest); ++i) line += last[i] ? "   " : "│  ";
    line += is_last ? "└─ " : "├─ ";
    if (!n.label.empty()) line.append(d_.view(n.label)).append(" ");
    if (n.kind == NodeKind::table) {
      line += std::to_string(n.row_count) + (n.row_count == 1 ? " row" : " rows");
    } else {
      line += d_.view(n.text);
    }
    line = padded(shortened(line, line_width - 12), line_width - 11) + " " + name_of(n.kind);
    finish(std::move(line), n.rule, n.extent, 1);
  }

  void signatures(const std::vector<Signature>& list) {
    if (list.empty()) return;
    section("Signatures");
    for (const Signature& s : list) {
      std::string text;
      for (Slice piece : {s.authority, s.on_behalf_of, s.position, s.other_position, s.title, s.name}) {
        if (!piece.empty()) text.append(text.empty() ? "" : " / ").append(d_.view(piece));
      }
      row("signature", text, s.rule, s.extent, s.confidence);
    }
  }

  void others() {
    if (d_.other.empty()) return;
    section("Outside the structure");
    for (const Other& o : d_.other) row(name_of(o.kind), d_.view(o.text), 0, o.extent);
  }

  void views() {
    if (!d_.themes.empty() || !d_.slogans.empty()) section("Themes and slogans");
    for (const Theme& t : d_.themes)
      row("theme", d_.view(t.value.text), t.value.rule, t.value.extent, t.value.confidence);
    for (const Slogan& s : d_.slogans)
      row("slogan", d_.view(s.value.text), s.value.rule, s.value.extent, s.value.confidence);
    if (!d_.responsibilities.empty()) section("Responsibilities");
    for (const Responsibility& r : d_.responsibilities) {
      row(r.role, std::string(d_.view(r.assignee.text)) + ": " + std::string(d_.view(r.task)), r.rule, r.extent,
          r.confidence);
    }
    if (!d_.deadlines.empty()) section("Deadlines");
    for (const Deadline& d : d_.deadlines) {
      std::string when = d.start + (d.start.empty() || d.end.empty() ? "" : " … ") + d.end + d.recurrence + d.duration;
      row(d.kind, when + "  ← " + std::string(d_.view(d.value.text)), d.value.rule, d.value.extent, d.value.confidence);
    }
    if (!d_.citations.empty()) section("Citations");
    for (const Citation& c : d_.citations) {
      row(c.relation,
          (c.code.empty() ? "" : c.code + (c.date.empty() ? "" : " of " + c.date) + "  ← ") +
              std::string(d_.view(c.value.text)),
          c.value.rule, c.value.extent, c.value.confidence);
    }
    if (!d_.abbreviations.empty()) section("Abbreviations");
    for (const Abbreviation& a : d_.abbreviations) row(d_.view(a.short_form), d_.view(a.long_form), a.rule, a.extent);
    if (!d_.contacts.empty()) section("Contacts");
    for (const Contact& c : d_.contacts)
      row(c.kind, d_.view(c.value.text), c.value.rule, c.value.extent, c.value.confidence);
  }

  void diagnostics() {
    if (d_.diagnostics.empty()) return;
    section("Diagnostics");
    for (const Diagnostic& d : d_.diagnostics) row(d.code, d.message, 0, d.at);
  }

  const Document& d_;
  const grammar::Grammar& grammar_;
  std::vector<uint32_t> line_ends_;
  std::vector<Span> spans_;
  std::string out_;
};

}  // namespace

std::string drawing(const Document& document, std::string_view source, const grammar::Grammar& grammar) {
  return Drawing(document, source, grammar).draw();
}

}  // namespace vanban::cli
