// What each line is: the best sequence of roles, found over the whole document at once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
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
  authority,   // TM., KT., TL.
  office,      // chức vụ
  signed_mark, // (Đã ký)
  other_office,
  name,
  // Set before the search; transparent to it.
  rule,
  page_number,
  stamp,
  footnote,
  running_header,
};
constexpr size_t role_count = 29;
const char* name_of(Role role);

/// Facts of a line that rules ask for (when = […], unless = […]).
enum Fact : uint32_t {
  fact_caps = 1U << 0,          ///< letters, all of them capitals
  fact_starts_lower = 1U << 1,
  fact_starts_upper = 1U << 2,
  fact_short = 1U << 3,         ///< at most 45 characters
  fact_medium = 1U << 4,        ///< at most 110
  fact_long = 1U << 5,          ///< more than 160
  fact_labelled = 1U << 6,      ///< begins with a number or letter of a list, or a keyword such as Điều
  fact_bullet = 1U << 7,
  fact_ends_semicolon = 1U << 8,
  fact_ends_colon = 1U << 9,
  fact_ends_stop = 1U << 10,    ///< . ; : ! ?
  fact_ends_document = 1U << 11,///< ./.
  fact_gap = 1U << 12,          ///< a blank line before
  fact_name_like = 1U << 13,    ///< two to six words, each with a capital first letter and small letters
  fact_cell = 1U << 14,         ///< stands in a column
  fact_right = 1U << 15,        ///< in the right column, or far indented
  fact_first = 1U << 16,        ///< among the first lines of the text
  fact_ends_comma = 1U << 17,
  fact_brackets = 1U << 18,     ///< stands in ( )
  fact_table = 1U << 19,
  fact_continued = 1U << 20,    ///< the line before ends in the middle of a sentence
  fact_before_basis = 1U << 23, ///< the next line begins the grounds of a decision (Căn cứ …)
  fact_after_stop = 1U << 24,   ///< the line before ends in a full stop
  fact_hanging = 1U << 22,      ///< the line before ends in a word that cannot end a phrase (của, và, về)
  fact_in_brackets = 1U << 21,  ///< a bracket that a line before opened is not closed yet
};

struct Classified {
  Role role = Role::body;
  const grammar::Rule* rule = nullptr;  ///< the rule that weighed most for the role
  float margin = 0;                     ///< how far the next best role was behind on this line alone
};

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
  std::vector<Classified> find(std::string_view nfc, const Layout& layout, const std::vector<Label>& labels,
                               std::vector<std::vector<Candidate>>* trace = nullptr) const;

 private:
  struct LineRule {
    const grammar::Rule* rule;
    Role role;
    uint32_t when, unless;
    float weight;
    bool continues;  ///< counts only for a line behind one of the same role
    const grammar::Lexicon* lexicon;  ///< a vocabulary the line must begin with
    bool whole;                       ///< … and be nothing else

  };
  std::vector<LineRule> with_pattern_, without_pattern_;
  std::vector<LineRule> cased_;
  grammar::PatternSet set_, cased_set_;
  float transition_[role_count][role_count];
  float start_[role_count];
  const grammar::Lexicon* hanging_;
  const grammar::Family* basis_;
  /// A line of no document: stamps, footnotes. `before` is the role of the line before.
  const grammar::Rule* furniture(std::string_view fold, const Line& line, Role before, Role& role) const;
  const grammar::Family* furniture_;
};

/// The finder of a grammar, made once.
const RoleFinder& role_finder(const grammar::Grammar& grammar);

uint32_t facts_of(std::string_view text, const Line& line, const Label& label, size_t index);

}  // namespace vanban::structure
