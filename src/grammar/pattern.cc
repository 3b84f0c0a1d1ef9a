#include "grammar/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace vanban::grammar {

namespace {

RE2::Options options() {
  RE2::Options o;
  o.set_log_errors(false);
  o.set_max_mem(16 << 20);  // too small a budget is a silent cliff of 100x, not an error
  return o;
}

/// The named groups of a pattern, without compiling it: (?P<name>…) in order, other groups counted.
std::vector<std::pair<std::string, int>> named_groups(const std::string& source) {
  std::vector<std::pair<std::string, int>> names;
  if (source.find("(?P<") == std::string::npos) return names;
  int number = 0;
  bool in_class = false;
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\\') {
      ++i;
    } else if (in_class) {
      in_class = source[i] != ']';
    } else if (source[i] == '[') {
      in_class = true;
      if (i + 1 < source.size() && source[i + 1] == '^') ++i;
      if (i + 1 < source.size() && source[i + 1] == ']') ++i;
    } else if (source[i] == '(') {
      if (source.compare(i, 4, "(?P<") == 0) {
        size_t close = source.find('>', i);
        if (close != std::string::npos) names.emplace_back(source.substr(i + 4, close - i - 4), ++number);
      } else if (i + 1 >= source.size() || source[i + 1] != '?') {
        ++number;
      }
    }
  }
  return names;
}

/// Whether it has `+?`, `*?` or `??`. What stands behind a backslash or in a class may be taken for it: no harm done.
bool is_lazy(const std::string& source) {
  for (std::string_view quantifier : {"+?", "*?", "??"}) {
    if (source.find(quantifier) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

/// Each half is made when it is first needed. The flags are read first: a call_once of its own costs more than a
/// refusal by the prefix.
struct Pattern::Compiled {
  std::atomic<bool> has_first_look{false};
  std::atomic<bool> has_re{false};
  std::mutex making;
  FirstLook first_look;
  bool lazy = false;  ///< see match_at
  std::unique_ptr<RE2> re;
  int groups = 0;
};

Pattern::Pattern() = default;
Pattern::Pattern(std::string source, bool cased)
    : source_(std::move(source)),
      cased_(cased),
      names_(named_groups(source_)),
      compiled_(std::make_unique<Compiled>()) {}
Pattern::Pattern(std::string source, bool cased, FirstLook first_look) : Pattern(std::move(source), cased) {
  compiled_->first_look = std::move(first_look);
  compiled_->has_first_look.store(true, std::memory_order_release);
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

const Pattern::Compiled& Pattern::compiled() const {
  if (!compiled_->has_re.load(std::memory_order_acquire)) {
    std::lock_guard lock(compiled_->making);
    if (!compiled_->has_re.load(std::memory_order_relaxed)) {
      compiled_->re = std::make_unique<RE2>(source_, options());
      compiled_->groups = std::min(compiled_->re->NumberOfCapturingGroups() + 1, Captures::max_groups);
      compiled_->lazy = compiled_->groups > 1 && is_lazy(source_);
      compiled_->has_re.store(true, std::memory_order_release);
    }
  }
  return *compiled_;
}

const FirstLook& Pattern::first_look() const {
  if (!compiled_->has_first_look.load(std::memory_order_acquire)) {
    std::lock_guard lock(compiled_->making);
    if (!compiled_->has_first_look.load(std::memory_order_relaxed)) {
      compiled_->first_look = {prefix_of(source_), heads_of(source_), required_of(source_)};
      compiled_->has_first_look.store(true, std::memory_order_release);
    }
  }
  return compiled_->first_look;
}

std::string Pattern::compile() const {
  if (empty()) return "";
  const Compiled& c = compiled();
  return c.re->ok() ? "" : c.re->error();
}

int Pattern::program_size() const { return empty() ? 0 : compiled().re->ProgramSize(); }

int Pattern::group(std::string_view name) const {
  for (const auto& [key, number] : names_) {
    if (key == name) return number < Captures::max_groups ? number : -1;
  }
  return -1;
}

namespace {

bool run(const RE2& re, int groups, std::string_view text, size_t at, size_t end, RE2::Anchor anchor, Captures& out) {
  re2::StringPiece pieces[Captures::max_groups];
  re2::StringPiece input(text.data(), end);  // cut here, so that $ holds at `end`
  if (!re.Match(input, at, end, anchor, pieces, groups)) return false;
  out.count = groups;
  for (int i = 0; i < groups; ++i) {
    if (pieces[i].data() == nullptr) {
      out.group[static_cast<size_t>(i)] = {};
    } else {
      auto begin = static_cast<uint32_t>(pieces[i].data() - text.data());
      out.group[static_cast<size_t>(i)] = {begin, begin + static_cast<uint32_t>(pieces[i].size())};
    }
  }
  for (int i = groups; i < Captures::max_groups; ++i) out.group[static_cast<size_t>(i)] = {};
  return true;
}

}  // namespace

bool Pattern::admits(std::string_view text) const {
  const FirstLook& first = first_look();
  if (!first.heads.empty()) return may_begin(first.heads, text);
  return first.prefix.admits(text) && first.required.admits(text);
}

bool Pattern::match_at(std::string_view text, size_t at, size_t end, Captures& out) const {
  if (empty() || at > end || !admits(text.substr(at, end - at))) return false;
  const Compiled& c = compiled();
  // Where groups are asked for at once, RE2 tries the ways a lazy pattern could go one by one; whether it matches at
  // all, its automaton says at a tenth of the cost.
  if (c.lazy && !c.re->Match(re2::StringPiece(text.data(), end), at, end, RE2::ANCHOR_START, nullptr, 0)) return false;
  return run(*c.re, c.groups, text, at, end, RE2::ANCHOR_START, out);
}

bool Pattern::holds_at(std::string_view text, size_t at, size_t end) const {
  if (empty() || at > end || !admits(text.substr(at, end - at))) return false;
  return compiled().re->Match(re2::StringPiece(text.data(), end), at, end, RE2::ANCHOR_START, nullptr, 0);
}

bool Pattern::find(std::string_view text, size_t begin, size_t end, Captures& out) const {
  if (empty() || begin > end) return false;
  const std::string_view within = text.substr(begin, end - begin);
  const FirstLook& first = first_look();
  if ((opening() != nullptr && !first.prefix.admits(within)) || !first.required.admits(within)) return false;
  const Compiled& c = compiled();
  return run(*c.re, c.groups, text, begin, end, RE2::UNANCHORED, out);
}

PatternSet::PatternSet(const std::vector<const Pattern*>& patterns) {
  for (size_t first = 0; first < patterns.size(); first += 64) {
    blocks_.push_back({first});
    Block& block = blocks_.back();
    // Of a position, the patterns that any byte is welcome to: said of all bytes at once, since they are most.
    std::array<uint64_t, Prefix::reach> any_folded{};
    std::array<uint64_t, Prefix::reach> any_cased{};
    for (size_t i = first; i < std::min(first + 64, patterns.size()); ++i) {
      const Pattern& pattern = *patterns[i];
      const uint64_t bit = uint64_t{1} << (i - first);
      if (pattern.empty()) continue;  // a rule without one: never admitted
      block.all |= bit;
      if (pattern.cased()) block.some_cased |= bit;
      Admitted& own = pattern.cased() ? block.cased : block.folded;
      for (size_t k = 0; k < Prefix::reach; ++k) {
        const auto& bytes = pattern.prefix().bytes[k];
        (pattern.cased() ? any_folded : any_cased)[k] |= bit;
        if (bytes.all()) {
          (pattern.cased() ? any_cased : any_folded)[k] |= bit;
          continue;
        }
        for (size_t byte = bytes._Find_first(); byte < bytes.size(); byte = bytes._Find_next(byte)) own[k][byte] |= bit;
      }
    }
    for (size_t k = 0; k < Prefix::reach; ++k) {
      for (uint64_t& byte : block.folded[k]) byte |= any_folded[k];
      for (uint64_t& byte : block.cased[k]) byte |= any_cased[k];
    }
  }
}

}  // namespace vanban::grammar
