// Why a file could not be read.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace vanban::read {

/// what() is a sentence about the file, for people: what is wrong; what to do ("is encrypted; save it without …").
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
