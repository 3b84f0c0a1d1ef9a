// Abbreviations that the document defines itself, each at its first definition.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "text/fold.h"
#include "views/abbreviation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

/// The quotation mark at `at`, by its length; 0 if there is none.
uint32_t quote_at(std::string_view s, uint32_t at) {
  if (at < s.size() && (s[at] == '"' || s[at] == '\'')) return 1;
  std::string_view three = s.substr(at, 3);
  return three == "“" || three == "”" || three == "‘" || three == "’" ? 3 : 0;
}

bool is_roman(std::string_view s) { return s.find_first_not_of("IVXLC") == s.npos; }

class Finder {
 public:
  explicit Finder(Context& context)
      : context_(context),
        words_(context.grammar.derived<AbbreviationGrammar>()),
        text_(context.text()),
        fold_(context.fold()) {}

  void run() {
    for (const Unit& unit : context_.units) {
      unit_ = &unit;
      found_.clear();
      if ((unit.interests & in_terms) != 0) named_terms();
      brackets();
      std::stable_sort(found_.begin(), found_.end(), [](const Abbreviation& a, const Abbreviation& b) {
        return a.short_form.begin < b.short_form.begin;
      });
      for (const Abbreviation& a : found_) {
        if (seen_.emplace(text_.substr(a.short_form.begin, a.short_form.size())).second) {
          context_.document.abbreviations.push_back(a);
        }
      }
    }
  }

 private:
  /// … (sau đây gọi tắt là X)
  void named_terms() {
    context_.each_match(words_.named, *unit_, [&](const grammar::Rule& rule, const grammar::Captures& captures) {
      Slice whole = captures.whole();
      uint32_t before = trim_blanks(fold_, unit_->range.begin, whole.begin);
      bool bracket = before > unit_->range.begin && fold_[before - 1] == '(';
      if (rule.is("bracketed") && !bracket) return false;
      Slice term = term_in(rest_of(whole.end), bracket);
      if (term.empty()) return false;
      uint32_t end = bracket ? before - 1 : before;
      while (end > unit_->range.begin && (fold_[end - 1] == ' ' || fold_[end - 1] == ',' || fold_[end - 1] == '-'))
        --end;
      if (end <= unit_->range.begin) return false;
      uint32_t floor = clause_before(fold_, unit_->range.begin, end);
      Slice meaning;
      if (is_acronym(text_.substr(term.begin, term.size()))) {
        meaning = long_form_by_initials(context_, words_, Letters(text_.substr(term.begin, term.size())), floor, end);
      }
      if (meaning.empty()) meaning = long_form_of_term(context_, words_, term, floor, end);
      if (meaning.empty()) return false;
      add(rule.id, term, meaning);
      return true;
    });
  }

  /// What may be a term that begins at `at`: up to a bracket, and no longer than terms are.
  Slice rest_of(uint32_t at) const {
    constexpr uint32_t longest = 120;
    uint32_t limit = std::min(unit_->range.end, at + longest);
    uint32_t end = at;
    while (end < limit && fold_[end] != '(' && fold_[end] != ')') ++end;
    return {at, char_floor(fold_, end)};
  }

  /// The term itself: in quotation marks, or up to a mark, or to the end of the bracket.
  Slice term_in(Slice s, bool bracket) const {
    uint32_t begin = skip_blanks(fold_, s.begin, s.end);
    if (uint32_t quote = quote_at(text_, begin)) {
      begin += quote;
      for (uint32_t i = begin; i < s.end; ++i) {
        if (!is_continuation(text_[i]) && quote_at(text_, i) != 0) return {begin, i};
      }
    }
    uint32_t end = s.end;
    if (!bracket) {
      for (uint32_t i = begin; i < s.end; ++i) {
        char c = fold_[i];
        if (c == ',' || c == ';' || c == ':' ||
            (c == '.' && (i + 1 >= s.end || fold_[i + 1] == ' ' || fold_[i + 1] == '/'))) {
          end = i;
          break;
        }
      }
      // A term without marks goes on into its sentence; a long one is no term.
      size_t words = 0;
      for (Word w = word_after(fold_, begin, end); !w.empty(); w = word_after(fold_, w.end, end)) {
        if (words_.breaks.exact(fold_.substr(w.begin, w.end - w.begin)) != nullptr && words > 0) {
          end = w.begin;
          break;
        }
        ++words;
      }
    }
    for (uint32_t i = begin; bracket && i < end; ++i) {
      if (fold_[i] == ';') end = i;
    }
    // Of two names (Nhà trường hoặc Trường) the first.
    for (Word w = word_after(fold_, begin, end); !w.empty(); w = word_after(fold_, w.end, end)) {
      if (w.begin > begin && words_.alternatives.exact(fold_.substr(w.begin, w.end - w.begin)) != nullptr)
        end = w.begin;
    }
    end = trim_blanks(fold_, begin, end);
    while (end > begin && (fold_[end - 1] == '.' || fold_[end - 1] == ',' || fold_[end - 1] == ' ')) --end;
    return {begin, end};
  }

  void brackets() {
    constexpr uint32_t longest = 160;
    uint32_t end = unit_->range.end;
    for (uint32_t i = unit_->range.begin; i < end; ++i) {
      const void* hit = std::char_traits<char>::find(text_.data() + i, end - i, '(');
      if (hit == nullptr) return;
      i = static_cast<uint32_t>(static_cast<const char*>(hit) - text_.data());
      size_t close = text_.substr(0, std::min(end, i + longest)).find(')', i);
      if (close == text_.npos) continue;
      bracket(i, static_cast<uint32_t>(close));
    }
  }

  void bracket(uint32_t open, uint32_t close) {
    uint32_t begin = skip_blanks(text_, open + 1, close);
    uint32_t end = trim_blanks(text_, begin, close);
    if (uint32_t quote = begin < end ? quote_at(text_, begin) : 0) {
      begin += quote;
      uint32_t last = end > begin ? char_before(text_, end) : end;
      if (last < end && quote_at(text_, last) != 0) end = last;
    }
    if (end < begin + 2) return;
    unsigned bytes = 0;
    if (!text::is_letter(text::code_point(text_, begin, bytes))) return;
    uint32_t before = trim_blanks(text_, unit_->range.begin, open);
    std::string_view inner = text_.substr(begin, end - begin);
    if (inner.find(' ') == inner.npos && is_acronym(inner)) {
      forward({begin, end}, before);
    } else if (inner.find_first_of(",;/") != inner.npos && list(begin, end, before)) {
      return;
    } else if (!reverse({begin, end}, before)) {
      behind_foreign_words({begin, end}, before);
    }
  }

  bool excluded(std::string_view acronym) const {
    return is_roman(acronym) || words_.stops.exact(text::fold(acronym)) != nullptr;
  }

  /// long form (ACRONYM)
  void forward(Slice acronym, uint32_t end) {
    std::string_view letters_text = text_.substr(acronym.begin, acronym.size());
    if (excluded(letters_text)) return;
    Letters letters(letters_text);
    uint32_t floor = clause_before(fold_, unit_->range.begin, end);
    Slice meaning = long_form_by_initials(context_, words_, letters, floor, end);
    if (meaning.empty()) meaning = long_form_nearly(context_, words_, letters, floor, end);
    if (meaning.empty() && letters.foreign) meaning = foreign(acronym, floor, end);
    if (!meaning.empty()) add(0, acronym, meaning);
  }

  /// Letters that fit no word before them: those of a foreign name, if the text uses them or the grammar knows them.
  Slice foreign(Slice acronym, uint32_t floor, uint32_t end) const {
    Word last = word_before(fold_, end, floor);
    if (last.empty() || last.end != end) return {};
    unsigned bytes = 0;
    if (!text::is_lower(text::code_point(text_, last.begin, bytes))) return {};
    std::string_view letters = text_.substr(acronym.begin, acronym.size());
    std::string key = text::fold(letters);
    if (words_.bodies.exact(key) != nullptr) return {};
    if (words_.foreign.exact(key) == nullptr && !used_again(letters, acronym)) return {};
    Slice phrase = phrase_before(context_, words_, floor, end);
    return word_after(fold_, phrase.begin, phrase.end).end < phrase.end ? phrase : Slice{};  // two words or more
  }

  bool used_again(std::string_view letters, Slice here) const {
    if (++searches_ > most_searches) return false;
    for (size_t at = text_.find(letters); at != text_.npos; at = text_.find(letters, at + 1)) {
      if (at != here.begin && text::starts_word(text_, at) && text::ends_word(text_, at + letters.size()) &&
          (at == 0 || text_[at - 1] != '(')) {
        return true;
      }
    }
    return false;
  }

  /// tai nạn lao động, bệnh nghề nghiệp (TNLĐ, BNN)
  bool list(uint32_t begin, uint32_t end, uint32_t before) {
    std::vector<Slice> acronyms;
    for (uint32_t i = begin; i < end;) {
      uint32_t stop = i;
      while (stop < end && text_[stop] != ',' && text_[stop] != ';' && text_[stop] != '/') ++stop;
      Slice s{skip_blanks(text_, i, stop), trim_blanks(text_, i, stop)};
      if (s.empty() || !is_acronym(text_.substr(s.begin, s.size()))) return false;
      acronyms.push_back(s);
      i = stop + 1;
    }
    uint32_t floor = clause_before(fold_, unit_->range.begin, before);
    std::vector<Slice> meanings;
    for (auto a = acronyms.rbegin(); a != acronyms.rend(); ++a) {
      while (before > floor && (fold_[before - 1] == ',' || fold_[before - 1] == ' ' || fold_[before - 1] == '/'))
        --before;
      Word join = word_before(fold_, before, floor);
      if (!meanings.empty() && join.end == before &&
          words_.small.exact(fold_.substr(join.begin, join.end - join.begin)) != nullptr) {
        before = trim_blanks(fold_, floor, join.begin);
      }
      Slice meaning =
          long_form_by_initials(context_, words_, Letters(text_.substr(a->begin, a->size())), floor, before);
      if (meaning.empty()) return false;
      meanings.push_back(meaning);
      before = meaning.begin;
    }
    for (size_t i = 0; i < acronyms.size(); ++i) add(0, acronyms[i], meanings[acronyms.size() - 1 - i]);
    return true;
  }

  /// ACRONYM (long form)
  bool reverse(Slice inner, uint32_t before) {
    Word word = word_before(text_, before, unit_->range.begin);
    if (word.empty() || word.end != before) return false;
    uint32_t begin = word.begin;
    // GD&ĐT and KT-XH are one acronym.
    while (begin > unit_->range.begin + 1 && (text_[begin - 1] == '&' || text_[begin - 1] == '-') &&
           text_[begin - 2] != ' ') {
      Word more = word_before(text_, begin - 1, unit_->range.begin);
      if (more.end != begin - 1) break;
      begin = more.begin;
    }
    std::string_view acronym = text_.substr(begin, before - begin);
    if (!is_acronym(acronym) || excluded(acronym)) return false;
    if (!spells(context_, words_, Letters(acronym), inner)) return false;
    add(0, {begin, before}, inner);
    return true;
  }

  /// trí tuệ nhân tạo (Artificial Intelligence - AI)
  void behind_foreign_words(Slice inner, uint32_t before) {
    Word last = word_before(text_, inner.end, inner.begin);
    if (last.empty() || last.end != inner.end || last.begin < inner.begin + 3) return;
    std::string_view acronym = text_.substr(last.begin, last.end - last.begin);
    if (!is_acronym(acronym) || excluded(acronym)) return;
    uint32_t stop = trim_blanks(text_, inner.begin, last.begin);
    char mark = text_[stop - 1];
    bool dash = stop >= 3 && text_.substr(stop - 3, 3) == "–";
    if (mark != '-' && mark != ',' && mark != ':' && !dash) return;
    stop = trim_blanks(text_, inner.begin, stop - (dash ? 3 : 1));
    Letters letters(acronym);
    if (!spells(context_, words_, letters, {inner.begin, stop})) return;
    uint32_t floor = clause_before(fold_, unit_->range.begin, before);
    Slice meaning = phrase_before(context_, words_, floor, before);
    if (!meaning.empty()) add(0, {last.begin, last.end}, meaning);
  }

  void add(RuleId rule, Slice term, Slice meaning) {
    Abbreviation a;
    a.short_form = term;
    // A closing mark whose opening one stands before the words is none of theirs.
    std::string_view words = text_.substr(meaning.begin, meaning.size());
    if (words.ends_with("”") && words.find("“") == words.npos) meaning.end -= 3;
    a.long_form = meaning;
    a.extent = {std::min(term.begin, meaning.begin), std::max(term.end, meaning.end)};
    a.rule = rule;
    a.at = unit_->at;
    found_.push_back(a);
  }

  // Each search goes through the whole text; documents that define more are rare, hostile ones are not.
  static constexpr int most_searches = 40;

  Context& context_;
  const AbbreviationGrammar& words_;
  std::string_view text_, fold_;
  const Unit* unit_ = nullptr;
  std::vector<Abbreviation> found_;
  std::unordered_set<std::string> seen_;
  mutable int searches_ = 0;
};

}  // namespace

void find_abbreviations(Context& context) { Finder(context).run(); }

}  // namespace vanban::views
