// The closed vocabularies of letterheads and closings, found where recognition damaged their letters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "structure/roles.h"
#include "text/skeleton.h"

namespace vanban::structure {

/// An entry of a vocabulary that a stretch of text stands for, most likely.
struct Likeness {
  const grammar::Rule* form = nullptr;   ///< the rule of the family `damaged` that looked for it
  const grammar::Rule* entry = nullptr;  ///< the entry of the rule's lexicon, if it has one
  Role role = Role::body;
  float weight = 0;
  uint32_t distance = 0;
  Slice at;            ///< in the text that was asked about
  bool exact = false;  ///< not damaged at all

  explicit operator bool() const { return form != nullptr; }
};

/// Where in a document a vocabulary is looked for.
enum class Zone : uint8_t { head = 1, closing = 2, anywhere = 3 };

class DamageReader {
 public:
  explicit DamageReader(const grammar::Grammar& grammar) : DamageReader(grammar, {}) {}

  /// What the whole of `text` (or its begin, for vocabularies after which more may follow) stands for.
  Likeness read(std::string_view text, std::string_view fold, const text::Skeleton& bones, Zone zone) const;
  /// The first place inside the line, behind its begin, at which a column of its own can begin.
  Likeness column(std::string_view text, std::string_view fold, const text::Skeleton& bones, Zone zone) const;

 protected:
  /// Only of the vocabularies that stand for `only`, if anything is named.
  DamageReader(const grammar::Grammar& grammar, std::optional<Role> only);

 private:
  struct Word {
    std::string letters;
    std::string fold;
    uint32_t mask;
    std::string initials;  ///< of its words, where they are asked for
    const grammar::Rule* entry;
  };
  struct Form {
    const grammar::Rule* rule;
    Role role;
    float weight;
    uint8_t zone;
    bool caps, whole, column, brief, initials;
    char colon;  ///< '+': the text must end in one; '-': it must not
    std::vector<Word> words;
  };
  struct Ask {
    std::string_view text, fold;
    const text::Skeleton& bones;
    size_t from;  ///< the first letter looked at
    bool caps;
  };
  void better(const Form& form, const Ask& ask, Likeness& best) const;

  std::vector<Form> forms_;
};

/// The few words that marks of urgency and secrecy are: what is like none of them needs no look at the others.
class MarkReader : public DamageReader {
 public:
  explicit MarkReader(const grammar::Grammar& grammar) : DamageReader(grammar, Role::mark) {}
};

/// Most letters of the text are capitals.
bool mostly_capitals(std::string_view text);

}  // namespace vanban::structure
