#include "cli/evaluate/spans.h"

#include <algorithm>

#include "cli/evaluate/found_item.h"
#include "cli/evaluate/words.h"
#include "text/fold.h"

namespace vanban::cli::evaluate {

namespace {

constexpr const char* structure[] = {"header", "recipients", "body", "signatures", "attachments", "other"};
constexpr const char* views[] = {"themes",    "slogans",       "responsibilities", "deadlines",
                                 "citations", "abbreviations", "contacts",         "diagnostics"};

using Spans = std::vector<std::pair<int64_t, int64_t>>;

class Checker {
 public:
  explicit Checker(std::string_view source) : source_(source), covered_(source.size(), false) {}

  void in_structure(const Json& value, bool attachments) {
    if (value.is_object()) {
      Spans spans = spans_of(value);
      if (!spans.empty()) one(value, spans, attachments && value.contains("body"));
    }
    for (const Json& part : value) {
      if (part.is_structured()) in_structure(part, attachments);
    }
  }

  void in_view(const char* view, const Json& value) {
    if (value.is_object()) {
      Spans spans = spans_of(value);
      check_.checked += !spans.empty();
      for (auto [begin, end] : spans) {
        if (cuts(begin, end)) check_.bad.push_back({view, "cuts a character", begin});
        if (begin < 0 || end < begin || end > size()) check_.bad.push_back({view, "is outside the source", begin});
      }
    }
    for (const Json& part : value) {
      if (part.is_structured()) in_view(view, part);
    }
  }

  SpanCheck finish() {
    unsigned bytes = 0;
    for (size_t at = 0; at < source_.size(); at += bytes) {
      char32_t c = text::code_point(source_, at, bytes);
      if (is_blank(c) || c == 0xFEFF || c == '*') continue;
      auto first = covered_.begin() + static_cast<std::ptrdiff_t>(at);
      if (!std::all_of(first, first + bytes, [](bool in) { return in; })) check_.lost.push_back(at);
    }
    return std::move(check_);
  }

 private:
  int64_t size() const { return static_cast<int64_t>(source_.size()); }

  void one(const Json& value, const Spans& spans, bool holder) {
    if (!holder) {
      for (auto [begin, end] : spans) {
        for (int64_t i = std::max<int64_t>(begin, 0); i < std::min(end, size()); ++i)
          covered_[static_cast<size_t>(i)] = true;
      }
    }
    if (!at(value, "text").is_string() || value.contains("rows")) return;
    ++check_.checked;
    std::string text = text_at(value, "text");
    std::string pieces;
    for (auto [begin, end] : spans) {
      if (cuts(begin, end)) {
        check_.bad.push_back({text, "cuts a character", begin});
        return;
      }
      pieces += slice(begin, end);
    }
    std::string piece = squeezed(pieces);
    bool node = value.contains("kind") && value.contains("children");
    bool holds =
        node ? piece == squeezed(text_at(value, "label") + text) : piece.find(squeezed(text)) != std::string::npos;
    if (!holds)
      check_.bad.push_back({text, "holds “" + std::string(first_characters(piece, 60)) + "”", spans.front().first});
  }

  std::string_view slice(int64_t begin, int64_t end) const {
    begin = std::clamp<int64_t>(begin, 0, size());
    end = std::clamp<int64_t>(end, begin, size());
    return source_.substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
  }

  bool inside_character(int64_t at) const {
    return at > 0 && at < size() && (static_cast<unsigned char>(source_[static_cast<size_t>(at)]) & 0xC0) == 0x80;
  }
  bool cuts(int64_t begin, int64_t end) const {
    return begin < end && (inside_character(begin) || inside_character(end));
  }

  std::string_view source_;
  std::vector<bool> covered_;
  SpanCheck check_;
};

}  // namespace

void SpanCheck::add(const SpanCheck& other) {
  checked += other.checked;
  lost.insert(lost.end(), other.lost.begin(), other.lost.end());
  bad.insert(bad.end(), other.bad.begin(), other.bad.end());
}

SpanCheck check_spans(const Json& result, std::string_view source) {
  Checker checker(source);
  for (const char* key : structure) checker.in_structure(at(result, key), std::string_view(key) == "attachments");
  for (const char* key : views) checker.in_view(key, at(result, key));
  return checker.finish();
}

}  // namespace vanban::cli::evaluate
