#include "parse.h"

#include <optional>

#include "read/read.h"
#include "structure/structure.h"
#include "text/decode.h"
#include "text/nfc.h"
#include "text/normalize.h"
#include "views/check.h"
#include "views/context.h"

namespace vanban {

namespace {

/// One document on its way from bytes to Document. The stages, in order, are its functions; they are called once each.
class Journey {
 public:
  Journey(std::string_view bytes, const read::Format& format, const grammar::Grammar& grammar, const Options& options)
      : bytes_(bytes), format_(format), grammar_(grammar), options_(options) {
    document.source.name = options.name;
    document.source.bytes = bytes.size();
    document.source.media_type = format.media_type;
    if (options.hash) document.source.sha256 = grammar::sha256_hex(bytes);
  }

  /// Bytes -> NFC text -> lines. Throws read::ReadError.
  void lay_out() {
    if (read::is_text(format_)) {
      decode();
    } else {
      extract();
    }
    const SourceLayout* layout = document.source.extracted ? &document.source.layout : nullptr;
    lines_.layout = structure::lay_out(nfc_, decoded_.bom, grammar_, layout);
  }

  /// Lines -> lines with roles.
  void find_roles() { structure::find_roles(nfc_, grammar_, lines_); }

  /// Lines -> header, recipients, tree, signatures, attachments.
  void assemble() {
    structure::assemble(nfc_, std::move(lines_), grammar_, options_.profile, document);
    if (!normalized_.map.empty()) document.map.compose(normalized_.map);
    for (Diagnostic& d : reader_says_) document.diagnostics.push_back(std::move(d));
    if (!decoded_.owned.empty()) {
      document.source.text = std::move(decoded_.owned);
      document.source.origin = std::move(decoded_.origin);
    }
  }

  /// Tree -> the units that views work on.
  void find_units() { context_.emplace(document, grammar_); }
  /// Units -> views: one of views::stages.
  void find(void (*view)(views::Context&)) { view(*context_); }

  Document document;

 private:
  /// Plain text: what the bytes say, decoded only where they are not UTF-8 already.
  void decode() {
    decoded_ = text::decode(bytes_, options_.encoding);
    document.source.encoding = decoded_.encoding;
    nfc_ = decoded_.text;
    if (!text::surely_nfc(nfc_)) {
      normalized_ = text::normalize(nfc_);
      nfc_ = normalized_.text;
    }
    for (uint32_t at : decoded_.replaced.at) {
      // The place in the reading text is not needed to say it: the message carries the byte.
      reader_says_.push_back({"encoding.replaced",
                              Severity::warning,
                              "malformed bytes were read as U+FFFD at byte " + std::to_string(at) + " of the text",
                              {},
                              -1});
    }
    if (decoded_.lost_horn) {
      reader_says_.push_back({"encoding.lost_letter",
                              Severity::warning,
                              "the text is TCVN3 and has no ư: a program dropped it as a soft hyphen",
                              {},
                              -1});
    }
  }

  /// Any other format: what its reader made of it.
  void extract() {
    read::Extraction extraction = read::read(bytes_, format_, options_, grammar_);
    document.source.encoding = std::move(extraction.encoding);
    document.source.text = std::move(extraction.text);
    document.source.extracted = true;
    document.source.layout = std::move(extraction.layout);
    nfc_ = document.source.text;
    reader_says_ = std::move(extraction.diagnostics);
  }

  std::string_view bytes_;
  const read::Format& format_;
  const grammar::Grammar& grammar_;
  const Options& options_;

  text::Decoded decoded_;
  text::Derived normalized_;
  std::string_view nfc_;  // in the bytes, decoded_, normalized_ or the document
  std::vector<Diagnostic> reader_says_;
  structure::ReadLines lines_;
  std::optional<views::Context> context_;
};

/// Calls `all(stage)` for each stage in order, where stage(journey) does it for one document.
template <typename All>
void each_stage(All all) {
  for (auto stage : {&Journey::lay_out, &Journey::find_roles, &Journey::assemble, &Journey::find_units}) {
    all([stage](Journey& journey) { (journey.*stage)(); });
  }
  for (auto view : views::stages) {
    all([view](Journey& journey) { journey.find(view); });
  }
}

}  // namespace

Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options) {
  Journey journey(bytes, read::detect(bytes, options), grammar, options);
  each_stage([&journey](auto stage) { stage(journey); });
  return std::move(journey.document);
}

struct Convoy::Passage : Journey {
  using Journey::Journey;
  std::exception_ptr problem;
};

Convoy::Convoy(const grammar::Grammar& grammar) : grammar_(grammar) {}
Convoy::~Convoy() = default;

void Convoy::add(std::string_view bytes, const Options& options) {
  const read::Format& format = read::detect(bytes, options);
  constexpr size_t long_text = size_t{1} << 17;  // fills the cache by itself
  last_waits_ = read::is_text(format) && bytes.size() < long_text;
  passages_.push_back(std::make_unique<Passage>(bytes, format, grammar_, options));
}

bool Convoy::full() const {
  constexpr size_t enough = 64;  // the first one pays for all; more would only take memory, some 200 KB each
  return passages_.size() >= enough || (!passages_.empty() && !last_waits_);
}

size_t Convoy::size() const { return passages_.size(); }

void Convoy::go(const std::function<void(size_t, Document&, const std::exception_ptr&)>& take,
                const std::function<void(size_t)>& turn) {
  each_stage([&](auto stage) {
    for (size_t i = 0; i < passages_.size(); ++i) {
      if (passages_[i]->problem) continue;
      if (turn) turn(i);
      try {
        stage(*passages_[i]);
      } catch (...) {
        passages_[i]->problem = std::current_exception();
      }
    }
  });
  for (size_t i = 0; i < passages_.size(); ++i) {
    if (turn) turn(i);
    take(i, passages_[i]->document, passages_[i]->problem);
    passages_[i].reset();
  }
  passages_.clear();
}

std::vector<std::string> check_examples(const grammar::Grammar& grammar) {
  std::vector<std::string> failures = grammar.check_examples();
  for (std::string& failure : views::check_dates(grammar)) failures.push_back(std::move(failure));
  return failures;
}

std::vector<std::string> profile_names(const grammar::Grammar& grammar) {
  std::vector<std::string> names;
  for (const grammar::Rule& r : grammar.family("profiles").rules) names.push_back(r.name.substr(r.name.find('.') + 1));
  return names;
}

}  // namespace vanban
