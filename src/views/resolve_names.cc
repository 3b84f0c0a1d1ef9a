// The full names of those who issue, receive and do: abbreviations written out, and `UBND tỉnh` with the province that
// the document itself says. Where that is not certain, there is no full name.
#include <map>

#include "grammar/find_word.h"
#include "text/fold.h"
#include "text/signs.h"
#include "views/body_names.h"
#include "views/context.h"
#include "views/words.h"

namespace vanban::views {

namespace {

/// At least two letters, all of them capitals.
bool acronym(std::string_view word) {
  size_t letters = 0;
  for (size_t i = 0; i < word.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(word, i, bytes);
    i += bytes;
    if (!text::is_letter(c)) continue;
    if (!text::is_upper(c)) return false;
    ++letters;
  }
  return letters > 1;
}

class Resolver {
 public:
  Resolver(Document& document, const grammar::Grammar& grammar)
      : document_(document), names_(grammar.derived<BodyNames>()), joins_(grammar.lexicon("body_joins")) {
    if (document.header.date) day_ = document.header.date->value;
    for (const Abbreviation& a : document.abbreviations) {
      std::string_view shorter = document.view(a.short_form);
      if (acronym(shorter)) own_.emplace(shorter, document.view(a.long_form));
    }
    const Header& h = document.header;
    for (const auto* line : {&h.organization, &h.parent_organization}) {
      if (*line) read_place((*line)->text);
    }
  }

  void run() {
    issuer();
    part(document_);
    for (Attachment& a : document_.attachments) {
      std::string whole = day_;
      if (a.header.date && a.header.date->value.size() == 10) day_ = a.header.date->value;
      part(a);
      day_ = whole;
    }
    for (Responsibility& r : document_.responsibilities) r.resolved = full(r.assignee.text);
  }

 private:
  void part(Part& p) {
    for (auto* list : {&p.recipients.addressees, &p.recipients.distribution}) {
      for (Recipient& r : *list) {
        if (r.units.empty()) r.resolved = full(r.value.text);
      }
    }
  }

  /// A place's name as it is written in sentences: `HÀ TĨNH` is Hà Tĩnh; "" where nothing says how.
  std::string proper(std::string_view printed, std::string_view fold, bool top) const {
    if (top) {
      const grammar::Rule* province = names_.province(fold, day_);
      if (province != nullptr) return std::string(province->get("name"));
      if (names_.any_province(fold)) return {};  // not at that time
    }
    const auto& place = document_.header.place;
    if (place && document_.folded(place->text) == fold) return std::string(document_.view(place->text));
    return acronym(printed) ? std::string() : std::string(printed);
  }

  /// Of which place a line of the letterhead is: `UBND TỈNH HÀ TĨNH`.
  void read_place(Slice line) {
    std::string_view fold = document_.folded(line);
    for (size_t at = fold.find(' '); at != std::string_view::npos; at = fold.find(' ', at + 1)) {
      size_t end = 0;
      const grammar::Rule* level = names_.level_at(fold.substr(at + 1), end);
      if (level == nullptr || at + 1 + end + 1 >= fold.size()) continue;
      std::string word = text::fold(level->get("name"));
      std::string_view rest = fold.substr(at + 2 + end);
      if (!BodyNames::valid(*level, day_)) continue;
      std::string_view printed = document_.view(line).substr(at + 2 + end);
      unsigned bytes = 0;
      if (!text::is_upper(text::code_point(printed, 0, bytes))) continue;  // `Văn hóa - Xã hội`
      std::string name = proper(printed, rest, at_top(*level));
      if (!name.empty()) places_.emplace(word, name);
    }
  }

  static bool at_top(const grammar::Rule& level) { return level.is("top"); }

  /// ` tỉnh Hà Tĩnh`; ` Thành phố Hồ Chí Minh`, whose name has the word.
  static std::string with_level(std::string_view word, const std::string& name) {
    return text::fold(name).starts_with(word) ? " " + name : " " + std::string(word) + " " + name;
  }

  /// What stands behind a body's name, with the place that it leaves out. False where it says what cannot be at that
  /// time.
  bool complete(std::string_view fold, std::string& out) const {
    if (fold.empty()) return true;
    size_t end = 0;
    const grammar::Rule* level = names_.level_at(fold, end);
    if (level == nullptr) return true;
    if (!BodyNames::valid(*level, day_)) return false;
    if (end < fold.size()) {
      std::string_view place = fold.substr(end + 1);
      return !at_top(*level) || !names_.any_province(place) || names_.province(place, day_) != nullptr;
    }
    auto own = places_.find(text::fold(level->get("name")));
    if (own == places_.end()) return true;
    out.erase(out.size() - (fold.size() + 1));
    out += with_level(own->first, own->second);
    return true;
  }

  /// Where the word for a level begins that a name ends in (`Công an tỉnh`), with the blank before it; the name's end
  /// if it ends in none.
  size_t without_level(std::string_view fold) const {
    size_t at = fold.size();
    for (int words = 0; words < 2; ++words) {
      at = at == 0 ? std::string_view::npos : fold.rfind(' ', at - 1);
      if (at == std::string_view::npos || at == 0) break;
      size_t end = 0;
      if (names_.level_at(fold.substr(at + 1), end) != nullptr && at + 1 + end == fold.size()) return at;
    }
    return fold.size();
  }

  /// The full name of what is printed; "" where it is that already, or not certain.
  std::string full(Slice who) const {
    std::string_view printed = document_.view(who);
    std::string_view fold = document_.folded(who);
    constexpr text::Signs of_lists(",;:(");
    if (printed.empty() || printed.size() > 200 || of_lists.in(printed)) return {};
    size_t one = std::min(printed.find(' '), printed.size());
    size_t two = std::min(printed.find(' ', one + 1), printed.size());
    std::string out;
    size_t named = 0;  // the end of what is written out
    if (acronym(printed.substr(0, one))) {
      named = one;
      if (auto own = own_.find(printed.substr(0, one)); own != own_.end()) {
        out = own->second;
      } else if (const grammar::Rule* body = names_.body(abbreviation_key(fold.substr(0, one)), day_)) {
        out = body->get("name");
      }
    } else if (one < two && acronym(printed.substr(one + 1, two - one - 1))) {
      named = two;
      std::string_view shorter = printed.substr(one + 1, two - one - 1);
      if (auto own = own_.find(shorter); own != own_.end()) {
        out = std::string(printed.substr(0, one + 1)) + own->second;
      } else if (const grammar::Rule* body = names_.body(
                     std::string(fold.substr(0, one + 1)) + abbreviation_key(fold.substr(one + 1, two - one - 1)),
                     day_)) {
        out = body->get("name");
      }
    } else {
      named = without_level(fold);
      const grammar::Rule* body = names_.body(fold.substr(0, named), day_);
      if (body == nullptr) return {};
      bool alias = text::fold(body->get("name")) != fold.substr(0, named);
      out = alias ? body->get("name") : printed.substr(0, named);
    }
    const Slice behind{who.begin + static_cast<uint32_t>(named), who.end};
    if (out.empty() || !grammar::first_of(joins_, document_.fold, behind.begin, behind.end).empty()) return {};
    out += printed.substr(named);
    if (!complete(named < fold.size() ? fold.substr(named + 1) : std::string_view(), out)) return {};
    return out == printed ? std::string() : out;
  }

  /// `UBND TỈNH HÀ TĨNH` is Ủy ban nhân dân tỉnh Hà Tĩnh; SỞ Y TẾ under it, Sở Y tế tỉnh Hà Tĩnh.
  void issuer() {
    Header& h = document_.header;
    if (!h.issuer) return;
    if (!h.organization || std::string_view(h.issuer->from) != "header") {
      h.issuer->resolved = full(h.issuer->at);
      if (h.issuer->name != document_.view(h.issuer->at)) h.issuer->resolved.clear();
      return;
    }
    std::string_view fold = document_.folded(h.organization->text);
    for (size_t end = fold.size(); end != std::string_view::npos && end > 0; end = fold.rfind(' ', end - 1)) {
      const grammar::Rule* body = names_.body(fold.substr(0, end), day_);
      if (body == nullptr) continue;
      std::string out(body->get("name"));
      if (end < fold.size()) {
        size_t behind = 0;
        const grammar::Rule* level = names_.level_at(fold.substr(end + 1), behind);
        if (level == nullptr) return;
        auto own = places_.find(text::fold(level->get("name")));
        if (own == places_.end()) return;
        // Of which one may stand in another line only: ỦY BAN NHÂN DÂN TỈNH. There it must be the name of one.
        const std::string name = text::fold(own->second);
        const std::string_view place = fold.substr(std::min(end + 2 + behind, fold.size()));
        if (place.empty() ? names_.province(name, day_) == nullptr : name != place) return;
        out += with_level(own->first, own->second);
      } else if (body->get("level") == "province-department") {
        for (const auto& [word, name] : places_) {
          if (names_.province(text::fold(name), day_) != nullptr) out += with_level(word, name);
        }
      }
      if (out != h.issuer->name) h.issuer->resolved = out;
      return;
    }
  }

  Document& document_;
  const BodyNames& names_;
  const grammar::Lexicon& joins_;  ///< what stands between two bodies
  std::string day_;
  std::map<std::string_view, std::string> own_;             ///< the document's abbreviations
  std::map<std::string, std::string, std::less<>> places_;  ///< by level: of which place the letterhead is
};

}  // namespace

void resolve_names(Document& document, const grammar::Grammar& grammar) { Resolver(document, grammar).run(); }

}  // namespace vanban::views
