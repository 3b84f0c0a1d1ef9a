// The readers, one a format. Each takes a whole file and gives its text with what it knows of the layout, or throws
// ReadError (also settle.h does, for a file without text). formats.cc lists them.
#pragma once

#include <string_view>

#include "read/extraction.h"
#include "read/reading.h"

namespace vanban::read {

Extraction read_docx(std::string_view bytes, const Reading& reading);
Extraction read_html(std::string_view bytes, const Reading& reading);
Extraction read_odt(std::string_view bytes, const Reading& reading);
/// OpenDocument in one XML file.
Extraction read_fodt(std::string_view bytes, const Reading& reading);
/// A web page saved with all it shows.
Extraction read_mhtml(std::string_view bytes, const Reading& reading);

/// PDF: the text that is in it and where it stands, through pdftotext; pages that are images only are recognised,
/// through pdftoppm and tesseract. ReadError: encrypted, damaged, too_large for 10,000 pages, and what run() throws.
Extraction read_pdf(std::string_view bytes, const Reading& reading);

/// PNG, JPEG, TIFF of one page or several, recognised by tesseract, which decodes them too. The paper is taken to be
/// as wide as A4, whatever the file says of its resolution. ReadError: too_large over 25,000 pixels a side or 80
/// million in all; damaged; and what run() throws.
Extraction read_image(std::string_view bytes, const Reading& reading);

/// DOC, through antiword. Through LibreOffice to DOCX where antiword is not installed or fails, and where its text is
/// no Vietnamese: fonts from before Unicode are decoded run by run. ReadError: converter_missing where neither is
/// there; damaged; encrypted; and what run() throws.
Extraction read_doc(std::string_view bytes, const Reading& reading);

/// The XML of Word 2003, through LibreOffice to DOCX.
Extraction read_word_xml(std::string_view bytes, const Reading& reading);

/// RTF, through LibreOffice to DOCX, else through catdoc.
Extraction read_rtf(std::string_view bytes, const Reading& reading);

}  // namespace vanban::read
