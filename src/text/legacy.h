// Vietnamese text in the encodings before Unicode: TCVN3 (ABC), VNI-Windows, VISCII, windows-1258.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/derived.h"

namespace vanban::text {

enum class Legacy : uint8_t {
  tcvn3,          ///< of .VnTime and other .Vn fonts
  tcvn3_capital,  ///< of .VnTimeH and other .Vn…H fonts, which print small letters as capitals
  vni,            ///< VNI-Windows, of the VNI- fonts
  viscii,
  windows_1258,
  windows_1252,  ///< holds no Vietnamese; what bytes look like that were taken for it
};
/// "TCVN3", "VNI", "VISCII", "windows-1258", "windows-1252"
const char* name_of(Legacy encoding);

/// The text in UTF-8, NFC; with the way back to the bytes, or without.
Derived derive_from_legacy(std::string_view bytes, Legacy encoding);
std::string from_legacy(std::string_view bytes, Legacy encoding);

/// The encoding that the bytes are most probably in, by how many of its words are Vietnamese; nothing where no
/// encoding makes Vietnamese of them, or two do.
std::optional<Legacy> guess_legacy(std::string_view bytes);

/// The bytes that a text was before it was taken for windows-1252; nothing where it holds other characters too.
std::optional<std::string> as_windows_1252(std::string_view utf8);
/// The same, with the way back to the text.
std::optional<Derived> derive_windows_1252(std::string_view utf8);

/// The encoding that a font's name stands for (".VnTime", ".VnTimeH", "VNI-Times").
std::optional<Legacy> legacy_font(std::string_view family);
/// What a run of text in such a font shows. A run that is Unicode after all stays as it is.
std::string from_legacy_font(std::string_view utf8, Legacy font);

/// In capitals, as a font or a format shows it.
std::string upper(std::string_view utf8);

}  // namespace vanban::text
