// What a reader makes of a file: the text, and what it knows of its layout.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/source_layout.h"

namespace vanban::read {

/// The text of a file of any format. Spans of the result refer to `text`.
struct Extraction {
  std::string text;  ///< UTF-8; NFC, unless the file itself is plain text
  SourceLayout layout;
  std::string media_type = "text/plain";
  std::string encoding = "UTF-8";       ///< of the file, where it has one; "" for a binary format
  std::vector<Diagnostic> diagnostics;  ///< what was repaired or could not be read; `at` is empty
};

/// Why a file could not be read. what() is a sentence for people: what is wrong; what to do.
class ReadError : public std::runtime_error {
 public:
  enum class Reason : uint8_t {
    empty,
    damaged,            ///< truncated, or not what its first bytes say
    encrypted,          ///< a password is needed
    unsupported,        ///< a format that holds no document, or that nothing here reads
    too_large,          ///< over a limit: bytes, ratio of an archive, pages, pixels
    converter_missing,  ///< the program that reads this format is not installed; what() names its package
    converter_failed,   ///< it ended with an error, or was killed
    timed_out,
  };
  ReadError(Reason reason, const std::string& what) : std::runtime_error(what), reason_(reason) {}
  Reason reason() const { return reason_; }
  /// The same file may be read another time: a full disk, a time limit, a missing program.
  bool transient() const { return reason_ == Reason::timed_out || reason_ == Reason::converter_missing; }

 private:
  Reason reason_;
};

}  // namespace vanban::read
