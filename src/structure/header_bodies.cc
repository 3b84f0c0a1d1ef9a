// The issuing bodies of a letterhead: cơ quan chủ quản, cơ quan ban hành; several that issue one paper together.
#include <algorithm>

#include "structure/assembler.h"
#include "structure/body_spelling.h"
#include "structure/noise.h"
#include "text/fold.h"
#include "text/skeleton.h"

namespace vanban::structure {

namespace {

/// The first letter of each word of a name, of words that are abbreviations themselves (TNCS) every letter; without
/// marks.
std::string initials(std::string_view name, const NoiseReader& reader) {
  std::string out;
  for (size_t i = 0; i < name.size();) {
    size_t end = std::min(name.find(' ', i), name.size());
    std::string_view word = name.substr(i, end - i);
    std::string letters = text::bones(word).letters;
    if (!letters.empty()) out += reader.syllable(word) ? letters.substr(0, 1) : letters;
    i = end + 1;
  }
  return out;
}

/// Each letter of `part` stands in `letters`, in order, and both begin alike; of a name that begins with an
/// abbreviation (UBND TỈNH …) with all of it.
bool abbreviates(std::string_view part, std::string_view name, const NoiseReader& reader) {
  const std::string letters = initials(name, reader);
  if (part.size() < 2 || letters.empty() || part[0] != letters[0]) return false;
  const std::string_view word = name.substr(0, name.find(' '));
  if (!reader.syllable(word) && !part.starts_with(text::bones(word).letters)) return false;
  size_t at = 0;
  for (char c : part) {
    at = letters.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

}  // namespace

/// Whether two bodies above each other issue the paper together: its number names both, one behind the other
/// (KH-SYT-CĐN), or says that it is of several (NQLT, KHLN).
bool Assembler::joint(const Header& header, std::string_view above, std::string_view below) const {
  if (!header.code) return false;
  std::vector<std::string> parts(1);
  for (char c : header.code->notation) {
    if (c == '-' || c == '/') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  const std::string begin = text::bones(above.substr(0, above.find(' '))).letters;
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string one = text::bones(parts[i]).letters;
    if (one.empty() || begin.empty() || one[0] != begin[0]) continue;
    const NoiseReader& reader = grammar_.derived<NoiseReader>();
    if (abbreviates(one, above, reader) && abbreviates(text::bones(parts[i + 1]).letters, below, reader)) return true;
  }
  if (below.find(" - ") != std::string_view::npos) return false;  // they stand on one line
  const std::string& type =
      parts[0].size() == 4 && parts[0].find_first_not_of("0123456789") == std::string::npos && parts.size() > 1
          ? parts[1]
          : parts[0];
  return grammar_.lexicon("joint_signs").exact(text::fold(type)) != nullptr;
}

/// A body's name whose first words recognition wrote as one: SỞNỘIVỤ.
bool Assembler::glued_head(Slice s) const {
  std::string_view first = clean_fold(s);
  first = first.substr(0, std::min(first.find(' '), first.size()));
  if (first.size() < 5 ||
      grammar_.derived<NoiseReader>().syllable(clean({s.begin, s.begin + static_cast<uint32_t>(first.size())})))
    return false;
  const grammar::Lexicon& heads = grammar_.lexicon("body_heads");
  for (size_t k = first.size() - 1; k > 1; --k) {
    const grammar::Rule* head = heads.exact(first.substr(0, k));
    if (head != nullptr && !head->is("continues")) return true;
  }
  return false;
}

/// Two levels at most are printed as a rule: the parent (cơ quan chủ quản) and the issuer. A body's name may go
/// over several lines: a line opens a new body only if it begins as the name of a body begins.
void Assembler::organizations(const std::vector<uint32_t>& lines, Header& header) {
  if (lines.empty()) return;
  const grammar::Lexicon& heads = grammar_.lexicon("body_heads");
  const grammar::Lexicon& offices = grammar_.lexicon("offices");
  const grammar::Lexicon& open_ends = grammar_.lexicon("body_open_ends");
  std::vector<std::vector<uint32_t>> bodies;
  for (uint32_t i : lines) {
    bool opens = bodies.empty();
    if (!opens) {
      Slice s = line(i).clean();
      size_t end = 0;
      const grammar::Rule* head = heads.longest_at(layout_.clean.fold, s.begin, s.end, end);
      opens = (head != nullptr && !head->is("continues")) || roles_[i].entry != nullptr;
      if (!opens && layout_.damaged) opens = glued_head(s);
      // "ỦY BAN NHÂN DÂN" alone is not a name yet: the next line says of which place.
      Slice before = line(bodies.back().back()).clean();
      size_t place_end = 0;
      const grammar::Rule* place =
          grammar_.lexicon("place_heads").longest_at(layout_.clean.fold, s.begin, s.end, place_end);
      if (place != nullptr && (head == nullptr || end <= place_end)) opens = false;
      std::string_view last = clean_fold(before);
      if (offices.exact(last) != nullptr) opens = false;  // CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH …
      // CÔNG TY TNHH MỘT / THÀNH VIÊN …, ỦY BAN TRUNG ƯƠNG / MẶT TRẬN TỔ QUỐC …
      const std::string_view last_word = last.substr(last.rfind(' ') + 1);
      if (last.ends_with("-") || last.ends_with(",") || open_ends.exact(last_word) != nullptr ||
          open_ends.exact(last) != nullptr)
        opens = false;
    }
    if (opens) bodies.emplace_back();
    bodies.back().push_back(i);
  }
  auto take = [&](const std::vector<uint32_t>& body) {
    Organization v;
    v.extent = {reading_.size(), reading_.size()};
    for (uint32_t i : body) {
      Slice s = reading_.take(line(i).clean());
      if (v.extent.empty()) v.extent.begin = s.begin;
      v.extent.end = s.end;
    }
    reading_.end_leaf();
    v.text = trimmed(v.extent, "-_", layout_.damaged ? "-_*:\".," : "-_*:\"");
    v.rule = rule_of(body.front());
    v.confidence = confidence_of(body.front());
    if (layout_.damaged)
      v.value = grammar_.derived<BodySpelling>().mended(document_.view(v.text), grammar_.derived<NoiseReader>());
    return v;
  };
  if (bodies.size() >= 2) {
    std::vector<uint32_t>& last = bodies.back();
    std::vector<uint32_t>& before = bodies[bodies.size() - 2];
    auto whole = [&](const std::vector<uint32_t>& body) {
      std::string name;
      for (uint32_t i : body) name += (name.empty() ? "" : " ") + std::string(text(i));
      return name;
    };
    if (joint(header, whole(before), whole(last))) {
      before.insert(before.end(), last.begin(), last.end());
      bodies.pop_back();
    }
  }
  for (size_t b = 0; b + 2 < bodies.size(); ++b) header.titles.push_back(take(bodies[b]));
  if (bodies.size() >= 2) header.parent_organization = take(bodies[bodies.size() - 2]);
  Organization issuer = take(bodies.back());
  // A placeholder of a form names nobody.
  if (grammar_.lexicon("body_placeholders").stands_at(document_.fold, issuer.text.begin, issuer.text.end)) {
    header.titles.push_back(issuer);
  } else {
    header.organization = issuer;
  }
}

}  // namespace vanban::structure
