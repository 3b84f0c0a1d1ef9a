// The grammar: every rule family, loaded from TOML files, checked, immutable.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "grammar/rule.h"

namespace vanban::grammar {

/// A grammar file refused at load: one message a line, "file:line: what is wrong; what to do".
class GrammarError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct File {
  std::string name;  ///< "dates.toml", "profiles/party.toml"
  std::string contents;
};

/// Shared read-only by any number of threads.
class Grammar {
 public:
  /// The grammar compiled into the library.
  static std::shared_ptr<const Grammar> embedded();
  /// All *.toml files under a folder. Throws GrammarError.
  static std::shared_ptr<const Grammar> from_folder(const std::string& folder);
  static std::shared_ptr<const Grammar> from_files(std::vector<File> files);

  /// The family of that name; an empty one if no file has it.
  const Family& family(std::string_view name) const;
  const std::vector<std::string>& family_names() const { return family_names_; }
  const Lexicon& lexicon(std::string_view name) const;

  const std::string& rule_name(RuleId id) const;
  const Rule* rule(RuleId id) const { return id == 0 ? nullptr : rules_[id]; }
  size_t rule_count() const { return rules_.size() - 1; }
  const TriggerIndex& triggers() const { return triggers_; }
  /// What a stage prepared of this grammar when it was built into the library; empty if it has to be made now. Outlives
  /// the grammar.
  std::string_view prepared(std::string_view name) const {
    auto it = prepared_.find(name);
    return it == prepared_.end() ? std::string_view() : it->second;
  }
  /// SHA-256 (hexadecimal) of the files' names and contents in order of name.
  const std::string& hash() const { return hash_; }

  /// Proves every example against the whole grammar; one message for each that fails. Slow: for `grammar check` and
  /// tests.
  std::vector<std::string> check_examples() const;

  /// What a stage makes of the grammar once (tables, pattern sets): T is constructed from the grammar at the
  /// first call and kept as long as the grammar. Thread-safe.
  template <typename T>
  const T& derived() const {
    std::lock_guard lock(derived_mutex_);
    std::shared_ptr<void>& slot = derived_[std::type_index(typeid(T))];
    if (!slot) slot = std::make_shared<T>(*this);
    return *static_cast<const T*>(slot.get());
  }

  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

 private:
  Grammar() = default;
  friend class Loader;
  friend class Digest;

  /// Makes all that is looked up from the families, once they are complete.
  void index();
  /// What index() does that is not kept in a digest.
  void name_families();

  /// A family by its name, in a table: families are asked for some forty times a document.
  struct Named {
    std::string_view name;
    const Family* family = nullptr;  ///< nullptr: a free slot
    const Lexicon* lexicon = nullptr;
  };
  const Named& named(std::string_view name) const;

  std::map<std::string, Family, std::less<>> families_;
  std::map<std::string, Lexicon, std::less<>> lexicons_;
  std::vector<Named> named_ = std::vector<Named>(1);  // open addressing
  std::vector<std::string> family_names_;
  std::vector<const Rule*> rules_{nullptr};  // by id
  TriggerIndex triggers_;
  std::string hash_;
  std::map<std::string_view, std::string_view> prepared_;
  mutable std::mutex derived_mutex_;
  mutable std::map<std::type_index, std::shared_ptr<void>> derived_;
};

/// SHA-256 in hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace vanban::grammar
