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
  static constexpr std::string_view prepared_name = "label_signs";
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

  /// The number, from 1, of the form by which a sign with a blank behind it is a label, whatever follows the blank; 0
  /// if there is none.
  uint8_t form_of_sign(std::string_view sign) const;

  std::vector<Form> forms_;  // in grammar order
  grammar::PatternSet patterns_;
  std::array<uint8_t, 128> ascii_signs_{};  // form_of_sign: most labels are one of few signs and need no pattern
};

/// The reader of a grammar, made once.
const LabelReader& label_reader(const grammar::Grammar& grammar);

}  // namespace vanban::structure
