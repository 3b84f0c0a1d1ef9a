// The labels of numbered and bulleted lines.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::structure {

/// The letters of points, in the order of the Vietnamese alphabet (Nghị định 30/2020/NĐ-CP, Phụ lục I).
inline constexpr std::array<std::string_view, 23> point_letters = {
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

/// How a label counts. Labels of one sequence have the same style.
enum class Style : uint8_t { none, bullet, roman, arabic, letter, capital, decimal, keyword };

struct Label {
  Style style = Style::none;
  NodeKind kind = NodeKind::item;
  uint8_t rank = 0;             ///< of keywords: Phần 1, Chương 2, Mục 3, Tiểu mục 4, Điều 5
  char open = 0;                ///< '(' of "(1)"
  char close = 0;               ///< '.', ')', '-', '/', ':' behind the number
  uint8_t parts = 1;            ///< of decimals: 2 for 2.1, 3 for 2.1.1
  uint32_t ordinal = 0;         ///< 1-based; of decimals the last part
  uint32_t text_begin = 0;      ///< where the text behind the label begins, in the same text
  uint32_t begin = 0, end = 0;  ///< the label itself
  std::string number;           ///< plain form; for decimals with all parts
  bool quoted = false;          ///< behind an opening quotation mark, which belongs to it: “1a. …
  const grammar::Rule* rule = nullptr;

  explicit operator bool() const { return style != Style::none; }
};

/// Reads the label at the start of a line, by the rules of the `labels` family.
class LabelReader {
 public:
  explicit LabelReader(const grammar::Grammar& grammar);
  /// What the constructor takes from Grammar::prepared(prepared_name), where that has it.
  std::string prepare() const;
  static constexpr std::string_view prepared_name = "label_heads";
  /// The label at the start of [begin, end) of a clean text; style none if there is none.
  Label read(std::string_view text, std::string_view fold, uint32_t begin, uint32_t end) const;

 private:
  struct Form {
    const grammar::Rule* rule;
    Style style;
    NodeKind kind;
    uint8_t rank;
    int number, open, close;  // groups
  };
  /// Fills the label from the captures of the form's match; false if its number is none.
  bool take(const Form& form, const grammar::Captures& captures, std::string_view text, std::string_view fold,
            Label& label) const;

  /// The number, from 1, of the form by which a head is a label, its first `number` bytes being the number and what is
  /// left of it what closes that; 0 if there is none. `behind`: a blank, whatever follows it; or nothing: it is all.
  uint8_t form_of_head(const std::string& head, size_t number, const char* behind) const;
  /// Where numbers of one or two digits with one of the closing signs stand among the heads.
  static constexpr std::string_view closing_signs = ".)/-";
  static size_t number_head(uint32_t digits, uint32_t value, size_t sign, bool alone) {
    return (((digits == 1 ? 0 : 10) + value) * closing_signs.size() + sign) * 2 + (alone ? 1 : 0);
  }
  /// The form of what stands at `begin`, if it is one of those heads and a blank, or nothing else.
  const Form* form_of_number(std::string_view text, uint32_t begin, uint32_t end, grammar::Captures& captures) const;

  std::vector<Form> forms_;           // in grammar order
  const grammar::Lexicon& ordinals_;  // Phần thứ nhất
  grammar::PatternSet patterns_;
  // What form_of_head says: most labels are one of few signs, or a small number with one behind it, and need no
  // pattern.
  std::array<uint8_t, 128> signs_{};
  std::array<uint8_t, 110 * closing_signs.size() * 2> numbers_{};
};

/// The reader of a grammar, made once.
const LabelReader& label_reader(const grammar::Grammar& grammar);

}  // namespace vanban::structure
