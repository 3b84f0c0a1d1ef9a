#include "structure/damage.h"

#include <algorithm>
#include <bit>

#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr size_t brief = 80;       // bytes of a short line
constexpr size_t few_letters = 5;  // with fewer everything is near

/// The letters that words begin with.
std::string initials_of(const text::Skeleton& bones) {
  std::string out;
  for (size_t i = 0; i < bones.letters.size(); ++i) {
    if (bones.at[i].starts_word) out += bones.letters[i];
  }
  return out;
}

/// Whether words begin as those of an entry do. Where recognition ran words together, the first of all tells.
bool begin_alike(const std::string& words, const std::string& entry) {
  return words.size() == entry.size() ? words == entry : words.size() == 1 && words[0] == entry[0];
}

}  // namespace

bool mostly_capitals(std::string_view text) {
  size_t upper = 0;
  size_t lower = 0;
  for (size_t i = 0; i < text.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(text, i, bytes);
    i += bytes;
    if (!text::is_letter(c)) continue;
    (text::is_upper(c) ? upper : lower) += 1;
  }
  return upper >= 3 && upper >= 3 * lower;
}

DamageReader::DamageReader(const grammar::Grammar& grammar, std::optional<Role> only) {
  for (const grammar::Rule& rule : grammar.family("damaged").rules) {
    int role = role_named(rule.get("role"));
    if (role < 0 || (only && *only != static_cast<Role>(role))) continue;
    std::string_view zone = rule.get("zone");
    Form form{&rule,
              static_cast<Role>(role),
              static_cast<float>(rule.weight),
              static_cast<uint8_t>(zone == "head"      ? Zone::head
                                   : zone == "closing" ? Zone::closing
                                                       : Zone::anywhere),
              rule.is("caps"),
              rule.is("whole"),
              rule.is("column"),
              rule.is("short"),
              rule.is("initials"),
              rule.get("colon") == "must"    ? '+'
              : rule.get("colon") == "never" ? '-'
                                             : '\0',
              {}};
    auto add = [&](std::string_view name, const grammar::Rule* entry) {
      text::Skeleton b = text::bones(name);
      if (b.letters.size() < few_letters && !form.initials) return;
      form.words.push_back({b.letters, text::fold(name), b.mask, form.initials ? initials_of(b) : "", entry});
    };
    for (const std::string& name : rule.list("words")) add(name, nullptr);
    if (!rule.get("lexicon").empty()) {
      for (const grammar::Rule& entry : grammar.family(rule.get("lexicon")).rules) {
        add(entry.get("name"), &entry);
        for (const std::string& alias : entry.list("aliases")) add(alias, &entry);
      }
    }
    forms_.push_back(std::move(form));
  }
}

void DamageReader::better(const Form& form, const Ask& ask, Likeness& best) const {
  const text::Skeleton& bones = ask.bones;
  std::string_view rest = std::string_view(bones.letters).substr(ask.from);
  for (const Word& word : form.words) {
    uint32_t limit = text::tolerance(word.letters.size());
    if (static_cast<uint32_t>(std::popcount(word.mask & ~bones.mask)) > limit) continue;
    if (form.whole && (rest.size() > word.letters.size() + limit || rest.size() + limit < word.letters.size()))
      continue;
    text::Near near =
        form.whole ? text::near_whole(rest, word.letters, limit) : text::near_start(rest, word.letters, limit);
    if (near.distance == UINT32_MAX || near.end == 0) continue;
    if (form.initials && !begin_alike(initials_of(bones), word.initials)) continue;
    size_t last = ask.from + near.end - 1;
    if (last + 1 < bones.at.size() && !bones.at[last + 1].starts_word) continue;
    // The longest word wins, less what is wrong in it.
    float weight = form.weight - 0.5F * static_cast<float>(near.distance);
    auto length = [](const Likeness& l) { return static_cast<int>(l.at.size()) - 3 * static_cast<int>(l.distance); };
    Likeness found{
        form.rule, word.entry, form.role, weight, near.distance, {bones.at[ask.from].begin, bones.at[last].end}, false};
    if (best && length(best) >= length(found)) continue;
    found.exact = ask.fold.substr(found.at.begin, found.at.size()) == word.fold &&
                  (!form.whole || found.at.size() == ask.text.size());
    best = found;
  }
}

Likeness DamageReader::read(std::string_view text, std::string_view fold, const text::Skeleton& bones,
                            Zone zone) const {
  Likeness best;
  if (bones.letters.size() < 3) return best;
  Ask ask{text, fold, bones, 0, mostly_capitals(text)};
  bool colon = text.ends_with(":");
  for (const Form& form : forms_) {
    if ((form.zone & static_cast<uint8_t>(zone)) == 0 || (form.caps && !ask.caps)) continue;
    if ((form.colon == '+' && !colon) || (form.colon == '-' && colon) || (form.brief && text.size() > brief)) continue;
    better(form, ask, best);
  }
  return best;
}

Likeness DamageReader::column(std::string_view text, std::string_view fold, const text::Skeleton& bones,
                              Zone zone) const {
  Likeness front;
  Likeness best;
  for (size_t k = 0; k + 4 < bones.letters.size(); ++k) {
    // What the line begins with is not cut in two.
    if (!bones.at[k].starts_word || (front && bones.at[k].begin < front.at.end)) continue;
    std::string_view right = text.substr(bones.at[k].begin);
    Ask ask{text, fold, bones, k, mostly_capitals(right)};
    for (const Form& form : forms_) {
      if (!form.column || (form.zone & static_cast<uint8_t>(zone)) == 0 || (form.caps && !ask.caps)) continue;
      better(form, ask, k == 0 ? front : best);
    }
  }
  return best;
}

}  // namespace vanban::structure
