#include "read/list_label.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace vanban::read {

namespace {

std::string roman(long value, bool capital) {
  if (value <= 0 || value >= 4000) return std::to_string(value);
  struct Step {
    long value;
    const char* sign;
  };
  static constexpr Step steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                                   {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  std::string out;
  for (const Step& s : steps) {
    for (; value >= s.value; value -= s.value) out += s.sign;
  }
  if (!capital) {
    for (char& c : out) c = static_cast<char>(c + 32);
  }
  return out;
}

/// a … z, aa … zz, as word processors count.
std::string letters(long value, char first) {
  if (value <= 0 || value > long{26} * 20) return std::to_string(value);
  return std::string(static_cast<size_t>((value - 1) / 26 + 1), static_cast<char>(first + (value - 1) % 26));
}

}  // namespace

std::string numeral(long value, std::string_view form) {
  if (form == "none") return "";
  if (form == "upperRoman") return roman(value, true);
  if (form == "lowerRoman") return roman(value, false);
  if (form == "upperLetter") return letters(value, 'A');
  if (form == "lowerLetter") return letters(value, 'a');
  if (form == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  return std::to_string(value);
}

std::string bullet(std::string_view sign) {
  if (sign.empty()) return "";
  unsigned bytes = 0;
  char32_t c = text::code_point(sign, 0, bytes);
  if (bytes < sign.size()) return std::string(sign);
  if (c == '-' || c == '+' || c == '*' || c == 0x2013 || c == 0x2014 || c == 0x2022) return std::string(sign);
  if (c == 0xF02D || c == 0x2212 || c == 0xAD) return "-";
  if (c == 0xF02B) return "+";
  if (c == 0xF02A || c == 0x2217) return "*";
  return "•";
}

}  // namespace vanban::read
