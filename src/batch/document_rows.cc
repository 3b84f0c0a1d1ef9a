#include "batch/document_rows.h"

#include <functional>

#include "batch/facets.h"
#include "batch/key_words.h"
#include "batch/record.h"
#include "batch/search_fold.h"
#include "version.h"
#include "write/spans.h"

namespace vanban::batch {

namespace {

std::string_view folded_or_empty(std::string_view text, std::string& folded) {
  folded = text.empty() ? std::string() : search_fold(text);
  return folded;
}

std::string partners_of(const Document& d, const Responsibility& r) {
  std::string partners;
  for (Slice name : r.with) partners.append(partners.empty() ? "" : "; ").append(d.view(name));
  return partners;
}

/// The packing of one document: where values stand in the source, and which number their node has among all nodes.
class DocumentRows {
 public:
  DocumentRows(const Document& document, std::string& children)
      : d_(document), out_(children), finder_(document, WriteOptions{}) {
    first_nodes_.push_back(0);
    for (int part = -1; part < parts(); ++part) first_nodes_.push_back(first_nodes_.back() + d_.tree(part).size());
  }

  void pack() {
    nodes();
    recipients();
    signatures();
    attachments();
    responsibilities();
    deadlines();
    citations();
    diagnostics();
  }

 private:
  int parts() const { return static_cast<int>(d_.attachments.size()); }
  std::string_view view(Slice s) const { return d_.view(s); }
  void optional(Slice s) { out_.optional(view(s)); }
  void optional(const std::optional<Value>& v) { v ? optional(v->text) : out_.null(); }

  void index(int value) { value < 0 ? out_.null() : out_.integer(value); }
  void place(Place at) {
    index(at.attachment);
    if (at.node < 0) return out_.null();
    out_.integer(static_cast<int64_t>(first_nodes_[static_cast<size_t>(at.attachment) + 1]) + at.node);
  }
  void span(Slice slice) {
    if (slice.empty()) {
      out_.null();
      out_.null();
      return;
    }
    Span whole = finder_.whole(slice);
    out_.integer(whole.begin);
    out_.integer(whole.end);
  }

  void nodes() {
    out_.begin_table();
    for (int part = -1; part < parts(); ++part) {
      const Tree& tree = d_.tree(part);
      Paths paths(tree, d_);
      for (size_t i = 0; i < tree.size(); ++i) node(part, tree[i], paths[i]);
    }
    out_.end_table();
  }

  void node(int part, const Node& n, std::string_view path) {
    out_.begin_row();
    index(part);
    n.parent < 0 ? out_.null()
                 : out_.integer(static_cast<int64_t>(first_nodes_[static_cast<size_t>(part) + 1]) + n.parent);
    out_.integer(n.depth);
    out_.text(name_of(n.kind));
    optional(n.label);
    out_.text(path);
    optional(n.kind == NodeKind::table ? n.extent : n.text);
    span(n.extent);
  }

  void recipients() {
    out_.begin_table();
    for (int part = -1; part < parts(); ++part) {
      const Recipients& r = d_.part(part).recipients;
      for (const Recipient& one : r.addressees) recipient(part, "addressee", one);
      for (const Recipient& one : r.distribution) recipient(part, "distribution", one);
    }
    out_.end_table();
  }

  void recipient(int part, std::string_view list, const Recipient& r) {
    out_.begin_row();
    index(part);
    out_.text(list);
    out_.text(view(r.value.text));
    out_.optional(r.purpose);
    span(r.value.extent);
  }

  void signatures() {
    out_.begin_table();
    for (int part = -1; part < parts(); ++part) {
      for (const Signature& s : d_.part(part).signatures) {
        out_.begin_row();
        index(part);
        out_.optional(s.authority.empty() ? std::string_view(s.implied) : view(s.authority));
        for (Slice value : {s.on_behalf_of, s.position, s.other_position, s.name, s.title}) optional(value);
        span(s.extent);
      }
    }
    out_.end_table();
  }

  void attachments() {
    out_.begin_table();
    for (const Attachment& a : d_.attachments) {
      out_.begin_row();
      optional(a.label);
      optional(a.title);
      out_.optional(a.reference ? a.reference->code : "");
      out_.optional(a.reference ? a.reference->date : "");
      optional(a.header.organization);
      out_.optional(a.header.code ? a.header.code->value : "");
      out_.optional(a.header.date ? a.header.date->value : "");
      out_.optional(a.header.type ? a.header.type->code : "");
      span(a.extent);
    }
    out_.end_table();
  }

  void responsibilities() {
    out_.begin_table();
    for (const Responsibility& r : d_.responsibilities) {
      out_.begin_row();
      place(r.at);
      out_.text(view(r.assignee.text));
      out_.text(search_fold(view(r.assignee.text)));
      out_.optional(r.resolved);
      out_.text(r.role);
      optional(r.task);
      out_.optional(partners_of(d_, r));
      out_.real(r.confidence);
      span(r.extent);
    }
    out_.end_table();
  }

  void deadlines() {
    out_.begin_table();
    std::string folded;
    for (const Deadline& d : d_.deadlines) {
      out_.begin_row();
      place(d.at);
      out_.text(d.kind);
      out_.text(view(d.value.text));
      for (const std::string* value : {&d.start, &d.end, &d.time, &d.recurrence, &d.duration}) out_.optional(*value);
      out_.optional(d.bound);
      out_.integer(d.year_inferred ? 1 : 0);
      out_.integer(d.working_days ? 1 : 0);
      optional(d.from);
      optional(d.what);
      optional(d.assignee);
      out_.optional(folded_or_empty(view(d.assignee), folded));
      optional(d.recipient);
      out_.real(d.value.confidence);
      span(d.value.extent);
    }
    out_.end_table();
  }

  void citations() {
    out_.begin_table();
    std::string folded;
    for (const Citation& c : d_.citations) {
      Target target = c.targets.empty() ? Target() : c.targets.front();
      out_.begin_row();
      place(c.at);
      for (const std::string* value : {&c.type, &c.type_code, &c.number, &c.notation, &c.code}) out_.optional(*value);
      out_.optional(folded_or_empty(c.code, folded));
      out_.optional(c.date);
      optional(c.issuer);
      optional(c.title);
      out_.text(c.relation);
      for (const std::string* value : {&target.article, &target.clause, &target.point}) out_.optional(*value);
      out_.integer(c.self ? 1 : 0);
      out_.text(view(c.value.text));
      out_.real(c.value.confidence);
      span(c.value.extent);
    }
    out_.end_table();
  }

  void diagnostics() {
    static constexpr const char* severities[] = {"info", "warning", "error"};
    out_.begin_table();
    for (const Diagnostic& d : d_.diagnostics) {
      out_.begin_row();
      index(d.attachment);
      out_.text(d.code);
      out_.text(severities[static_cast<size_t>(d.severity)]);
      out_.text(d.message);
      span(d.at);
    }
    out_.end_table();
  }

  const Document& d_;
  RowPacker out_;
  write::SpanFinder finder_;
  std::vector<size_t> first_nodes_;  // of the document, then of every attachment
};

/// Who issued the document: as the header prints it, spelled rightly, or as it was inferred.
std::string issuer_of(const Document& d) {
  const std::optional<Organization>& printed = d.header.organization;
  if (printed) return printed->spelled(d.view(printed->text));
  return d.header.issuer ? d.header.issuer->name : std::string();
}

std::string facets_of(const Document& d) {
  return facet_words(d.header.type ? d.header.type->code : "", d.header.date ? d.header.date->value : "",
                     search_fold(issuer_of(d)));
}

std::string review_of(const Document& d) {
  std::string review;
  for (std::string_view reason : d.needs_review) review.append(review.empty() ? "" : " ").append(reason);
  return review;
}

}  // namespace

std::string same_number_key(const Document& d) {
  const Header& h = d.header;
  std::string issuer = search_fold(issuer_of(d));
  if (!h.code || h.code->number.empty() || h.code->notation.empty() || !h.date || h.date->value.size() < 4 ||
      issuer.empty()) {
    return "";
  }
  std::string above = h.parent_organization ? search_fold(d.view(h.parent_organization->text)) : std::string();
  std::string_view number = h.code->number;
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return above + "|" + issuer + "|" + h.date->value.substr(0, 4) + "|" + std::string(number) + "|" +
         search_fold(h.code->notation);
}

int64_t text_hash(const Document& d) {
  const std::hash<std::string_view> hash;
  return static_cast<int64_t>(hash(d.text) + 31 * hash(facets_of(d)));
}

SearchTexts search_texts(const Document& d) {
  return {d.header.subject ? search_entry(d.view(d.header.subject->text)) : std::string(), search_entry(d.text),
          facets_of(d)};
}

std::string key_words(const Document& d) {
  KeyWords keys;
  if (d.header.code) keys.own_code(search_fold(d.header.code->value));
  for (const Citation& c : d.citations) {
    if (c.self) continue;
    c.code.empty() ? keys.name(search_fold(c.type + " " + std::string(d.view(c.title))))
                   : keys.cited_code(search_fold(c.code));
  }
  for (const Responsibility& r : d.responsibilities) {
    keys.name(search_fold(d.view(r.assignee.text)));
    keys.name(search_fold(r.resolved));
    keys.name(search_fold(partners_of(d, r)));
  }
  for (const Deadline& deadline : d.deadlines) {
    keys.name(search_fold(d.view(deadline.assignee)));
    deadline.recurrence.empty() ? keys.days(deadline.start, deadline.end) : keys.recurring();
  }
  return keys.take();
}

void pack_document(const Document& d, const RowContext& context, std::string& row) {
  const Header& h = d.header;
  RowPacker out(row);
  auto printed = [&](const std::optional<Value>& v) { out.optional(v ? d.view(v->text) : std::string_view()); };
  out.text(context.sha256);
  out.text(context.source);
  out.integer(static_cast<int64_t>(d.source.bytes));
  out.optional(d.source.media_type);
  out.optional(d.source.encoding);
  out.optional(d.profile);
  out.text(version);
  out.text(context.grammar);
  out.optional(h.type ? h.type->code : "");
  out.optional(h.type ? h.type->name : "");
  out.optional(h.code ? h.code->value : "");
  out.optional(h.code ? search_fold(h.code->value) : "");
  out.optional(h.code ? h.code->number : "");
  out.optional(h.code ? h.code->notation : "");
  out.optional(h.date ? h.date->value : "");
  printed(h.place);
  printed(h.parent_organization);
  printed(h.organization);
  std::string issuer = issuer_of(d);
  std::string folded;
  out.optional(issuer);
  out.optional(folded_or_empty(issuer, folded));
  printed(h.subject);
  out.optional(h.urgency ? h.urgency->value : "");
  out.optional(h.secrecy ? h.secrecy->value : "");
  out.optional(review_of(d));
  out.optional(same_number_key(d));
  out.integer(text_hash(d));
}

void pack_identity(const Document& d, const RowContext& context, std::string_view same_number_key, std::string& row) {
  RowPacker out(row);
  out.text(context.sha256);
  out.text(context.source);
  out.integer(static_cast<int64_t>(d.source.bytes));
  for (int i = 0; i < 3; ++i) out.null();  // media_type to profile
  out.text(version);
  out.text(context.grammar);
  for (int i = 0; i < 15; ++i) out.null();  // type_code to secrecy
  out.optional(review_of(d));
  out.optional(same_number_key);
  out.integer(0);
}

void pack_children(const Document& d, std::string& children) { DocumentRows(d, children).pack(); }

}  // namespace vanban::batch
