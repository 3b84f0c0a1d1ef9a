#include "structure/body_spelling.h"

#include <algorithm>

#include "structure/damage.h"
#include "text/fold.h"
#include "text/legacy.h"

namespace vanban::structure {

namespace {

constexpr size_t few_letters = 4;  // with fewer, an abbreviation is as near

/// Every word of letters is a syllable.
bool sound(std::string_view text, const NoiseReader& reader) {
  for (size_t i = 0; i < text.size();) {
    size_t end = std::min(text.find(' ', i), text.size());
    std::string_view word = text.substr(i, end - i);
    if (!text::bones(word).letters.empty() && !reader.syllable(word)) return false;
    i = end + 1;
  }
  return true;
}

}  // namespace

BodySpelling::BodySpelling(const grammar::Grammar& grammar) {
  add(grammar.family("bodies"), bodies_);
  add(grammar.family("place_heads"), places_);
  add(grammar.family("provinces"), places_);
}

void BodySpelling::add(const grammar::Family& family, Names& names) {
  for (const grammar::Rule& entry : family.rules) {
    std::string_view name = entry.get("name");
    std::string letters = text::bones(name).letters;
    if (letters.size() < few_letters) continue;
    auto [at, added] = names.emplace(std::move(letters), name);
    if (!added && text::fold(at->second) != text::fold(name)) at->second = {};
  }
}

std::string_view BodySpelling::longest(const Names& names, const text::Skeleton& bones, size_t from, size_t& end) {
  for (end = bones.letters.size(); end >= from + few_letters; --end) {
    if (end < bones.letters.size() && !bones.at[end].starts_word) continue;
    auto found = names.find(bones.letters.substr(from, end - from));
    if (found != names.end()) return found->second;
  }
  return {};
}

std::string BodySpelling::mended(std::string_view printed, const NoiseReader& reader) const {
  const text::Skeleton bones = text::bones(printed);
  const bool capitals = mostly_capitals(printed);
  std::string out;
  size_t copied = 0;  // bytes of `printed` that `out` stands for
  size_t end = 0;
  std::string_view name = longest(bodies_, bones, 0, end);
  if (name.empty()) return {};
  for (size_t letter = 0; !name.empty(); name = longest(places_, bones, letter, end)) {
    out += printed.substr(copied, bones.at[letter].begin - copied);
    out += capitals ? text::upper(name) : name;
    copied = bones.at[end - 1].end;
    letter = end;
  }
  const std::string_view rest = printed.substr(copied);
  out += rest;
  return sound(rest, reader) && text::fold(out) != text::fold(printed) ? out : std::string();
}

}  // namespace vanban::structure
