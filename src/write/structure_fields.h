// Tree, signatures, attachments and what stands outside, as the result has them.
#pragma once

#include "write/header_fields.h"

namespace vanban::write {

template <typename Sink>
void write_tree(Fields<Sink>& w, const Tree& t) {
  w.paths.emplace_back(t, w.document);
  const Paths& paths = w.paths.back();
  w.sink.list("body");
  int32_t open = -1;  // the innermost node whose children are being written
  auto close_to = [&](int32_t parent) {
    for (; open != parent; open = t[static_cast<size_t>(open)].parent) {
      w.sink.end_list("children");
      w.sink.end_item("node");
    }
  };
  for (size_t i = 0; i < t.size(); ++i) {
    close_to(t[i].parent);
    write_node(w, t[i], paths[i]);
    open = static_cast<int32_t>(i);
  }
  close_to(-1);
  w.sink.end_list("body");
}

/// A node up to the start of its children.
template <typename Sink>
void write_node(Fields<Sink>& w, const Node& n, std::string_view path) {
  w.sink.item("node");
  w.sink.text("kind", std::string_view(name_of(n.kind)));
  w.text("label", n.label);
  w.text("number", n.number);
  w.text("path", path);
  if (n.kind == NodeKind::table) {
    write_rows(w, n);
    w.whole(n.extent);
  } else {
    w.text("text", n.text);
    w.where(n.extent);
  }
  w.found_by(n.rule, 1);
  w.sink.list("children");
}

template <typename Sink>
void write_rows(Fields<Sink>& w, const Node& table) {
  w.sink.list("rows");
  for (uint32_t r = 0; r < table.row_count; ++r) {
    const Row& row = w.document.rows[table.first_row + r];
    w.sink.item_list("row");
    for (uint32_t c = 0; c < row.cell_count; ++c)
      w.sink.item_text("cell", w.view(w.document.cells[row.first_cell + c]));
    w.sink.end_item_list("row");
  }
  w.sink.end_list("rows");
}

template <typename Sink>
void write_signature(Fields<Sink>& w, const Signature& s) {
  w.text("authority", s.authority.empty() ? std::string_view(s.implied) : w.view(s.authority));
  w.text("on_behalf_of", s.on_behalf_of);
  w.text("position", s.position);
  w.text("other_position", s.other_position);
  w.text("name", s.name);
  w.text("title", s.title);
  if (!s.delegations.empty()) {
    w.list("delegations", "delegation", s.delegations, [&](const Delegation& d) {
      w.text("authority", d.authority);
      w.text("on_behalf_of", d.on_behalf_of);
    });
  }
  w.sink.list("marks");
  for (Slice mark : s.marks) w.sink.item_text("mark", w.view(mark));
  w.sink.end_list("marks");
  w.sink.spans("spans", w.spans.pieces(s.extent));
  w.on_paper(s.extent);
  w.found_by(s.rule, s.confidence);
}

/// Header, recipients, tree and signatures, of the document or of an attachment.
template <typename Sink>
void write_part(Fields<Sink>& w, const Part& p, bool main) {
  write_header(w, p.header);
  write_recipients(w, p.recipients, main);
  write_tree(w, p.body);
  w.list("signatures", "signature", p.signatures, [&](const Signature& s) { write_signature(w, s); });
}

template <typename Sink>
void write_attachments(Fields<Sink>& w) {
  w.list("attachments", "attachment", w.document.attachments, [&](const Attachment& a) {
    if (a.label) w.text("label", a.label->text);
    if (a.title) w.text("title", a.title->text);
    w.value("heading", a.heading);
    if (a.reference) {
      w.sink.open("reference");
      w.text("text", a.reference->value.text);
      w.text("code", a.reference->code);
      w.text("date", a.reference->date);
      w.found(a.reference->value);
      w.sink.close("reference");
    }
    write_part(w, a, false);
    w.whole(a.extent);
  });
}

template <typename Sink>
void write_other(Fields<Sink>& w) {
  w.list("other", "entry", w.document.other, [&](const Other& o) {
    w.sink.text("kind", std::string_view(name_of(o.kind)));
    w.text("text", o.text);
    w.text("mark", o.mark);
    w.where(o.extent);
  });
}

}  // namespace vanban::write
