#include "write/escape.h"
#include "write/numbers.h"
#include "write/result.h"

namespace vanban::write {

namespace {

struct JsonEscape {
  static constexpr size_t longest = 6;

  static bool special(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

#if defined(__SSE2__)
  static int specials(__m128i bytes) {
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    return _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, backslash)));
  }
#endif

  static char* write(const char*& from, const char*, char* to) {
    static constexpr char hex[] = "0123456789abcdef";
    auto c = static_cast<unsigned char>(*from++);
    *to++ = '\\';
    switch (c) {
      case '"': *to++ = '"'; break;
      case '\\': *to++ = '\\'; break;
      case '\b': *to++ = 'b'; break;
      case '\t': *to++ = 't'; break;
      case '\n': *to++ = 'n'; break;
      case '\f': *to++ = 'f'; break;
      case '\r': *to++ = 'r'; break;
      default:
        std::memcpy(to, "u00", 3);  // NOLINT(bugprone-not-null-terminated-result): what follows ends it
        to[3] = hex[c >> 4];
        to[4] = hex[c & 15];
        to += 5;
    }
    return to;
  }
};

/// Writes the result as JSON. Whether a comma is due is read off the last byte written.
template <bool pretty>
class JsonSink {
 public:
  explicit JsonSink(Buffer& out) : out_(out) {}

  void begin() { start('{'); }
  void end() { stop('}'); }

  template <size_t N>
  void open(const char (&name)[N]) {
    key(name);
    start('{');
  }
  template <size_t N>
  void close(const char (&)[N]) {
    stop('}');
  }
  template <size_t N>
  void list(const char (&name)[N]) {
    key(name);
    start('[');
  }
  template <size_t N>
  void end_list(const char (&)[N]) {
    stop(']');
  }
  template <size_t N>
  void item(const char (&)[N]) {
    member();
    start('{');
  }
  template <size_t N>
  void end_item(const char (&)[N]) {
    stop('}');
  }
  template <size_t N>
  void item_list(const char (&)[N]) {
    member();
    start('[');
  }
  template <size_t N>
  void end_item_list(const char (&)[N]) {
    stop(']');
  }
  template <size_t N>
  void item_text(const char (&)[N], std::string_view value) {
    member();
    string(value);
  }

  template <size_t N>
  void text(const char (&name)[N], std::string_view value) {
    key(name);
    string(value);
  }
  template <size_t N>
  void number(const char (&name)[N], uint64_t value) {
    key(name);
    put_number(value, out_);
  }
  template <size_t N>
  void fraction(const char (&name)[N], float value) {
    key(name);
    put_fraction(value, out_);
  }
  template <size_t N>
  void flag(const char (&name)[N]) {
    key(name);
    out_.put("true");
  }
  template <size_t N>
  void span(const char (&name)[N], Span value) {
    key(name);
    range(value);
  }
  template <size_t N>
  void spans(const char (&name)[N], const std::vector<Span>& values) {
    key(name);
    out_.put('[');
    for (Span s : values) {
      if (out_.back() != '[') out_.put(pretty ? ", " : ",");
      range(s);
    }
    out_.put(']');
  }
  template <size_t N>
  void box(const char (&name)[N], Box b) {
    key(name);
    char* p = out_.room(4 * length_digits + 8);
    char separator = '[';
    for (float length : {b.x0, b.y0, b.x1, b.y1}) {
      *p++ = separator;
      if (pretty && separator == ',') *p++ = ' ';
      p = length_to(length, p);
      separator = ',';
    }
    *p++ = ']';
    out_.used(p);
  }

 private:
  char* indent(char* p) {
    *p++ = '\n';
    std::memset(p, ' ', 2 * depth_);
    return p + 2 * depth_;
  }
  void start(char bracket) {
    out_.put(bracket);
    ++depth_;
  }
  void stop(char bracket) {
    --depth_;
    char* p = out_.room(2 + 2 * depth_);
    if (pretty && p[-1] != '{' && p[-1] != '[') p = indent(p);
    *p++ = bracket;
    out_.used(p);
  }
  void member() {
    char* p = out_.room(2 + 2 * depth_);
    if (p[-1] != '[') *p++ = ',';
    if (pretty) p = indent(p);
    out_.used(p);
  }
  template <size_t N>
  void key(const char (&name)[N]) {
    char* p = out_.room(N + 8 + 2 * depth_);
    if (p[-1] != '{') *p++ = ',';
    if (pretty) p = indent(p);
    *p++ = '"';
    std::memcpy(p, name, N - 1);
    p += N - 1;
    *p++ = '"';
    *p++ = ':';
    if (pretty) *p++ = ' ';
    out_.used(p);
  }
  void string(std::string_view value) {
    out_.put('"');
    escape<JsonEscape>(value, out_);
    out_.put('"');
  }
  void range(Span s) {
    char* p = out_.room(2 * number_digits + 4);
    *p++ = '[';
    p = number_to(s.begin, p);
    *p++ = ',';
    if (pretty) *p++ = ' ';
    p = number_to(s.end, p);
    *p++ = ']';
    out_.used(p);
  }

  Buffer& out_;
  size_t depth_ = 0;
};

template <bool pretty>
void write_json(const Document& document, const WriteOptions& options, const grammar::Grammar* grammar, Buffer& out) {
  JsonSink<pretty> sink(out);
  sink.begin();
  Fields<JsonSink<pretty>> fields(document, options, grammar, sink);
  write_result(fields);
  sink.end();
}

}  // namespace

void json(const Document& document, const WriteOptions& options, const grammar::Grammar* grammar, Buffer& out) {
  if (options.pretty) {
    write_json<true>(document, options, grammar, out);
  } else {
    write_json<false>(document, options, grammar, out);
  }
}

}  // namespace vanban::write
