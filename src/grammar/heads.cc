#include "grammar/heads.h"

#include <string>

#include "grammar/pattern_syntax.h"

namespace vanban::grammar {

namespace {

constexpr size_t most = 48;    // alternatives: more are no quick look
constexpr size_t deepest = 6;  // groups within groups at a pattern's begin

/// False if the pattern can begin with something that is no letter of its own.
bool collect(std::string_view pattern, size_t depth, std::vector<Head>& out) {
  if (depth > deepest || out.size() > most) return false;
  std::vector<std::string_view> branches = alternatives(pattern);
  if (branches.size() != 1) {
    for (std::string_view branch : branches) {
      if (!collect(branch, depth + 1, out)) return false;
    }
    return !branches.empty();
  }
  if (!pattern.empty() && pattern[0] == '(') {
    size_t end = behind(pattern, 0);
    if (end == std::string_view::npos) return false;
    size_t begin = 1;
    if (pattern.compare(1, 2, "?:") == 0) {
      begin = 3;
    } else if (pattern.compare(1, 3, "?P<") == 0) {
      begin = pattern.find('>') + 1;
    } else if (pattern.size() > 1 && pattern[1] == '?') {
      return false;
    }
    std::string_view inside = pattern.substr(begin, end - 1 - begin);
    std::string_view rest = pattern.substr(end);
    bool optional = !rest.empty() && rest[0] == '?';
    if (!rest.empty() && (rest[0] == '*' || rest[0] == '+' || rest[0] == '{')) return false;
    if (optional) rest.remove_prefix(rest.size() > 1 && rest[1] == '?' ? 2 : 1);
    for (std::string_view branch : alternatives(inside)) {
      if (!collect(std::string(branch) + std::string(rest), depth + 1, out)) return false;
    }
    return !optional || collect(rest, depth + 1, out);
  }
  Head head;
  size_t n = 0;
  for (size_t i = 0; i < pattern.size() && n < sizeof head.bytes;) {
    size_t at = i;
    bool escaped = pattern[i] == '\\' && i + 1 < pattern.size() && special(pattern[i + 1]);
    if (escaped) {
      at = i + 1;
    } else if (special(pattern[i])) {
      break;
    }
    size_t next = at + 1;
    while (next < pattern.size() && (static_cast<unsigned char>(pattern[next]) & 0xC0) == 0x80) ++next;
    // A letter that may be missing ends the head.
    if (next < pattern.size() && (pattern[next] == '?' || pattern[next] == '*' || pattern[next] == '{')) break;
    for (; at < next && n < sizeof head.bytes; ++at, ++n) {
      head.bytes |= uint64_t{static_cast<unsigned char>(pattern[at])} << 8 * n;
      head.mask |= uint64_t{0xFF} << 8 * n;
    }
    i = next;
    if (i < pattern.size() && pattern[i] == '+') break;
  }
  if (n == 0) return false;
  out.push_back(head);
  return true;
}

}  // namespace

std::vector<Head> heads_of(std::string_view pattern) {
  std::vector<Head> heads;
  if (!collect(pattern, 0, heads) || heads.size() > most) heads.clear();
  return heads;
}

}  // namespace vanban::grammar
