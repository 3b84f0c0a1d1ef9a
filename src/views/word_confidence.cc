#include "views/word_confidence.h"

#include <algorithm>

namespace vanban::views {

namespace {

class Weigher {
 public:
  explicit Weigher(Document& document) : document_(document), words_(document.source.layout.words) {}

  void run() {
    part(document_);
    for (Attachment& a : document_.attachments) {
      part(a);
      value(a.label);
      value(a.title);
      value(a.heading);
      if (a.reference) value(a.reference->value);
    }
    for (Theme& t : document_.themes) value(t.value);
    for (Slogan& s : document_.slogans) value(s.value);
    for (Responsibility& r : document_.responsibilities) weigh(r.extent, r.confidence);
    for (Deadline& d : document_.deadlines) value(d.value);
    for (Citation& c : document_.citations) value(c.value);
    for (Contact& c : document_.contacts) value(c.value);
  }

 private:
  void part(Part& p) {
    Header& h = p.header;
    for (std::optional<Value>* v : {&h.state_name, &h.motto, &h.party_name, &h.place, &h.subject}) value(*v);
    value(h.parent_organization);
    value(h.organization);
    value(h.code);
    value(h.date);
    value(h.type);
    value(h.urgency);
    value(h.secrecy);
    value(h.circulation);
    for (Value& v : h.titles) value(v);
    value(p.recipients.addressees_label);
    value(p.recipients.distribution_label);
    for (Recipient& r : p.recipients.addressees) value(r.value);
    for (Recipient& r : p.recipients.distribution) value(r.value);
    for (Signature& s : p.signatures) weigh(s.extent, s.confidence);
  }

  template <typename T>
  void value(std::optional<T>& v) {
    if (v) value(*v);
  }
  void value(Value& v) { weigh(v.text, v.confidence); }

  void weigh(Slice slice, float& confidence) {
    if (slice.empty()) return;
    spans_.clear();
    document_.map.spans(slice, spans_);
    float sure = 0;
    float length = 0;
    for (const Span& span : spans_) {
      auto word = std::lower_bound(words_.begin(), words_.end(), span.begin,
                                   [](const WordBox& w, uint32_t at) { return w.end <= at; });
      for (; word != words_.end() && word->begin < span.end; ++word) {
        const auto size = static_cast<float>(word->end - word->begin);
        sure += size * word->confidence;
        length += size;
      }
    }
    if (length > 0) confidence *= sure / length;
  }

  Document& document_;
  const std::vector<WordBox>& words_;
  std::vector<Span> spans_;
};

}  // namespace

void weigh_by_words(Document& document) {
  const std::vector<WordBox>& words = document.source.layout.words;
  const bool recognised = std::any_of(words.begin(), words.end(), [](const WordBox& w) { return w.confidence < 1; });
  if (recognised) Weigher(document).run();
}

}  // namespace vanban::views
