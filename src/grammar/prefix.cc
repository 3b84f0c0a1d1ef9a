#include "grammar/prefix.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace vanban::grammar {

namespace {

/// The offsets, as bits, that a match may have reached; bit `reach` stands for "past all that is looked at".
using Offsets = uint32_t;
constexpr Offsets past = 1U << Prefix::reach;

Offsets advance(Offsets at, unsigned by) {
  Offsets out = 0;
  for (unsigned i = 0; i <= Prefix::reach; ++i) {
    if ((at & (1U << i)) != 0) out |= i + by >= Prefix::reach ? past : 1U << (i + by);
  }
  return out;
}

using Range = std::pair<char32_t, char32_t>;
constexpr char32_t last_code_point = 0x10FFFF;

/// What the first byte of a character is marked with, by its length.
constexpr unsigned leads[] = {0x00, 0xC0, 0xE0, 0xF0};

/// A set of characters: for those of each length, the bytes that can stand at each of their places.
struct Class {
  std::string_view source;  ///< as the pattern writes it; "" if it is no class of [ ]
  unsigned lengths = 0;     ///< a bit for each length that some character has
  std::array<std::array<std::bitset<256>, 4>, 4> bytes;

  void add(Range range) {
    constexpr char32_t limits[] = {0x7F, 0x7FF, 0xFFFF, last_code_point};
    char32_t low = range.first;
    for (unsigned length = 1; length <= 4; ++length) {
      char32_t high = range.second < limits[length - 1] ? range.second : limits[length - 1];
      if (low > high) continue;
      lengths |= 1U << length;
      for (unsigned k = 0; k < length; ++k) add(length, k, low, high);
      low = high + 1;
    }
  }

 private:
  void add(unsigned length, unsigned k, char32_t low, char32_t high) {
    const unsigned shift = 6 * (length - 1 - k);
    char32_t a = low >> shift;
    char32_t b = high >> shift;
    if (k > 0 && b - a >= 63) a = 0, b = 63;
    for (char32_t v = a; v <= b; ++v) bytes[length - 1][k].set(k == 0 ? leads[length - 1] | v : 0x80 | (v & 0x3F));
  }
};

struct Unknown : std::runtime_error {
  Unknown() : std::runtime_error("not read") {}
};

/// Reads a pattern once from left to right, carrying the offsets along.
class Reader {
 public:
  Reader(std::string_view pattern, Prefix& out) : pattern_(pattern), out_(out) {}

  void run() {
    Offsets end = 1;
    try {
      end = alternatives(1);
      if (at_ < pattern_.size()) throw Unknown();
    } catch (const Unknown&) {
      end = past - 1;
    }
    // Behind the end of a match anything may stand.
    for (unsigned i = 0; i < Prefix::reach; ++i) {
      if ((end & ((2U << i) - 1)) != 0) out_.bytes[i].set();
    }
  }

 private:
  bool more() const { return at_ < pattern_.size(); }
  bool next(char c) const { return more() && pattern_[at_] == c; }

  Offsets alternatives(Offsets in) {
    Offsets out = sequence(in);
    while (next('|')) {
      ++at_;
      out |= sequence(in);
    }
    return out;
  }

  Offsets sequence(Offsets in) {
    while (more() && !next('|') && !next(')')) {
      if (in == past) {
        skip();
        break;
      }
      in = repeated(in);
    }
    return in;
  }

  /// Passes over what is left of a sequence: none of it lies within reach.
  void skip() {
    unsigned depth = 0;
    for (; more(); ++at_) {
      char c = pattern_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '[') {
        skip_class();
      } else if (c == '(') {
        ++depth;
      } else if ((c == ')' && depth-- == 0) || (c == '|' && depth == 0)) {
        return;
      }
    }
  }

  /// Leaves `at_` on the bracket that closes the class.
  void skip_class() {
    at_ += at_ + 1 < pattern_.size() && pattern_[at_ + 1] == '^' ? 2 : 1;
    for (bool first = true; more() && (first || !next(']')); ++at_, first = false) {
      if (next('\\')) ++at_;
    }
  }

  /// An atom with what says how often. The atom is read anew for each turn: its offsets differ.
  Offsets repeated(Offsets in) {
    size_t begin = at_;
    Offsets once = atom(in);
    unsigned least = 1;
    unsigned most = 1;
    if (next('*') || next('+') || next('?')) {
      least = next('+') ? 1 : 0;
      most = next('?') ? 1 : Prefix::reach + 1;
      ++at_;
    } else if (next('{')) {
      ++at_;
      least = number();
      most = least;
      if (next(',')) {
        ++at_;
        most = next('}') ? Prefix::reach + 1 : number();
      }
      if (!next('}')) throw Unknown();
      ++at_;
    } else {
      return once;
    }
    if (next('?')) ++at_;  // lazy: the same matches
    size_t end = at_;
    Offsets out = least == 0 ? in : 0;
    Offsets reached = once;
    for (unsigned turn = 1; turn <= most && turn <= Prefix::reach + 1; ++turn) {
      if (turn > 1) {
        at_ = begin;
        reached = atom(reached);
      }
      if (turn >= least) out |= reached;
    }
    if (least > Prefix::reach + 1) out |= reached;
    at_ = end;
    return out;
  }

  unsigned number() {
    unsigned n = 0;
    if (!more() || pattern_[at_] < '0' || pattern_[at_] > '9') throw Unknown();
    while (more() && pattern_[at_] >= '0' && pattern_[at_] <= '9') {
      n = n * 10 + static_cast<unsigned>(pattern_[at_++] - '0');
    }
    return n;
  }

  Offsets atom(Offsets in) {
    char c = pattern_[at_];
    if (c == '(') return group(in);
    if (c == '[') return char_class(in);
    if (c == '^') {
      ++at_;
      return in;
    }
    if (c == '$') {
      ++at_;
      return 0;  // nothing follows the end of the text: neither what the pattern goes on with, nor "any byte"
    }
    if (c == '.') {
      ++at_;
      return take(in, std::vector<Range>{{0, last_code_point}});
    }
    if (c == '\\') {
      std::vector<Range>& ranges = scratch();
      bool negated = false;
      escape(ranges, negated);
      return take(in, negated ? complement(ranges) : ranges);
    }
    if (c == '*' || c == '+' || c == '?' || c == '{') throw Unknown();
    return take(in, code_point());
  }

  Offsets group(Offsets in) {
    ++at_;
    if (next('?')) {
      if (pattern_.compare(at_, 2, "?:") == 0) {
        at_ += 2;
      } else if (pattern_.compare(at_, 3, "?P<") == 0) {
        at_ = pattern_.find('>', at_);
        if (at_ == std::string_view::npos) throw Unknown();
        ++at_;
      } else {
        throw Unknown();
      }
    }
    Offsets out = alternatives(in);
    if (!next(')')) throw Unknown();
    ++at_;
    return out;
  }

  Offsets char_class(Offsets in) {
    // A class is read anew for each turn, and a grammar's patterns have the same few long ones.
    for (const Class& known : classes_) {
      if (pattern_.substr(at_).starts_with(known.source)) {
        at_ += known.source.size();
        return take(in, known);
      }
    }
    const size_t begin = at_;
    ++at_;
    bool negated = next('^');
    if (negated) ++at_;
    std::vector<Range>& ranges = scratch();
    bool first = true;
    while (more() && (first || !next(']'))) {
      first = false;
      if (next('[')) {
        if (pattern_.compare(at_, 2, "[:") == 0) throw Unknown();
      }
      if (next('\\')) {
        size_t before = ranges.size();
        bool all_but = false;
        escape(ranges, all_but);
        if (all_but) throw Unknown();
        bool single = ranges.size() == before + 1 && ranges.back().first == ranges.back().second;
        if (single) until(ranges);
        continue;
      }
      char32_t c = code_point();
      ranges.emplace_back(c, c);
      until(ranges);
    }
    if (!next(']')) throw Unknown();
    ++at_;
    Class& read = classes_.emplace_back();
    read.source = pattern_.substr(begin, at_ - begin);
    for (const Range& range : negated ? complement(ranges) : ranges) read.add(range);
    return take(in, read);
  }

  /// The second half of a range, if one stands here: a-z.
  void until(std::vector<Range>& ranges) {
    if (!next('-') || at_ + 1 >= pattern_.size() || pattern_[at_ + 1] == ']') return;
    ++at_;
    std::vector<Range> end;
    bool negated = false;
    if (next('\\')) {
      escape(end, negated);
    } else {
      char32_t c = code_point();
      end.emplace_back(c, c);
    }
    if (negated || end.size() != 1) throw Unknown();
    ranges.back().second = end[0].second;
  }

  void escape(std::vector<Range>& ranges, bool& negated) {
    ++at_;
    if (!more()) throw Unknown();
    char c = pattern_[at_++];
    if (c == 'd' || c == 'D') {
      ranges.emplace_back('0', '9');
      negated = c == 'D';
    } else if (c == 'n' || c == 't' || c == 'r') {
      char32_t control = c == 'n' ? '\n' : c == 't' ? '\t' : '\r';
      ranges.emplace_back(control, control);
    } else if (c == 'x') {
      char32_t value = hexadecimal();
      ranges.emplace_back(value, value);
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      throw Unknown();
    } else {
      auto literal = static_cast<char32_t>(static_cast<unsigned char>(c));
      ranges.emplace_back(literal, literal);
    }
  }

  char32_t hexadecimal() {
    bool braces = next('{');
    if (braces) ++at_;
    char32_t value = 0;
    size_t digits = 0;
    while (more() && digits < (braces ? 6U : 2U)) {
      char c = pattern_[at_];
      int digit = c >= '0' && c <= '9'   ? c - '0'
                  : c >= 'a' && c <= 'f' ? c - 'a' + 10
                  : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                         : -1;
      if (digit < 0) break;
      value = value * 16 + static_cast<char32_t>(digit);
      ++at_;
      ++digits;
    }
    if (digits == 0 || (braces && !next('}'))) throw Unknown();
    if (braces) ++at_;
    return value;
  }

  char32_t code_point() {
    auto byte = [&](size_t i) { return static_cast<unsigned char>(i < pattern_.size() ? pattern_[i] : 0); };
    unsigned char c = byte(at_);
    unsigned n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    char32_t value = n == 1 ? c : c & (0xFFU >> (n + 1));
    for (unsigned i = 1; i < n; ++i) value = (value << 6) | (byte(at_ + i) & 0x3FU);
    at_ += n;
    return value;
  }

  static std::vector<Range> complement(const std::vector<Range>& ranges) {
    std::vector<Range> out;
    for (char32_t c = 0; c < 0x80; ++c) {
      bool in = false;
      for (const Range& r : ranges) in = in || (r.first <= c && c <= r.second);
      if (!in) out.emplace_back(c, c);
    }
    out.emplace_back(0x80, last_code_point);
    return out;
  }

  std::vector<Range>& scratch() {
    scratch_.clear();
    return scratch_;
  }

  /// One character of these ranges stands at each of the offsets.
  Offsets take(Offsets in, const std::vector<Range>& ranges) {
    Class one;
    for (const Range& range : ranges) one.add(range);
    return take(in, one);
  }

  Offsets take(Offsets in, const Class& one) {
    Offsets out = 0;
    for (unsigned bytes = 1; bytes <= 4; ++bytes) {
      if ((one.lengths & (1U << bytes)) == 0) continue;
      for (unsigned i = 0; i < Prefix::reach; ++i) {
        if ((in & (1U << i)) == 0) continue;
        for (unsigned k = 0; k < bytes && i + k < Prefix::reach; ++k) out_.bytes[i + k] |= one.bytes[bytes - 1][k];
      }
      out |= advance(in, bytes);
    }
    return out;
  }

  /// This character stands at each of the offsets.
  Offsets take(Offsets in, char32_t character) {
    const unsigned bytes = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (unsigned k = 0; k < bytes; ++k) {
      const char32_t bits = character >> (6 * (bytes - 1 - k));
      const char32_t byte = k == 0 ? leads[bytes - 1] | bits : 0x80 | (bits & 0x3F);
      for (unsigned i = 0; i + k < Prefix::reach; ++i) {
        if ((in & (1U << i)) != 0) out_.bytes[i + k].set(byte);
      }
    }
    return advance(in, bytes);
  }

  std::vector<Range> scratch_;
  std::vector<Class> classes_;
  std::string_view pattern_;
  Prefix& out_;
  size_t at_ = 0;
};

}  // namespace

Prefix prefix_of(std::string_view pattern) {
  Prefix prefix;
  Reader(pattern, prefix).run();
  return prefix;
}

}  // namespace vanban::grammar
