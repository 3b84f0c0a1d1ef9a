// A document that has every field there is, made by hand: what the writers are tried on.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace vanban::test {

/// Builds Document::text piece by piece. The source it stands for has two bytes of white space before every piece,
/// so that no span equals its slice, and a word in between where a piece is said to jump.
class DocumentMaker {
 public:
  Document document;
  std::string source;

  /// A piece of text of its own.
  Slice text(std::string_view words) {
    end_leaf();
    source += "  ";
    return piece(words, false);
  }
  /// Two pieces of the source, read as one.
  Slice two_pieces(std::string_view first, std::string_view second) {
    end_leaf();
    source += "  ";
    Slice a = piece(first, false);
    document.text += ' ';
    source += " left out ";
    Slice b = piece(second, true);
    return {a.begin, b.end};
  }
  Value value(std::string_view words, float confidence = 1) {
    Value v;
    v.text = v.extent = text(words);
    v.rule = 1;
    v.confidence = confidence;
    return v;
  }
  void finish() {
    end_leaf();
    document.fold = document.text;
    document.source.bytes = source.size();
    auto end = static_cast<uint32_t>(source.size());
    document.source.layout.pages.push_back({0, end, 595, 842});
    document.source.layout.words.push_back({0, end, 0, {72, 70.25F, 523.5F, 800}, 1});
  }

 private:
  Slice piece(std::string_view words, bool jump) {
    auto at = static_cast<uint32_t>(document.text.size());
    document.map.add(at, static_cast<uint32_t>(source.size()), jump);
    document.text += words;
    source += words;
    return {at, static_cast<uint32_t>(document.text.size())};
  }
  void end_leaf() {
    if (!document.text.empty()) document.text += '\n';
    source += '\n';
  }
};

inline void fill_header(DocumentMaker& m, Header& h) {
  h.state_name = m.value("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.98F);
  h.motto = m.value("Độc lập - Tự do - Hạnh phúc");
  h.party_name = m.value("ĐẢNG CỘNG SẢN VIỆT NAM");
  h.parent_organization = Organization{m.value("UBNDTỈNH MẪU"), "UBND TỈNH MẪU"};
  h.organization = Organization{m.value("SỞ \"Y TẾ\" & <DÂN SỐ>", 0.5F)};
  Code& code = h.code.emplace();
  static_cast<Value&>(code) = m.value("Số: 01 /HD-SYT");
  code.number = "01";
  code.notation = "HD-SYT";
  code.value = "01/HD-SYT";
  code.from = "attachment";
  h.place = m.value("Mẫu");
  DateField& date = h.date.emplace();
  static_cast<Value&>(date) = m.value("ngày 5 tháng 6 năm 2024");
  date.value = "2024-06-05";
  TypeField& type = h.type.emplace();
  static_cast<Value&>(type) = m.value("HƯỚNG DẪN");
  type.code = "HD";
  type.name = "Hướng dẫn";
  type.from = "title";
  Value& subject = h.subject.emplace();
  subject.text = subject.extent = m.two_pieces("về việc thử mọi", "trường của kết quả");
  for (auto* mark : {&h.urgency, &h.secrecy, &h.circulation}) {
    static_cast<Value&>(mark->emplace()) = m.value("HỎA TỐC");
    (*mark)->value = "hoa_toc";
  }
  h.issuer = Issuer{"SỞ Y TẾ", "header", h.organization->extent, 1, "Sở Y tế tỉnh Mẫu"};
  h.titles.push_back(m.value("HỘI NGHỊ LẦN THỨ HAI"));
}

inline void fill_recipients(DocumentMaker& m, Recipients& r) {
  r.addressees_label = m.value("Kính gửi:");
  r.addressees.push_back({m.value("Trung tâm Y tế các huyện"), "", {}, {}});
  r.distribution_label = m.value("Nơi nhận:");
  Recipient archive{m.value("Lưu: VT, P2"), "archive", {}, {}};
  archive.units = {m.text("VT"), m.text("P2")};
  r.distribution.push_back(archive);
  r.distribution.push_back({m.value("BYT", 0.7F), "report", m.text("để b/c"), {}, "Bộ Y tế"});
}

inline void add_node(DocumentMaker& m, Tree& tree, NodeKind kind, int32_t parent, std::string_view label,
                     std::string number, std::string_view words) {
  Node n;
  n.kind = kind;
  n.parent = parent;
  n.rule = 1;
  n.number = std::move(number);
  Slice whole = m.text(std::string(label) + (label.empty() ? "" : " ") + std::string(words));
  auto label_end = whole.begin + static_cast<uint32_t>(label.size());
  n.label = {whole.begin, label_end};
  n.text = {label.empty() ? whole.begin : label_end + 1, whole.end};
  n.extent = whole;
  tree.push_back(n);
}

inline void fill_tree(DocumentMaker& m, Tree& tree) {
  constexpr NodeKind kinds[] = {NodeKind::part,       NodeKind::chapter, NodeKind::section,
                                NodeKind::subsection, NodeKind::article, NodeKind::clause,
                                NodeKind::point,      NodeKind::item,    NodeKind::bullet};
  int32_t parent = -1;
  for (NodeKind kind : kinds) {
    add_node(m, tree, kind, parent, "1.", "1", "Nội dung");
    parent = static_cast<int32_t>(tree.size()) - 1;
  }
  add_node(m, tree, NodeKind::paragraph, -1, "", "", "Đoạn văn không đánh số");
  add_node(m, tree, NodeKind::table, -1, "", "", "TT Tên");
  Node& table = tree.back();
  table.first_row = static_cast<uint32_t>(m.document.rows.size());
  table.row_count = 2;
  uint32_t first_cell = static_cast<uint32_t>(m.document.cells.size());
  m.document.cells.insert(m.document.cells.end(), {m.text("TT"), Slice{}});
  m.document.rows.push_back({first_cell, 2});
  m.document.rows.push_back({first_cell + 2, 0});
  for (size_t i = 0; i < tree.size(); ++i) tree[i].subtree_end = static_cast<uint32_t>(i < 9 ? 9 : i + 1);
}

inline void fill_part(DocumentMaker& m, Part& p) {
  fill_header(m, p.header);
  fill_recipients(m, p.recipients);
  fill_tree(m, p.body);
  Signature s;
  s.authority = m.text("TL.");
  s.on_behalf_of = m.text("CHỦ TỊCH");
  s.position = m.text("PHÓ GIÁM ĐỐC");
  s.other_position = m.text("TRƯỞNG BAN");
  s.title = m.text("TS.");
  s.name = m.text("Nguyễn Văn Mẫu");
  s.delegations = {{s.authority, s.on_behalf_of}, {m.text("KT."), m.text("GIÁM ĐỐC")}};
  s.marks = {m.text("(Đã ký)")};
  s.extent = {s.authority.begin, s.marks[0].end};
  s.rule = 1;
  s.confidence = 0.25F;
  p.signatures.push_back(s);
}

inline void fill_views(DocumentMaker& m, Document& d) {
  d.themes.push_back({m.value("Chủ đề"), m.text("Ngày Gia đình"), {-1, 0}});
  d.slogans.push_back({m.value("Khẩu hiệu!", 0.9F), {0, 3}});
  Responsibility r;
  r.assignee = m.value("Phòng A");
  r.task = m.text("làm việc B");
  r.role = "lead";
  r.with = {m.text("Phòng C"), m.text("Phòng D")};
  r.extent = {r.assignee.text.begin, r.task.end};
  r.resolved = "Phòng An toàn";
  r.at = {-1, 2};
  r.rule = 1;
  r.confidence = 0.6F;
  d.responsibilities.push_back(r);
  Deadline due;
  due.kind = "due";
  due.value = m.value("trước ngày 15/6");
  due.start = "2024-06-01";
  due.end = "2024-06-15";
  due.time = "08:00/10:00";
  due.recurrence = "FREQ=MONTHLY;BYMONTHDAY=25";
  due.duration = "P10D";
  due.bound = "before";
  due.year_inferred = due.working_days = true;
  due.from = m.text("kể từ ngày ký");
  due.what = m.text("báo cáo");
  due.assignee = m.text("Phòng A");
  due.recipient = m.text("Sở Y tế");
  due.at = {-1, 4};
  d.deadlines.push_back(due);
  Citation c;
  c.value = m.value("khoản 2 Điều 5 và Điều 6 Quyết định số 880/QĐ-UBND");
  c.type = "Quyết định";
  c.type_code = "QĐ";
  c.number = "880";
  c.notation = "QĐ-UBND";
  c.code = "880/QĐ-UBND";
  c.date = "2016-04-12";
  c.issuer = m.text("UBND tỉnh");
  c.title = m.text("về một việc");
  c.relation = "basis";
  c.targets = {{"5", "2", "a"}, {"6", "", ""}};
  c.self = true;
  c.at = {-1, 5};
  d.citations.push_back(c);
  c.targets.resize(1);
  c.at = {};
  d.citations.push_back(c);
  d.abbreviations.push_back({m.text("SYT"), m.text("Sở Y tế"), m.text("Sở Y tế (SYT)"), 1, {-1, 0}});
  d.contacts.push_back({"email", m.value("a@example.vn"), {-1, 0}});
  d.diagnostics.push_back({"numbering.gap", Severity::warning, "a \"message\"", m.text("3."), 0});
  d.diagnostics.push_back({"header.missing_date", Severity::info, "no date", {}, -1});
}

inline DocumentMaker every_field() {
  DocumentMaker m;
  Document& d = m.document;
  d.source.name = "mẫu.txt";
  d.source.sha256 = std::string(64, 'a');
  d.source.encoding = "UTF-16LE";
  d.profile = "nd30-2020";
  d.needs_review = {"uncertain.header", "numbering.duplicate"};
  fill_part(m, d);
  Attachment& a = d.attachments.emplace_back();
  auto begin = static_cast<uint32_t>(d.text.size());
  a.heading = m.value("Phụ lục I DANH MỤC", 0.8F);
  a.label = m.value("Phụ lục I");
  a.title = m.value("DANH MỤC");
  a.reference = Reference{m.value("(Kèm theo Công văn số 535/SYT)"), "535/SYT", "2017-04-11"};
  fill_part(m, a);
  a.extent = {begin, static_cast<uint32_t>(d.text.size())};
  d.attachments.emplace_back();  // one with nothing in it
  for (int k = 0; k <= static_cast<int>(OtherKind::unassigned); ++k) {
    Slice words = m.text("khác");
    d.other.push_back(
        {static_cast<OtherKind>(k), words, words, k == static_cast<int>(OtherKind::footnote) ? words : Slice{}});
  }
  fill_views(m, d);
  m.finish();
  return m;
}

}  // namespace vanban::test
