// What each line is: the best sequence of roles, found over the whole document at once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "structure/conditions.h"
#include "structure/facts.h"
#include "structure/labels.h"
#include "structure/layout.h"

namespace vanban::structure {

enum class Role : uint8_t {
  site,          // of a web page around the document
  state_name,    // Quốc hiệu
  motto,         // Tiêu ngữ
  party_name,    // ĐẢNG CỘNG SẢN VIỆT NAM
  org,           // cơ quan chủ quản, cơ quan ban hành
  code,          // Số, ký hiệu
  dateline,      // địa danh, ngày tháng
  type,          // tên loại
  subject,       // trích yếu
  about,         // V/v of a letter
  mark,          // độ khẩn, độ mật
  title,         // another title line
  annex,         // Phụ lục, Mẫu số
  reference,     // (Kèm theo …)
  address_head,  // Kính gửi
  addressee,
  body,
  distribution_head,  // Nơi nhận
  distribution,
  authority,    // TM., KT., TL.
  office,       // chức vụ
  signed_mark,  // (Đã ký)
  other_office,
  name,
  // Set before the search; transparent to it.
  rule,
  page_number,
  stamp,
  footnote,
  running_header,
  noise,  // what recognition made of seals, pen strokes and pictures
};
constexpr size_t role_count = 30;
const char* name_of(Role role);
/// The role of that name; -1 if there is none.
int role_named(std::string_view name);
/// What a line of furniture is.
Role role_of(FurnitureRange::Kind kind);

struct Classified {
  Role role = Role::body;
  const grammar::Rule* rule = nullptr;   ///< the rule that weighed most for the role
  float margin = 0;                      ///< how far the next best role was behind on this line alone
  const grammar::Rule* entry = nullptr;  ///< the vocabulary entry that a damaged line stands for
  bool damaged = false;                  ///< the role was found with letters changed
  uint32_t entry_end = 0;                ///< of the clean text: where that entry ends
};

/// Of no part of the document: a rule, a page's number, a stamp, what a site prints.
inline bool settled(Role r) { return r >= Role::rule || r == Role::site; }
/// A part of the closing: Nơi nhận, quyền hạn, chức vụ, họ tên.
inline bool closing_role(Role r) { return r >= Role::distribution_head && r <= Role::name; }

/// What a line may be, found otherwise than by the rules of lines: it competes with what they say.
struct Hint {
  uint32_t line;
  Role role;
  float weight;
  const grammar::Rule* rule;
  const grammar::Rule* entry;
  uint32_t entry_end = 0;
  bool ends = false;  ///< the text of the document ends with the line: no sentence goes on behind it
};

/// Hints for the lines of one document, in order of lines. A noise hint settles the line.
using Hints = std::vector<Hint>;

/// One candidate of a line, for explanations.
struct Candidate {
  Role role;
  float score;
  const grammar::Rule* rule;
};

/// Assigns a role to every line of the layout. `labels[i]` is the label line i begins with, if any.
class RoleFinder {
 public:
  explicit RoleFinder(const grammar::Grammar& grammar);
  std::vector<Classified> find(const Layout& layout, const std::vector<Label>& labels, const Hints& hints = {},
                               std::vector<std::vector<Candidate>>* trace = nullptr) const;

 private:
  class Search;  ///< in one document
  static constexpr float never = -1e9F;
  static constexpr size_t searched = static_cast<size_t>(Role::rule);  ///< roles before it take part in the search

  struct LineRule {
    const grammar::Rule* rule;
    Role role;
    uint32_t when, unless;
    float weight;
    bool continues;                         ///< counts only for a line behind one of the same role
    const grammar::Lexicon* lexicon;        ///< a vocabulary the line must begin with
    bool whole;                             ///< … and be nothing else
    bool named;                             ///< … and not with one that only looks like a body (Phòng, chống)
    const std::vector<std::string>* needs;  ///< words of which the line must hold one, or empty
  };
  std::vector<LineRule> with_pattern_, without_pattern_;
  Conditions conditions_;               ///< of without_pattern_
  grammar::PatternSet patterns_;        ///< of with_pattern_
  std::vector<LineRule> behind_label_;  ///< their patterns stand behind the line's label
  grammar::PatternSet behind_label_patterns_;
  float transition_[role_count][role_count];
  float start_[role_count];
  // role_neighbours.cc
  bool below_basis(const Layout& layout, const std::vector<Label>& labels, size_t i) const;
  bool before_state(const Layout& layout, size_t i) const;
  const grammar::Lexicon* hanging_;
  const grammar::Lexicon* hanging_before_digits_;
  const grammar::Lexicon* closed_;  ///< phrases that end in a hanging word and are whole
  const grammar::Lexicon* address_heads_;
  const grammar::Lexicon* enacting_;
  const grammar::Family* basis_;
  const grammar::Rule* session_;     // KHÓA …, KỲ HỌP THỨ …
  const grammar::Rule* state_;       // CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  std::vector<LineRule> furniture_;  ///< lines of no document: stamps, footnotes
  grammar::PatternSet furniture_patterns_;
};

/// The finder of a grammar, made once.
const RoleFinder& role_finder(const grammar::Grammar& grammar);

}  // namespace vanban::structure
