#include "read/page_furniture.h"

#include <string>

namespace vanban::read {

namespace {

std::string text_of(const Row& row, const PageWords& words) {
  std::string text;
  for (const Segment& s : row.segments) {
    for (uint32_t i : s.words) text += words.words[i].text;
  }
  return text;
}

void strip(std::string_view& text, std::string_view signs) {
  while (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && signs.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
}

bool take_number(std::string_view& text) {
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  text.remove_prefix(digits);
  return digits > 0 && digits < 5;
}

bool is_page_number(const Row& row, const PageWords& words) {
  const std::string all = text_of(row, words);
  std::string_view text = all;
  for (std::string_view dash : {"–", "—", "-"}) {
    if (text.starts_with(dash)) text.remove_prefix(dash.size());
    if (text.ends_with(dash)) text.remove_suffix(dash.size());
  }
  strip(text, "-.");
  for (std::string_view word : {"Trang", "trang", "Page", "page"}) {
    if (text.starts_with(word)) text.remove_prefix(word.size());
  }
  if (!take_number(text)) return false;
  if (text.empty()) return true;
  if (text.front() != '/') return false;
  text.remove_prefix(1);
  return take_number(text) && text.empty();
}

}  // namespace

std::optional<Row> take_page_number(PageRows& page, const PageWords& words, bool top) {
  if (page.rows.size() < 2) return {};
  const auto at = top ? page.rows.begin() : page.rows.end() - 1;
  const float edge = words.height * 0.12F;
  if (top ? at->bottom > edge : at->top < words.height - edge) return {};
  if (!is_page_number(*at, words)) return {};
  Row row = std::move(*at);
  page.rows.erase(at);
  return row;
}

}  // namespace vanban::read
