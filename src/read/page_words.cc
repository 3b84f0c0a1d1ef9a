#include "read/page_words.h"

#include <charconv>

namespace vanban::read {

namespace {

enum Level : int { level_page = 1, level_line = 4, level_word = 5 };

/// The fields of one row, from the left.
class Fields {
 public:
  explicit Fields(std::string_view row) : row_(row) {}

  bool number(float& value) {
    const std::string_view field = next();
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    return error == std::errc() && end == field.data() + field.size();
  }
  bool number(int& value) {
    const std::string_view field = next();
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    return error == std::errc() && end == field.data() + field.size();
  }
  void skip(int fields) {
    while (fields-- > 0) next();
  }
  std::string_view rest() const { return row_; }

 private:
  std::string_view next() {
    const size_t tab = row_.find('\t');
    const std::string_view field = row_.substr(0, tab);
    row_.remove_prefix(tab == std::string_view::npos ? row_.size() : tab + 1);
    return field;
  }

  std::string_view row_;
};

bool blank(std::string_view text) { return text.find_first_not_of(" \r\n\f\v") == std::string_view::npos; }

}  // namespace

std::vector<PageWords> read_word_table(std::string_view table, float scale) {
  std::vector<PageWords> pages;
  uint32_t line = 0;
  while (!table.empty()) {
    const size_t feed = table.find('\n');
    Fields fields(table.substr(0, feed));
    table.remove_prefix(feed == std::string_view::npos ? table.size() : feed + 1);
    int level = 0;
    if (!fields.number(level)) continue;
    if (level == level_line) ++line;
    if (level != level_page && level != level_word) continue;
    fields.skip(5);
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
    float confidence = 0;
    if (!fields.number(left) || !fields.number(top) || !fields.number(width) || !fields.number(height)) continue;
    if (level == level_page) {
      pages.push_back({width * scale, height * scale, {}, {}});
      ++line;
      continue;
    }
    if (!fields.number(confidence) || pages.empty()) continue;
    std::string_view text = fields.rest();
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (blank(text) || width < 0 || height < 0) continue;
    const Box box{left * scale, top * scale, (left + width) * scale, (top + height) * scale};
    const float sure = confidence < 0 ? 0.0F : confidence > 100 ? 1.0F : confidence / 100.0F;
    pages.back().words.push_back({text, box, sure, line});
  }
  return pages;
}

}  // namespace vanban::read
