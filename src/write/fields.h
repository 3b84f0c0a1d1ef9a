// The pieces every part of the result is written with.
//
// A Sink turns the description in result.h into a format. It takes names as literals, so that it can copy them as
// constants:
//   open(name) close(name)            an object
//   list(name) end_list(name)         a list; its members by item(name) end_item(name), item_text(name, text),
//                                     or, for a list of lists, item_list(name) end_item_list(name)
//   text, number, fraction, flag, span, spans, box (name, value)
#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "write/spans.h"
#include "write/write.h"

namespace vanban::write {

template <typename Sink>
struct Fields {
  Fields(const Document& d, const WriteOptions& o, const grammar::Grammar* g, Sink& s)
      : document(d), options(o), grammar(g), sink(s), spans(d, o) {}

  const Document& document;
  const WriteOptions& options;
  const grammar::Grammar* grammar;
  Sink& sink;
  SpanFinder spans;
  std::deque<Paths> paths;  ///< of the document's tree, then of every attachment's

  std::string_view view(Slice s) const { return document.view(s); }

  // A field that the document does not have is left out.
  template <size_t N>
  void text(const char (&name)[N], std::string_view value) {
    if (!value.empty()) sink.text(name, value);
  }
  template <size_t N>
  void text(const char (&name)[N], const char* value) {
    if (value != nullptr) sink.text(name, std::string_view(value));
  }
  template <size_t N>
  void text(const char (&name)[N], Slice value) {
    if (!value.empty()) sink.text(name, view(value));
  }
  template <size_t N, size_t M>
  void texts(const char (&name)[N], const char (&item)[M], const std::vector<Slice>& values) {
    if (values.empty()) return;
    sink.list(name);
    for (Slice s : values) sink.item_text(item, view(s));
    sink.end_list(name);
  }

  /// A list of objects; `write` says what is in one.
  template <size_t N, size_t M, typename T, typename F>
  void list(const char (&name)[N], const char (&item)[M], const std::vector<T>& values, F&& write) {
    sink.list(name);
    for (const T& value : values) {
      sink.item(item);
      write(value);
      sink.end_item(item);
    }
    sink.end_list(name);
  }

  /// `span` where a slice is one piece of the source, `spans` where it is several.
  void where(Slice slice) {
    const std::vector<Span>& pieces = spans.pieces(slice);
    if (pieces.size() == 1) sink.span("span", pieces[0]);
    if (pieces.size() > 1) sink.spans("spans", pieces);
    on_paper(slice);
  }
  /// `page` and `box`, where the source has them.
  void on_paper(Slice slice) {
    std::optional<PlaceOnPaper> place = spans.place(slice);
    if (!place) return;
    sink.number("page", place->page);
    if (place->box) sink.box("box", *place->box);
  }
  /// One span from the first byte to the last.
  void whole(Slice slice) {
    if (slice.empty()) return;
    sink.span("span", spans.whole(slice));
    on_paper(slice);
  }
  void attachment(int index) {
    if (index >= 0) sink.number("attachment", static_cast<uint64_t>(index));
  }
  void place(Place at) {
    attachment(at.attachment);
    if (at.node >= 0) text("node", paths[static_cast<size_t>(at.attachment) + 1][static_cast<size_t>(at.node)]);
  }

  /// How it was found; where nothing is said, it is certain.
  void found_by(RuleId rule, float confidence) {
    if (confidence < 1) sink.fraction("confidence", confidence);
    if (options.explain && rule != 0) sink.text("rule", std::string_view(grammar->rule_name(rule)));
  }
  void found(const Value& v) {
    where(v.extent);
    found_by(v.rule, v.confidence);
  }
  void found(const Value& v, Place at) {
    place(at);
    found(v);
  }
  template <size_t N>
  void value(const char (&name)[N], const std::optional<Value>& v) {
    if (!v) return;
    sink.open(name);
    text("text", v->text);
    found(*v);
    sink.close(name);
  }
};

}  // namespace vanban::write
