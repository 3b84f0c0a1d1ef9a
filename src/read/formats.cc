// The table of formats: a reader is added here, and recognised in detect.cc.
#include <stdexcept>

#include "read/read.h"
#include "read/readers.h"

namespace vanban::read {

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"text", "text/plain", "plain text", nullptr, "", ""},
      {"markdown", "text/markdown", "Markdown", nullptr, "", ""},
      {"html", "text/html", "a web page (HTML)", read_html, "", ""},
      {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document (.docx)",
       read_docx, VANBAN_LIBZIP_NAME, "libzip4"},
      {"odt", "application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", read_odt, VANBAN_LIBZIP_NAME,
       "libzip4"},
      {"fodt", "application/vnd.oasis.opendocument.text-flat-xml", "an OpenDocument text in one file (.fodt)",
       read_fodt, "", ""},
      {"mhtml", "multipart/related", "a web page saved with all it shows (.mht)", read_mhtml, "", ""},
      {"doc", "application/msword", "an old Word document (.doc)", read_doc, "antiword", "antiword"},
      {"rtf", "application/rtf", "a rich text file (.rtf)", read_rtf, "soffice", "libreoffice-writer-nogui"},
      {"word-xml", "application/vnd.ms-word.2003-xml", "a Word 2003 document (.xml)", read_word_xml, "soffice",
       "libreoffice-writer-nogui"},
      {"pdf", "application/pdf", "a PDF file", read_pdf, "pdftotext", "poppler-utils"},
      {"png", "image/png", "an image (PNG)", read_image, "tesseract", "tesseract-ocr-vie"},
      {"jpeg", "image/jpeg", "an image (JPEG)", read_image, "tesseract", "tesseract-ocr-vie"},
      {"tiff", "image/tiff", "an image (TIFF)", read_image, "tesseract", "tesseract-ocr-vie"},
      {"gif", "image/gif", "an image (GIF)", nullptr, "", ""},
      {"djvu", "image/vnd.djvu", "a DjVu scan", nullptr, "", ""},
      {"flat-opc", "application/vnd.ms-word.flat-xml", "a Word document as one XML file", nullptr, "", ""},
      {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook (.xlsx)",
       nullptr, "", ""},
      {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
       "a PowerPoint presentation (.pptx)", nullptr, "", ""},
      {"xls", "application/vnd.ms-excel", "an old Excel workbook (.xls)", nullptr, "", ""},
      {"ppt", "application/vnd.ms-powerpoint", "an old PowerPoint presentation (.ppt)", nullptr, "", ""},
      {"ole", "application/x-ole-storage", "an old Office file", nullptr, "", ""},
      {"ooxml-encrypted", "application/x-ole-storage", "an Office document with a password", nullptr, "", ""},
      {"zip", "application/zip", "a zip archive", nullptr, "", ""},
      {"gzip", "application/gzip", "a gzip archive", nullptr, "", ""},
      {"7z", "application/x-7z-compressed", "a 7-Zip archive", nullptr, "", ""},
      {"rar", "application/vnd.rar", "a RAR archive", nullptr, "", ""},
      {"zstd", "application/zstd", "a zstd archive", nullptr, "", ""},
      {"bzip2", "application/x-bzip2", "a bzip2 archive", nullptr, "", ""},
      {"xz", "application/x-xz", "an xz archive", nullptr, "", ""},
      {"sqlite", "application/vnd.sqlite3", "an SQLite database", nullptr, "", ""},
      {"elf", "application/x-executable", "a program", nullptr, "", ""},
      {"binary", "application/octet-stream", "a binary file", nullptr, "", ""},
  };
  return all;
}

const Format& format_called(std::string_view id) {
  for (const Format& f : formats()) {
    if (id == f.id) return f;
  }
  throw std::logic_error("no format is called " + std::string(id));
}

}  // namespace vanban::read
