// What recognition damaged, read once more: columns that ran together on one line, words of closed vocabularies with
// wrong letters, and noise beside and between the writing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "structure/damage.h"
#include "structure/layout.h"
#include "structure/noise.h"
#include "structure/roles.h"

namespace vanban::structure {

/// A stretch of a clean text without the blanks at its ends.
inline Slice without_edges(std::string_view text, Slice s) {
  while (!s.empty() && text[s.end - 1] == ' ') --s.end;
  while (!s.empty() && text[s.begin] == ' ') ++s.begin;
  return s;
}

/// Cuts and reorders the lines of a layout and says what the damaged ones may be. The text stays as it is.
class Restorer {
 public:
  Restorer(const grammar::Grammar& grammar, Layout& layout) : grammar_(grammar), layout_(layout) {}

  /// Does the strict reading leave open what a document has, or show signs that only recognition makes?
  bool asked_for(const std::vector<Classified>& roles, const std::vector<Label>& labels);
  /// Changes the lines of the layout; false if there was nothing to change and nothing to hint at.
  bool restore(std::string_view nfc, const std::vector<Classified>& strict, const std::vector<Label>& labels);
  const Hints& hints() const { return hints_; }

 private:
  enum class Stage : uint8_t { head, body, closing };

  bool damaged_mark(const std::vector<Classified>& roles) const;
  bool beside_about(Slice s) const;
  bool letterhead_lacks(const std::vector<Classified>& roles, bool state, bool title, bool date) const;
  std::string_view text(Slice s) const { return std::string_view(layout_.clean.text).substr(s.begin, s.size()); }
  std::string_view fold(Slice s) const { return std::string_view(layout_.clean.fold).substr(s.begin, s.size()); }

  void all_lines(const std::vector<Classified>& strict, const std::vector<Label>& labels);
  void line(const Line& line, const Classified& strict);
  bool speck_before_label(const Line& line);
  bool columns(const Line& line, const Classified& strict);
  // restore_closing.cc
  bool second_column(Slice s) const;
  uint32_t authority_behind(Slice s) const;
  bool beside_authority(const Line& line, const Classified& strict);
  uint32_t entry_end(Slice s, const Classified& strict) const;
  uint32_t signature_begin(Slice s, bool list) const;
  bool speck_before_authority(const Line& line, const Classified& strict);
  bool closing_columns(const Line& line, const Classified& strict);
  bool damaged_name(std::string_view text) const;
  // restore.cc
  bool forms(const Line& line);
  bool wrecked_column(const Line& line, const Classified& strict);
  void piece(const Line& from, Slice s, uint8_t column, bool cell, Role strict = Role::body);
  void keep(const Line& line, Role strict) {
    lines_.push_back(line);
    strict_.push_back(strict);
  }
  void noise(const Line& from, Slice s);
  void hint(const Likeness& found, uint32_t at, Role strict);
  void drop_noise();
  void make_tables(std::string_view nfc);
  /// Which of the lines are noise as a whole.
  std::vector<bool> noisy_lines() const;
  bool is_entry(Slice s) const;
  bool scrap(Slice s) const;
  bool numbers_a_row(Slice s) const;
  /// What stands above a column of running numbers; nullptr where the grammar has no such rule.
  const grammar::Pattern* running_numbers() const {
    const grammar::Rule* head = grammar_.family("layout_anchors").named("running-numbers");
    return head == nullptr ? nullptr : &head->pattern;
  }
  /// Cuts what is noise at the ends of a line; true if it was the wreck of the sign that ends a document.
  bool trim_noise(Line& line);
  void trim_head(Line& line, Role role);

  const grammar::Grammar& grammar_;
  Layout& layout_;
  const DamageReader* damage_ = nullptr;
  const NoiseReader* noise_reader_ = nullptr;
  std::vector<Line> lines_;
  std::vector<Role> strict_;  ///< what the strict reading took each for
  std::vector<Line> noise_;
  Hints hints_;
  Stage stage_ = Stage::head;
  uint32_t head_until_ = 24;  ///< lines from here on are no letterhead, unless one begins
  uint32_t at_ = 0;
  uint32_t about_at_ = 0;    ///< behind the last line of the V/v; 0 if there was none
  bool body_seen_ = false;   ///< before it no closing begins
  bool listing_ = false;     ///< behind Nơi nhận
  bool numbered_ = false;    ///< the line at hand has a label
  size_t quoted_until_ = 0;  ///< what opens before this byte may be closed: the last mark that closes a quotation
  bool damaged_ = false;
};

}  // namespace vanban::structure
