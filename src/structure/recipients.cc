// Kính gửi and Nơi nhận.
#include <algorithm>

#include "grammar/find_word.h"
#include "structure/assembler.h"
#include "structure/hanging.h"
#include "text/fold.h"
#include "text/skeleton.h"

namespace vanban::structure {

namespace {

constexpr std::string_view closing_marks = ";.,:";

/// A text for what begins before `end` to be looked for in: a search that finds nothing would go on to its end.
std::string_view up_to(std::string_view text, size_t end) { return text.substr(0, end + 2); }

uint32_t behind_blanks(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end && text[at] == ' ') ++at;
  return at;
}

/// Calls `each` for the pieces of a slice that `sign` parts, which begins with a semicolon: that stays with the piece.
template <typename Each>
void each_piece(std::string_view text, Slice s, std::string_view sign, Each each) {
  for (s.begin = behind_blanks(text, s.begin, s.end); !s.empty(); s.begin = behind_blanks(text, s.begin, s.end)) {
    const size_t at = up_to(text, s.end).find(sign, s.begin);
    const uint32_t end = at == std::string_view::npos || at + 2 >= s.end ? s.end : static_cast<uint32_t>(at) + 1;
    each(Slice{s.begin, end});
    s.begin = end;
  }
}

/// The entries of a list as they are taken into the reading text, a leaf each. While one is open, lines may go on with
/// it.
class Entries {
 public:
  struct Entry {
    Slice extent;   ///< of the reading text
    uint32_t line;  ///< it begins on
  };

  explicit Entries(Reading& reading) : reading_(reading) {}

  void begin(Slice clean, uint32_t line) {
    close();
    const Slice taken = reading_.take(clean);
    if (taken.empty()) return;
    all_.push_back({taken, line});
    open_ = true;
  }
  void go_on(Slice clean) { all_.back().extent.end = reading_.take(clean).end; }
  void close() {
    if (open_) reading_.end_leaf();
    open_ = false;
  }
  bool open() const { return open_; }
  Slice last() const { return all_.back().extent; }
  const std::vector<Entry>& all() const { return all_; }

 private:
  Reading& reading_;
  std::vector<Entry> all_;
  bool open_ = false;
};

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

/// Takes the label of a list, up to `end`. A second one (Đồng kính gửi) stays among the titles.
void Assembler::list_label(uint32_t i, uint32_t end, std::optional<Value>& label, Header& header) {
  const Value v = leaf(i, {line(i).begin, end});
  if (label) {
    header.titles.push_back(v);
  } else {
    label = v;
  }
}

/// Whether a line goes on with the addressee that was taken before it.
bool Assembler::goes_on_with_addressee(uint32_t i, Slice last) const {
  if (labels_[i].style == Style::bullet) return false;
  const Slice s = line(i).clean();
  // `MST: 0107…)`, below the address: nobody is addressed by a number.
  const uint32_t word = s.begin + (clean(s).starts_with("(") ? 1 : 0);
  size_t word_end = 0;
  if (grammar_.lexicon("addressee_details").longest_at(layout_.clean.fold, word, s.end, word_end) != nullptr &&
      std::string_view(layout_.clean.fold).substr(word_end).starts_with(":"))
    return true;
  const std::string_view so_far = document_.view(last);
  if (so_far.back() == ';' || so_far.back() == '.') return false;
  unsigned bytes = 0;
  if (line(i).blank_before > 0 && !text::is_lower(text::code_point(layout_.clean.text, s.begin, bytes))) return false;
  // Each body on a line of its own, without any sign between.
  constexpr uint32_t wrapped = 60;  // columns: a line that may have been full
  return so_far.back() == ',' || line(i - 1).width >= wrapped || !names_body(clean_fold(s), true) ||
         !names_body(document_.folded(last), true) || clean(s)[0] == clean_fold(s)[0] ||
         hangs(document_.folded(last), grammar_.lexicon("hanging_words"), grammar_.lexicon("closed_phrases"));
}

void Assembler::addressees(const PartLines& lines, Part& part) {
  Recipients& r = part.recipients;
  Entries entries(reading_);
  for (uint32_t i : lines.address) {
    const Slice s = line(i).clean();
    if (roles_[i].role == Role::address_head) {
      entries.close();
      const size_t colon = clean(s).find(':');
      // "Kính gửi Sở Nội vụ"
      const uint32_t end =
          colon != std::string_view::npos
              ? s.begin + static_cast<uint32_t>(colon) + 1
              : grammar::first_of(grammar_.lexicon("address_heads"), layout_.clean.fold, s.begin, s.end).end;
      list_label(i, end, r.addressees_label, part.header);
      each_piece(layout_.clean.text, {end, s.end}, "; ", [&](Slice piece) { entries.begin(piece, i); });
    } else if (entries.open() && goes_on_with_addressee(i, entries.last())) {
      entries.go_on(s);
    } else {
      entries.begin(s, i);
    }
  }
  entries.close();
  for (const auto& [extent, i] : entries.all()) {
    Recipient item;
    item.value.extent = extent;
    Slice text = extent;
    Label label = label_reader(grammar_).read(document_.text, document_.fold, extent.begin, extent.end);
    if (label.style == Style::bullet || label.style == Style::arabic) text.begin = label.text_begin;
    text.end = details_begin(text);
    item.value.text = trimmed(text, "-+*• ", closing_marks);
    if (item.value.text.empty()) item.value.text = item.value.extent;
    item.value.rule = r.addressees_label ? r.addressees_label->rule : RuleId{0};
    r.addressees.push_back(item);
  }
}

/// Whether a line goes on with the entry of Nơi nhận that was taken before it.
bool Assembler::goes_on_with_entry(uint32_t i, Slice last) const {
  if (labels_[i].style == Style::bullet) return false;
  const Slice s = line(i).clean();
  const std::string_view so_far = document_.view(last);
  if (so_far.back() == ';' || so_far.back() == '.') return false;
  if (grammar_.lexicon("archive_words").stands_at(layout_.clean.fold, s.begin, s.end)) return false;
  const bool bulleted_list = so_far[0] == '-' || static_cast<unsigned char>(so_far[0]) == 0xE2;
  if (bulleted_list) return true;
  // A list without bullets: every line that begins with a capital letter is an entry.
  unsigned bytes = 0;
  return line(i).blank_before == 0 &&
         (so_far.back() == ',' || !text::is_upper(text::code_point(layout_.clean.text, s.begin, bytes)));
}

void Assembler::distribution(const PartLines& lines, Part& part) {
  Recipients& r = part.recipients;
  Entries entries(reading_);
  for (uint32_t i : lines.list) {
    Slice s = line(i).clean();
    if (roles_[i].role == Role::distribution_head) {
      entries.close();
      const size_t colon = clean(s).find(':');
      const uint32_t end = colon == std::string_view::npos ? s.end : s.begin + static_cast<uint32_t>(colon) + 1;
      list_label(i, end, r.distribution_label, part.header);
      s.begin = behind_blanks(layout_.clean.text, end, s.end);
      if (clean(s).starts_with("(") && clean(s).ends_with(")")) {
        // "Nơi nhận: (gửi điện tử)" is a remark on how all of it is sent.
        Value remark;
        remark.text = remark.extent = reading_.take(s);
        reading_.end_leaf();
        part.header.titles.push_back(remark);
        continue;
      }
      // "Nơi nhận: - Như trên; - Lưu: VT." on one line, or without dashes: "Nơi nhận: Như trên; Lưu VT."
      unsigned bytes = 0;
      const bool dashed = up_to(layout_.clean.text, s.end).find("; -", s.begin) < s.end ||
                          !text::is_letter(text::code_point(clean(s), 0, bytes));
      each_piece(layout_.clean.text, s, dashed ? "; -" : "; ", [&](Slice piece) { entries.begin(piece, i); });
      entries.close();
    } else if (entries.open() && goes_on_with_entry(i, entries.last())) {
      entries.go_on(s);
    } else {
      entries.begin(s, i);
    }
  }
  entries.close();
  for (const auto& [extent, i] : entries.all()) {
    Recipient item;
    item.value.extent = extent;
    item.value.text = trimmed(extent, "-+*•~_= ", "");
    unsigned bytes = 0;
    char32_t c = text::code_point(document_.text, item.value.text.begin, bytes);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2022 || (c >= 0xF000 && c <= 0xF0FF)) item.value.text.begin += bytes;
    item.value.text = trimmed(item.value.text, "-~ ", closing_marks);
    if (item.value.text.empty()) item.value.text = item.value.extent;
    item.value.rule = rule_of(i);
    item.value.confidence = confidence_of(i);
    purpose_of(item);
    if (item.purpose.empty() && roles_[i].damaged && roles_[i].rule != nullptr)
      item.purpose = std::string(roles_[i].rule->get("purpose"));
    const bool last = extent == entries.last();
    if (item.purpose.empty() && layout_.damaged && last && damaged_archive(item.value.text)) item.purpose = "archive";
    r.distribution.push_back(item);
  }
}

/// What recognition made of `Lưu: VT`, which closes the list.
bool Assembler::damaged_archive(Slice entry) const {
  const std::string letters = text::bones(document_.view(entry)).letters;
  const grammar::Rule* usual = grammar_.family("damaged").named("archive");
  if (usual == nullptr) return false;
  const std::vector<std::string>& words = usual->list("words");
  return std::any_of(words.begin(), words.end(), [&](const std::string& printed) {
    const std::string word = text::bones(printed).letters;
    return text::near_start(letters, word, text::tolerance(word.size())).distance != UINT32_MAX;
  });
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
