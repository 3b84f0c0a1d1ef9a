// What the parser says about one document: plain values, no behaviour.
//
// Every text in here is a Slice of Document::text, the reading text: the visible characters of the
// source, NFC, white space folded, in the order of the structure, each in exactly one leaf. The map
// leads back to the source; writers turn slices into spans with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/offset_map.h"
#include "model/slice.h"
#include "model/source_layout.h"

namespace vanban {

enum class Severity : uint8_t { info, warning, error };

struct Diagnostic {
  const char* code = "";  ///< stable and dotted, see docs/diagnostics.md; static storage
  Severity severity = Severity::warning;
  std::string message;
  Slice at;  ///< place in the reading text; empty: the document as a whole
  int attachment = -1;
};

/// A text with the stretch it takes from the document: `extent` also holds the bullet, the label,
/// the quotation marks and the closing punctuation that `text` leaves out.
struct Value {
  Slice text;
  Slice extent;
  RuleId rule = 0;
  float confidence = 1.0F;
};

/// A body of the letterhead; where recognition damaged its name, `value` is how it is spelled.
struct Organization : Value {
  std::string value{};

  /// As it is spelled, where what is printed is its text.
  std::string spelled(std::string_view printed) const { return value.empty() ? std::string(printed) : value; }
};

/// Số, ký hiệu.
struct Code : Value {
  std::string number;          ///< "01", "12a"
  std::string notation;        ///< "HD-BVSTBCPN"
  std::string value;           ///< number and notation, without white space
  const char* from = nullptr;  ///< "attachment" when only an attachment's reference names it
};

/// Ngày … tháng … năm: `value` is ISO 8601, cut where the document leaves a blank ("2025-08", "2025").
struct DateField : Value {
  std::string value;
};

/// Tên loại văn bản.
struct TypeField : Value {
  std::string code;            ///< official abbreviation, "CV" for a letter
  std::string name;            ///< "Hướng dẫn"
  const char* from = nullptr;  ///< "title", "notation", "form"
};

/// Độ khẩn, độ mật: `value` is the grammar's code (hoa_toc, mat).
struct Mark : Value {
  std::string value;
};

/// Who issued the document, and how we know: "header", "signature", "body", "attachment".
struct Issuer {
  std::string name;
  const char* from = nullptr;
  Slice at;
  RuleId rule = 0;
  std::string resolved{};  ///< the full name, where it is certain and not what is printed
};

struct Header {
  std::optional<Value> state_name, motto, party_name;
  std::optional<Organization> parent_organization, organization;
  std::optional<Code> code;
  std::optional<Value> place;
  std::optional<DateField> date;
  std::optional<TypeField> type;
  std::optional<Value> subject;
  std::optional<Mark> urgency, secrecy, circulation;
  std::optional<Issuer> issuer;
  std::vector<Value> titles;  ///< title lines that are neither type nor subject (HỘI NGHỊ LẦN THỨ …)
};

struct Recipient {
  Value value;
  std::string purpose;  ///< report, coordinate, implement, know, supervise, publish, as_above, archive; or empty
  Slice purpose_text;
  std::vector<Slice> units;  ///< of an archive line
  std::string resolved{};    ///< the full name, where it is certain and not what is printed
};

struct Recipients {
  std::optional<Value> addressees_label;  ///< Kính gửi:
  std::vector<Recipient> addressees;
  std::optional<Value> distribution_label;  ///< Nơi nhận:
  std::vector<Recipient> distribution;
};

enum class NodeKind : uint8_t {
  part,
  chapter,
  section,
  subsection,
  article,
  clause,
  point,
  item,
  bullet,
  paragraph,
  table
};
const char* name_of(NodeKind kind);

/// A node of a tree. Trees are stored in reading order, parents before children: the children of
/// node i are the nodes i+1 … subtree_end-1 with parent == i.
struct Node {
  NodeKind kind = NodeKind::paragraph;
  Slice label;   ///< as printed; empty for a paragraph
  Slice text;    ///< own text without the label
  Slice extent;  ///< label and text
  int32_t parent = -1;
  uint32_t subtree_end = 0;
  uint16_t depth = 0;
  RuleId rule = 0;
  bool rejoined = false;    ///< a page break or blank line inside was closed
  bool opens_list = false;  ///< an unlabelled paragraph that ends in a colon
  uint32_t ordinal = 0;     ///< 1-based position in the numbering (a = 1, đ = 5, IV = 4); 0 for bullets, paragraphs
  std::string number;       ///< label in plain form: "2", "IV", "a", "2.1"; "" for bullets and paragraphs
  uint32_t first_row = 0, row_count = 0;  ///< for tables: rows in Document::rows
};

struct Row {
  uint32_t first_cell = 0, cell_count = 0;  ///< cells in Document::cells
};

using Tree = std::vector<Node>;

struct Delegation {
  Slice authority;     ///< "KT."
  Slice on_behalf_of;  ///< "CHỦ TỊCH"
};

struct Signature {
  Slice extent;
  Slice authority, on_behalf_of, position, other_position, name, title;
  std::string implied;  ///< "KT.", where the mark is lost and only the two offices tell it
  std::vector<Delegation> delegations;
  std::vector<Slice> marks;
  RuleId rule = 0;
  float confidence = 1.0F;
};

/// (Kèm theo …) under an attachment's title.
struct Reference {
  Value value;
  std::string code, date;
};

/// What a document and each of its attachments have alike.
struct Part {
  Header header;
  Recipients recipients;
  Tree body;
  std::vector<Signature> signatures;
};

struct Attachment : Part {
  std::optional<Value> label;  ///< Phụ lục I
  std::optional<Value> title;
  std::optional<Value> heading;  ///< label and title together
  std::optional<Reference> reference;
  Slice extent;
};

enum class OtherKind : uint8_t {
  page_number,
  running_header,
  footnote,
  stamp,
  handwriting,
  rule,
  site_furniture,
  unassigned
};
const char* name_of(OtherKind kind);

struct Other {
  OtherKind kind = OtherKind::unassigned;
  Slice text;
  Slice extent;
  Slice mark;  ///< of a footnote
};

/// Where a view's value stands: in the main document (-1) or an attachment, and in which node (-1: outside the tree).
struct Place {
  int attachment = -1;
  int node = -1;
};

struct Theme {
  Value value;
  Slice occasion;
  Place at;
};

struct Slogan {
  Value value;
  Place at;
};

struct Responsibility {
  Value assignee;
  Slice task;
  const char* role = "assigned";  ///< lead, coordinate, requested, assigned
  std::vector<Slice> with;
  Slice extent;
  std::string resolved;  ///< the assignee's full name, where it is certain and not what is printed
  Place at;
  RuleId rule = 0;
  float confidence = 1.0F;
};

struct Deadline {
  const char* kind = "due";  ///< due, period, event, effective, recurring, duration
  Value value;
  std::string start, end, time, recurrence, duration;
  const char* bound = nullptr;  ///< before, by, on
  bool year_inferred = false;
  bool working_days = false;
  Slice from;  ///< the words that start a duration's clock
  Slice what, assignee, recipient;
  Place at;
};

struct Target {
  std::string article, clause, point;
};

struct Citation {
  Value value;
  std::string type, type_code, number, notation, code, date;
  Slice issuer, title;
  const char* relation = "mentions";
  std::vector<Target> targets;
  bool self = false;  ///< the document's own number, or "Quyết định này"
  Place at;
};

struct Abbreviation {
  Slice short_form, long_form;
  Slice extent;
  RuleId rule = 0;
  Place at;
};

struct Contact {
  const char* kind = "phone";  ///< phone, email, address, url
  Value value;
  Place at;
};

struct Source {
  std::string name;
  std::string sha256;
  std::string media_type = "text/plain";
  std::string encoding = "UTF-8";
  uint64_t bytes = 0;
  std::string text;        ///< the UTF-8 text spans refer to; empty when it is the input itself, byte for byte
  OffsetMap origin;        ///< of a text in another encoding: from `text` to the bytes of the input; else empty
  bool extracted = false;  ///< `text` was taken out of a file that is no text: there is no way back to its bytes
  SourceLayout layout;     ///< of that text; empty for plain text
};

struct Document : Part {
  Source source;
  std::string profile;

  std::string text;  ///< the reading text
  std::string fold;  ///< the same length: lower case, tone marks in one place, Ð as đ (what patterns see)
  OffsetMap map;     ///< reading text -> source text

  std::vector<Row> rows;     ///< of all tables
  std::vector<Slice> cells;  ///< of all rows

  std::vector<Attachment> attachments;
  std::vector<Other> other;

  std::vector<Theme> themes;
  std::vector<Slogan> slogans;
  std::vector<Responsibility> responsibilities;
  std::vector<Deadline> deadlines;
  std::vector<Citation> citations;
  std::vector<Abbreviation> abbreviations;
  std::vector<Contact> contacts;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string_view> needs_review;  ///< codes of diagnostics, or `uncertain.` and a part; static storage

  std::string_view view(Slice s) const { return {text.data() + s.begin, s.size()}; }
  std::string_view folded(Slice s) const { return {fold.data() + s.begin, s.size()}; }

  /// The tree of the main document (-1) or of an attachment.
  const Tree& tree(int attachment) const {
    return attachment < 0 ? body : attachments[static_cast<size_t>(attachment)].body;
  }
  const Part& part(int attachment) const {
    return attachment < 0 ? static_cast<const Part&>(*this) : attachments[static_cast<size_t>(attachment)];
  }
};

/// The UTF-8 text that the spans of `document` refer to: the input itself, which is `bytes`, or what it was decoded to.
std::string_view source_text(const Document& document, std::string_view bytes);

/// The path of every node: the labels from the root ("II/2/-1"). Unnumbered nodes are counted among
/// their siblings: "-1" the first bullet, "¶2" the second paragraph, "table1". Linear in the tree.
class Paths {
 public:
  Paths(const Tree& tree, const Document& document);
  std::string_view operator[](size_t node) const {
    return std::string_view(all_).substr(begins_[node], begins_[node + 1] - begins_[node]);
  }
  size_t size() const { return begins_.size() - 1; }

 private:
  std::string all_;
  std::vector<uint32_t> begins_;
};

}  // namespace vanban
