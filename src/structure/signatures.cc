// Quyền hạn, chức vụ, họ tên của người ký. The lines may stand on both sides of Nơi nhận; they are read in order.
#include <algorithm>
#include <utility>

#include "structure/assembler.h"
#include "text/fold.h"
#include "text/signs.h"
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

/// The signatures of a part, one after the other, as their lines are read.
class Assembler::Signers {
 public:
  Signers(Assembler& assembler, Part& part, std::vector<uint32_t> lines)
      : a_(assembler), part_(part), lines_(std::move(lines)) {}

  void read() {
    for (size_t k = 0; k < lines_.size(); ++k) {
      const uint32_t i = lines_[k];
      above_ = std::exchange(last_, a_.roles_[i].role);
      switch (last_) {
        case Role::authority: authority(i); break;
        case Role::office: office(k); break;
        case Role::signed_mark: s_.marks.push_back(take(i)); break;
        case Role::other_office: extend(s_.other_position, a_.trimmed(take(i), "", ".,;")); break;
        case Role::name: name(i); break;
        case Role::dateline: dateline(i); break;
        default: take(i); break;
      }
    }
    close();
  }

 private:
  void close() {
    if (any_) {
      a_.deputy(offices_, s_);
      offices_.clear();
      a_.reading_.end_leaf();
      part_.signatures.push_back(s_);
    }
    s_ = Signature{};
    any_ = has_office_ = false;
  }

  Slice take(uint32_t i) {
    const Slice piece = a_.reading_.take(a_.line(i).clean());
    if (!any_) {
      s_.extent.begin = piece.begin;
      s_.rule = a_.rule_of(i);
      s_.confidence = a_.confidence_of(i);
    }
    s_.extent.end = piece.end;
    any_ = true;
    return piece;
  }

  static void extend(Slice& field, Slice piece) {
    if (field.empty()) {
      field = piece;
    } else {
      field.end = piece.end;
    }
  }

  /// `TL. CHỦ TỊCH`
  void authority(uint32_t i) {
    if (has_office_ || !s_.name.empty()) close();
    const Slice piece = take(i);
    grammar::Captures captures;
    Delegation d;
    d.on_behalf_of = a_.trimmed(piece, "", ".,;");
    for (const grammar::Rule& rule : a_.grammar_.family("authority").rules) {
      if (!rule.pattern.match_at(a_.document_.text, piece.begin, piece.end, captures)) continue;
      d.authority = grammar::group(rule, captures, "authority");
      d.on_behalf_of = a_.trimmed({d.authority.end, piece.end}, ". ", ".,;");
      break;
    }
    s_.delegations.push_back(d);
    if (s_.delegations.size() == 1) {
      s_.authority = d.authority;
      s_.on_behalf_of = d.on_behalf_of;
    }
  }

  /// An office in the right column of the line whose left one is another's.
  bool beside_another(uint32_t i) const {
    return i > 0 && a_.line(i).column > a_.line(i - 1).column && a_.line(i).raw == a_.line(i - 1).raw &&
           a_.roles_[i - 1].role == Role::office;
  }

  void office(size_t k) {
    const uint32_t i = lines_[k];
    if (!s_.name.empty() || (any_ && beside_another(i))) close();
    bool apart = has_office_ && (a_.line(i).raw > office_raw_ + 2 || a_.line(i).blank_before >= 2);
    office_raw_ = a_.line(i).raw;
    const Slice piece = a_.trimmed(take(i), ".,;:*„", ".,;");
    // `KT. BỘ TRƯỞNG` / `BỘ NỘI VỤ` / `THỨ TRƯỞNG`: whose head it is stands on a line of its own.
    if (above_ == Role::authority && !s_.delegations.empty() && k + 1 < lines_.size() &&
        a_.roles_[lines_[k + 1]].role == Role::office && a_.names_body(a_.document_.folded(piece), false)) {
      s_.delegations.back().on_behalf_of.end = piece.end;
      if (s_.delegations.size() == 1) s_.on_behalf_of = s_.delegations.back().on_behalf_of;
      last_ = Role::authority;
      return;
    }
    // Another office in full below a whole one: TRƯỞNG BAN / CHỦ TỊCH UBND XÃ.
    apart = apart || (has_office_ && a_.another_office(offices_, piece));
    // The rest of a collective's long name stands on a line of its own before the office.
    if (has_office_ && (apart || (above_ != Role::office && above_ != Role::authority))) {
      extend(s_.other_position, piece);
    } else {
      extend(s_.position, piece);
      offices_.push_back(piece);
    }
    has_office_ = true;
  }

  void name(uint32_t i) {
    if (!s_.name.empty()) close();
    const Slice piece = without_mark(a_.trimmed(take(i), "., ", ".,; "));
    s_.name = piece;
    const uint32_t at = behind_titles(piece);
    if (at > piece.begin && at < piece.end) {
      s_.title = a_.trimmed({piece.begin, at}, "", " ");
      s_.name = {at, piece.end};
    }
    if (!a_.layout_.damaged) return;
    // A speck before the words of the name is no part of it.
    const uint32_t begin = a_.name_at_end(s_.name);
    const std::string_view kept = a_.document_.view({begin, s_.name.end});
    constexpr uint32_t a_speck = 5;
    if (kept.find(' ') != std::string_view::npos && begin <= s_.name.begin + a_speck) s_.name.begin = begin;
  }

  /// A name without the mark behind it, which is taken: `Lê Thị Mẫu (đã ký)`.
  Slice without_mark(Slice piece) {
    const std::string_view fold = a_.document_.folded(piece);
    const size_t mark = fold.rfind(" (");
    if (mark == std::string_view::npos || !fold.ends_with("ký)")) return piece;
    const auto at = static_cast<uint32_t>(piece.begin + mark);
    s_.marks.push_back({at + 1, piece.end});
    return {piece.begin, at};
  }

  /// Where the name begins behind academic titles and ranks.
  uint32_t behind_titles(Slice piece) const {
    constexpr text::Signs between(". ,");
    const Document& document = a_.document_;
    uint32_t at = piece.begin;
    size_t end = 0;
    while (a_.grammar_.lexicon("academic").longest_at(document.fold, at, piece.end, end) != nullptr) {
      at = static_cast<uint32_t>(end);
      while (at < piece.end && between.has(document.text[at])) ++at;
    }
    return at;
  }

  /// A petition says where and when at its end: `An Bình, ngày 5 tháng 3 năm 2020`, above who signs.
  void dateline(uint32_t i) {
    if (!any_ && !part_.header.date && names_day(a_.text(i))) {
      a_.date_line(i, a_.line(i).clean(), part_.header);
    } else {
      take(i);
    }
  }

  Assembler& a_;
  Part& part_;
  std::vector<uint32_t> lines_;
  Signature s_;                 ///< in the making
  std::vector<Slice> offices_;  ///< the lines of its position
  bool any_ = false;            ///< it has a line
  bool has_office_ = false;
  Role above_ = Role::body;  ///< of the line before
  Role last_ = Role::body;   ///< of the line, or what it turned out to be
  uint32_t office_raw_ = 0;  ///< the physical line of the office before
};

void Assembler::signatures(const PartLines& lines, Part& part) {
  Signers(*this, part, offices_above_names(side_by_side(lines.sign))).read();
}

}  // namespace vanban::structure
