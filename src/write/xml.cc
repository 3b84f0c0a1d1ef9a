#include "write/escape.h"
#include "write/numbers.h"
#include "write/result.h"

namespace vanban::write {

namespace {

using namespace std::string_view_literals;

/// Characters of markup are escaped; characters that XML 1.0 cannot hold become U+FFFD.
struct XmlEscape {
  static constexpr size_t longest = 5;

  static bool special(unsigned char c) { return c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0xEF; }

#if defined(__SSE2__)
  static int specials(__m128i bytes) {
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    __m128i less = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('<'));
    __m128i greater = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('>'));
    __m128i ampersand = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('&'));
    __m128i ef = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xEF)));
    __m128i markup = _mm_or_si128(_mm_or_si128(less, greater), ampersand);
    return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, markup), ef));
  }
#endif

  static char* write(const char*& from, const char* end, char* to) {
    auto put = [&](std::string_view s) {
      std::memcpy(to, s.data(), s.size());
      return to + s.size();
    };
    constexpr std::string_view replacement = "\xEF\xBF\xBD"sv;
    char c = *from++;
    switch (c) {
      case '<': return put("&lt;"sv);
      case '>': return put("&gt;"sv);
      case '&': return put("&amp;"sv);
      case '\r': return put("&#13;"sv);
      case '\t':
      case '\n': *to = c; return to + 1;
      case '\xEF':  // U+FFFE and U+FFFF
        if (end - from >= 2 && from[0] == '\xBF' && (from[1] == '\xBE' || from[1] == '\xBF')) {
          from += 2;
          return put(replacement);
        }
        *to = c;
        return to + 1;
      default: return put(replacement);
    }
  }
};

/// Writes the result as XML: an element a field, and an element a member for lists.
class XmlSink {
 public:
  XmlSink(Buffer& out, bool pretty) : out_(out), pretty_(pretty) {}

  void begin() {
    out_.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document xmlns=\"urn:vanban:document:1\">"sv);
    ++depth_;
  }
  void end() { stop("document"); }

  template <size_t N>
  void open(const char (&name)[N]) {
    start(name);
    ++depth_;
  }
  template <size_t N>
  void close(const char (&name)[N]) {
    stop(name);
  }
  template <size_t N>
  void list(const char (&name)[N]) {
    open(name);
  }
  template <size_t N>
  void end_list(const char (&name)[N]) {
    stop(name);
  }
  template <size_t N>
  void item(const char (&name)[N]) {
    open(name);
  }
  template <size_t N>
  void end_item(const char (&name)[N]) {
    stop(name);
  }
  template <size_t N>
  void item_list(const char (&name)[N]) {
    open(name);
  }
  template <size_t N>
  void end_item_list(const char (&name)[N]) {
    stop(name);
  }
  template <size_t N>
  void item_text(const char (&name)[N], std::string_view value) {
    text(name, value);
  }

  template <size_t N>
  void text(const char (&name)[N], std::string_view value) {
    start(name);
    escape<XmlEscape>(value, out_);
    finish(name);
  }
  template <size_t N>
  void number(const char (&name)[N], uint64_t value) {
    start(name);
    put_number(value, out_);
    finish(name);
  }
  template <size_t N>
  void fraction(const char (&name)[N], float value) {
    start(name);
    put_fraction(value, out_);
    finish(name);
  }
  template <size_t N>
  void flag(const char (&name)[N]) {
    start(name);
    out_.put("true"sv);
    finish(name);
  }
  template <size_t N>
  void span(const char (&name)[N], Span value) {
    char* p = head(name, 2 * number_digits + 24);
    p = copy(p, " begin=\"");
    p = number_to(value.begin, p);
    p = copy(p, "\" end=\"");
    p = number_to(value.end, p);
    out_.used(copy(p, "\"/>"));
  }
  template <size_t N>
  void spans(const char (&name)[N], const std::vector<Span>& values) {
    open(name);
    for (Span s : values) span("span", s);
    stop(name);
  }
  template <size_t N>
  void box(const char (&name)[N], Box b) {
    char* p = head(name, 4 * length_digits + 32);
    p = length_to(b.x0, copy(p, " x0=\""));
    p = length_to(b.y0, copy(p, "\" y0=\""));
    p = length_to(b.x1, copy(p, "\" x1=\""));
    p = length_to(b.y1, copy(p, "\" y1=\""));
    out_.used(copy(p, "\"/>"));
  }

 private:
  template <size_t N>
  static char* copy(char* p, const char (&literal)[N]) {
    std::memcpy(p, literal, N - 1);
    return p + N - 1;
  }
  /// "<name", on a line of its own when pretty; with room for `more` bytes behind.
  template <size_t N>
  char* head(const char (&name)[N], size_t more) {
    char* p = out_.room(N + 4 + 2 * depth_ + more);
    if (pretty_) p = indent(p);
    *p++ = '<';
    return copy(p, name);
  }
  template <size_t N>
  void start(const char (&name)[N]) {
    char* p = head(name, 0);
    *p++ = '>';
    out_.used(p);
    leaf_ = out_.size();
  }
  template <size_t N>
  void finish(const char (&name)[N]) {
    char* p = out_.room(N + 4);
    p = copy(p, "</");
    p = copy(p, name);
    *p++ = '>';
    out_.used(p);
  }
  template <size_t N>
  void stop(const char (&name)[N]) {
    --depth_;
    if (out_.size() == leaf_) {  // nothing inside
      out_.cut(leaf_ - 1);
      out_.put("/>"sv);
      return;
    }
    char* p = out_.room(N + 4 + 2 * depth_);
    if (pretty_) out_.used(indent(p));
    finish(name);
  }
  char* indent(char* p) const {
    *p++ = '\n';
    std::memset(p, ' ', 2 * depth_);
    return p + 2 * depth_;
  }

  Buffer& out_;
  bool pretty_;
  size_t depth_ = 0;
  size_t leaf_ = 0;  // where the last element opened: nothing written behind it means that it is empty
};

}  // namespace

void xml(const Document& document, const WriteOptions& options, const grammar::Grammar* grammar, Buffer& out) {
  XmlSink sink(out, options.pretty);
  sink.begin();
  Fields<XmlSink> fields(document, options, grammar, sink);
  write_result(fields);
  sink.end();
}

}  // namespace vanban::write
