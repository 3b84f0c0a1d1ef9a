// bytes -> Document: the stages in order. Start reading here.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"
#include "options.h"

namespace vanban {

/// Reads one document, of any format: text never fails, an odd document gives a tree and diagnostics; a file that
/// cannot be read throws read::ReadError. `bytes` is only read during the call. Linear in its size. Thread-safe.
Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options = {});

/// Several documents on their way through the stages together. Each stage is done for all of them before the next: what
/// it needs of the code and of the grammar's tables then lies in the cache already, where one document after the other
/// would push it out again. Only for plain texts of common size is that worth waiting for: see full().
class Convoy {
 public:
  explicit Convoy(const grammar::Grammar& grammar);
  ~Convoy();
  Convoy(const Convoy&) = delete;
  Convoy& operator=(const Convoy&) = delete;

  /// `bytes` and `options` must live until go() returns.
  void add(std::string_view bytes, const Options& options);
  /// Whether the documents should go now, before another is added: there are enough, or the last is long, or of a
  /// format whose reader takes its time.
  bool full() const;
  size_t size() const;
  /// Reads them all, hands each document out in the order they were added, then is empty. A document that cannot be
  /// read is handed out empty, with what parse() would have thrown. `turn` is told whose turn it is, once a stage.
  void go(const std::function<void(size_t number, Document& document, const std::exception_ptr& problem)>& take,
          const std::function<void(size_t number)>& turn = {});

 private:
  struct Passage;
  const grammar::Grammar& grammar_;
  std::vector<std::unique_ptr<Passage>> passages_;
  bool last_waits_ = true;
};

/// Proves every example in the grammar against the whole grammar; one message for each that fails. Takes a while.
std::vector<std::string> check_examples(const grammar::Grammar& grammar);

/// The names Options::profile takes: the rules of the grammar's family "profiles".
std::vector<std::string> profile_names(const grammar::Grammar& grammar);

}  // namespace vanban
