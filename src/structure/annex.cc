// What stands above an attachment: Phụ lục I, its title, (Kèm theo …).
#include <algorithm>

#include "structure/assembler.h"

namespace vanban::structure {

void Assembler::annex_heading(const PartLines& lines, Attachment& attachment) {
  Value heading;
  Value title;
  bool open = false;
  bool title_open = false;
  auto add = [&](Slice clean_range, bool to_title) {
    Slice piece = reading_.take(clean_range);
    if (piece.empty()) return piece;
    if (!open) heading.extent.begin = piece.begin;
    heading.extent.end = piece.end;
    open = true;
    if (to_title) {
      if (!title_open) title.text.begin = piece.begin;
      title.text.end = piece.end;
      title_open = true;
    }
    return piece;
  };
  for (uint32_t i : lines.head) {
    if (roles_[i].role != Role::annex) continue;
    Slice s = line(i).clean();
    if (attachment.label) {
      add(s, true);
      continue;
    }
    // "Phụ lục III - QUY TRÌNH": the label ends behind the number.
    uint32_t end = s.end;
    grammar::Captures captures;
    for (const grammar::Rule& form : grammar_.family("annex_labels").rules) {
      if (!form.pattern.match_at(layout_.clean.fold, s.begin, s.end, captures)) continue;
      Slice label = grammar::group(form, captures, "label");
      Slice rest = grammar::group(form, captures, "rest");
      end = rest.empty() ? s.end : rest.begin;
      uint32_t label_end = end;
      while (label_end > s.begin && layout_.clean.text[label_end - 1] == ' ') --label_end;
      Slice piece = add({s.begin, label_end}, false);
      Value v;
      v.text = {piece.begin + (label.begin - s.begin), piece.begin + (label.end - s.begin)};
      v.extent = piece;
      v.rule = form.id;
      v.confidence = confidence_of(i);
      attachment.label = v;
      break;
    }
    if (!attachment.label) {
      Slice piece = add(s, false);
      Value v;
      v.text = trimmed(piece, "(“\"", ":.)”\"");
      v.extent = piece;
      v.rule = rule_of(i);
      attachment.label = v;
    } else if (end < s.end) {
      add({end, s.end}, true);
    }
  }
  for (uint32_t i : lines.head) {
    Role r = roles_[i].role;
    if (r != Role::type && r != Role::subject && r != Role::title) continue;
    add(line(i).clean(), true);
    if (title.rule == 0) title.rule = rule_of(i);
  }
  if (open) {
    reading_.end_leaf();
    heading.text = heading.extent;
    attachment.heading = heading;
  }
  if (title_open) {
    title.text = trimmed(title.text, ":-–. ", " .");
    title.extent = title.text;
    attachment.title = title;
  }
}

void Assembler::reference(const PartLines& lines, Attachment& attachment) {
  Value reference;
  bool first = true;
  for (uint32_t i : lines.head) {
    if (roles_[i].role != Role::reference) continue;
    Slice piece = reading_.take(line(i).clean());
    if (first) reference.extent.begin = piece.begin;
    reference.extent.end = piece.end;
    if (first) reference.rule = rule_of(i);
    first = false;
  }
  if (first) return;
  reading_.end_leaf();
  reference.text = reference.extent;
  Reference ref;
  ref.value = reference;
  grammar::Captures captures;
  for (const grammar::Rule& form : grammar_.family("reference_codes").rules) {
    if (!form.pattern.find(form.pattern.side(document_.text, document_.fold), reference.text.begin, reference.text.end,
                           captures))
      continue;
    auto plain = [&](const char* name) {
      std::string out;
      for (char c : document_.view(grammar::group(form, captures, name))) {
        if (c != ' ') out += c;
      }
      return out;
    };
    ref.code = plain("code");
    std::string y = plain("year");
    std::string m = plain("month");
    std::string d = plain("day");
    if (y.size() == 4 && !m.empty() && !d.empty())
      ref.date = y + "-" + (m.size() == 1 ? "0" : "") + m + "-" + (d.size() == 1 ? "0" : "") + d;
    break;
  }
  attachment.reference = ref;
}

/// The number that only an attachment's reference names, if the dates agree.
void Assembler::code_from_attachment() {
  Header& h = document_.header;
  if (h.code) return;
  for (const Attachment& a : document_.attachments) {
    if (!a.reference || a.reference->code.empty()) continue;
    if (h.date && !a.reference->date.empty() && a.reference->date != h.date->value) continue;
    Code code;
    code.from = "attachment";
    code.value = a.reference->code;
    size_t split = code.value.find_first_of("/-");
    if (split == std::string::npos) continue;
    code.number = code.value.substr(0, split);
    code.notation = code.value.substr(split + 1);
    code.text = code.extent = {};
    code.rule = a.reference->value.rule;
    code.confidence = 0.9F;
    h.code = code;
    return;
  }
}

}  // namespace vanban::structure
