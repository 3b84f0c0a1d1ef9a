// Who issued the document, as far as the subject of a sentence can be compared with it.
#pragma once

#include <vector>

#include "views/duty_text.h"

namespace vanban::views {

class DutyIssuer {
 public:
  DutyIssuer(const Document& document, const DutyText& text);

  bool known() const { return !bodies_.empty(); }
  /// True if a body in `name` can be the issuing one: the same kind of body, and not another one of that kind.
  bool has(Slice name) const { return matches(name, false); }
  /// The same for the first body in `name`.
  bool begins(Slice name) const { return matches(name, true); }

 private:
  struct Body {
    size_t head, first_word;  ///< of its DutyPhrase
    std::string_view next;    ///< the word behind it; empty if the name ends there
    bool writes;              ///< named by the document itself, not by the letterhead of a form it encloses
  };
  bool matches(Slice name, bool first_only) const;
  void add(Slice name, bool writes);

  const DutyText& t_;
  std::vector<Body> bodies_;
};

}  // namespace vanban::views
