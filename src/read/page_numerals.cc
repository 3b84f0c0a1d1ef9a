#include "read/page_numerals.h"

namespace vanban::read {

namespace {

std::string roman(unsigned value) {
  static constexpr const char* ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  return std::string(value / 10, 'X') + ones[value % 10];
}

/// What a numeral of up to XXXIX says; 0 where it is none.
unsigned value_of(std::string_view numeral) {
  for (unsigned value = 1; value < 40; ++value) {
    if (roman(value) == numeral) return value;
  }
  return 0;
}

/// A numeral with its stop whose strokes were taken for other signs: H for two, 1, l and | for one, T before H.
std::string mended(std::string_view word) {
  if (word.size() < 2 || word.size() > 6 || (word.back() != '.' && word.back() != ',')) return "";
  const std::string_view strokes = word.substr(0, word.size() - 1);
  const bool h = strokes.find('H') != std::string_view::npos;
  bool other = false;
  std::string numeral;
  for (char c : strokes) {
    const bool one = c == '1' || c == 'l' || c == '|' || (c == 'T' && h);
    other = other || one || c == 'H';
    numeral += c == 'H' ? std::string("II") : std::string(1, one ? 'I' : c);
  }
  const bool letters = strokes.find_first_of("IVXH") != std::string_view::npos;
  return other && letters && value_of(numeral) > 0 ? numeral + word.back() : "";
}

/// Begins with a capital of ASCII, or Đ, or with any letter behind it: À … Ỹ are two or three bytes, and rarely small
/// where a heading begins.
bool opens_heading(std::string_view word) {
  return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || (word[0] & 0x80) != 0);
}

}  // namespace

void mend_numerals(PageWords& page, std::deque<std::string>& texts) {
  std::vector<PageWord>& words = page.words;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const bool first = i == 0 || words[i - 1].line != words[i].line;
    if (!first || words[i + 1].line != words[i].line || !opens_heading(words[i + 1].text)) continue;
    std::string numeral = mended(words[i].text);
    if (!numeral.empty()) words[i].text = texts.emplace_back(std::move(numeral));
  }
}

namespace {

/// A numeral that becomes the one before it without its last stroke: III, VII.
bool loses_a_stroke(unsigned value) { return roman(value).ends_with("II"); }

/// A number that a line begins with: of a Roman numeral, or 1 or 2 in digits.
struct Label {
  PageWord* word = nullptr;
  unsigned value = 0;
  bool in_digits = false;
  bool recognised = false;
  float page_width = 0;
};

std::vector<Label> labels_of(std::vector<PageWords>& pages, const std::vector<bool>& recognised) {
  std::vector<Label> labels;
  for (size_t p = 0; p < pages.size(); ++p) {
    std::vector<PageWord>& words = pages[p].words;
    for (size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && words[i - 1].line == words[i].line) continue;
      const std::string_view text = words[i].text;
      if (text.size() < 2 || text.size() > 6 || text.back() != '.') continue;
      const std::string_view number = text.substr(0, text.size() - 1);
      const bool digits = number == "1" || number == "2";
      const unsigned value = digits ? static_cast<unsigned>(number[0] - '0') : value_of(number);
      if (value > 0) labels.push_back({&words[i], value, digits, recognised[p], pages[p].width});
    }
  }
  return labels;
}

/// The `1.` among labels [first, last) that is the `I.` before the numeral at `last`.
Label* first_of_sequence(std::vector<Label>& labels, size_t first, size_t last) {
  Label* found = nullptr;
  bool second = false;  // 2. follows, with no other 1. before it
  for (size_t i = first; i < last; ++i) {
    if (found == nullptr) {
      if (labels[i].value == 1) found = &labels[i];
    } else if (labels[i].value == 1) {
      break;
    } else {
      second = true;
    }
  }
  if (found == nullptr || second || !found->recognised) return nullptr;
  const float apart = found->word->box.x0 - labels[last].word->box.x0;
  return apart < 0.05F * found->page_width && apart > -0.05F * found->page_width ? found : nullptr;
}

}  // namespace

void mend_sequence(std::vector<PageWords>& pages, const std::vector<bool>& recognised, std::deque<std::string>& texts) {
  std::vector<Label> labels = labels_of(pages, recognised);
  const auto put = [&](Label& label, unsigned value) {
    label.value = value;
    label.in_digits = false;
    label.word->text = texts.emplace_back(roman(value) + ".");
  };
  size_t before = labels.size();  // the numeral before, if there is one
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].in_digits) continue;
    const bool opens = before == labels.size();
    size_t next = i + 1;
    while (next < labels.size() && labels[next].in_digits) ++next;
    const bool last = next == labels.size() || labels[next].value == 1;
    const bool lost =
        !opens && labels[i].value == labels[before].value &&
        (last ? labels[i].value > 1 && loses_a_stroke(labels[i].value + 1) : labels[next].value == labels[i].value + 2);
    if (!lost && labels[i].value == 2 && (opens || labels[before].value != 1)) {
      if (Label* one = first_of_sequence(labels, opens ? 0 : before + 1, i)) put(*one, 1);
    }
    const bool swapped = !opens && !last && labels[i].value == labels[before].value + 2 &&
                         labels[next].value == labels[before].value + 1 && labels[next].recognised;
    if (lost && labels[i].recognised) put(labels[i], labels[i].value + 1);
    if (swapped && labels[i].recognised) {  // I. III. II.: one lost a stroke, one has one too many
      put(labels[i], labels[before].value + 1);
      put(labels[next], labels[before].value + 2);
    }
    before = i;
  }
}

}  // namespace vanban::read
