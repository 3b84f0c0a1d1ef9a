#include "cli/catalog/listing.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/columns.h"
#include "cli/output.h"

namespace vanban::cli {

namespace {

constexpr size_t gap = 2;
constexpr size_t narrowest = 8;

/// The width of each column of the table; 0 for those not shown, as those without a text are not.
std::vector<size_t> widths_of(const Listing& listing, size_t width) {
  std::vector<size_t> widths(listing.columns.size(), 0);
  size_t total = 0;
  for (size_t i = 0; i < widths.size(); ++i) {
    if (listing.columns[i].title == nullptr) continue;
    for (const auto& row : listing.rows) widths[i] = std::max(widths[i], columns(row[i].text));
    if (widths[i] == 0) continue;  // nothing in it
    widths[i] = std::max(widths[i], columns(listing.columns[i].title));
    total += widths[i] + gap;
  }
  total -= std::min(total, gap);
  // The widest of those that may be cut gives up a column, until all fit.
  while (width > 0 && total > width) {
    size_t widest = widths.size();
    for (size_t i = 0; i < widths.size(); ++i) {
      bool may = listing.columns[i].cut != Column::Cut::never && widths[i] > narrowest;
      if (may && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size()) break;
    --widths[widest];
    --total;
  }
  return widths;
}

std::string fitted(const Cell& cell, Column::Cut cut, size_t width) {
  switch (cut) {
    case Column::Cut::front: return shortened_front(cell.text, width);
    case Column::Cut::around: return shortened_around(cell.text, cell.focus_begin, cell.focus_end, width);
    default: return shortened(cell.text, width);
  }
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

size_t terminal_width() {
  winsize size{};
  return isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

std::string as_table(const Listing& listing, size_t width) {
  if (listing.rows.empty()) return "";
  std::vector<size_t> widths = widths_of(listing, width);
  std::string out;
  auto line = [&](auto&& text_of) {
    std::string text;
    for (size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > 0) text += padded(text_of(i), widths[i]) + std::string(gap, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += (width > 0 ? shortened(text, width) : text) + "\n";
  };
  line([&](size_t i) { return shortened(listing.columns[i].title, widths[i]); });
  for (const auto& row : listing.rows) {
    line([&](size_t i) { return fitted(row[i], listing.columns[i].cut, widths[i]); });
  }
  return out;
}

std::string as_csv(const Listing& listing) {
  std::string out;
  auto line = [&](auto&& text_of) {
    const char* between = "";
    for (size_t i = 0; i < listing.columns.size(); ++i) {
      if (listing.columns[i].key == nullptr) continue;
      out += between + csv_field(text_of(i));
      between = ",";
    }
    out += "\r\n";
  };
  line([&](size_t i) { return std::string(listing.columns[i].key); });
  for (const auto& row : listing.rows) line([&](size_t i) { return row[i].text; });
  return out;
}

std::string as_json(const Listing& listing) {
  std::string out = "[";
  for (const auto& row : listing.rows) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (size_t i = 0; i < row.size(); ++i) {
      if (listing.columns[i].key == nullptr || row[i].text.empty()) continue;
      if (listing.columns[i].bare) {
        object[listing.columns[i].key] = nlohmann::ordered_json::parse(row[i].text);
      } else {
        object[listing.columns[i].key] = row[i].text;
      }
    }
    out += out.size() == 1 ? "\n  " : ",\n  ";
    out += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  }
  return out + (listing.rows.empty() ? "]\n" : "\n]\n");
}

int print_text(const std::string& text) {
  std::string problem = write_all(STDOUT_FILENO, text);
  if (problem.empty()) return all_done;
  complain("standard output", problem);
  return input_failed;
}

int print_listing(const Listing& listing, ListingForm form) {
  switch (form) {
    case ListingForm::csv: return print_text(as_csv(listing));
    case ListingForm::json: return print_text(as_json(listing));
    default: return print_text(as_table(listing, terminal_width()));
  }
}

std::string place_text(int attachment, const std::string& within) {
  std::string out = attachment < 0 ? "" : "att." + std::to_string(attachment + 1);
  if (!out.empty() && !within.empty()) out += ' ';
  return out + within;
}

std::string index_text(int index) { return index < 0 ? "" : std::to_string(index); }

}  // namespace vanban::cli
