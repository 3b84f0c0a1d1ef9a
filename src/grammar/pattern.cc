#include "grammar/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
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

}  // namespace

struct Pattern::Compiled {
  std::once_flag once;
  std::unique_ptr<RE2> re;
  int groups = 0;
};

Pattern::Pattern() = default;
Pattern::Pattern(std::string source, bool cased)
    : source_(std::move(source)),
      cased_(cased),
      names_(named_groups(source_)),
      compiled_(std::make_unique<Compiled>()) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

const Pattern::Compiled& Pattern::compiled() const {
  std::call_once(compiled_->once, [this] {
    compiled_->re = std::make_unique<RE2>(source_, options());
    compiled_->groups = std::min(compiled_->re->NumberOfCapturingGroups() + 1, Captures::max_groups);
  });
  return *compiled_;
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

bool Pattern::match_at(std::string_view text, size_t at, size_t end, Captures& out) const {
  if (empty() || at > end) return false;
  const Compiled& c = compiled();
  return run(*c.re, c.groups, text, at, end, RE2::ANCHOR_START, out);
}

bool Pattern::find(std::string_view text, size_t begin, size_t end, Captures& out) const {
  if (empty() || begin > end) return false;
  const Compiled& c = compiled();
  return run(*c.re, c.groups, text, begin, end, RE2::UNANCHORED, out);
}

struct PatternSet::Set {
  Set() : re(options(), RE2::ANCHOR_START) {}
  RE2::Set re;
  bool usable = false;
};

PatternSet::PatternSet(const std::vector<const Pattern*>& patterns)
    : set_(std::make_unique<Set>()), patterns_(patterns) {
  bool all = true;
  for (const Pattern* p : patterns) all = set_->re.Add(p->source(), nullptr) >= 0 && all;
  set_->usable = set_->re.Compile() && all;
}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::match(std::string_view text, std::vector<int>& out) const {
  out.clear();
  if (patterns_.empty()) return;
  if (set_->usable) {
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    if (set_->re.Match(re2::StringPiece(text.data(), text.size()), &out, &error)) {
      std::sort(out.begin(), out.end());
      return;
    }
    if (error.kind == RE2::Set::kNoError) return;
  }
  // The set ran out of memory: an answer of "no match" would be a lie, so the patterns are tried one by one.
  Captures ignored;
  for (size_t i = 0; i < patterns_.size(); ++i) {
    if (patterns_[i]->match_at(text, 0, text.size(), ignored)) out.push_back(static_cast<int>(i));
  }
}

}  // namespace vanban::grammar
