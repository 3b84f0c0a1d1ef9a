// Counting what gold and a result have in common.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vanban::cli::evaluate {

/// One thing that gold or a result says: what is compared of it, and what people are shown.
struct Item {
  std::vector<std::string> key;
  std::string shown;
  std::string needle;     ///< its words, to find them in the source
  std::string where;      ///< in the gold, or in the result
  int64_t begin = -1;     ///< its span in the source, where the result says it
  double confidence = 1;  ///< of the result in it; what a result says without one it is sure of
};
using Items = std::vector<Item>;

struct Counts {
  size_t gold = 0;
  size_t found = 0;
  size_t hit = 0;

  double precision() const;
  double recall() const;
  double f1() const;
  void add(const Counts& other);
};

/// What a result was sure of, and whether it was right.
struct Judged {
  double confidence = 1;
  bool right = false;
};

struct Aspect : Counts {
  Items missed;                ///< in the gold only
  Items extra;                 ///< in the result only
  std::vector<Judged> judged;  ///< each item found
};

/// The aspects of one document by their names.
class Tally {
 public:
  explicit Tally(bool soft) : soft_(soft) {}

  bool soft() const { return soft_; }
  const std::map<std::string, Aspect>& aspects() const { return aspects_; }
  Aspect& aspect(const std::string& name) { return aspects_[name]; }

  /// Compares two lists whatever their order, an item of one with an item of the other. In a soft document what is
  /// left over may also be alike.
  void compare(const std::string& aspect, const Items& gold, const Items& found);

 private:
  bool soft_;
  std::map<std::string, Aspect> aspects_;
};

}  // namespace vanban::cli::evaluate
