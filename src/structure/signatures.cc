// Quyền hạn, chức vụ, họ tên của người ký. The lines may stand on both sides of Nơi nhận; they are read in order.
#include "structure/assembler.h"

namespace vanban::structure {

void Assembler::signatures(const PartLines& lines, Part& part) {
  Signature s;
  bool any = false;  // the signature in the making has a line
  bool has_office = false;
  auto close = [&] {
    if (any) {
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
  for (uint32_t i : lines.sign) {
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
        if (!s.name.empty()) close();
        Slice piece = trimmed(take(i), "", ".,;");
        // The rest of a collective's long name stands on a line of its own before the office.
        if (has_office && joined != Role::office && joined != Role::authority) {
          extend(s.other_position, piece);
        } else {
          extend(s.position, piece);
        }
        has_office = true;
        break;
      }
      case Role::signed_mark: s.marks.push_back(take(i)); break;
      case Role::other_office: extend(s.other_position, trimmed(take(i), "", ".,;")); break;
      case Role::name: {
        if (!s.name.empty()) close();
        Slice piece = trimmed(take(i), "., ", ".,; ");
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
        break;
      }
      case Role::dateline: take(i); break;
      default: take(i); break;
    }
  }
  close();
}

}  // namespace vanban::structure
