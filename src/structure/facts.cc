#include "structure/facts.h"

#include <algorithm>
#include <utility>

#include "text/fold.h"
#include "text/lines.h"
#include "text/wide.h"

namespace vanban::structure {

namespace {

constexpr std::pair<const char*, uint32_t> fact_names[] = {{"caps", fact_caps},
                                                           {"starts_lower", fact_starts_lower},
                                                           {"starts_upper", fact_starts_upper},
                                                           {"short", fact_short},
                                                           {"medium", fact_medium},
                                                           {"long", fact_long},
                                                           {"labelled", fact_labelled},
                                                           {"bullet", fact_bullet},
                                                           {"ends_semicolon", fact_ends_semicolon},
                                                           {"ends_colon", fact_ends_colon},
                                                           {"ends_stop", fact_ends_stop},
                                                           {"ends_document", fact_ends_document},
                                                           {"gap", fact_gap},
                                                           {"name_like", fact_name_like},
                                                           {"cell", fact_cell},
                                                           {"right", fact_right},
                                                           {"first", fact_first},
                                                           {"ends_comma", fact_ends_comma},
                                                           {"brackets", fact_brackets},
                                                           {"table", fact_table},
                                                           {"continued", fact_continued},
                                                           {"in_brackets", fact_in_brackets},
                                                           {"hanging", fact_hanging},
                                                           {"before_basis", fact_before_basis},
                                                           {"after_basis", fact_after_basis},
                                                           {"after_stop", fact_after_stop},
                                                           {"below_address", fact_below_address},
                                                           {"before_state", fact_before_state}};

VANBAN_WIDE bool holds_bracket(std::string_view s) {
  unsigned char any = 0;
  for (char c : s) any |= static_cast<unsigned char>((c & 0xFE) == '(');
  return any != 0;
}

}  // namespace

void OpenBrackets::next(std::string_view line, bool apart) {
  constexpr size_t longest = 300;  // bytes of a line that can stand in them
  if (line.size() <= longest && holds_bracket(line)) {
    for (char c : line) open_ += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (open_ < 0 || apart)
      open_ = line.find('(') != std::string_view::npos && line.find(')') == std::string_view::npos ? 1 : 0;
  } else if (line.size() > longest || apart) {
    open_ = 0;
  }
}

uint32_t AddressBlock::next(std::string_view fold, uint32_t facts) {
  auto more = [&] { return (facts & (fact_ends_semicolon | fact_ends_comma | fact_ends_colon)) != 0; };
  size_t head = 0;
  if (heads_.longest_at(fold, 0, fold.size(), head) != nullptr) {
    size_t colon = fold.find_first_of(":;.", head);
    std::string_view rest = colon == std::string_view::npos ? std::string_view() : fold.substr(colon + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    inside_ = true;
    filled_ = run_in_ = !rest.empty();
    listed_ = rest.starts_with('-') || rest.starts_with("–");
    open_ = !filled_ || more();
    return 0;
  }
  if (!inside_) return 0;
  const bool bullet = (facts & fact_bullet) != 0;
  // Without a blank line it is told by being a sentence.
  constexpr uint32_t sentence = fact_starts_upper | fact_ends_stop;
  const bool told =
      (facts & fact_gap) != 0 || (run_in_ && (facts & sentence) == sentence &&
                                  (facts & (fact_short | fact_bullet | fact_hanging | fact_ends_semicolon)) == 0);
  const bool apart = told && filled_ && !open_ && !(bullet && listed_);
  // Addressees without any sign may have a blank line before each.
  const bool another = !run_in_ && !listed_ && (facts & fact_short) != 0 && (facts & fact_ends_stop) == 0;
  if (apart && !another) {
    inside_ = false;
    return fact_below_address;
  }
  filled_ = true;
  listed_ = listed_ || bullet;
  open_ = more();
  return 0;
}

uint32_t facts_named(const std::vector<std::string>& list) {
  uint32_t facts = 0;
  for (const std::string& name : list) {
    for (const auto& [key, bit] : fact_names) {
      if (name == key) facts |= bit;
    }
  }
  return facts;
}

uint32_t facts_of(std::string_view text, const Line& line, const Label& label, size_t index) {
  uint32_t f = 0;
  if (line.table >= 0) return fact_table | fact_gap;
  std::string_view s = text.substr(line.begin, line.end - line.begin);
  size_t characters = 0;
  size_t letters = 0;
  size_t lowers = 0;
  size_t words = 0;
  bool name_like = true;
  bool word_start = true;
  bool quoted = false;  // an apostrophe stands before
  bool first_seen = false;
  // A long line is neither a name nor in capitals: its first words are enough.
  size_t looked = s.size() > 330 ? std::min<size_t>(s.size(), 24) : s.size();
  for (size_t i = 0; i < looked;) {
    if (lowers > 8 && !name_like) break;  // neither, whatever follows
    auto byte = static_cast<unsigned char>(s[i]);
    if (byte >= 'a' && byte <= 'z') {
      ++i;
      ++letters;
      ++lowers;
      if (!first_seen) {
        first_seen = true;
        f |= fact_starts_lower;
      }
      if (word_start) {
        ++words;
        name_like = false;
      }
      word_start = false;
      continue;
    }
    unsigned bytes = 0;
    char32_t c = text::code_point(s, i, bytes);
    i += bytes;
    if (c == ' ') {
      word_start = true;
      continue;
    }
    if (text::is_letter(c)) {
      ++letters;
      bool upper = text::is_upper(c);
      if (!upper) ++lowers;
      if (!first_seen) {
        first_seen = true;
        f |= upper ? fact_starts_upper : fact_starts_lower;
      }
      if (word_start) {
        ++words;
        name_like = name_like && upper;
      } else {
        name_like = name_like && (!upper || quoted);
      }
      quoted = false;
    } else {
      quoted = c == '\'' || c == 0x2019;  // Điểu K'Ré
      if (!(c == '.' || (quoted && !word_start)) || words == 0) name_like = false;
    }
    word_start = false;
  }
  characters = s.size() > 330 ? 1000 : text::count_characters(s);
  if (looked < s.size()) {
    lowers = letters + 1;
    name_like = false;
  }
  if (letters >= 2 && lowers == 0) f |= fact_caps;
  if (letters >= 12 && lowers * 12 < letters) f |= fact_caps;
  if (name_like && words >= 2 && words <= 6 && lowers > 0) f |= fact_name_like;
  if (characters <= 45) f |= fact_short;
  if (characters <= 110) f |= fact_medium;
  if (characters > 160) f |= fact_long;
  if (label.style == Style::bullet) f |= fact_bullet;
  if (label && label.style != Style::bullet) f |= fact_labelled;
  if (line.blank_before > 0) f |= fact_gap;
  if (line.cell) f |= fact_cell;
  if (line.column > 0 || (!line.cell && line.indent >= 34)) f |= fact_right;
  if (index < 16) f |= fact_first;
  if (!s.empty()) {
    char last = s.back();
    if (last == ';') f |= fact_ends_semicolon;
    if (last == ':') f |= fact_ends_colon;
    if (last == ',') f |= fact_ends_comma;
    if (last == '.' || last == ';' || last == ':' || last == '!' || last == '?') f |= fact_ends_stop;
    if (s.ends_with("/.")) f |= fact_ends_document;
    if (s.front() == '(' && last == ')') f |= fact_brackets;
  }
  return f;
}

}  // namespace vanban::structure
