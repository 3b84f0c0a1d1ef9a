// Files that are no plain text, known by their first bytes.
#include <algorithm>

#include "cli/input.h"

namespace vanban::cli {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view head;
  std::string_view name;
};

constexpr Magic magics[] = {
    {"%PDF-"sv, "a PDF file"sv},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office file (.doc, .xls)"sv},
    {"{\\rtf"sv, "a rich text file (.rtf)"sv},
    {"\x89PNG\r\n"sv, "an image (PNG)"sv},
    {"\xFF\xD8\xFF"sv, "an image (JPEG)"sv},
    {"GIF8"sv, "an image (GIF)"sv},
    {"II*\0"sv, "an image (TIFF)"sv},
    {"MM\0*"sv, "an image (TIFF)"sv},
    {"AT&TFORM"sv, "a DjVu scan"sv},
    {"\x1F\x8B\x08"sv, "a gzip archive"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"sv},
    {"Rar!\x1A\x07"sv, "a RAR archive"sv},
    {"\x28\xB5\x2F\xFD"sv, "a zstd archive"sv},
    {"BZh"sv, "a bzip2 archive"sv},
    {"\xFD"
     "7zXZ\0"sv,
     "an xz archive"sv},
    {"SQLite format 3\0"sv, "an SQLite database"sv},
    {"\x7F"
     "ELF"sv,
     "a program"sv},
};

/// A zip archive by its first entries.
std::string_view zip_kind(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 8192);
  auto holds = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
  if (holds("opendocument.text"sv)) return "an OpenDocument text (.odt)";
  if (holds("word/"sv)) return "a Word document (.docx)";
  if (holds("xl/"sv)) return "an Excel workbook (.xlsx)";
  if (holds("ppt/"sv)) return "a PowerPoint presentation (.pptx)";
  if (holds("[Content_Types].xml"sv)) return "an Office document (.docx, .xlsx)";
  return "a zip archive";
}

bool is_html(std::string_view bytes) {
  size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return false;
  std::string head(bytes.substr(at, 14));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return head.starts_with("<!doctype html") || head.starts_with("<html");
}

/// Control characters that no text holds; the zeros of UTF-16 stand all at even or all at odd places and are none.
bool is_binary(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) return false;
  // Nearly every text has line ends and tabs and no other control character: seen without a branch a byte.
  unsigned char rare = 0;
  for (char c : head) {
    rare |=
        static_cast<unsigned char>((static_cast<unsigned char>(c) < 0x20) & (c != '\n') & (c != '\r') & (c != '\t'));
  }
  if (rare == 0) return false;
  size_t controls = 0;
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) {
    auto c = static_cast<unsigned char>(head[i]);
    if (c == 0) ++zeros[i & 1];
    controls += c < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1B;
  }
  size_t few = head.size() / 50;
  bool utf16 = std::max(zeros[0], zeros[1]) > head.size() / 10 && std::min(zeros[0], zeros[1]) <= few;
  return !utf16 && controls > std::max<size_t>(few, 8);
}

}  // namespace

std::string_view other_format(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv)) return zip_kind(bytes);
  for (const Magic& m : magics) {
    if (bytes.starts_with(m.head)) return m.name;
  }
  if (is_html(bytes)) return "a web page (HTML)";
  if (is_binary(bytes)) return "a binary file";
  return "";
}

}  // namespace vanban::cli
