#include "views/duty_issuer.h"

#include <algorithm>

namespace vanban::views {

namespace {

/// Enough for who issues a document.
constexpr size_t max_bodies = 16;

/// Calls f(head, its words, next word) for each body named in `s`; stops when f returns true.
template <typename F>
bool each_body(const DutyText& t, Slice s, F&& f) {
  for (uint32_t i = s.begin; i < s.end;) {
    if (!is_word_lead(t.fold[i])) {
      ++i;
      continue;
    }
    uint32_t end = 0;
    const DutyPhrase* p = t.at(i, s.end, bit(DutyKind::body), end);
    if (p == nullptr) {
      i = t.word_end(i, s.end);
      continue;
    }
    Word next = word_after(t.fold, end, s.end);
    if (f(*p, t.fold.substr(i, end - i), t.fold.substr(next.begin, next.end - next.begin))) return true;
    i = end;
  }
  return false;
}

}  // namespace

DutyIssuer::DutyIssuer(const Document& document, const DutyText& text) : t_(text) {
  auto add_header = [&](const Header& header, bool writes) {
    if (header.organization) add(header.organization->text, writes);
    if (header.issuer) add(header.issuer->at, writes);
  };
  add_header(document.header, true);
  // An office writes for its body: the Văn phòng for the Ủy ban above it.
  if (document.header.organization && document.header.parent_organization && !document.signatures.empty() &&
      !document.signatures.front().on_behalf_of.empty()) {
    add(document.header.parent_organization->text, true);
  }
  for (const Signature& s : document.signatures) {
    add(s.on_behalf_of, true);
    // By order of another (TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG) a unit signs, and may be told what to do.
    if (s.on_behalf_of.empty()) add(s.position, true);
  }
  for (const Attachment& a : document.attachments) {
    if (bodies_.size() < max_bodies) add_header(a.header, false);
  }
  // `TM. ỦY BAN NHÂN DÂN` says less than the header's `ỦY BAN NHÂN DÂN TỈNH …`.
  std::erase_if(bodies_, [&](const Body& bare) {
    return bare.next.empty() && std::any_of(bodies_.begin(), bodies_.end(),
                                            [&](const Body& b) { return b.head == bare.head && !b.next.empty(); });
  });
}

void DutyIssuer::add(Slice name, bool writes) {
  bool first = true;
  each_body(t_, name, [&](const DutyPhrase& head, std::string_view words, std::string_view next) {
    // The last syllable of a longer name is no body: `BỘ NỘI VỤ`.
    bool tail = !first && next.empty() && words.find(' ') == std::string_view::npos;
    first = false;
    if (tail) return false;
    bodies_.push_back({head.identity, head.first_word, next, writes});
    return bodies_.size() >= max_bodies;
  });
}

bool DutyIssuer::matches(Slice name, bool first_only) const {
  bool found = false;
  each_body(t_, name, [&](const DutyPhrase& head, std::string_view words, std::string_view next) {
    bool kind_alone = next.empty() && std::count(words.begin(), words.end(), ' ') <= 1;
    for (const Body& b : bodies_) {
      bool same = b.head == head.identity && (next.empty() || b.next.empty() || next == b.next);
      // `Nhà trường`, `Sở`: the kind of body alone means the one that writes; `Ban Nữ công` is more than its kind.
      if (same || (b.writes && kind_alone && b.first_word == head.first_word)) found = true;
    }
    return found || first_only;
  });
  return found;
}

}  // namespace vanban::views
