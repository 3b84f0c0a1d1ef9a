#include "grammar/trigger_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/fold.h"
#include "text/sixteen.h"

namespace vanban::grammar {

namespace {

constexpr uint32_t block = 64;

/// What 64 bytes are, a bit a byte. A word starts after anything that is neither a letter nor a digit. In folded text
/// multi-byte punctuation begins with C2 or E2, multi-byte letters with C3..C6, CC, CD or E1.
struct Classes {
  uint64_t digits = 0;
  uint64_t ascii_other = 0;  // ASCII that is neither letter nor digit
  uint64_t two = 0;          // C2
  uint64_t three = 0;        // E2
};

Classes classify(const char* p) {
  Classes c;
#if defined(__SSE2__)
  for (unsigned i = 0; i < block; i += 16) {
    using namespace text::sixteen;
    const Bytes v = load(p + i);
    auto mask = [&](Bytes answer) { return uint64_t{bits(answer)} << i; };
    const Bytes digit = between(v, '0', '9');
    const Bytes letter = between(either(v, all(0x20)), 'a', 'z');
    c.digits |= mask(digit);
    c.ascii_other |= ~mask(either(digit, letter, beyond_ascii(v))) & (uint64_t{0xFFFF} << i);
    c.two |= mask(is(v, 0xC2));
    c.three |= mask(is(v, 0xE2));
  }
#else
  for (unsigned i = 0; i < block; ++i) {
    auto b = static_cast<unsigned char>(p[i]);
    unsigned char lower = b | 0x20;
    bool digit = b >= '0' && b <= '9';
    bool letter = lower >= 'a' && lower <= 'z';
    c.digits |= uint64_t{digit} << i;
    c.ascii_other |= uint64_t{b < 0x80 && !digit && !letter} << i;
    c.two |= uint64_t{b == 0xC2} << i;
    c.three |= uint64_t{b == 0xE2} << i;
  }
#endif
  return c;
}

uint64_t load(const char* p) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  return bytes;
}

/// Which of the first eight bytes belong to a word of so many letters.
constexpr std::array<uint64_t, block + 1> letter_masks = [] {
  std::array<uint64_t, block + 1> masks{};
  for (size_t n = 0; n <= block; ++n) masks[n] = n >= 8 ? ~uint64_t{0} : (uint64_t{1} << 8 * n) - 1;
  return masks;
}();

/// The first letters of a word, eight bytes at most, as a number.
uint64_t key_of(const char* p, size_t letters, size_t readable) {
  uint64_t key = 0;
  if (readable >= sizeof key) {
    std::memcpy(&key, p, sizeof key);
  } else {
    std::memcpy(&key, p, readable);
  }
  return key & letter_masks[letters];
}

/// A place in the block where a word begins whose letters some trigger has, or (no letters) a run of digits.
struct Candidate {
  uint16_t slot;
  uint8_t bit, letters;
};

size_t first_letters(std::string_view word) {
  std::array<char, block> padded;
  padded.fill(' ');
  std::memcpy(padded.data(), word.data(), std::min<size_t>(word.size(), block));
  const Classes c = classify(padded.data());
  return static_cast<size_t>(std::countr_one(~(c.ascii_other | c.digits | c.two | c.three)));
}

}  // namespace

uint16_t TriggerIndex::add(const std::string& word) {
  const auto [it, fresh] = numbers_.emplace(word, static_cast<uint16_t>(size_));
  if (fresh) ++size_;
  return it->second;
}

void TriggerIndex::build() {
  std::vector<std::pair<std::string_view, uint16_t>> words(numbers_.begin(), numbers_.end());
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<Entry> entries;
  std::string pool;
  for (const auto& [word, number] : words) {
    if (word == "#") {
      digits_ = number;
      continue;
    }
    const size_t letters = first_letters(word);
    const size_t behind = std::min(word.size() - letters, sizeof(uint64_t));
    entries.push_back({key_of(word.data(), letters, word.size()),
                       behind == 0 ? 0 : key_of(word.data() + letters, behind, word.size() - letters),
                       behind == 0 ? 0 : ~uint64_t{0} >> (64 - 8 * behind), static_cast<uint32_t>(pool.size()),
                       static_cast<uint16_t>(word.size()), number});
    pool += word;
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(slot_of(a.key), b.size) < std::pair(slot_of(b.key), a.size);
  });
  std::vector<uint16_t> first(slots + 1, 0);
  for (const Entry& entry : entries) ++first[slot_of(entry.key) + 1];
  for (size_t s = 0; s < slots; ++s) first[s + 1] = static_cast<uint16_t>(first[s + 1] + first[s]);
  entries_ = Table(std::move(entries));
  first_ = Table(std::move(first));
  pool_ = Table(std::vector<char>(pool.begin(), pool.end()));
}

void TriggerIndex::find(std::string_view fold, uint32_t begin, uint32_t end, std::vector<Hit>& out) const {
  const std::string_view read = fold.substr(0, end);
  uint64_t two_before = 0;  // what multi-byte punctuation of the block before still covers
  uint64_t three_before = 0;
  uint64_t other_before = 1;  // the bit before the first: a text's start is a word's start
  uint64_t digit_before = 0;
  for (uint32_t at = begin; at < end;) {
    std::array<char, size_t{2} * block> padded;  // NOLINT(*-member-init): filled where it is read
    const char* p = fold.data() + at;
    if (at + block + sizeof(uint64_t) > fold.size()) {
      padded.fill(' ');
      std::memcpy(padded.data(), p, std::min<size_t>(fold.size() - at, block + sizeof(uint64_t)));
      p = padded.data();
    }
    const Classes c = classify(p);
    const uint64_t other =
        c.ascii_other | c.two | c.two << 1 | two_before | c.three | c.three << 1 | c.three << 2 | three_before;
    const uint64_t letters = ~(other | c.digits);
    const uint64_t words = letters & (other << 1 | other_before);
    const uint64_t runs = c.digits & ~(c.digits << 1 | digit_before);
    uint64_t starts = words | (digits_ != none ? runs : 0);

    // A word that is cut by the block's end is left to the next block, which begins with it.
    uint32_t size = block;
    if ((letters >> 63) != 0 && words != 0) {
      auto last = static_cast<uint32_t>(63 - std::countl_zero(words));
      if (last > 0 && (letters >> last) == (~uint64_t{0} >> last)) size = last;
    }
    if (size < block) {
      starts &= (uint64_t{1} << size) - 1;
      two_before = three_before = digit_before = 0;
      other_before = 1;
    } else {
      two_before = c.two >> 63;
      three_before = c.three >> 62 | c.three >> 63;
      other_before = other >> 63;
      digit_before = c.digits >> 63;
    }
    if (end - at < size) starts &= (uint64_t{1} << (end - at)) - 1;

    // First all words that may be triggers, then what they are: whether a word may be is a coin's toss, and no branch
    // should wait for it.
    std::array<Candidate, block> candidates;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    size_t found = 0;
    for (; starts != 0; starts &= starts - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(starts));
      const auto length = static_cast<unsigned>(std::countr_one(letters >> bit));
      const size_t slot = slot_of(load(p + bit) & letter_masks[length]);
      candidates[found] = {static_cast<uint16_t>(slot), static_cast<uint8_t>(bit), static_cast<uint8_t>(length)};
      found += static_cast<size_t>(first_[slot] != first_[slot + 1] || length == 0);
    }
    for (size_t n = 0; n < found; ++n) {
      const auto& [slot, bit, length] = candidates[n];
      const uint32_t here = at + bit;
      if (length == 0) {
        out.push_back({here, static_cast<uint16_t>(digits_)});
        continue;
      }
      const uint64_t key = load(p + bit) & letter_masks[length];
      const uint64_t rest = load(p + bit + length);
      for (size_t e = first_[slot]; e < first_[slot + 1U]; ++e) {
        const Entry& entry = entries_[e];
        if (entry.key != key || (rest & entry.mask) != entry.rest || entry.size > end - here) continue;
        // Where key and rest hold all of it, their being equal says all.
        bool compared = length <= sizeof key && entry.size <= length + sizeof rest;
        if (!compared && std::memcmp(fold.data() + here, pool_.data() + entry.text, entry.size) != 0) continue;
        if (!text::ends_word(read, here + entry.size)) continue;
        out.push_back({here, entry.trigger});
      }
    }
    at += size;
  }
}

}  // namespace vanban::grammar
