// Unicode normalisation. ICU is named in this folder and nowhere else.
#pragma once

#include <string>
#include <string_view>

namespace vanban::text {

/// NFC of a well-formed UTF-8 text, with the marks of Vietnamese letters typed in the wrong order (á + ^) put right
/// first.
std::string to_nfc(std::string_view utf8);

/// True if the text is NFC already (quick check; may say false of a text that is).
bool surely_nfc(std::string_view utf8);

/// "ICU 72.1"
std::string icu_version();

}  // namespace vanban::text
