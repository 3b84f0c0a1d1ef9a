// Telephone and fax numbers, e-mail and web addresses, postal addresses.
#include <algorithm>

#include "text/fold.h"
#include "views/contact_parts.h"
#include "views/words.h"

namespace vanban::views {

ContactGrammar::ContactGrammar(const grammar::Grammar& g)
    : contacts(g.family("contacts")),
      more(g.family("contact_more")),
      addresses(g.family("contact_addresses")),
      types(g.lexicon("types")),
      places(g.lexicon("address_places")),
      cues(g.lexicon("address_cues")),
      ends(g.lexicon("address_ends")),
      others(g.lexicon("address_others")),
      phone_others(g.lexicon("phone_others")),
      phone_units(g.lexicon("phone_units")),
      numbers(g.lexicon("citation_numbers")),
      next_phone(more.named("phone_more")) {
  for (const grammar::Rule& rule : addresses.rules)
    forms_.push_back({rule.is("labelled"), rule.is("numbered"), rule.is("headed")});
}

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

size_t digits_in(std::string_view s) { return static_cast<size_t>(std::count_if(s.begin(), s.end(), digit)); }

/// Letters a mailbox or a host is written with.
bool of_address(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

class Finder {
 public:
  explicit Finder(Context& context)
      : context_(context),
        words_(context.grammar.derived<ContactGrammar>()),
        text_(context.text()),
        fold_(context.fold()) {}

  void run() {
    for (const Unit& unit : context_.units) {
      if ((unit.interests & (in_contacts | in_addresses)) != 0) read(unit);
    }
  }

 private:
  void read(const Unit& unit) {
    unit_ = &unit;
    uint32_t taken = unit.range.begin;
    grammar::Captures captures;
    for (uint32_t h = unit.first_hit; h < unit.last_hit; ++h) {
      const grammar::Hit& hit = context_.hits[h];
      const unsigned waiting = context_.interests(hit) & (in_contacts | in_addresses);
      if (waiting == 0 || hit.at < taken) continue;
      if ((waiting & in_addresses) != 0) {
        const bool house = may_be_house(hit.at);
        auto wanted = [&](const grammar::Rule& rule) {
          const ContactGrammar::Form& form = words_.form_of(rule);
          if (form.headed) return !behind_office(fold_, words_, {hit.at, unit.range.end}).empty();
          return house || !form.numbered;
        };
        const grammar::Rule* rule = words_.addresses.match_if(0, hit, text_, fold_, unit.range.end, captures, wanted);
        Slice found = rule == nullptr ? Slice{} : address_in(context_, words_, unit, *rule, captures);
        if (!found.empty()) taken = add("address", found, *rule);
      } else {
        if (digit(text_[hit.at]) && !may_be_phone(hit.at)) continue;
        size_t from = 0;
        while (const grammar::Rule* rule =
                   words_.contacts.match_from(from, hit, text_, fold_, unit.range.end, captures)) {
          uint32_t end = take(*rule, captures);
          if (end != 0) {
            taken = end;
            break;
          }
          from = static_cast<size_t>(rule - words_.contacts.rules.data()) + 1;
        }
      }
    }
  }

  /// Cheap: no pattern is asked about the many numbers that no telephone has.
  bool may_be_phone(uint32_t at) const {
    uint32_t end = unit_->range.end;
    return end - at >= 10 && text_[at] == '0' && text_[at + 1] >= '2' && digit(text_[at + 2]) &&
           (at == unit_->range.begin || !(of_address(text_[at - 1]) || text_[at - 1] == '/'));
  }

  /// True if a house number may stand behind the word at `at`: not `số 12/QĐ-UBND`.
  bool may_be_house(uint32_t at) const {
    const uint32_t end = unit_->range.end;
    uint32_t i = skip_blanks(fold_, word_end(fold_, at, end), end);
    if (i >= end || !digit(fold_[i])) return false;
    while (i < end && digit(fold_[i])) ++i;
    if (i < end && fold_[i] >= 'a' && fold_[i] <= 'z') ++i;
    if (i + 1 >= end) return false;
    return fold_[i] == ' ' || fold_[i] == ',' || ((fold_[i] == '/' || fold_[i] == '-') && digit(fold_[i + 1]));
  }

  /// Returns the end of what was taken; 0 if the rule is turned down.
  uint32_t take(const grammar::Rule& rule, const grammar::Captures& captures) {
    if (rule.is("domain")) return domain(rule, captures);
    Slice s = captures.whole();
    if (rule.get("kind") == "url") {
      // The sign that ends a document is no path.
      while (s.size() > 2 && text_[s.end - 1] == '/' && text_[s.end - 2] == '.') s.end -= 2;
      return add("url", s, rule);
    }
    s = number_in(s);
    if (rule.is("bare") && is_other_number(s.begin)) return 0;
    if (is_amount(s.end)) return 0;
    if (!rule.is("short")) s.end = s.begin + before_dash(text_.substr(s.begin, s.size()));
    if (!rule.is("short") && !is_phone(text_.substr(s.begin, s.size()))) {
      // Two numbers with a blank between them read as one: the first is as much as a number can hold.
      s.end = s.begin + cut(text_.substr(s.begin, s.size()));
      if (s.empty() || !is_phone(text_.substr(s.begin, s.size()))) return 0;
    }
    uint32_t end = add("phone", s, rule);
    grammar::Captures more;
    while (words_.next_phone != nullptr && words_.next_phone->pattern.match_at(fold_, end, unit_->range.end, more)) {
      Slice next = number_in(more.whole());
      next.end = next.begin + before_dash(text_.substr(next.begin, next.size()));
      std::string_view n = text_.substr(next.begin, next.size());
      constexpr size_t longest_local = 8;
      if (!is_phone(n) || (n[0] != '0' && n[0] != '(' && digits_in(n) > longest_local)) break;
      end = add("phone", next, *words_.next_phone);
    }
    return end;
  }

  /// From the first digit, with a bracket or plus before it, to the last.
  Slice number_in(Slice s) const {
    while (s.begin < s.end && !digit(text_[s.begin])) ++s.begin;
    while (s.end > s.begin && !digit(text_[s.end - 1])) --s.end;
    while (s.begin > unit_->range.begin && (text_[s.begin - 1] == '+' || text_[s.begin - 1] == '(')) --s.begin;
    if (text_[s.begin] == '(' && text_.substr(s.begin, s.size()).find(')') == std::string_view::npos) ++s.begin;
    return s;
  }

  static bool is_phone(std::string_view s) {
    constexpr size_t fewest = 6;
    constexpr size_t most = 12;
    size_t n = digits_in(s);
    return n >= fewest && n <= most && std::count(s.begin(), s.end(), '(') == std::count(s.begin(), s.end(), ')');
  }

  /// The length of what stands before a dash between blanks, if that is a whole number.
  static uint32_t before_dash(std::string_view s) {
    for (std::string_view dash : {" - ", " – "}) {
      size_t at = s.find(dash);
      if (at != s.npos && is_phone(s.substr(0, at))) return static_cast<uint32_t>(at);
    }
    return static_cast<uint32_t>(s.size());
  }

  /// Ten digits behind `mã số thuế` or `tài khoản` are no telephone.
  bool is_other_number(uint32_t at) const {
    uint32_t begin = at;
    constexpr int furthest = 4;
    for (int i = 0; i < furthest; ++i) {
      Word word = word_before(fold_, begin, unit_->range.begin);
      if (word.empty()) return false;
      begin = word.begin;
      if (words_.phone_others.stands_at(fold_, begin, at)) return true;
    }
    return false;
  }

  /// `Điện thoại: 200.000 đồng`: what it costs.
  bool is_amount(uint32_t end) const {
    return words_.phone_units.stands_at(fold_, skip_blanks(fold_, end, unit_->range.end), unit_->range.end);
  }

  /// The length of the longest beginning that is a number, cut at a mark that can part two.
  static uint32_t cut(std::string_view s) {
    for (size_t end = s.size(); end > 0; --end) {
      if (end < s.size() && (s[end] == ' ' || s[end] == '-' || s[end] == ',' || s[end] == '.') && digit(s[end - 1]) &&
          is_phone(s.substr(0, end)))
        return static_cast<uint32_t>(end);
    }
    return 0;
  }

  /// A host by its last part: back to where it begins, and a mailbox before it.
  uint32_t domain(const grammar::Rule& rule, const grammar::Captures& captures) {
    uint32_t at = captures.whole().begin;
    uint32_t floor = unit_->range.begin;
    if (at == floor || text_[at - 1] != '.') return 0;
    constexpr uint32_t longest = 120;
    uint32_t low = at > floor + longest ? at - longest : floor;
    uint32_t begin = at;
    while (begin > low && of_address(text_[begin - 1])) --begin;
    uint32_t end = captures.whole().end;
    while (end > at && (text_[end - 1] == '.' || text_[end - 1] == ':')) --end;
    uint32_t host = begin;
    uint32_t sign = 0;  // length of the @ and what is around it
    const auto before = [&](std::string_view signs) {
      const auto n = static_cast<uint32_t>(signs.size());
      return begin >= low + n && text_.substr(begin - n, n) == signs;
    };
    if (before("(@)")) {
      sign = 3;
    } else if (before("(@")) {  // so recognition reads an @ that touches a letter
      sign = 2;
    } else if (before("@") || (text_[begin] == 'Q' && before("(") && begin > low + 1 && of_address(text_[begin - 2]))) {
      sign = 1;
    }
    if (sign != 0) {
      uint32_t name_end = begin - sign;
      begin = name_end;
      while (begin > low && of_address(text_[begin - 1])) --begin;
      while (begin < name_end && text_[begin] == '.') ++begin;
      return begin == name_end ? end : add("email", {begin, end}, rule);
    }
    while (host < at && (text_[host] == '.' || text_[host] == '-')) ++host;
    bool letters = std::any_of(text_.begin() + host, text_.begin() + at, [](char c) { return c >= 'a' && c <= 'z'; });
    constexpr uint32_t shortest = 3;
    if (!letters || at < host + shortest) return 0;
    // The end of a word in other letters: `TP.Vĩnh` has no host before its stop.
    if (begin > floor && is_word_lead(text_[char_before(text_, begin)])) return 0;
    return add("url", {host, end}, rule);
  }

  uint32_t add(const char* kind, Slice s, const grammar::Rule& rule) {
    Contact c;
    c.kind = kind;
    c.value.text = c.value.extent = s;
    c.value.rule = rule.id;
    c.at = unit_->at;
    context_.document.contacts.push_back(c);
    return s.end;
  }

  Context& context_;
  const ContactGrammar& words_;
  std::string_view text_, fold_;
  const Unit* unit_ = nullptr;
};

}  // namespace

void find_contacts(Context& context) { Finder(context).run(); }

}  // namespace vanban::views
