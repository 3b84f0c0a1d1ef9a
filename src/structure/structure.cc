#include "structure/structure.h"

#include <algorithm>

#include "structure/assembler.h"
#include "structure/facts.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

bool in_head(Role r) { return r <= Role::reference && r != Role::site; }
bool in_closing(Role r) { return r >= Role::distribution_head && r <= Role::name; }

/// How far down a title stands.
constexpr size_t max_title = 40;

/// The line in capitals behind LUẬT is what the law is called, though it may begin like a body's name
/// (PHÒNG, CHỐNG …) and stand before the grounds, where others print who decides.
void name_law(const Layout& layout, const std::vector<Label>& labels, const grammar::Grammar& grammar,
              std::vector<Classified>& roles) {
  for (size_t i = 0; i + 1 < roles.size() && i < max_title; ++i) {
    if (roles[i].role != Role::type || roles[i + 1].role != Role::body) continue;
    const Line& title = layout.lines[i];
    const grammar::Rule* type = grammar.lexicon("types").exact(
        std::string_view(layout.clean.fold).substr(title.begin, title.end - title.begin));
    if (type == nullptr || !type->is("named")) return;
    for (size_t k = i + 1; k < roles.size() && roles[k].role == Role::body; ++k) {
      const Line& line = layout.lines[k];
      bool next = k == i + 1 || line.blank_before == 0;
      if (!next || (facts_of(layout.clean.text, line, labels[k], k) & (fact_caps | fact_labelled)) != fact_caps) return;
      roles[k].role = Role::subject;
    }
    return;
  }
}

}  // namespace

void assemble(std::string_view nfc, ReadLines lines, const grammar::Grammar& grammar, const std::string& profile,
              Document& document) {
  name_law(lines.layout, lines.labels, grammar, lines.roles);
  document.text.reserve(lines.layout.clean.text.size() + 64);
  document.fold.reserve(lines.layout.clean.text.size() + 64);
  Assembler assembler(nfc, lines.layout, lines.labels, lines.roles, grammar, document);
  assembler.run();
  document.profile = profile.empty() ? assembler.profile() : profile;
}

void Assembler::run() {
  std::vector<PartLines> parts = split_parts();
  document_.attachments.resize(parts.size() - 1);
  for (size_t p = 0; p < parts.size(); ++p) {
    int attachment = static_cast<int>(p) - 1;
    Part& part = p == 0 ? static_cast<Part&>(document_) : document_.attachments[p - 1];
    header(parts[p], part);
    if (p > 0) {
      annex_heading(parts[p], document_.attachments[p - 1]);
      reference(parts[p], document_.attachments[p - 1]);
    }
    addressees(parts[p], part);
    body(parts[p], part, attachment);
    distribution(parts[p], part);
    signatures(parts[p], part);
  }
  others();
  code_from_attachment();
  const bool titled =
      std::any_of(parts[0].head.begin(), parts[0].head.end(), [&](uint32_t i) { return roles_[i].role == Role::type; });
  infer_type(document_, titled);
  infer_issuer();
  header_diagnostics();
  if (layout_.damaged)
    report("text.damaged", Severity::info, "text recognition damaged this document; it was read by its base letters");
}

std::vector<PartLines> Assembler::split_parts() {
  std::vector<PartLines> parts(1);
  enum class Phase { head, body, closing } phase = Phase::head;
  for (uint32_t i = 0; i < layout_.lines.size(); ++i) {
    Role r = roles_[i].role;
    if (r >= Role::rule || r == Role::site) continue;
    bool closing_date = r == Role::dateline && phase != Phase::head;
    if (in_head(r) && !closing_date) {
      if (phase != Phase::head) parts.emplace_back();
      phase = Phase::head;
      parts.back().head.push_back(i);
    } else if (r == Role::address_head || r == Role::addressee) {
      parts.back().address.push_back(i);
    } else if (r == Role::body) {
      phase = Phase::body;
      parts.back().body.push_back(i);
    } else if (in_closing(r) || closing_date) {
      phase = Phase::closing;
      (r == Role::distribution || r == Role::distribution_head ? parts.back().list : parts.back().sign).push_back(i);
    }
  }
  return parts;
}

float Assembler::confidence_of(uint32_t i) const {
  float margin = roles_[i].margin;
  if (roles_[i].damaged) return 0.6F;
  return margin >= 4 ? 0.98F : margin >= 2 ? 0.93F : margin >= 0.5F ? 0.85F : 0.7F;
}

Value Assembler::leaf(uint32_t i, Slice clean) {
  Value v;
  v.text = v.extent = reading_.take(clean);
  reading_.end_leaf();
  v.rule = rule_of(i);
  v.confidence = confidence_of(i);
  return v;
}

Value Assembler::leaf(uint32_t first, uint32_t last) {
  Value v;
  v.text = reading_.take(line(first).clean());
  for (uint32_t i = first + 1; i <= last; ++i) v.text.end = reading_.take(line(i).clean()).end;
  v.extent = v.text;
  reading_.end_leaf();
  v.rule = rule_of(first);
  v.confidence = confidence_of(first);
  return v;
}

Slice Assembler::trimmed(Slice s, std::string_view front, std::string_view back) const {
  const std::string_view t = document_.text;
  auto one_of = [](std::string_view character, std::string_view set) {
    return character == " " || set.find(character) != std::string_view::npos;
  };
  while (!s.empty()) {
    unsigned bytes = 1;
    text::code_point(t, s.begin, bytes);
    if (!one_of(t.substr(s.begin, bytes), front)) break;
    s.begin += bytes;
  }
  while (!s.empty()) {
    uint32_t last = s.end - 1;
    while (last > s.begin && (static_cast<unsigned char>(t[last]) & 0xC0) == 0x80) --last;
    if (!one_of(t.substr(last, s.end - last), back)) break;
    s.end = last;
  }
  return s;
}

void Assembler::report(const char* code, Severity severity, std::string message, Slice at, int attachment) {
  document_.diagnostics.push_back({code, severity, std::move(message), at, attachment});
}

namespace {

/// The number or asterisks that a footnote begins with which its reader told by its small print.
Slice leading_mark(std::string_view text, Slice note) {
  const size_t end = std::min<size_t>(text.find_first_not_of("0123456789*", note.begin), note.end);
  return {note.begin, static_cast<uint32_t>(end)};
}

}  // namespace

void Assembler::others() {
  bool site = false;
  for (uint32_t i = 0; i < layout_.lines.size(); ++i) {
    if (roles_[i].role == Role::site && (roles_[i].rule != nullptr || line(i).furniture)) site = true;
  }
  for (uint32_t i = 0; i < layout_.lines.size(); ++i) {
    Role r = roles_[i].role;
    Other o;
    switch (r) {
      case Role::rule: o.kind = OtherKind::rule; break;
      case Role::page_number: o.kind = OtherKind::page_number; break;
      case Role::stamp: o.kind = OtherKind::stamp; break;
      case Role::footnote: o.kind = OtherKind::footnote; break;
      case Role::running_header: o.kind = OtherKind::running_header; break;
      case Role::noise: o.kind = line(i).furniture ? OtherKind::handwriting : OtherKind::unassigned; break;
      case Role::site: o.kind = site ? OtherKind::site_furniture : OtherKind::unassigned; break;
      default: continue;
    }
    if (line(i).table >= 0) {
      const Table& table = layout_.tables[static_cast<size_t>(line(i).table)];
      std::vector<text::Piece> pieces = table.borders;
      for (const auto& row : table.rows) {
        for (const TableCell& cell : row) pieces.insert(pieces.end(), cell.pieces.begin(), cell.pieces.end());
      }
      o.text = o.extent = reading_.take_source(pieces);
    } else {
      o.text = o.extent = reading_.take(line(i).clean());
    }
    reading_.end_leaf();
    if (o.extent.empty()) continue;
    if (o.kind == OtherKind::footnote && roles_[i].rule != nullptr) {
      grammar::Captures captures;
      const grammar::Rule& rule = *roles_[i].rule;
      if (rule.pattern.match_at(document_.fold, o.extent.begin, o.extent.end, captures))
        o.mark = grammar::group(rule, captures, "mark");
    }
    if (o.kind == OtherKind::footnote && o.mark.empty()) o.mark = leading_mark(document_.text, o.extent);
    if (o.kind == OtherKind::unassigned)
      report("text.unassigned", Severity::info, "no rule understands this line", o.extent);
    document_.other.push_back(o);
  }
  for (const auto& pieces : layout_.borders) {
    Other o;
    o.kind = OtherKind::rule;
    o.text = o.extent = reading_.take_source(pieces);
    reading_.end_leaf();
    document_.other.push_back(o);
  }
}

}  // namespace vanban::structure
