// Lines -> segments: where a line goes on with the one before, and where two items share one.
#include "structure/segments.h"

#include <algorithm>
#include <optional>

#include "grammar/one_holds_at.h"
#include "structure/hanging.h"
#include "structure/numbering.h"
#include "text/fold.h"

namespace vanban::structure {

bool finished(std::string_view s) {
  while (!s.empty() && (s.back() == '"' || s.back() == ')' || s.ends_with("”")))
    s.remove_suffix(s.ends_with("”") ? 3 : 1);
  if (s.empty()) return true;
  char c = s.back();
  return c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || s.ends_with("…");
}

bool all_caps(std::string_view s) {
  size_t letters = 0;
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(s, i, bytes);
    i += bytes;
    if (!text::is_letter(c)) continue;
    if (!text::is_upper(c)) return false;
    ++letters;
  }
  return letters > 1;
}

namespace {

char32_t first_of(std::string_view s) {
  unsigned bytes = 0;
  return s.empty() ? 0 : text::code_point(s, 0, bytes);
}

/// A form's line: dots to be written over reach to its end.
bool ends_in_leader(std::string_view s) { return s.ends_with("....") || s.ends_with("……") || s.ends_with("____"); }

/// No text is wrapped at fewer characters: a shorter line ends where its writer ended it.
constexpr uint32_t min_wrapped = 50;
/// But the cells of a page may.
constexpr uint32_t narrow = 40;

/// Cuts a line's lines into segments.
class Segmenter {
 public:
  Segmenter(const Layout& layout, const std::vector<Label>& labels, const grammar::Grammar& grammar)
      : layout_(layout),
        labels_(labels),
        run_in_(grammar.family("run_in_items")),
        completing_(grammar.family("completing_lines")),
        fields_(grammar.family("field_lines")),
        closings_(grammar.family("closing_paragraphs")),
        basis_(grammar.family("basis_leads")),
        hanging_(grammar.lexicon("hanging_words")),
        closed_(grammar.lexicon("closed_phrases")),
        hanging_before_digits_(grammar.lexicon("hanging_before_digits")),
        numbered_parts_(grammar.lexicon("numbered_parts")),
        grammar_(grammar) {}

  std::vector<Segment> run(const std::vector<uint32_t>& lines) {
    segments_.reserve(lines.size());
    for (uint32_t i : lines) {
      const Line& line = layout_.lines[i];
      if (line.table >= 0) {
        Segment s;
        s.table = line.table;
        s.first_line = s.last_line = i;
        segments_.push_back(std::move(s));
        continue;
      }
      if (segments_.empty() || !continues(i)) {
        begin(i);
      } else {
        Segment& s = segments_.back();
        s.rejoined = s.rejoined || line.blank_before > 0 || i > s.last_line + 1;
        s.last_line = i;
        add(i, line.clean());
      }
    }
    return std::move(segments_);
  }

 private:
  std::string_view text(Slice s) const { return std::string_view(layout_.clean.text).substr(s.begin, s.size()); }
  std::string_view text(uint32_t i) const { return text(layout_.lines[i].clean()); }

  /// The label of a line, if it can be one here: a number in the middle of a sentence that was wrapped is none.
  bool opens(uint32_t i, bool unfinished) const {
    const Label& label = labels_[i];
    if (!label) return false;
    if (label.quoted && !quotation_may_open()) return false;
    const Line& line = layout_.lines[i];
    if (line.blank_before == 0 && (label.style == Style::arabic || label.style == Style::roman) && part_is_named())
      return false;
    bool text_follows = label.text_begin < line.end;
    char32_t next = text_follows ? first_of(text({label.text_begin, line.end})) : 0;
    if (label.style == Style::keyword) {
      if (label.close != 0 || !text_follows) return !unfinished || line.blank_before > 0 || label.close != 0;
      // `Mục 1 ĐĂNG KÝ` below the chapter's title, which ends in no stop.
      if (unfinished && all_caps(text({label.text_begin, line.end})) && title_before()) return true;
      return !unfinished && text::is_upper(next);
    }
    if (unfinished && label.style == Style::arabic && label.ordinal >= 1000) return follow_.fits(label);  // a year
    if (!unfinished || line.blank_before > 0) return true;
    if (label.style == Style::bullet) {
      // A dash between two words that the wrap put at the line's begin.
      bool lower = text::is_lower(next);
      return !(lower && wrapped_full());
    }
    return follow_.fits(label) || !wrapped_full();
  }

  /// The segment before is a label with a title in capitals.
  bool title_before() const {
    const Segment& s = segments_.back();
    const uint32_t title = s.pieces.size() == 1 ? s.label.text_begin : s.pieces.back().begin;
    return s.label.style == Style::keyword && title < s.pieces.back().end &&
           all_caps(text({title, s.pieces.back().end}));
  }

  /// The text so far ends in a part of a document that its number must follow: `… theo công thức tại Phụ lục`.
  bool part_is_named() const {
    if (segments_.empty() || segments_.back().table >= 0) return false;
    const Slice piece = segments_.back().pieces.back();
    const std::string_view fold = std::string_view(layout_.clean.fold).substr(piece.begin, piece.size());
    size_t begin = fold.size();
    for (int words = 1; words <= 2; ++words) {
      const size_t space = begin == 0 ? std::string_view::npos : fold.rfind(' ', begin - 1);
      if (space == std::string_view::npos || space == 0) return false;  // a part's own label
      if (numbered_parts_.exact(fold.substr(space + 1)) != nullptr)
        return text::is_upper(first_of(text({piece.begin + static_cast<uint32_t>(space) + 1, piece.end}))) &&
               !all_caps(text(piece));
      begin = space;
    }
    return false;
  }

  /// What is quoted follows a colon, or what was quoted before.
  bool quotation_may_open() const {
    if (segments_.empty() || segments_.back().table >= 0) return false;
    std::string_view before = text(segments_.back().pieces.back());
    while (!before.empty() && (before.back() == '.' || before.back() == ';')) before.remove_suffix(1);
    return before.ends_with(":") || before.ends_with("”") || before.ends_with("\"");
  }

  /// The line before fills the width at which the text is wrapped.
  bool wrapped_full() const {
    if (layout_.wrap == 0 || segments_.empty()) return false;
    const Line& before = layout_.lines[segments_.back().last_line];
    // What recognition read keeps no indents: the first line of a paragraph looks shorter than it was.
    uint32_t share = layout_.damaged ? 72 : 86;
    return (before.indent + before.width) * 100 >= layout_.wrap * share;
  }

  /// The text so far ends in a word after which it must go on (some only if `next` begins with a digit).
  bool goes_on_behind(Slice piece, std::string_view next) const {
    std::string_view s = std::string_view(layout_.clean.fold).substr(piece.begin, piece.size());
    // A number cut at its dash: 52/2020/TT- / BGDĐT.
    if (s.size() > 2 && s.back() == '-' && s[s.size() - 2] != ' ' && s[s.size() - 2] != '-') return true;
    size_t space = s.rfind(' ');
    if (space == std::string_view::npos) return false;
    if (hangs(s, hanging_, closed_)) return true;
    bool digit = !next.empty() && next[0] >= '0' && next[0] <= '9';
    return digit && hanging_before_digits_.exact(s.substr(space + 1)) != nullptr;
  }

  /// A line that only completes the one before (a link on a line of its own).
  bool completes(uint32_t i) const {
    const Line& line = layout_.lines[i];
    grammar::Captures captures;
    for (const grammar::Rule& rule : completing_.rules) {
      if (rule.pattern.match_at(layout_.clean.fold, line.begin, line.end, captures)) return true;
    }
    return false;
  }

  /// `Mã số thuế: …`: a line of its own.
  bool begins_field(uint32_t i) const {
    constexpr uint32_t longest = 48;
    const Line& line = layout_.lines[i];
    if (!text::is_upper(first_of(text(i)))) return false;
    const uint32_t end = std::min(line.end, line.begin + longest);
    std::string_view fold = std::string_view(layout_.clean.fold).substr(line.begin, end - line.begin);
    if (fold.find(':') == std::string_view::npos) return false;
    return grammar::one_holds_at(fields_, layout_.clean.fold, line.begin, line.end);
  }

  /// `Trên đây là …`, `Trân trọng …`: a paragraph of its own.
  bool begins_closing(const Line& line) const {
    return std::any_of(closings_.rules.begin(), closings_.rules.end(), [&](const grammar::Rule& rule) {
      return rule.is("opens") && rule.pattern.holds_at(layout_.clean.fold, line.begin, line.end);
    });
  }

  /// One of the grounds of a document (Căn cứ …), behind a dash or not.
  bool grounds(const Segment& s) const {
    return leads_grounds({s.label ? s.label.text_begin : s.pieces[0].begin, s.pieces[0].end});
  }

  bool leads_grounds(Slice line) const {
    return grammar::one_holds_at(basis_, layout_.clean.fold, line.begin, line.end);
  }

  bool continues(uint32_t i) {
    const Segment& s = segments_.back();
    if (s.table >= 0) return false;
    const Line& line = layout_.lines[i];
    const Line& before = layout_.lines[s.last_line];
    std::string_view so_far = text(s.pieces.back());
    std::string_view here = text(i);
    bool label_alone = s.pieces.size() == 1 && s.label && s.label.text_begin >= s.pieces[0].end;
    bool unfinished = !finished(so_far) || label_alone;
    if (opens(i, unfinished && !label_alone)) return false;
    if (labels_[i] && !(unfinished || wrapped_full())) return false;
    // A label on a line of its own: what follows is its text.
    if (label_alone) return line.blank_before <= 2;
    if (begins_field(i)) return false;
    bool before_caps = all_caps(so_far);
    bool caps = all_caps(here);
    if (grounds(s)) {
      // Each of the grounds is a paragraph, and ends in a stop or a comma, wherever a page's cell cut its lines.
      if (!unfinished && leads_grounds({line.begin, line.end})) return false;
      if (unfinished && !caps && !so_far.ends_with(",") && line.blank_before == 0 &&
          (layout_.wrap != 0 || s.pieces.size() > 1) && before.width >= narrow &&
          !leads_grounds({line.begin, line.end}))
        return true;
    }
    char32_t first = first_of(here);
    if (line.blank_before == 0 && (goes_on_behind(s.pieces.back(), here) || completes(i))) return true;
    if (before_caps != caps && !text::is_lower(first) && (before_caps || caps) && so_far.size() < 200) {
      if (before_caps && !wrapped_full()) return false;
      if (caps && (here.size() > 12 || here.ends_with(":"))) return false;  // XÉT THẤY:
    }
    if (before_caps && caps) {
      // What a chapter is called goes on to the next label, over a blank line too where each paragraph has one.
      const bool chapter = s.label.style == Style::keyword && s.label.kind != NodeKind::article;
      return unfinished && line.blank_before <= (chapter ? 1 : 0) && (s.label || wrapped_full());
    }
    bool lower = text::is_lower(first);
    bool page = line.page_break || i > s.last_line + 1;
    // The last words of the document, `Giáo dục./.`, on a line that was read apart.
    constexpr size_t few_words = 30;  // bytes
    if (unfinished && here.ends_with("./.") && here.size() <= few_words && before.width >= min_wrapped &&
        !begins_closing(line))
      return true;
    if (line.blank_before > 0 || page) {
      // A sentence of several parts goes on behind a semicolon, across the page's end.
      if (!unfinished) return page && lower && so_far.ends_with(";");
      if (lower) return true;
      if (page && (goes_on_behind(s.pieces.back(), here) || so_far.ends_with(","))) return true;
      if (!page && so_far.ends_with(",") && grounds(s)) return false;  // the last of them; who acts comes next
      if (!page && !layout_.damaged && text::is_upper(first) && blanks_part_paragraphs()) return false;
      return wrapped_full() && so_far.size() > 40;
    }
    if (lower && unfinished) return true;
    bool digit = here[0] >= '0' && here[0] <= '9';
    if (digit && unfinished && (layout_.damaged || before.indent + before.width >= min_wrapped)) return true;
    // Only the first line of a paragraph is indented, and too few are long enough to tell where the text is wrapped.
    if (layout_.wrap == 0 && s.pieces.size() == 1 && before.width >= min_wrapped && line.indent + 2 <= before.indent)
      return true;
    if (layout_.wrap == 0 || (text::is_upper(first) && ends_in_leader(so_far))) return false;
    if (wrapped_full()) {
      if (!unfinished && begins_closing(line)) return false;
      bool indented = line.indent > body_indent(s) + 2;
      if (!unfinished && indented) return false;
      const bool indented_alike = s.pieces.size() == 1 && line.indent == before.indent && line.indent >= 4;
      return !indented_alike || (unfinished && !(text::is_upper(first) && indents_paragraphs()));
    }
    return false;
  }

  /// Blank lines stand between paragraphs, and none inside of one.
  bool blanks_part_paragraphs() {
    if (parting_) return *parting_;
    constexpr size_t enough = 8;
    size_t inside = 0, blank_inside = 0;
    for (size_t i = 1; i < layout_.lines.size(); ++i) {
      const Line& before = layout_.lines[i - 1];
      const Line& line = layout_.lines[i];
      if (line.table >= 0 || before.table >= 0 || line.cell || line.page_break || labels_[i]) continue;
      if (before.width < min_wrapped || !text::is_lower(first_of(text(static_cast<uint32_t>(i))))) continue;
      ++inside;
      blank_inside += line.blank_before > 0 ? 1 : 0;
    }
    parting_ = inside >= enough && blank_inside * 20 <= inside;
    return *parting_;
  }

  /// Of every paragraph only the first line is indented: where two are, a heading stands above a paragraph.
  bool indents_paragraphs() const {
    constexpr int enough = 2;
    int first_only = 0;
    for (size_t i = 1; i < layout_.lines.size(); ++i) {
      const Line& before = layout_.lines[i - 1];
      const Line& line = layout_.lines[i];
      if (before.indent < 4 || line.blank_before > 0 || line.cell || before.cell) continue;
      if (!text::is_lower(first_of(text(static_cast<uint32_t>(i))))) continue;
      if (line.indent == before.indent) return false;
      first_only += line.indent + 2 <= before.indent ? 1 : 0;
    }
    return first_only >= enough;
  }

  /// The indent of the lines of a segment behind its first.
  uint32_t body_indent(const Segment& s) const {
    const Line& first = layout_.lines[s.first_line];
    if (s.first_line == s.last_line) {
      // Behind a label the lines hang at its text.
      return first.indent + (s.label ? text::count_characters(text({first.begin, s.label.text_begin})) : 0);
    }
    return std::min(layout_.lines[s.last_line].indent, layout_.lines[s.first_line].indent + 20);
  }

  void begin(uint32_t i) {
    Segment s;
    std::string_view so_far =
        segments_.empty() || segments_.back().table >= 0 ? std::string_view(".") : text(segments_.back().pieces.back());
    s.label = labels_[i] && opens(i, !finished(so_far)) ? labels_[i] : Label{};
    s.first_line = s.last_line = i;
    if (s.label && s.label.style != Style::bullet && !s.label.quoted) {
      // Followed along, so that a later number in mid-sentence can be told from the next label.
      follow_.labelled(s.label, "", 0, false);
    }
    segments_.push_back(std::move(s));
    add(i, layout_.lines[i].clean());
  }

  /// Adds a line to the last segment; items of the same bullet that were run together on it become segments of their
  /// own.
  void add(uint32_t i, Slice rest) {
    while (true) {
      Segment& s = segments_.back();
      uint32_t cut = 0;
      uint32_t label_end = s.pieces.empty() && s.label ? s.label.text_begin : rest.begin;
      if (s.label.style == Style::bullet) cut = run_in(text({s.label.begin, s.label.end}), {label_end, rest.end});
      if (cut == 0) {
        s.pieces.push_back(rest);
        return;
      }
      uint32_t end = cut;
      while (end > rest.begin && layout_.clean.text[end - 1] == ' ') --end;
      s.pieces.push_back({rest.begin, end});
      Segment next;
      next.label = label_reader(grammar_).read(layout_.clean.text, layout_.clean.fold, cut, rest.end);
      next.first_line = next.last_line = i;
      next.run_in = true;
      rest.begin = cut;
      segments_.push_back(std::move(next));
    }
  }

  /// Where the next item of a list with this sign begins inside a line; 0 if nowhere.
  uint32_t run_in(std::string_view sign, Slice range) const {
    if (range.size() < 8) return 0;
    std::string_view t = std::string_view(layout_.clean.text).substr(0, range.end);
    grammar::Captures captures;
    for (size_t found = t.find(sign, range.begin + 3); found != std::string_view::npos;
         found = t.find(sign, found + 1)) {
      if (t[found - 1] != ' ' || found + sign.size() >= t.size() || t[found + sign.size()] != ' ') continue;
      size_t at = found - 1;
      for (const grammar::Rule& rule : run_in_.rules) {
        if (rule.pattern.match_at(layout_.clean.text, at - 1, range.end, captures))
          return static_cast<uint32_t>(at) + 1;
      }
    }
    return 0;
  }

  const Layout& layout_;
  const std::vector<Label>& labels_;
  const grammar::Family& run_in_;
  const grammar::Family& completing_;
  const grammar::Family& fields_;
  const grammar::Family& closings_;
  const grammar::Family& basis_;
  const grammar::Lexicon& hanging_;
  const grammar::Lexicon& closed_;  ///< phrases that end in a hanging word and are whole
  const grammar::Lexicon& hanging_before_digits_;
  const grammar::Lexicon& numbered_parts_;
  const grammar::Grammar& grammar_;
  Numbering follow_;
  std::vector<Segment> segments_;
  std::optional<bool> parting_;  ///< of blanks_part_paragraphs(), once it was asked
};

}  // namespace

std::vector<Segment> read_segments(const Layout& layout, const std::vector<Label>& labels,
                                   const grammar::Grammar& grammar, const std::vector<uint32_t>& lines) {
  return Segmenter(layout, labels, grammar).run(lines);
}

}  // namespace vanban::structure
