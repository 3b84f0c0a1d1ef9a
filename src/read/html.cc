// HTML: the visible text of a page, by libxml2's parser, which takes whatever browsers take.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "read/html_charset.h"
#include "read/html_furniture.h"
#include "read/list_label.h"
#include "read/readers.h"
#include "read/text_builder.h"
#include "text/fold.h"
#include "text/legacy.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

constexpr int deepest = 400;
constexpr size_t most_elements = 4'000'000;

/// Elements that begin and end a paragraph.
bool is_block(std::string_view name) {
  static constexpr std::array blocks = {
      "p"sv,      "div"sv,     "h1"sv,      "h2"sv,      "h3"sv,         "h4"sv,       "h5"sv,
      "h6"sv,     "ul"sv,      "ol"sv,      "li"sv,      "dl"sv,         "dt"sv,       "dd"sv,
      "table"sv,  "tr"sv,      "td"sv,      "th"sv,      "section"sv,    "main"sv,     "header"sv,
      "footer"sv, "nav"sv,     "article"sv, "aside"sv,   "form"sv,       "pre"sv,      "center"sv,
      "button"sv, "body"sv,    "hr"sv,      "address"sv, "blockquote"sv, "fieldset"sv, "caption"sv,
      "figure"sv, "details"sv, "summary"sv, "menu"sv,    "tbody"sv,      "thead"sv,    "tfoot"sv};
  return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

/// "'Times New Roman'" of "font-family: 'Times New Roman', serif; …".
std::string style_value(const std::string& style, std::string_view property) {
  size_t at = style.find(property);
  if (at == std::string::npos) return "";
  at = style.find(':', at);
  if (at == std::string::npos) return "";
  return style.substr(at + 1, style.find_first_of(";,", at) - at - 1);
}

struct Style {
  std::optional<text::Legacy> font;
  bool capitals = false;
  bool pre = false;
  bool furniture = false;
};

class HtmlReader {
 public:
  HtmlReader(const xmlDoc* page, const grammar::Grammar& grammar) : properties_(grammar.lexicon("site_properties")) {
    root_ = xmlDocGetRootElement(page);
    size_of(root_, 0, total_);
  }

  Extraction run() {
    walk(root_, {}, 0);
    Extraction out = out_.finish();
    out.layout.whole_paragraphs = pre_ * 2 < total_;
    return out;
  }

 private:
  /// Bytes of visible text in an element.
  static void size_of(const xmlNode* node, int depth, size_t& size) {
    for (const xmlNode* c = node == nullptr ? nullptr : node->children; c != nullptr; c = c->next) {
      if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) {
        size += c->content == nullptr ? 0 : std::char_traits<char>::length(reinterpret_cast<const char*>(c->content));
      } else if (c->type == XML_ELEMENT_NODE && depth < deepest && !is_invisible(c)) {
        size_of(c, depth + 1, size);
      }
    }
  }

  void walk(const xmlNode* parent, Style style, int depth) {
    if (parent == nullptr || depth > deepest) return;
    for (const xmlNode* c = parent->children; c != nullptr; c = c->next) {
      if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) {
        text(c, style);
      } else if (c->type == XML_ENTITY_REF_NODE) {
        out_.text(" ");
      } else if (c->type == XML_ELEMENT_NODE) {
        element(c, style, depth);
      }
    }
  }

  void element(const xmlNode* e, Style style, int depth) {
    if (is_invisible(e)) return;
    std::string_view name = name_of(e);
    if (name == "br") {
      out_.line_break();
      return;
    }
    restyle(e, name, style);
    bool block = is_block(name);
    if (block) out_.end_paragraph();
    bool opens_furniture = !style.furniture && !out_.in_cell() && is_navigation(e) && is_small(e);
    if (opens_furniture) {
      style.furniture = true;
      out_.begin_furniture(FurnitureRange::Kind::site_furniture);
    }
    if (name == "table" && !style.furniture) {
      table(e, style, depth + 1);
    } else if (name == "ol" || name == "ul") {
      list(e, name == "ol", style, depth + 1);
    } else {
      walk(e, style, depth + 1);
    }
    if (block) out_.end_paragraph();
    if (opens_furniture) out_.end_furniture();
  }

  /// Navigation is the lesser part of a page: what holds most of it is the document, whatever its class says.
  bool is_small(const xmlNode* e) const {
    size_t size = 0;
    size_of(e, 0, size);
    return size * 5 < total_ * 2;
  }

  static void restyle(const xmlNode* e, std::string_view name, Style& style) {
    if (name == "pre") style.pre = true;
    if (e->properties == nullptr) return;
    std::string family = name == "font" ? attribute_of(e, "face") : "";
    std::string css = attribute_of(e, "style");
    if (std::string in_css = style_value(css, "font-family"); !in_css.empty()) family = in_css;
    if (!family.empty()) style.font = text::legacy_font(family.substr(0, family.find(',')));
    std::string transform = style_value(css, "text-transform");
    if (!transform.empty()) style.capitals = transform.find("uppercase") != std::string::npos;
    if (style_value(css, "white-space").find("pre") != std::string::npos) style.pre = true;
  }

  /// An image that stands beside the text, as word processors save the rule below a heading, parts no word: what ends
  /// its line in the source is not the paper's.
  static bool behind_floating_image(const xmlNode* node) {
    const xmlNode* image = node->prev;
    if (image == nullptr || image->type != XML_ELEMENT_NODE || name_of(image) != "img") return false;
    const std::string side = attribute_of(image, "align");
    return side == "left" || side == "right";
  }

  void text(const xmlNode* node, const Style& style) {
    if (node->content == nullptr) return;
    std::string_view all = reinterpret_cast<const char*>(node->content);
    if (style.pre) {
      pre_ += all.size();
      out_.text(all, style.font);
      return;
    }
    std::string folded;
    folded.reserve(all.size());
    constexpr std::string_view white = " \n\t\r\f";
    if (behind_floating_image(node) && all.starts_with('\n')) {
      const size_t first = std::min(all.find_first_not_of(white), all.size());
      unsigned bytes = 0;
      if (first < all.size() && text::is_lower(text::code_point(all, first, bytes))) all.remove_prefix(first);
    }
    for (size_t at = 0; at < all.size();) {
      const size_t blank = std::min(all.find_first_of(white, at), all.size());
      folded += all.substr(at, blank - at);
      at = std::min(all.find_first_not_of(white, blank), all.size());
      if (blank == at || (blank == 0 && out_.ends_in_blank())) continue;
      // Word processors write a tab where the paper has one, as between Nơi nhận and the signature; a tab behind a
      // line's end is the indent of the source.
      const std::string_view gap = all.substr(blank, at - blank);
      folded += gap.find('\t') != std::string_view::npos && gap.find('\n') == std::string_view::npos ? '\t' : ' ';
    }
    if (style.capitals && !style.font) folded = text::upper(folded);
    out_.text(folded, style.font);
  }

  void list(const xmlNode* e, bool numbered, const Style& style, int depth) {
    if (depth > deepest) return;
    long number = 1;
    if (std::string start = attribute_of(e, "start"); !start.empty()) number = std::atol(start.c_str());
    std::string type = attribute_of(e, "type");
    std::string_view form = type == "a"   ? "lowerLetter"
                            : type == "A" ? "upperLetter"
                            : type == "i" ? "lowerRoman"
                            : type == "I" ? "upperRoman"
                                          : "decimal";
    for (const xmlNode* c = e->children; c != nullptr; c = c->next) {
      if (c->type != XML_ELEMENT_NODE) continue;
      if (name_of(c) != "li" || style.furniture) {
        element(c, style, depth);
        continue;
      }
      if (is_invisible(c)) continue;
      out_.end_paragraph();
      out_.label(numbered ? numeral(number++, form) + ". " : "- ");
      element(c, style, depth);
      out_.label("");
    }
  }

  struct Cell {
    const xmlNode* element;
    int span;
  };

  static void collect_rows(const xmlNode* table, std::vector<std::vector<Cell>>& rows) {
    for (const xmlNode* c = table->children; c != nullptr; c = c->next) {
      if (c->type != XML_ELEMENT_NODE || is_invisible(c)) continue;
      std::string_view name = name_of(c);
      if (name == "thead" || name == "tbody" || name == "tfoot") {
        collect_rows(c, rows);
      } else if (name == "tr") {
        std::vector<Cell>& row = rows.emplace_back();
        for (const xmlNode* d = c->children; d != nullptr; d = d->next) {
          if (d->type != XML_ELEMENT_NODE || (name_of(d) != "td" && name_of(d) != "th") || is_invisible(d)) continue;
          row.push_back({d, std::clamp(std::atoi(attribute_of(d, "colspan").c_str()), 1, 64)});
        }
      }
    }
  }

  /// A table of several columns inside the element.
  static bool holds_table(const xmlNode* parent, int depth) {
    for (const xmlNode* c = parent->children; c != nullptr && depth < 60; c = c->next) {
      if (c->type != XML_ELEMENT_NODE) continue;
      if (name_of(c) == "table") {
        std::vector<std::vector<Cell>> rows;
        collect_rows(c, rows);
        if (std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.size() > 1; })) return true;
      }
      if (holds_table(c, depth + 1)) return true;
    }
    return false;
  }

  /// A table of what the site knows of the document: Số hiệu, Loại văn bản, Ngày ban hành, each beside its value.
  bool tells_properties(const std::vector<std::vector<Cell>>& rows) const {
    size_t cells = 0;
    size_t names = 0;
    for (const auto& row : rows) {
      const auto found = static_cast<size_t>(std::count_if(
          row.begin(), row.end(), [&](const Cell& cell) { return names_property(cell.element, properties_); }));
      if (row.size() > 1 && found == row.size()) return false;  // the head of a table
      cells += row.size();
      names += found;
    }
    return names >= 3 && names * 3 >= cells;
  }

  /// Such a table, and the page's heading over it, are the site's.
  void properties(const xmlNode* e, Style style, int depth) {
    style.furniture = true;
    out_.end_paragraph();
    if (out_.size() * 5 < total_) {
      out_.furniture_from_start(FurnitureRange::Kind::site_furniture);
    } else {
      out_.begin_furniture(FurnitureRange::Kind::site_furniture);
    }
    walk(e, style, depth);
    out_.end_paragraph();
    out_.end_furniture();
  }

  void table(const xmlNode* e, const Style& style, int depth) {
    std::vector<std::vector<Cell>> rows;
    collect_rows(e, rows);
    size_t columns = 0;
    bool nested = out_.in_cell();
    for (const auto& row : rows) {
      columns = std::max(columns, row.size());
      for (const Cell& cell : row) nested = nested || holds_table(cell.element, 0);
    }
    if (columns < 2 || nested) {  // only a frame around other content
      walk(e, style, depth);
      return;
    }
    if (!out_.in_cell() && is_small(e) && tells_properties(rows)) {
      properties(e, style, depth);
      return;
    }
    for (const xmlNode* c = e->children; c != nullptr; c = c->next) {
      if (c->type == XML_ELEMENT_NODE && name_of(c) == "caption") element(c, style, depth);
    }
    for (const auto& row : rows) {
      out_.begin_row();
      for (const Cell& cell : row) {
        out_.begin_cell();
        Style own = style;
        restyle(cell.element, name_of(cell.element), own);
        walk(cell.element, own, depth + 1);
        out_.end_cell();
        for (int k = 1; k < cell.span; ++k) {
          out_.begin_cell();
          out_.end_cell();
        }
      }
    }
    std::string border = attribute_of(e, "border");
    bool lines = (!border.empty() && border != "0") || attribute_of(e, "class").find("Grid") != std::string::npos;
    out_.end_grid(lines && (columns > 2 || rows.size() > 4) ? Grid::Kind::table : Grid::Kind::unknown);
  }

  const grammar::Lexicon& properties_;
  const xmlNode* root_ = nullptr;
  TextBuilder out_;
  size_t total_ = 0;  // bytes of text
  size_t pre_ = 0;    // of it, with line ends that count
};

}  // namespace

Extraction read_html(std::string_view bytes, const Reading& reading) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  HtmlText page = decode_html(bytes, reading.options.encoding);
  if (static_cast<size_t>(std::count(page.utf8.begin(), page.utf8.end(), '<')) > most_elements) {
    throw ReadError(ReadError::Reason::too_large,
                    "is a web page of more than " + std::to_string(most_elements) +
                        " elements, which no document has; check that it is the file you mean");
  }
  constexpr int quietly = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                          HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> tree(
      htmlReadMemory(page.utf8.data(), static_cast<int>(page.utf8.size()), nullptr, "UTF-8", quietly), xmlFreeDoc);
  if (tree == nullptr)
    throw ReadError(ReadError::Reason::damaged,
                    "is no web page that can be read; open it in a browser and save it anew");
  Extraction out = HtmlReader(tree.get(), reading.grammar).run();
  out.encoding = page.encoding;
  return out;
}

}  // namespace vanban::read
