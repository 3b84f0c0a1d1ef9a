// DOC and RTF, through the converters that are installed.
#include <fstream>
#include <iterator>

#include "read/process.h"
#include "read/read.h"
#include "read/readers.h"
#include "read/text_layer.h"

namespace vanban::read {

namespace {

using Reason = ReadError::Reason;

constexpr const char* libreoffice = "soffice";

void put(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw ReadError(Reason::converter_failed, "the disk is full: " + path + " cannot be written");
}

/// The document as DOCX. A profile of its own lets several run side by side, and keeps them from the user's.
std::string to_docx(std::string_view bytes, const char* ending, const Reading& reading, const ProgramPlaces& places) {
  const PrivateFolder folder(places);
  const std::string input = folder.path("document.") + ending;
  put(input, bytes);
  Command command;
  command.program = libreoffice;
  command.package = "libreoffice-writer-nogui";
  command.arguments = {"-env:UserInstallation=file://" + folder.path("profile"),
                       "--headless",
                       "--norestore",
                       "--convert-to",
                       "docx",
                       "--outdir",
                       folder.path("out"),
                       input};
  command.folder = folder.path();
  command.limits.seconds = reading.seconds_left();
  command.limits.memory = uint64_t{8} << 30;  // of addresses: most of them are never used
  const RunResult result = run(command, places);
  std::ifstream file(folder.path("out/document.docx"), std::ios::binary);
  std::string docx{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  // LibreOffice says 0 also where it could not load the file.
  if (docx.empty()) {
    throw ReadError(Reason::damaged, "cannot be opened by LibreOffice; it may be damaged, or need a password");
  }
  return docx;
}

Extraction by_docx(std::string_view bytes, const char* ending, const Reading& reading, const ProgramPlaces& places) {
  const std::string docx = to_docx(bytes, ending, reading, places);
  Extraction extraction = format_called("docx").reader(docx, reading);
  extraction.encoding.clear();
  return extraction;
}

/// What a program prints as plain text, a paragraph a line.
Extraction by_text(Command command, std::string_view bytes, const Reading& reading, const ProgramPlaces& places) {
  command.input = bytes;
  command.limits.seconds = reading.seconds_left();
  RunResult result = run(command, places);
  if (result.status != 0) {
    const bool locked = result.errors.find("ncrypt") != std::string::npos;
    throw ReadError(locked ? Reason::encrypted : Reason::damaged,
                    locked ? "is encrypted; save it without a password first"
                           : "is damaged, or no document of Word; open it in a word processor and save it again");
  }
  Extraction extraction;
  extraction.encoding.clear();
  extraction.text = std::move(result.output);
  return extraction;
}

bool has_docx(const ProgramPlaces& places) {
  return format_called("docx").reader != nullptr && !find_program(libreoffice, places).empty();
}

Command antiword() {
  Command command;
  command.program = "antiword";
  command.package = "antiword (or libreoffice-writer-nogui)";
  command.arguments = {"-m", "UTF-8.txt", "-w", "0", "-"};
  return command;
}

}  // namespace

Extraction read_doc(std::string_view bytes, const Reading& reading) {
  const ProgramPlaces places = places_of(reading.options);
  const bool libre = has_docx(places);
  if (libre && find_program("antiword", places).empty()) return by_docx(bytes, "doc", reading, places);
  try {
    Extraction extraction = by_text(antiword(), bytes, reading, places);
    // Fonts from before Unicode say what their letters are, and antiword does not know fonts.
    if (!libre || !quality_of(extraction.text).doubtful()) return extraction;
  } catch (const ReadError& e) {
    if (!libre || e.reason() == Reason::encrypted) throw;
  }
  return by_docx(bytes, "doc", reading, places);
}

Extraction read_word_xml(std::string_view bytes, const Reading& reading) {
  return by_docx(bytes, "xml", reading, places_of(reading.options));
}

Extraction read_rtf(std::string_view bytes, const Reading& reading) {
  const ProgramPlaces places = places_of(reading.options);
  if (has_docx(places)) return by_docx(bytes, "rtf", reading, places);
  Command command;
  command.program = "catdoc";
  command.package = "libreoffice-writer-nogui or catdoc";
  command.arguments = {"-d", "utf-8", "-w", "/dev/stdin"};
  return by_text(command, bytes, reading, places);
}

}  // namespace vanban::read
