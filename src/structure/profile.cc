// Under which rules of layout the document was drawn up: by who issued it, how it signs and when.
#include "structure/assembler.h"

namespace vanban::structure {

namespace {

/// An ISO 8601 date that may lack month and day stands for its whole year or month: it is late enough for `from`
/// if any day of it is.
bool reaches(const std::string& date, std::string_view from) {
  if (date.empty()) return false;
  return std::string_view(date).compare(from.substr(0, date.size())) >= 0;
}

}  // namespace

std::string Assembler::profile() const {
  const Header& h = document_.header;
  bool party = h.party_name.has_value() && !h.state_name;
  if (!h.state_name && h.code && h.code->notation.find('/') != std::string::npos) {
    // n-TYPE/BODY: the first sign behind the number is a hyphen.
    party = party || (h.code->value.size() > h.code->number.size() && h.code->value[h.code->number.size()] == '-');
  }
  bool slash = false;
  for (const Signature& s : document_.signatures) {
    slash = slash || document_.view(s.authority).find('/') != std::string_view::npos;
  }
  std::vector<Slice> bodies;
  if (h.organization) bodies.push_back(h.organization->text);
  if (h.parent_organization) bodies.push_back(h.parent_organization->text);
  if (h.issuer && !h.issuer->at.empty()) bodies.push_back(h.issuer->at);
  std::string date = h.date ? h.date->value : std::string();

  grammar::Captures captures;
  for (const grammar::Rule& rule : grammar_.family("profiles").rules) {
    if (rule.is("party") && !party) continue;
    if (rule.is("slash") && !slash) continue;
    if (!rule.get("from").empty() && !reaches(date, rule.get("from"))) continue;
    if (!rule.get("to").empty() && reaches(date, rule.get("to"))) continue;
    bool fits = rule.pattern.empty();
    for (Slice s : bodies) fits = fits || rule.pattern.match_at(document_.fold, s.begin, s.end, captures);
    if (fits) return std::string(std::string_view(rule.name).substr(rule.name.find('.') + 1));
  }
  return "";
}

}  // namespace vanban::structure
