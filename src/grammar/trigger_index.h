// The words that rules wait for, all found in one pass over a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/table.h"

namespace vanban::grammar {

/// A word some rule waits for, met in a text.
struct Hit {
  uint32_t at;
  uint16_t trigger;
};

/// All trigger words of all families. A word may be several ("căn cứ"); "#" stands for a run of digits.
class TriggerIndex {
 public:
  /// The number of the word, the same for the same word; it is found once build() was called.
  uint16_t add(const std::string& word);
  /// To be called when all words are added.
  void build();
  /// Appends the hits in [begin, end) of a folded text, in order of place, the longer word first.
  void find(std::string_view fold, uint32_t begin, uint32_t end, std::vector<Hit>& out) const;
  size_t size() const { return size_; }

  /// What build() made, for ByteWriter and ByteReader.
  template <typename Archive, typename AnyIndex>
  static void tables(Archive& archive, AnyIndex& index) {
    archive(index.size_);
    archive(index.digits_);
    archive(index.entries_);
    archive(index.first_);
    archive(index.pool_);
  }

 private:
  /// A word beside the others of its slot: what is compared lies together.
  struct Entry {
    uint64_t key;   ///< its first letters: see key_of
    uint64_t rest;  ///< up to eight bytes of what follows them: words of several are refused by it
    uint64_t mask;  ///< which of those count
    uint32_t text;  ///< where it stands in pool_
    uint16_t size;
    uint16_t trigger;
  };
  static constexpr size_t slots = size_t{1} << 12;
  static size_t slot_of(uint64_t key) { return (key * 0x9E3779B97F4A7C15U) >> 52; }

  static constexpr uint64_t none = ~uint64_t{0};

  std::unordered_map<std::string, uint16_t> numbers_;  // while words are added
  uint64_t size_ = 0;
  uint64_t digits_ = none;                                                        // the number of "#"
  Table<Entry> entries_;                                                          // by slot, the longer word first
  Table<uint16_t> first_ = Table<uint16_t>(std::vector<uint16_t>(slots + 1, 0));  // entries_ of a slot: [s], [s + 1])
  Table<char> pool_;
};

}  // namespace vanban::grammar
