// One reading of one document: what the caller asked for, the words it goes by, and when it has to end.
#pragma once

#include <chrono>
#include <string>

#include "grammar/grammar.h"
#include "options.h"
#include "read/read_error.h"

namespace vanban::read {

/// The time that all programs run for one document have together. Copies share the moment they end at.
class Reading {
 public:
  /// It begins now. `given` and `words` must outlive it.
  Reading(const ReadOptions& given, const grammar::Grammar& words)
      : options(given), grammar(words), end_(std::chrono::steady_clock::now() + std::chrono::seconds(given.seconds)) {}

  /// Whole seconds that are left, rounded up. Throws ReadError (timed_out) where none is.
  unsigned seconds_left() const {
    const auto left = end_ - std::chrono::steady_clock::now();
    if (left <= left.zero()) {
      throw ReadError(ReadError::Reason::timed_out,
                      "was not read within " + std::to_string(options.seconds) + " seconds; allow it more time");
    }
    return static_cast<unsigned>(std::chrono::ceil<std::chrono::seconds>(left).count());
  }

  const ReadOptions& options;
  const grammar::Grammar& grammar;  ///< by its words are captions of signatures and tables of a site known

 private:
  std::chrono::steady_clock::time_point end_;
};

}  // namespace vanban::read
