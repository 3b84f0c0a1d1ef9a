// Kính gửi and Nơi nhận.
#include <algorithm>

#include "structure/assembler.h"
#include "structure/hanging.h"
#include "text/fold.h"
#include "text/skeleton.h"

namespace vanban::structure {

namespace {

constexpr std::string_view closing_marks = ";.,:";

/// A text for what begins before `end` to be looked for in: a search that finds nothing would go on to its end.
std::string_view up_to(std::string_view text, size_t end) { return text.substr(0, end + 2); }

}  // namespace

bool Assembler::names_body(std::string_view fold, bool or_office) const {
  size_t end = 0;
  const grammar::Rule* head = grammar_.lexicon("body_heads").longest_at(fold, 0, fold.size(), end);
  return head != nullptr && (head->get("kind") == "body" || (or_office && head->get("kind") != "none"));
}

/// Where it is no longer said who is addressed, but where he lives or by what he is known: `(Địa chỉ: …)`, `MST: …`.
uint32_t Assembler::details_begin(Slice text) const {
  const grammar::Lexicon& details = grammar_.lexicon("addressee_details");
  const std::string_view fold = document_.fold;
  const std::string_view within = up_to(fold, text.end);
  for (size_t at = within.find(' ', text.begin); at < text.end; at = within.find(' ', at + 1)) {
    const size_t word = at + (fold.substr(at + 1).starts_with("(") ? 2 : 1);
    size_t end = 0;
    if (word >= text.end || details.longest_at(fold, word, text.end, end) == nullptr) continue;
    if (fold.substr(end).starts_with(":") || fold.substr(end).starts_with(" :")) return static_cast<uint32_t>(at);
  }
  return text.end;
}

void Assembler::addressees(const PartLines& lines, Part& part) {
  Recipients& r = part.recipients;
  struct Item {
    Slice extent;
  };
  std::vector<Slice> items;
  bool open = false;
  auto close = [&] {
    if (open) reading_.end_leaf();
    open = false;
  };
  auto start = [&](Slice s) {
    close();
    Slice piece = reading_.take(s);
    if (piece.empty()) return;
    items.push_back(piece);
    open = true;
  };
  for (uint32_t i : lines.address) {
    Slice s = line(i).clean();
    if (roles_[i].role == Role::address_head) {
      close();
      uint32_t colon = s.begin;
      std::string_view t = clean(s);
      size_t at = t.find(':');
      if (at == std::string_view::npos) {
        // "Kính gửi Sở Nội vụ"
        std::string_view f = clean_fold(s);
        size_t word = f.find("gửi");
        at = word == std::string_view::npos ? t.size() : word + std::string_view("gửi").size();
        colon = s.begin + static_cast<uint32_t>(std::min(at, t.size()));
      } else {
        colon = s.begin + static_cast<uint32_t>(at) + 1;
      }
      Value label;
      label.text = label.extent = reading_.take({s.begin, colon});
      reading_.end_leaf();
      label.rule = rule_of(i);
      label.confidence = confidence_of(i);
      if (r.addressees_label) {
        // "Đồng kính gửi" is a second label; it stays an entry of the label's kind.
        part.header.titles.push_back(label);
      } else {
        r.addressees_label = label;
      }
      uint32_t rest = colon;
      while (rest < s.end && layout_.clean.text[rest] == ' ') ++rest;
      // Several bodies on one line are kept apart by semicolons.
      while (rest < s.end) {
        size_t semicolon = up_to(layout_.clean.text, s.end).find("; ", rest);
        uint32_t end =
            semicolon == std::string::npos || semicolon + 1 >= s.end ? s.end : static_cast<uint32_t>(semicolon) + 1;
        start({rest, end});
        rest = end;
        while (rest < s.end && layout_.clean.text[rest] == ' ') ++rest;
      }
      continue;
    }
    bool bullet = labels_[i].style == Style::bullet;
    bool goes_on = false;
    if (!bullet && open && !items.empty()) {
      std::string_view so_far = document_.view(items.back());
      goes_on = so_far.back() != ';' && so_far.back() != '.' &&
                (line(i).blank_before == 0 || text::is_lower([&] {
                   unsigned bytes = 0;
                   return text::code_point(layout_.clean.text, s.begin, bytes);
                 }()));
      // Each body on a line of its own, without any sign between.
      const std::string_view fold_so_far =
          std::string_view(document_.fold).substr(items.back().begin, items.back().size());
      constexpr uint32_t wrapped = 60;  // columns: a line that may have been full
      if (goes_on && so_far.back() != ',' && line(i - 1).width < wrapped && names_body(clean_fold(s), true) &&
          names_body(fold_so_far, true) && clean(s)[0] != clean_fold(s)[0] &&
          !hangs(fold_so_far, grammar_.lexicon("hanging_words"), grammar_.lexicon("closed_phrases")))
        goes_on = false;
    }
    // `MST: 0107…)`, below the address: nobody is addressed by a number.
    size_t word_end = 0;
    const uint32_t word = s.begin + (clean(s).starts_with("(") ? 1 : 0);
    if (!bullet && open && !items.empty() &&
        grammar_.lexicon("addressee_details").longest_at(layout_.clean.fold, word, s.end, word_end) != nullptr &&
        std::string_view(layout_.clean.fold).substr(word_end).starts_with(":"))
      goes_on = true;
    if (goes_on) {
      items.back().end = reading_.take(s).end;
    } else {
      start(s);
    }
  }
  close();
  for (Slice s : items) {
    Recipient item;
    item.value.extent = s;
    Slice text = s;
    Label label = label_reader(grammar_).read(document_.text, document_.fold, s.begin, s.end);
    if (label.style == Style::bullet || label.style == Style::arabic) text.begin = label.text_begin;
    text.end = details_begin(text);
    item.value.text = trimmed(text, "-+*• ", closing_marks);
    if (item.value.text.empty()) item.value.text = item.value.extent;
    item.value.rule = r.addressees_label ? r.addressees_label->rule : RuleId{0};
    // A blank of a form: dots, or the words in front of them.
    r.addressees.push_back(item);
  }
}

void Assembler::distribution(const PartLines& lines, Part& part) {
  Recipients& r = part.recipients;
  std::vector<Slice> items;
  std::vector<uint32_t> item_line;
  bool open = false;
  auto close = [&] {
    if (open) reading_.end_leaf();
    open = false;
  };
  for (uint32_t i : lines.list) {
    Slice s = line(i).clean();
    if (roles_[i].role == Role::distribution_head) {
      close();
      std::string_view t = clean(s);
      size_t at = t.find(':');
      uint32_t colon = at == std::string_view::npos ? s.end : s.begin + static_cast<uint32_t>(at) + 1;
      Value label;
      label.text = label.extent = reading_.take({s.begin, colon});
      reading_.end_leaf();
      label.rule = rule_of(i);
      label.confidence = confidence_of(i);
      if (r.distribution_label) {
        part.header.titles.push_back(label);
      } else {
        r.distribution_label = label;
      }
      s.begin = colon;
      while (s.begin < s.end && layout_.clean.text[s.begin] == ' ') ++s.begin;
      if (clean(s).starts_with("(") && clean(s).ends_with(")")) {
        // "Nơi nhận: (gửi điện tử)" is a remark on how all of it is sent.
        Value remark;
        remark.text = remark.extent = reading_.take(s);
        reading_.end_leaf();
        part.header.titles.push_back(remark);
        continue;
      }
      // "Nơi nhận: - Như trên; - Lưu: VT." on one line.
      // … or without dashes: "Nơi nhận: Như trên; Lưu VT."
      unsigned bytes = 0;
      const bool dashed = up_to(layout_.clean.text, s.end).find("; -", s.begin) < s.end ||
                          !text::is_letter(text::code_point(clean(s), 0, bytes));
      while (!s.empty()) {
        size_t next = up_to(layout_.clean.text, s.end).find(dashed ? "; -" : "; ", s.begin);
        uint32_t end = next == std::string::npos || next + 2 >= s.end ? s.end : static_cast<uint32_t>(next) + 1;
        items.push_back(reading_.take({s.begin, end}));
        item_line.push_back(i);
        reading_.end_leaf();
        s.begin = end;
        while (s.begin < s.end && layout_.clean.text[s.begin] == ' ') ++s.begin;
      }
      continue;
    }
    bool bullet = labels_[i].style == Style::bullet;
    bool goes_on = false;
    if (!bullet && open && !items.empty()) {
      std::string_view so_far = document_.view(items.back());
      goes_on = so_far.back() != ';' && so_far.back() != '.';
      bool bulleted_list = !so_far.empty() && (so_far[0] == '-' || static_cast<unsigned char>(so_far[0]) == 0xE2);
      if (!bulleted_list && line(i).blank_before > 0) goes_on = false;
      if (grammar_.lexicon("archive_words").stands_at(layout_.clean.fold, s.begin, s.end)) goes_on = false;
      // A list without bullets: every line that begins with a capital letter is an entry.
      unsigned bytes = 0;
      if (!bulleted_list && text::is_upper(text::code_point(layout_.clean.text, s.begin, bytes)) &&
          so_far.back() != ',')
        goes_on = false;
    }
    if (goes_on) {
      items.back().end = reading_.take(s).end;
    } else {
      close();
      items.push_back(reading_.take(s));
      item_line.push_back(i);
      open = true;
    }
  }
  close();
  for (size_t k = 0; k < items.size(); ++k) {
    if (items[k].empty()) continue;
    Recipient item;
    item.value.extent = items[k];
    item.value.text = trimmed(items[k], "-+*•~_= ", "");
    unsigned bytes = 0;
    char32_t c = text::code_point(document_.text, item.value.text.begin, bytes);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2022 || (c >= 0xF000 && c <= 0xF0FF)) item.value.text.begin += bytes;
    item.value.text = trimmed(item.value.text, "-~ ", closing_marks);
    if (item.value.text.empty()) item.value.text = item.value.extent;
    item.value.rule = rule_of(item_line[k]);
    item.value.confidence = confidence_of(item_line[k]);
    purpose_of(item);
    if (item.purpose.empty() && roles_[item_line[k]].damaged && roles_[item_line[k]].rule != nullptr)
      item.purpose = std::string(roles_[item_line[k]].rule->get("purpose"));
    if (item.purpose.empty() && layout_.damaged && k + 1 == items.size() && damaged_archive(item.value.text))
      item.purpose = "archive";
    r.distribution.push_back(item);
  }
}

/// What recognition made of `Lưu: VT`, which closes the list.
bool Assembler::damaged_archive(Slice entry) const {
  constexpr std::string_view kept = "luu:vt";
  static const std::string word = text::bones(kept).letters;
  const std::string letters = text::bones(document_.view(entry)).letters;
  return text::near_start(letters, word, text::tolerance(word.size())).distance != UINT32_MAX;
}

/// The purpose (để báo cáo, …) in the bracket, or in the words; a bracket wins.
void Assembler::purpose_of(Recipient& recipient) {
  const grammar::Family& purposes = grammar_.family("purposes");
  std::vector<grammar::Hit> hits;
  Slice& text = recipient.value.text;
  grammar_.triggers().find(document_.fold, text.begin, text.end, hits);
  grammar::Captures captures;
  auto is_bracket = [](const grammar::Rule& r) { return r.get("where") == "bracket"; };

  // The last bracket of the line, or what a writer put behind a semicolon or dash.
  std::string_view view = document_.view(text);
  size_t open = view.rfind('(');
  uint32_t bracket = open == std::string_view::npos ? text.end : text.begin + static_cast<uint32_t>(open);
  if (bracket == text.end) {
    size_t semicolon = view.rfind(';');
    if (semicolon != std::string_view::npos) bracket = text.begin + static_cast<uint32_t>(semicolon);
  }
  // Lưu: CAH (TH) says which unit keeps it.
  const bool kept = grammar_.lexicon("archive_words").stands_at(document_.fold, text.begin, text.end);
  for (const grammar::Hit& hit : hits) {
    if (kept || hit.at <= bracket || hit.at > bracket + 3) continue;
    size_t from = 0;
    while (const grammar::Rule* rule =
               purposes.match_from(from, hit, document_.text, document_.fold, recipient.value.extent.end, captures)) {
      from = static_cast<size_t>(rule - purposes.rules.data()) + 1;
      if (!is_bracket(*rule)) continue;
      recipient.purpose = std::string(rule->get("code"));
      recipient.purpose_text = trimmed({hit.at, std::max(text.end, hit.at)}, "", ").;, ");
      // Where the name before the bracket was lost, the bracket is all there is.
      if (const Slice name = trimmed({text.begin, bracket}, "", ";,. "); !name.empty()) text = name;
      return;
    }
  }
  for (const grammar::Hit& hit : hits) {
    size_t from = 0;
    while (const grammar::Rule* rule =
               purposes.match_from(from, hit, document_.text, document_.fold, text.end, captures)) {
      from = static_cast<size_t>(rule - purposes.rules.data()) + 1;
      if (is_bracket(*rule)) continue;
      if (rule->get("at") == "start" && hit.at != text.begin) continue;
      if (rule->is("whole") &&
          (hit.at != text.begin || !trimmed({captures.whole().end, text.end}, ";.,", ";.,").empty()))
        continue;
      recipient.purpose = std::string(rule->get("code"));
      if (rule->get("at") == "end") {
        recipient.purpose_text = trimmed({hit.at, text.end}, "", ";.,");
        if (const Slice name = trimmed({text.begin, hit.at}, "", ";,. "); !name.empty()) text = name;
      }
      Slice units = grammar::group(*rule, captures, "units");
      if (!units.empty() || recipient.purpose == "archive") {
        uint32_t begin = units.empty() ? captures.whole().end : units.begin;
        for (uint32_t i = begin; i <= text.end; ++i) {
          if (i < text.end && document_.text[i] != ',' && document_.text[i] != ';') continue;
          Slice unit = trimmed({begin, i}, ":", ".,; ");
          if (!unit.empty()) recipient.units.push_back(unit);
          begin = i + 1;
        }
      }
      return;
    }
  }
}

}  // namespace vanban::structure
