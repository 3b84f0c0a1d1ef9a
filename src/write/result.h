// What the result says, in order: the one description that every format is written from.
#pragma once

#include "text/decode.h"
#include "version.h"
#include "write/structure_fields.h"
#include "write/view_fields.h"

namespace vanban::write {

template <typename Sink>
void write_generator(Fields<Sink>& w) {
  w.sink.open("generator");
  w.sink.text("name", std::string_view("vanban"));
  w.sink.text("version", std::string_view(version));
  if (w.grammar != nullptr) w.text("grammar", w.grammar->hash());
  w.sink.close("generator");
}

template <typename Sink>
void write_source(Fields<Sink>& w) {
  w.sink.open("source");
  text::Decoded name = text::decode(w.document.source.name, "UTF-8");  // a file may be called anything
  w.text("name", name.text);
  w.text("sha256", w.document.source.sha256);
  w.text("media_type", w.document.source.media_type);
  w.text("encoding", w.document.source.encoding);
  w.sink.number("bytes", w.document.source.bytes);
  w.sink.close("source");
}

template <typename Sink>
void write_result(Fields<Sink>& w) {
  w.sink.text("schema_version", schema_version);
  write_generator(w);
  write_source(w);
  w.sink.text("offsets", name_of(offsets_of(w.document, w.options)));
  w.text("profile", w.document.profile);
  w.sink.list("needs_review");
  for (std::string_view reason : w.document.needs_review) w.sink.item_text("reason", reason);
  w.sink.end_list("needs_review");
  write_part(w, w.document, true);
  write_attachments(w);
  write_other(w);
  write_themes(w);
  write_slogans(w);
  write_responsibilities(w);
  write_deadlines(w);
  write_citations(w);
  write_abbreviations(w);
  write_contacts(w);
  write_diagnostics(w);
}

}  // namespace vanban::write
