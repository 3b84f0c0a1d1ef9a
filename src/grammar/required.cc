#include "grammar/required.h"

#include "grammar/pattern_syntax.h"

namespace vanban::grammar {

namespace {

constexpr size_t shortest = 3;  // bytes: less stands in most texts

/// Behind the class that opens at `at`; npos if it does not close.
size_t behind_class(std::string_view p, size_t at) {
  size_t i = at + 1;
  if (i < p.size() && p[i] == '^') ++i;
  if (i < p.size() && p[i] == ']') ++i;  // a bracket that stands first is a member
  for (; i < p.size() && p[i] != ']'; ++i) i += p[i] == '\\' ? 1 : 0;
  return i < p.size() ? i + 1 : std::string_view::npos;
}

/// Collects runs of letters that each match has.
class Runs {
 public:
  /// False where the pattern is written in a way that is not read here.
  bool sequence(std::string_view p) {
    size_t i = 0;
    bool digits = false;  // what stands before is \d, once at least
    while (i < p.size()) {
      if (p[i] == '$' && i + 1 == p.size()) {
        if (!run_.empty()) best_ = {run_, true, false};
        digit_end_ = digits;
        return true;
      }
      size_t next = 0;
      std::string_view group;
      const bool letter = !special(p[i]) || (p[i] == '\\' && i + 1 < p.size() && special(p[i + 1]));
      if (letter) {
        next = i + (p[i] == '\\' ? 2 : 1);
        while (next < p.size() && (static_cast<unsigned char>(p[next]) & 0xC0) == 0x80) ++next;
      } else if (p[i] == '(') {
        next = behind(p, i);
        if (next == std::string_view::npos) return false;
        group = p.substr(i, next - i);
      } else if (p[i] == '[') {
        next = behind_class(p, i);
        if (next == std::string_view::npos) return false;
      } else if (p[i] == '\\') {
        next = i + 2;
        if (next > p.size() || p[i + 1] == 'x' || p[i + 1] == 'p' || p[i + 1] == 'P' || p[i + 1] == 'Q') return false;
      } else if (p[i] == '.' || p[i] == '^') {
        next = i + 1;
      } else {
        return false;
      }
      const bool repeated = next < p.size() && (p[next] == '?' || p[next] == '*' || p[next] == '{' || p[next] == '+');
      const bool once = repeated && p[next] == '+';
      if (letter && (!repeated || once)) {
        run_ += p.substr(p[i] == '\\' ? i + 1 : i, next - (p[i] == '\\' ? i + 1 : i));
      } else if (!group.empty() && !repeated && alternatives(inside(group)).size() == 1) {
        if (!sequence(inside(group))) return false;
        if (best_.at_end) best_ = {};  // a `$` within a group: rare, and not worth more
        digit_end_ = false;
      } else {
        close();
      }
      const bool may_lack = repeated && (p[next] == '?' || p[next] == '*' || p.compare(next, 2, "{0") == 0);
      digits = p[i] == '\\' && p[i + 1] == 'd' && !may_lack;
      if (repeated) {
        close();
        next = p[next] == '{' ? p.find('}', next) + 1 : next + 1;
        if (next == 0) return false;
        if (next < p.size() && p[next] == '?') ++next;
      }
      i = next;
    }
    return true;
  }

  Required found() {
    if (best_.at_end && !best_.word.empty()) return best_;
    close();
    best_.at_end = false;
    best_.digit_end = digit_end_;
    if (best_.word.size() < shortest) best_.word.clear();
    return best_;
  }

 private:
  static std::string_view inside(std::string_view group) {
    group = group.substr(1, group.size() - 2);
    if (group.starts_with("?P<")) return group.substr(group.find('>') + 1);
    return group.starts_with("?:") ? group.substr(2) : group;
  }

  void close() {
    if (run_.size() > best_.word.size()) best_.word = run_;
    run_.clear();
  }

  std::string run_;
  Required best_;
  bool digit_end_ = false;
};

}  // namespace

Required required_of(std::string_view pattern) {
  if (alternatives(pattern).size() != 1) return {};
  Runs runs;
  return runs.sequence(pattern) ? runs.found() : Required{};
}

}  // namespace vanban::grammar
