// What became of files, one by one and counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch/message.h"

namespace vanban::batch {

enum class Outcome : uint8_t { done, done_with_review, duplicate, failed, skipped, unpacked };
const char* name_of(Outcome outcome);

/// A run in numbers. Every file found has one outcome; `same_number` are among those that are done.
struct Counts {
  int64_t found = 0;
  int64_t done = 0, done_with_review = 0, duplicate = 0, failed = 0, skipped = 0;
  int64_t same_number = 0;  ///< done, and another document has the same issuer, year, number and notation
  int64_t bytes = 0;        ///< of the files that were read
  bool found_all = false;   ///< all sources were walked to their end

  int64_t finished() const { return done + done_with_review + duplicate + failed + skipped; }
  void add(const Counts& other);
};

/// A file with what was found in it: what goes into the catalogue.
struct Filed {
  Job job;  ///< without its bytes
  std::vector<char> message;
  Finding finding;  ///< points into `message`
};

/// What became of it.
struct Stored {
  Outcome outcome = Outcome::failed;
  bool same_number = false;
};

}  // namespace vanban::batch
