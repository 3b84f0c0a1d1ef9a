// What bytes are, by the bytes: first what nearly all files are, plain text, without looking at more than their head.
#include <algorithm>

#include "read/read.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view head;
  std::string_view format;
};

constexpr Magic magics[] = {
    {"{\\rtf"sv, "rtf"sv},
    {"\x89PNG\r\n"sv, "png"sv},
    {"\xFF\xD8\xFF"sv, "jpeg"sv},
    {"GIF8"sv, "gif"sv},
    {"II*\0"sv, "tiff"sv},
    {"MM\0*"sv, "tiff"sv},
    {"AT&TFORM"sv, "djvu"sv},
    {"\x1F\x8B\x08"sv, "gzip"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "7z"sv},
    {"Rar!\x1A\x07"sv, "rar"sv},
    {"\x28\xB5\x2F\xFD"sv, "zstd"sv},
    {"BZh"sv, "bzip2"sv},
    {"\xFD"
     "7zXZ\0"sv,
     "xz"sv},
    {"SQLite format 3\0"sv, "sqlite"sv},
    {"\x7F"
     "ELF"sv,
     "elf"sv},
};

/// A zip archive by its first entries.
std::string_view zip_kind(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 8192);
  auto holds = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
  if (holds("opendocument.text"sv)) return "odt";
  if (holds("word/"sv)) return "docx";
  if (holds("xl/"sv)) return "xlsx";
  if (holds("ppt/"sv)) return "pptx";
  // An Office document whose parts come in another order names them in the directory at its end.
  if (holds("[Content_Types].xml"sv) || holds("_rels/.rels"sv)) {
    std::string_view directory = bytes.substr(bytes.size() - std::min<size_t>(bytes.size(), 1 << 16));
    return directory.find("xl/workbook"sv) != std::string_view::npos        ? "xlsx"
           : directory.find("ppt/presentation"sv) != std::string_view::npos ? "pptx"
                                                                            : "docx";
  }
  return "zip";
}

/// A compound file (OLE) by the names of its streams, which are in UTF-16.
std::string_view ole_kind(std::string_view bytes) {
  auto holds = [&](std::string_view name) {
    std::string wide;
    for (char c : name) wide.append(1, c).append(1, '\0');
    return bytes.find(wide) != std::string_view::npos;
  };
  if (holds("EncryptedPackage")) return "ooxml-encrypted";
  if (holds("WordDocument")) return "doc";
  if (holds("Workbook")) return "xls";
  if (holds("PowerPoint Document")) return "ppt";
  return "ole";
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The head in lower case and in single bytes: markup is ASCII, also in UTF-16.
std::string markup_head(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xEF\xBB\xBF"sv)) head.remove_prefix(3);
  bool wide = head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv) || head.substr(0, 4) == "<\0!\0"sv ||
              head.substr(0, 4) == "<\0h\0"sv;
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) head.remove_prefix(2);
  std::string out;
  for (char c : head) {
    if (!wide || c != '\0') out += lower(c);
  }
  return out;
}

/// The XML of a word processor, by its root element; what says which is an attribute of it, or its namespace.
std::string_view xml_kind(std::string_view root, std::string_view bytes) {
  if (root.starts_with("<office:document"sv)) {
    const std::string_view head = bytes.substr(0, 1 << 14);
    return head.find("opendocument.text"sv) != std::string_view::npos ? "fodt"sv : ""sv;
  }
  if (root.starts_with("<w:worddocument"sv)) return "word-xml";
  return root.starts_with("<pkg:package"sv) ? "flat-opc"sv : ""sv;
}

/// The format of markup: a web page, or a word processor's XML.
std::string_view markup_kind(std::string_view bytes) {
  size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF\0"sv);
  if (first == std::string_view::npos || bytes[first] != '<') return "";
  std::string head = markup_head(bytes);
  size_t at = 0;
  auto skip_blanks = [&] { at = std::min(head.find_first_not_of(" \t\r\n", at), head.size()); };
  for (skip_blanks(); at < head.size(); skip_blanks()) {  // comments and an XML declaration may stand before
    std::string_view rest = std::string_view(head).substr(at);
    std::string_view close = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : "";
    if (close.empty()) break;
    at = head.find(close, at);
    if (at == std::string::npos) return "";
    at += close.size();
  }
  std::string_view rest = std::string_view(head).substr(at);
  for (std::string_view tag : {"<!doctype html"sv, "<html"sv, "<head>"sv, "<body"sv, "<meta "sv, "<title>"sv}) {
    if (rest.starts_with(tag)) return "html";
  }
  if (std::string_view xml = xml_kind(rest, bytes); !xml.empty()) return xml;
  // A fragment: begins with an element of a page and holds more of them, also closed ones.
  bool element = false;
  for (std::string_view tag : {"<div"sv, "<table"sv, "<p"sv, "<font"sv, "<center"sv, "<span"sv, "<style"sv, "<h1"sv}) {
    element = element || (rest.starts_with(tag) && rest.size() > tag.size() &&
                          (rest[tag.size()] == '>' || rest[tag.size()] == ' '));
  }
  size_t closed = 0;
  for (size_t k = rest.find("</"); element && k != std::string_view::npos; k = rest.find("</", k + 2)) ++closed;
  return closed >= 3 ? "html"sv : ""sv;
}

/// Control characters that no text holds; the zeros of UTF-16 and UTF-32 stand all at the same places and are none.
bool is_binary(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) return false;
  if (head.starts_with("\0\0\xFE\xFF"sv)) return false;
  // Nearly every text has line ends and tabs and no other control character: seen without a branch a byte.
  unsigned char rare = 0;
  for (char c : head) {
    rare |=
        static_cast<unsigned char>((static_cast<unsigned char>(c) < 0x20) & (c != '\n') & (c != '\r') & (c != '\t'));
  }
  if (rare == 0) return false;
  size_t controls = 0;
  size_t zeros[4] = {0, 0, 0, 0};
  for (size_t i = 0; i < head.size(); ++i) {
    auto c = static_cast<unsigned char>(head[i]);
    if (c == 0) ++zeros[i & 3];
    controls += c < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1B;
  }
  size_t few = head.size() / 50;
  size_t even = zeros[0] + zeros[2];
  size_t odd = zeros[1] + zeros[3];
  bool utf16 = std::max(even, odd) > head.size() / 10 && std::min(even, odd) <= few;
  bool utf32 = zeros[1] + zeros[2] > head.size() / 3 && std::min(zeros[0], zeros[3]) <= few;
  return !utf16 && !utf32 && controls > std::max<size_t>(few, 8);
}

/// The head of a message of which a page is a part: browsers and Word begin it with different fields.
bool is_mhtml(std::string_view bytes) {
  const size_t name = bytes.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");
  if (name == std::string_view::npos || name == 0 || bytes[name] != ':') return false;
  const std::string head = markup_head(bytes);
  const bool message = head.starts_with("mime-version:") || head.find("\nmime-version:") != std::string::npos;
  return message && head.find("multipart/related") != std::string::npos;
}

/// The format, or "" for text.
std::string_view marked(std::string_view bytes) {
  // Readers of PDF accept a few bytes of rubbish before it.
  if (bytes.substr(0, 1024).find("%PDF-"sv) != std::string_view::npos && !bytes.empty()) {
    size_t at = bytes.find("%PDF-"sv);
    if (at == 0 || is_binary(bytes)) return "pdf";
  }
  switch (bytes.empty() ? '\0' : bytes[0]) {
    case 'P':
      if (bytes.starts_with("PK\x03\x04"sv)) return zip_kind(bytes);
      break;
    case '\xD0':
      if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return ole_kind(bytes);
      break;
    case 'M':  // MIME-Version
    case 'm':
    case 'F':  // From
      if (is_mhtml(bytes)) return "mhtml";
      break;
    default: break;
  }
  for (const Magic& m : magics) {
    if (bytes.starts_with(m.head)) return m.format;
  }
  if (std::string_view kind = markup_kind(bytes); !kind.empty()) return kind;
  return is_binary(bytes) ? "binary"sv : ""sv;
}

bool ends_in(std::string_view name, std::string_view end) {
  return name.size() > end.size() &&
         std::equal(end.rbegin(), end.rend(), name.rbegin(), [](char a, char b) { return a == lower(b); });
}

}  // namespace

const Format& detect(std::string_view bytes, const ReadOptions& options) {
  static const Format& text = format_called("text");
  static const Format& markdown = format_called("markdown");
  if (!options.media_type.empty()) {
    for (const Format& f : formats()) {
      if (options.media_type == f.media_type) return f;
    }
  }
  if (std::string_view id = marked(bytes); !id.empty()) return format_called(id);
  return ends_in(options.name, ".md") || ends_in(options.name, ".markdown") ? markdown : text;
}

bool is_text(const Format& format) { return format.id == "text"sv || format.id == "markdown"sv; }

}  // namespace vanban::read
