#include "views/duty_issuer.h"

#include <algorithm>

namespace vanban::views {

namespace {

/// Enough for who issues a document.
constexpr size_t max_bodies = 16;

/// Calls f(head, next word) for each body named in `s`; stops when f returns true.
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
    if (f(*p, t.fold.substr(next.begin, next.end - next.begin))) return true;
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
    add(s.position, true);
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
  each_body(t_, name, [&](const DutyPhrase& head, std::string_view next) {
    bodies_.push_back({head.identity, head.first_word, next, writes});
    return bodies_.size() >= max_bodies;
  });
}

bool DutyIssuer::matches(Slice name, bool first_only) const {
  bool found = false;
  each_body(t_, name, [&](const DutyPhrase& head, std::string_view next) {
    for (const Body& b : bodies_) {
      bool same = b.head == head.identity && (next.empty() || b.next.empty() || next == b.next);
      // `Nhà trường`, `Sở`: the kind of body alone means the one that writes.
      if (same || (b.writes && next.empty() && b.first_word == head.first_word)) found = true;
    }
    return found || first_only;
  });
  return found;
}

}  // namespace vanban::views
