// Quyền hạn, chức vụ, họ tên của người ký. The lines may stand on both sides of Nơi nhận; they are read in order.
#include <algorithm>

#include "structure/assembler.h"
#include "text/fold.h"
#include "text/skeleton.h"

namespace vanban::structure {

namespace {

/// Day, month and year are there, not the blanks of a form.
bool names_day(std::string_view dateline) {
  constexpr auto fewest = 6;  // digits: 5/3/2020
  return std::count_if(dateline.begin(), dateline.end(), [](char c) { return c >= '0' && c <= '9'; }) >= fewest;
}

}  // namespace

/// Where the mark before the head's office was written by hand or lost, the deputy's office below still tells that he
/// signs for the head.
void Assembler::deputy(const std::vector<Slice>& offices, Signature& s) const {
  if (!layout_.damaged || offices.size() != 2 || !s.authority.empty()) return;
  std::string head = text::bones(document_.view(offices[0])).letters;
  std::string own = text::bones(document_.view(offices[1])).letters;
  for (const grammar::Rule& prefix : grammar_.family("deputy_prefixes").rules) {
    std::string expected = text::bones(prefix.get("name")).letters + head;
    if (text::near_whole(own, expected, text::tolerance(expected.size())).distance == UINT32_MAX) continue;
    s.implied = std::string(prefix.get("authority"));
    s.on_behalf_of = offices[0];
    s.position = offices[1];
    return;
  }
}

/// The line begins with an office, and the one above it is an office as a whole. A deputy's is not another than the
/// head's.
bool Assembler::another_office(const std::vector<Slice>& offices, Slice line) const {
  if (offices.size() != 1) return false;
  const grammar::Lexicon& lexicon = grammar_.lexicon("offices");
  size_t end = 0;
  const grammar::Rule* own = lexicon.longest_at(document_.fold, line.begin, line.end, end);
  std::string_view above = document_.folded(offices[0]);
  if (own == nullptr || lexicon.exact(above) == nullptr || end >= line.end) return false;
  for (const grammar::Rule& prefix : grammar_.family("deputy_prefixes").rules) {
    if (document_.folded(line).starts_with(text::fold(prefix.get("name")) + " " + std::string(above))) return false;
  }
  return true;
}

/// Two offices that were read from one line: the lines below them go to the left one first.
std::vector<uint32_t> Assembler::side_by_side(std::vector<uint32_t> lines) const {
  auto beside = [&](size_t k) {
    return k + 1 < lines.size() && line(lines[k]).raw == line(lines[k + 1]).raw &&
           line(lines[k + 1]).column > line(lines[k]).column;
  };
  auto heads = [&](uint32_t i) { return roles_[i].role == Role::office || roles_[i].role == Role::authority; };
  for (size_t k = 0; k + 2 < lines.size(); ++k) {
    if (!beside(k) || !heads(lines[k]) || !heads(lines[k + 1])) continue;
    size_t end = k;
    while (beside(end)) end += 2;
    if (end > k + 2) {
      const uint8_t left = line(lines[k]).column;
      std::stable_partition(lines.begin() + static_cast<long>(k), lines.begin() + static_cast<long>(end),
                            [&](uint32_t i) { return line(i).column == left; });
      k = end - 1;
    } else if (layout_.damaged && roles_[lines[k + 2]].role == Role::name) {
      std::swap(lines[k + 1], lines[k + 2]);
    }
  }
  return lines;
}

/// Columns that were copied one line after the other: all offices stand above all names, and belong to them in order.
std::vector<uint32_t> Assembler::offices_above_names(std::vector<uint32_t> lines) const {
  auto role = [&](size_t k) { return roles_[lines[k]].role; };
  size_t names = 0;
  while (names < lines.size() && role(names) != Role::name) ++names;
  const size_t signers = lines.size() - names;
  if (signers < 2 || names < 2 || layout_.damaged) return lines;
  std::vector<size_t> heads, marks;  // where each signer's offices begin; the marks between offices and names
  bool mandated = false;
  for (size_t k = 0; k < names; ++k) {
    if (line(lines[k]).column != line(lines[0]).column) return lines;
    if (role(k) == Role::signed_mark && k > 0) {
      marks.push_back(k);
      continue;
    }
    if (!marks.empty() || (role(k) != Role::office && role(k) != Role::authority)) return lines;
    const bool above = k > 0 && role(k - 1) == Role::office;
    mandated = mandated || role(k) == Role::authority;
    if (k == 0 || (above && (role(k) == Role::authority || !mandated))) heads.push_back(k);
  }
  for (size_t k = names; k < lines.size(); ++k) {
    if (role(k) != Role::name) return lines;
  }
  if (!mandated && heads.size() == 2 * signers) {
    // ĐẠI DIỆN BÊN A / GIÁM ĐỐC / ĐẠI DIỆN BÊN B / GIÁM ĐỐC
    for (size_t k = 1; k <= signers; ++k) heads.erase(heads.begin() + static_cast<long>(k));
  }
  if (heads.size() != signers) return lines;
  std::vector<uint32_t> out;
  const size_t end = marks.empty() ? names : marks.front();
  for (size_t k = 0; k < signers; ++k) {
    for (size_t at = heads[k]; at < (k + 1 < signers ? heads[k + 1] : end); ++at) out.push_back(lines[at]);
    if (marks.size() == signers) out.push_back(lines[marks[k]]);
    if (k == 0 && marks.size() != signers) {
      for (size_t mark : marks) out.push_back(lines[mark]);
    }
    out.push_back(lines[names + k]);
  }
  return out;
}

void Assembler::signatures(const PartLines& lines, Part& part) {
  Signature s;
  std::vector<Slice> offices;
  bool any = false;  // the signature in the making has a line
  bool has_office = false;
  auto close = [&] {
    if (any) {
      deputy(offices, s);
      offices.clear();
      reading_.end_leaf();
      part.signatures.push_back(s);
    }
    s = Signature{};
    any = has_office = false;
  };
  auto take = [&](uint32_t i) {
    Slice piece = reading_.take(line(i).clean());
    if (!any) {
      s.extent.begin = piece.begin;
      s.rule = rule_of(i);
      s.confidence = confidence_of(i);
    }
    s.extent.end = piece.end;
    any = true;
    return piece;
  };
  auto extend = [&](Slice& field, Slice piece) {
    if (field.empty()) {
      field = piece;
    } else {
      field.end = piece.end;
    }
  };
  Role joined = Role::body;  // of the line before
  Role last = Role::body;
  uint32_t before = 0;  // the physical line of the office before
  std::vector<uint32_t> order = offices_above_names(side_by_side(lines.sign));
  // An office in the right column of the line whose left one is another's.
  auto beside = [&](uint32_t i) {
    return i > 0 && line(i).column > line(i - 1).column && line(i).raw == line(i - 1).raw &&
           roles_[i - 1].role == Role::office;
  };
  for (size_t k = 0; k < order.size(); ++k) {
    const uint32_t i = order[k];
    Role r = roles_[i].role;
    joined = last;
    last = r;
    switch (r) {
      case Role::authority: {
        if (has_office || !s.name.empty()) close();
        Slice piece = take(i);
        grammar::Captures captures;
        const grammar::Family& family = grammar_.family("authority");
        Delegation d;
        d.on_behalf_of = trimmed(piece, "", ".,;");
        for (const grammar::Rule& rule : family.rules) {
          if (!rule.pattern.match_at(document_.text, piece.begin, piece.end, captures)) continue;
          d.authority = grammar::group(rule, captures, "authority");
          d.on_behalf_of = trimmed({d.authority.end, piece.end}, ". ", ".,;");
          break;
        }
        s.delegations.push_back(d);
        if (s.delegations.size() == 1) {
          s.authority = d.authority;
          s.on_behalf_of = d.on_behalf_of;
        }
        break;
      }
      case Role::office: {
        if (!s.name.empty() || (any && beside(i))) close();
        bool apart = has_office && (line(i).raw > before + 2 || line(i).blank_before >= 2);
        before = line(i).raw;
        Slice piece = trimmed(take(i), ".,;:*„", ".,;");
        // `KT. BỘ TRƯỞNG` / `BỘ NỘI VỤ` / `THỨ TRƯỞNG`: whose head it is stands on a line of its own.
        if (joined == Role::authority && !s.delegations.empty() && k + 1 < order.size() &&
            roles_[order[k + 1]].role == Role::office &&
            names_body(std::string_view(document_.fold).substr(piece.begin, piece.size()), false)) {
          s.delegations.back().on_behalf_of.end = piece.end;
          if (s.delegations.size() == 1) s.on_behalf_of = s.delegations.back().on_behalf_of;
          last = Role::authority;
          break;
        }
        // Another office in full below a whole one: TRƯỞNG BAN / CHỦ TỊCH UBND XÃ.
        apart = apart || (has_office && another_office(offices, piece));
        // The rest of a collective's long name stands on a line of its own before the office.
        if (has_office && (apart || (joined != Role::office && joined != Role::authority))) {
          extend(s.other_position, piece);
        } else {
          extend(s.position, piece);
          offices.push_back(piece);
        }
        has_office = true;
        break;
      }
      case Role::signed_mark: s.marks.push_back(take(i)); break;
      case Role::other_office: extend(s.other_position, trimmed(take(i), "", ".,;")); break;
      case Role::name: {
        if (!s.name.empty()) close();
        Slice piece = trimmed(take(i), "., ", ".,; ");
        // `Lê Thị Mẫu (đã ký)`
        const size_t mark = document_.folded(piece).rfind(" (");
        if (mark != std::string_view::npos && document_.folded(piece).ends_with("ký)")) {
          const auto at = static_cast<uint32_t>(piece.begin + mark);
          s.marks.push_back({at + 1, piece.end});
          piece.end = at;
        }
        s.name = piece;
        size_t end = 0;
        // Academic titles and ranks before the name.
        uint32_t at = piece.begin;
        while (grammar_.lexicon("academic").longest_at(document_.fold, at, piece.end, end) != nullptr) {
          at = static_cast<uint32_t>(end);
          while (at < piece.end &&
                 (document_.text[at] == '.' || document_.text[at] == ' ' || document_.text[at] == ','))
            ++at;
        }
        if (at > piece.begin && at < piece.end) {
          s.title = trimmed({piece.begin, at}, "", " ");
          s.name = {at, piece.end};
        }
        if (layout_.damaged) {
          // A speck before the words of the name is no part of it.
          uint32_t begin = name_at_end(s.name);
          std::string_view kept = document_.view({begin, s.name.end});
          constexpr uint32_t a_speck = 5;
          if (kept.find(' ') != std::string_view::npos && begin <= s.name.begin + a_speck) s.name.begin = begin;
        }
        break;
      }
      case Role::dateline:
        // A petition says where and when at its end: `An Bình, ngày 5 tháng 3 năm 2020`, above who signs.
        if (!any && !part.header.date &&
            names_day(std::string_view(layout_.clean.text).substr(line(i).begin, line(i).end - line(i).begin))) {
          date_line(i, line(i).clean(), part.header);
        } else {
          take(i);
        }
        break;
      default: take(i); break;
    }
  }
  close();
}

}  // namespace vanban::structure
