// What a letterhead does not print but the rest of the document tells: type and issuer; and what it lacks.
#include <algorithm>

#include "grammar/find_word.h"
#include "grammar/name_end.h"
#include "structure/assembler.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

/// What the result calls the type of a letter, which prints none.
constexpr const char* letter_code = "CV";

/// A name without the abbreviation it introduces: `Liên đoàn Lao động (LĐLĐ) tỉnh`.
std::string without_brackets(std::string_view name) {
  size_t open = name.find(" (");
  size_t close = open == std::string_view::npos ? open : name.find(')', open);
  std::string out(name.substr(0, open));
  if (close != std::string_view::npos) out.append(name.substr(close + 1));
  return out;
}

}  // namespace

/// Title before notation before form (công văn: Kính gửi and no title). `titled`: it has one that is no type's (ĐƠN …).
void Assembler::infer_type(Part& part, bool titled) {
  Header& h = part.header;
  const grammar::Family& types = grammar_.family("types");
  auto by_code = [&](std::string_view code) -> const grammar::Rule* {
    for (const grammar::Rule& t : types.rules) {
      if (t.get("code") == code) return &t;
    }
    return nullptr;
  };
  std::string notation_type;
  if (h.code && h.code->from == nullptr) {
    // n/TYPE-BODY, n/YYYY/TYPE-BODY, n-TYPE/BODY: the first group that is not a year, if it is a type's abbreviation.
    std::string group;
    for (char c : h.code->notation + "/") {
      if (c != '/' && c != '-' && static_cast<unsigned char>(c) != 0xE2) {
        group += c;
        continue;
      }
      bool year = group.size() == 4 && group.find_first_not_of("0123456789") == std::string::npos;
      if (!year && !group.empty()) break;
      group.clear();
    }
    size_t eth = group.find("\xC3\x90");  // Ð typed for Đ
    if (eth != std::string::npos) group.replace(eth, 2, "Đ");
    // Of a letter CT is Cục Thuế: a directive has no addressees.
    const grammar::Rule* type = by_code(group);
    if (type != nullptr && !(type->is("unaddressed") && part.recipients.addressees_label)) notation_type = group;
  }
  if (!h.type) {
    TypeField t;
    if (!notation_type.empty()) {
      t.code = notation_type;
      t.name = std::string(by_code(notation_type)->get("name"));
      t.from = "notation";
      t.rule = h.code->rule;
      t.confidence = 0.95F;
    } else if (part.recipients.addressees_label && !titled) {
      t.code = letter_code;
      if (const grammar::Rule* letter = by_code(letter_code)) t.name = std::string(letter->get("name"));
      t.from = "form";
      t.rule = part.recipients.addressees_label->rule;
      t.confidence = 0.9F;
    } else {
      return;
    }
    h.type = t;
  } else if (h.type->code.empty() && !notation_type.empty()) {
    h.type->code = notation_type;
  }
  const grammar::Rule* letter = by_code(letter_code);
  if (h.type->code.empty() && letter != nullptr && h.type->name == letter->get("name")) h.type->code = letter_code;
}

void Assembler::infer_issuer() {
  Header& h = document_.header;
  if (h.organization) {
    const Organization& o = *h.organization;
    h.issuer = Issuer{o.spelled(document_.view(o.text)), "header", o.text, o.rule};
    return;
  }
  // The first paragraphs: "UBND thị xã X ban hành kế hoạch …".
  std::vector<grammar::Hit> hits;
  const grammar::Family& phrases = grammar_.family("issuer_phrases");
  size_t looked = 0;
  for (const Node& n : document_.body) {
    if (n.kind != NodeKind::paragraph || n.parent >= 0 || ++looked > 4) break;
    hits.clear();
    grammar_.triggers().find(document_.fold, n.text.begin, n.text.end, hits);
    grammar::Captures captures;
    for (const grammar::Hit& hit : hits) {
      if (!phrases.waits_for(hit.trigger)) continue;
      // A body that acts stands at the begin of a sentence or after a clause that ended.
      std::string_view before = document_.view({n.text.begin, hit.at});
      bool clause = before.empty() || before.ends_with(". ") || before.ends_with("; ") || before.ends_with(", ");
      unsigned bytes = 0;
      if (!clause || !text::is_upper(text::code_point(document_.text, hit.at, bytes))) continue;
      constexpr uint32_t reach = 240;  // a name with what stands in brackets, and the verb
      uint32_t end = text::whole_character(document_.text, std::min(n.text.end, hit.at + reach), n.text.end);
      const grammar::Rule* rule = phrases.match(hit, document_.text, document_.fold, end, captures);
      if (rule == nullptr) continue;
      const Slice name = grammar::group(*rule, captures, "body");
      const size_t acts =
          grammar::name_end(grammar_.lexicon("issuer_acts"), document_.text, document_.fold, name.begin, name.end);
      if (acts == name.end) continue;
      Slice body = trimmed({name.begin, static_cast<uint32_t>(acts)}, "", ",");
      h.issuer = Issuer{without_brackets(document_.view(body)), "body", body, rule->id};
      return;
    }
  }
  for (const Attachment& a : document_.attachments) {
    if (!a.reference) continue;
    const Slice t = a.reference->value.text;
    const Slice of = grammar::last_of(grammar_.lexicon("citation_possessives"), document_.fold, t.begin, t.end);
    const Slice name = trimmed({of.end, t.end}, "", ").;");
    if (name.empty()) continue;
    h.issuer = Issuer{std::string(document_.view(name)), "attachment", name, a.reference->value.rule};
    return;
  }
  for (const Signature& s : document_.signatures) {
    if (s.on_behalf_of.empty()) continue;
    h.issuer = Issuer{std::string(document_.view(s.on_behalf_of)), "signature", s.on_behalf_of, s.rule};
    return;
  }
}

void Assembler::header_diagnostics() {
  const Header& h = document_.header;
  if (!h.code || h.code->from != nullptr) {
    if (!h.code) report("header.missing_number", Severity::warning, "the letterhead has no number");
  }
  if (!h.date) {
    report("header.missing_date", Severity::warning, "the letterhead has no date");
  } else if (h.date->value.size() < 10) {
    report("header.partial_date", Severity::warning, "the date leaves the day or the month blank", h.date->text);
  }
  if (!h.organization) report("header.missing_issuer", Severity::warning, "the letterhead names no issuing body");
}

}  // namespace vanban::structure
