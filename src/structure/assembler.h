// Lines with roles -> the parts of the document. One Assembler a document; one file a kind of part.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"
#include "structure/labels.h"
#include "structure/layout.h"
#include "structure/reading.h"
#include "structure/roles.h"

namespace vanban::structure {

struct Segment;

/// The lines of the main document or of one attachment, by what becomes of them; indices into Layout::lines.
struct PartLines {
  std::vector<uint32_t> head;  ///< letterhead, type, subject, marks, annex label, reference
  std::vector<uint32_t> address;
  std::vector<uint32_t> body;
  std::vector<uint32_t> list;  ///< Nơi nhận
  std::vector<uint32_t> sign;
};

class Assembler {
 public:
  Assembler(std::string_view nfc, const Layout& layout, const std::vector<Label>& labels,
            const std::vector<Classified>& roles, const grammar::Grammar& grammar, Document& document)
      : nfc_(nfc),
        layout_(layout),
        labels_(labels),
        roles_(roles),
        grammar_(grammar),
        document_(document),
        reading_(nfc, layout.clean, document) {}

  void run();
  /// The name of the profile the document shows.
  std::string profile() const;

 private:
  // structure.cc
  std::vector<PartLines> split_parts();
  void others();
  // header.cc
  void header(const PartLines& lines, Part& part);
  void code_line(uint32_t i, bool dated, Header& header);
  uint32_t day_behind_code(Slice s) const;
  void number(uint32_t i, Slice s, Header& header);
  void date_line(uint32_t i, Slice s, Header& header);
  bool owner(std::string_view behind_type) const;
  std::vector<uint32_t> party_subject(const PartLines& lines, const Header& header) const;
  void type_and_subject(const PartLines& lines, const std::vector<uint32_t>& about, Header& header);
  bool leads_subject(const std::vector<uint32_t>& head, uint32_t i) const;
  void infer_type(Part& part, bool titled);
  void infer_issuer();
  void header_diagnostics();
  // header_bodies.cc
  void organizations(const std::vector<uint32_t>& lines, Header& header);
  bool glued_head(Slice s) const;
  bool joint(const Header& header, std::string_view above, std::string_view below) const;
  // annex.cc
  void annex_heading(const PartLines& lines, Attachment& attachment);
  void reference(const PartLines& lines, Attachment& attachment);
  void code_from_attachment();
  // recipients.cc
  void addressees(const PartLines& lines, Part& part);
  bool goes_on_with_addressee(uint32_t i, Slice last) const;
  uint32_t details_begin(Slice text) const;
  void distribution(const PartLines& lines, Part& part);
  bool goes_on_with_entry(uint32_t i, Slice last) const;
  void list_label(uint32_t i, uint32_t end, std::optional<Value>& label, Header& header);
  void purpose_of(Recipient& recipient);
  bool damaged_archive(Slice entry) const;
  // signatures.cc
  void signatures(const PartLines& lines, Part& part);
  class Signers;
  void deputy(const std::vector<Slice>& offices, Signature& s) const;
  uint32_t name_at_end(Slice piece) const;
  bool another_office(const std::vector<Slice>& offices, Slice line) const;
  std::vector<uint32_t> side_by_side(std::vector<uint32_t> lines) const;
  std::vector<uint32_t> offices_above_names(std::vector<uint32_t> lines) const;
  // tree.cc
  void body(const PartLines& lines, Part& part, int attachment);
  Node table_node(const Table& table);
  Node segment_node(const Segment& segment);
  void close_at_root(Tree& tree) const;

  const Line& line(uint32_t i) const { return layout_.lines[i]; }
  std::string_view text(uint32_t i) const { return clean({line(i).begin, line(i).end}); }
  std::string_view clean(Slice s) const { return std::string_view(layout_.clean.text).substr(s.begin, s.size()); }
  std::string_view clean_fold(Slice s) const { return std::string_view(layout_.clean.fold).substr(s.begin, s.size()); }
  RuleId rule_of(uint32_t i) const { return roles_[i].rule == nullptr ? RuleId{0} : roles_[i].rule->id; }
  float confidence_of(uint32_t i) const;
  /// Whether a folded text begins with a word that the names of bodies (or of office-holders) begin with.
  bool names_body(std::string_view fold, bool or_office) const;

  /// A whole line as one leaf.
  Value leaf(uint32_t i) { return leaf(i, line(i).clean()); }
  /// A range of line `i`.
  Value leaf(uint32_t i, Slice clean);
  /// All lines from `first` to `last`.
  Value leaf(uint32_t first, uint32_t last);
  /// A range of the reading text without these characters at its ends (white space always goes).
  Slice trimmed(Slice s, std::string_view front, std::string_view back) const;
  void report(const char* code, Severity severity, std::string message, Slice at = {}, int attachment = -1);

  std::string_view nfc_;
  const Layout& layout_;
  const std::vector<Label>& labels_;
  const std::vector<Classified>& roles_;
  const grammar::Grammar& grammar_;
  Document& document_;
  Reading reading_;
};

}  // namespace vanban::structure
