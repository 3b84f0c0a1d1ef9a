// The letterhead: Quốc hiệu, cơ quan ban hành, số và ký hiệu, địa danh và thời gian, tên loại, trích yếu.
#include <algorithm>

#include "structure/assembler.h"
#include "structure/damage.h"
#include "structure/noise.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

std::string without_spaces(std::string_view s) {
  std::string out;
  for (char c : s) {
    if (c != ' ') out += c;
  }
  return out;
}

std::string two_digits(std::string_view s) {
  std::string d = without_spaces(s);
  return d.size() == 1 ? "0" + d : d;
}

}  // namespace

void Assembler::header(const PartLines& lines, Part& part) {
  Header& h = part.header;
  size_t at = 0;
  auto once = [&](std::optional<Value>& field) {
    const size_t first = at;  // a narrow cell may have cut the name in two
    auto goes_on = [&](uint32_t i) {
      return roles_[i].role == roles_[lines.head[first]].role && roles_[i].rule != nullptr &&
             roles_[i].rule->is("continues");
    };
    while (at + 1 < lines.head.size() && goes_on(lines.head[at + 1])) ++at;
    const Value v = leaf(lines.head[first], lines.head[at]);
    if (field) {
      h.titles.push_back(v);
    } else {
      field = v;
    }
  };
  std::vector<uint32_t> orgs;
  const bool dated =
      std::any_of(lines.head.begin(), lines.head.end(), [&](uint32_t i) { return roles_[i].role == Role::dateline; });
  bool lettered = false;  // behind the V/v of a letter no issuer stands: a body there has stamped it
  for (; at < lines.head.size(); ++at) {
    const uint32_t i = lines.head[at];
    switch (roles_[i].role) {
      case Role::state_name: once(h.state_name); break;
      case Role::motto: once(h.motto); break;
      case Role::party_name: once(h.party_name); break;
      case Role::org:
        if (lettered && !orgs.empty()) {
          h.titles.push_back(leaf(i));
        } else {
          orgs.push_back(i);
        }
        break;
      case Role::about: lettered = true; break;
      case Role::code: code_line(i, dated, h); break;
      case Role::dateline: date_line(i, line(i).clean(), h); break;
      case Role::mark: {
        Mark m;
        static_cast<Value&>(m) = leaf(i);
        std::string_view fold(document_.folded(trimmed(m.text, "(", ").")));
        for (const char* family : {"urgency", "secrecy", "circulation"}) {
          const grammar::Lexicon& marks = grammar_.lexicon(family);
          const grammar::Rule* entry = marks.exact(fold);
          const grammar::Rule* meant = roles_[i].entry;  // by a line that recognition damaged
          if (entry == nullptr && meant != nullptr && marks.exact(text::fold(meant->get("name"))) == meant) {
            entry = meant;
          }
          if (entry == nullptr) continue;
          m.value = std::string(entry->get("code"));
          auto& field = family[0] == 'u' ? h.urgency : family[0] == 's' ? h.secrecy : h.circulation;
          if (field) {
            h.titles.push_back(m);  // printed twice
          } else {
            field = m;
          }
          break;
        }
        if (m.value.empty()) h.titles.push_back(m);
        break;
      }
      default: break;
    }
  }
  organizations(orgs, h);
  if (&part == static_cast<Part*>(&document_)) {
    const std::vector<uint32_t> about = party_subject(lines, h);
    type_and_subject(lines, about, h);
    for (uint32_t i : lines.head) {
      Role r = roles_[i].role;
      if (std::find(about.begin(), about.end(), i) != about.end()) continue;
      if (r == Role::title || r == Role::annex || r == Role::reference) h.titles.push_back(leaf(i));
    }
  } else {
    // In an attachment type and title lines are its title; only the V/v of a letter is a subject.
    std::vector<uint32_t> about;
    for (uint32_t i : lines.head) {
      if (roles_[i].role == Role::about) about.push_back(i);
    }
    if (!about.empty()) {
      PartLines only;
      only.head = about;
      type_and_subject(only, {}, h);
    }
  }
}

/// Where the date begins behind the number on its line, `Số: 550/SGD-VP, ngày 14 tháng 4 năm 2017`; the end if none
/// does.
uint32_t Assembler::day_behind_code(Slice s) const {
  const std::string_view fold = clean_fold(s);
  const size_t day = fold.find(" ngày ");
  if (day == std::string_view::npos) return s.end;
  const auto begin = static_cast<uint32_t>(s.begin + day + 1);
  grammar::Captures captures;
  for (const grammar::Rule& rule : grammar_.family("date_forms").rules) {
    if (!rule.pattern.match_at(layout_.clean.fold, begin, s.end, captures)) continue;
    if (!grammar::group(rule, captures, "place").empty()) continue;
    if (!grammar::group(rule, captures, "day").empty() && grammar::group(rule, captures, "year").size() >= 4)
      return begin;
  }
  return s.end;
}

void Assembler::code_line(uint32_t i, bool dated, Header& header) {
  const Slice s = line(i).clean();
  const uint32_t day = dated || header.date ? s.end : day_behind_code(s);
  if (day < s.end) {
    number(i, {s.begin, day}, header);
    date_line(i, {day, s.end}, header);
  } else {
    number(i, s, header);
  }
}

void Assembler::number(uint32_t i, Slice s, Header& header) {
  Value whole = leaf(i, s);
  whole.text = trimmed(whole.extent, "", ",");
  grammar::Captures captures;
  const grammar::Rule* rule = nullptr;
  for (const grammar::Rule& r : grammar_.family("code_forms").rules) {
    if (r.pattern.match_at(document_.text, whole.extent.begin, whole.extent.end, captures)) {
      rule = &r;
      break;
    }
  }
  if (rule == nullptr || header.code) {
    header.titles.push_back(whole);
    return;
  }
  Code code;
  static_cast<Value&>(code) = whole;
  code.rule = rule->id;
  Slice number = grammar::group(*rule, captures, "number");
  // Strokes that recognition saw beside the figures.
  Slice figures;
  for (uint32_t at = number.begin; at < number.end;) {
    unsigned bytes = 0;
    char32_t c = text::code_point(document_.text, at, bytes);
    if ((c >= '0' && c <= '9') || text::is_letter(c)) {
      if (figures.empty()) figures.begin = at;
      figures.end = at + bytes;
    }
    at += bytes;
  }
  if (!figures.empty()) number = figures;
  code.number = without_spaces(document_.view(number));
  std::string notation = without_spaces(document_.view(grammar::group(*rule, captures, "notation")));
  while (!notation.empty() && (notation.back() == '.' || notation.back() == ',' || notation.back() == ';'))
    notation.pop_back();
  code.value = code.number + notation;
  bool slash = !notation.empty() && (notation[0] == '/' || notation[0] == '-');
  code.notation = slash ? notation.substr(1) : notation;
  header.code = code;
}

/// Where the words written as a name at the end of a piece begin; specks and another column's words may stand before
/// them. The piece's begin if it ends in no name.
uint32_t Assembler::name_at_end(Slice piece) const {
  uint32_t begin = piece.end;
  for (uint32_t word = piece.end; word > piece.begin;) {
    uint32_t end = word;
    while (word > piece.begin && document_.text[word - 1] != ' ') --word;
    std::string_view w = std::string_view(document_.text).substr(word, end - word);
    unsigned bytes = 0;
    bool name = !w.empty() && text::is_upper(text::code_point(w, 0, bytes)) &&
                (grammar_.derived<NoiseReader>().syllable(w) || w.ends_with(".")) &&
                (w.size() <= bytes || !mostly_capitals(w));
    if (!name) break;
    begin = word;
    while (word > piece.begin && document_.text[word - 1] == ' ') --word;
  }
  return begin == piece.end ? piece.begin : begin;
}

void Assembler::date_line(uint32_t i, Slice s, Header& header) {
  grammar::Captures captures;
  const grammar::Rule* rule = nullptr;
  for (const grammar::Rule& r : grammar_.family("date_forms").rules) {
    if (r.pattern.match_at(layout_.clean.fold, s.begin, s.end, captures)) {
      rule = &r;
      break;
    }
  }
  if (rule == nullptr || header.date) {
    header.titles.push_back(leaf(i, s));
    return;
  }
  Slice place = grammar::group(*rule, captures, "place");
  Slice year = grammar::group(*rule, captures, "year");
  auto digits = [&](const char* name) { return without_spaces(clean(grammar::group(*rule, captures, name))); };
  uint32_t date_begin = s.begin;
  if (!place.empty()) {
    date_begin = place.end;
    while (date_begin < s.end && (layout_.clean.text[date_begin] == ',' || layout_.clean.text[date_begin] == ' ' ||
                                  layout_.clean.text[date_begin] == ';' || layout_.clean.text[date_begin] == '.')) {
      ++date_begin;
    }
    Value v;
    uint32_t comma = date_begin;
    while (comma > place.end && layout_.clean.text[comma - 1] == ' ') --comma;
    v.extent = reading_.take({s.begin, comma});
    reading_.end_leaf();
    v.text = trimmed({v.extent.begin, v.extent.begin + (place.end - s.begin)}, ".-–—~_", "");
    if (layout_.damaged) v.text.begin = name_at_end(v.text);
    v.rule = rule->id;
    v.confidence = confidence_of(i);
    bool blank = std::all_of(document_.text.begin() + v.text.begin, document_.text.begin() + v.text.end, [](char c) {
      return c == '.' || c == ' ' || static_cast<unsigned char>(c) >= 0xE2 || static_cast<unsigned char>(c) == 0x80 ||
             static_cast<unsigned char>(c) == 0xA6;
    });
    if (blank || header.place) {
      header.titles.push_back(v);
    } else {
      header.place = v;
    }
  }
  DateField d;
  d.extent = reading_.take({date_begin, s.end});
  reading_.end_leaf();
  uint32_t date_end = year.empty() ? s.end : year.end;
  d.text = trimmed({d.extent.begin, d.extent.begin + (std::min(date_end, s.end) - date_begin)}, "", "");
  if (d.text.empty()) d.text = d.extent;
  d.rule = rule->id;
  d.confidence = confidence_of(i);
  std::string y = digits("year");
  std::string m = two_digits(digits("month"));
  std::string day = two_digits(digits("day"));
  if (y.size() == 4) {
    d.value = y;
    int month = m.empty() ? 0 : std::stoi(m);
    if (month >= 1 && month <= 12) {
      d.value += "-" + m;
      int dd = day.empty() ? 0 : std::stoi(day);
      if (dd >= 1 && dd <= 31) d.value += "-" + day;
    }
  }
  if (d.value.empty()) {
    header.titles.push_back(d);
  } else {
    header.date = d;
  }
}

/// The line of the head behind `i` opens with the words that lead to a subject: V/v, Về việc.
bool Assembler::leads_subject(const std::vector<uint32_t>& head, uint32_t i) const {
  auto next = std::find(head.begin(), head.end(), i);
  if (next == head.end() || ++next == head.end()) return false;
  if (roles_[*next].role != Role::subject && roles_[*next].role != Role::about) return false;
  const Line& below = line(*next);
  grammar::Captures captures;
  const auto& leads = grammar_.family("subject_leads").rules;
  return std::any_of(leads.begin(), leads.end(), [&](const grammar::Rule& lead) {
    return lead.pattern.match_at(layout_.clean.fold, below.begin, below.end, captures);
  });
}

bool Assembler::owner(std::string_view behind_type) const {
  for (const grammar::Rule& rule : grammar_.family("type_owners").rules) {
    if (rule.pattern.holds_at(behind_type, 0, behind_type.size())) return true;
  }
  return false;
}

/// A letter of the Party has no V/v: what it is about are the lines below its number (Số 88-CV/TU).
std::vector<uint32_t> Assembler::party_subject(const PartLines& lines, const Header& header) const {
  std::vector<uint32_t> about;
  if (!header.code || !header.code->notation.starts_with("CV/") || header.code->value.find('-') == std::string::npos)
    return about;
  for (size_t k = 1; k < lines.head.size(); ++k) {
    const uint32_t i = lines.head[k];
    const Role above = roles_[lines.head[k - 1]].role;
    if (roles_[i].role == Role::subject || roles_[i].role == Role::about || roles_[i].role == Role::type) return {};
    const bool below = line(i).column == line(lines.head[k - 1]).column && line(i).blank_before < 2;
    if (roles_[i].role == Role::title && below && (above == Role::code || !about.empty())) about.push_back(i);
  }
  return about;
}

void Assembler::type_and_subject(const PartLines& lines, const std::vector<uint32_t>& about, Header& header) {
  std::vector<Slice> subject;  // of the clean text
  RuleId subject_rule = 0;
  float confidence = 1;
  for (uint32_t i : lines.head) {
    Role r = roles_[i].role;
    if (r == Role::type) {
      Slice s = line(i).clean();
      size_t end = s.begin;
      const grammar::Rule* type = grammar_.lexicon("types").longest_at(layout_.clean.fold, s.begin, s.end, end);
      if (roles_[i].damaged) {
        type = roles_[i].entry;
        end = roles_[i].entry_end;
      } else if (type == nullptr) {
        // Letter-spaced: Q U Y Ế T Đ Ị N H.
        std::string joined = without_spaces(clean_fold(s));
        for (const grammar::Rule& t : grammar_.family("types").rules) {
          if (without_spaces(text::fold(t.get("name"))) == joined) type = &t;
        }
        end = s.end;
      }
      if (header.type || type == nullptr) {
        if (header.type && header.type->from != nullptr && subject.empty()) {
          subject.push_back(s);
        } else {
          header.titles.push_back(leaf(i));
        }
        continue;
      }
      auto type_end = static_cast<uint32_t>(end);
      uint32_t rest = type_end;
      while (rest < s.end && (layout_.clean.text[rest] == ' ' || layout_.clean.text[rest] == ':')) ++rest;
      if (rest >= s.end) type_end = s.end;
      TypeField t;
      t.text = t.extent = reading_.take({s.begin, type_end});
      reading_.end_leaf();
      t.text = trimmed(t.text, ":.", ":. ");
      t.code = std::string(type->get("code"));
      t.name = std::string(type->get("name"));
      t.from = "title";
      t.rule = rule_of(i);
      t.confidence = confidence_of(i);
      header.type = t;
      if (owner(clean_fold({rest, s.end})) || (rest < s.end && leads_subject(lines.head, i))) {
        // `QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN …`: whose it is, is no subject; nor is `HỌP` of `BIÊN BẢN HỌP / V/v …`.
        Value whose;
        whose.text = whose.extent = reading_.take({rest, s.end});
        reading_.end_leaf();
        whose.rule = t.rule;
        whose.confidence = t.confidence;
        header.titles.push_back(whose);
      } else if (rest < s.end) {
        subject.push_back({type_end, s.end});
      }
    } else if (r == Role::subject || r == Role::about || std::find(about.begin(), about.end(), i) != about.end()) {
      subject.push_back(line(i).clean());
      if (subject_rule == 0) subject_rule = rule_of(i);
      confidence = std::min(confidence, confidence_of(i));
    }
  }
  if (subject.empty()) return;
  Value v;
  v.extent = {reading_.size(), reading_.size()};
  bool first = true;
  for (Slice s : subject) {
    while (!s.empty() && layout_.clean.text[s.begin] == ' ') ++s.begin;
    Slice piece = reading_.take(s);
    if (first) v.extent.begin = piece.begin;
    v.extent.end = piece.end;
    first = false;
  }
  reading_.end_leaf();
  v.text = v.extent;
  grammar::Captures captures;
  for (const grammar::Rule& lead : grammar_.family("subject_leads").rules) {
    if (lead.pattern.match_at(document_.fold, v.text.begin, v.text.end, captures)) {
      Slice rest = trimmed({captures.whole().end, v.text.end}, ":", "");
      // (V/v: …), “V/v …”: the bracket or quote goes with the lead.
      unsigned bytes = 0;
      if (!text::is_letter(text::code_point(document_.text, v.text.begin, bytes))) rest = trimmed(rest, "", ")”\" ");
      if (!rest.empty()) v.text = rest;
      break;
    }
  }
  v.text = trimmed(v.text, "", ".");
  v.rule = subject_rule;
  v.confidence = confidence;
  header.subject = v;
}

}  // namespace vanban::structure
