#include "grammar/digest.h"

#include <utility>

#include "grammar/table.h"

namespace vanban::grammar {

namespace {

class Writer : public ByteWriter {
 public:
  using ByteWriter::operator();
  /// Positions where any byte may stand are most: a bit each says which.
  void operator()(const Prefix& prefix) {
    uint64_t open = 0;
    for (size_t i = 0; i < Prefix::reach; ++i) open |= uint64_t{prefix.bytes[i].all()} << i;
    (*this)(open);
    for (const auto& bytes : prefix.bytes) {
      if (!bytes.all()) raw(bytes);
    }
  }
};

class Reader : public ByteReader {
 public:
  using ByteReader::ByteReader;
  using ByteReader::operator();
  void operator()(Prefix& prefix) {
    const uint64_t open = number();
    for (size_t i = 0; i < Prefix::reach; ++i) {
      if ((open >> i & 1) != 0) {
        prefix.bytes[i].set();
      } else {
        raw(prefix.bytes[i]);
      }
    }
  }
};

/// The fields of a rule that are kept as they are, in one order for both ways.
template <typename Archive, typename AnyRule>
void plain_fields(Archive& archive, AnyRule& rule) {
  archive(rule.name);
  archive(rule.file);
  archive(rule.triggers);
  archive(rule.weight);
  archive(rule.words);
  archive(rule.lists);
  archive(rule.match);
  archive(rule.reject);
}

/// What would else be read off each pattern at every start.
template <typename Archive, typename AnyFirstLook>
void first_look(Archive& archive, AnyFirstLook& look) {
  archive(look.prefix);
  archive(look.heads);
  archive(look.required.word);
  archive(look.required.at_end);
  archive(look.required.digit_end);
}

}  // namespace

std::string Digest::write(const Grammar& grammar, const std::map<std::string, std::string>& prepared) {
  Writer out;
  out(grammar.hash_);
  out(uint64_t{grammar.families_.size()});
  for (const auto& [name, family] : grammar.families_) {
    out(name);
    out(uint64_t{family.rules.size()});
    for (const Rule& rule : family.rules) {
      out(uint64_t{rule.id});
      out(uint64_t{rule.line});
      plain_fields(out, rule);
      out(rule.pattern.source());
      if (rule.pattern.empty()) continue;
      out(rule.pattern.cased());
      first_look(out, rule.pattern.first_look());
    }
    Family::tables(out, family);
  }
  TriggerIndex::tables(out, grammar.triggers_);
  out(uint64_t{grammar.lexicons_.size()});
  for (const auto& [name, lexicon] : grammar.lexicons_) {
    out(name);
    Lexicon::tables(out, lexicon);
  }
  out(uint64_t{prepared.size()});
  for (const auto& [name, bytes] : prepared) {
    out(name);
    out.nested(bytes);
  }
  return out.take();
}

std::string Digest::hash_of(std::string_view bytes) {
  Reader in(bytes);
  std::string hash;
  in(hash);
  return hash;
}

std::shared_ptr<const Grammar> Digest::read(std::string_view bytes) {
  Reader in(bytes);
  std::shared_ptr<Grammar> grammar(new Grammar);
  in(grammar->hash_);
  for (size_t left = in.number(); left > 0; --left) {
    Family& family = grammar->families_[std::string(in.string())];
    family.rules.resize(in.number());
    for (Rule& rule : family.rules) {
      rule.id = static_cast<RuleId>(in.number());
      rule.line = static_cast<unsigned>(in.number());
      plain_fields(in, rule);
      const std::string_view source = in.string();
      if (source.empty()) continue;
      bool cased = false;
      in(cased);
      FirstLook look;
      first_look(in, look);
      rule.pattern = Pattern(std::string(source), cased, std::move(look));
    }
    Family::tables(in, family);
  }
  TriggerIndex::tables(in, grammar->triggers_);
  for (size_t left = in.number(); left > 0; --left) {
    const std::string name(in.string());
    grammar->lexicons_[name].restore(grammar->families_[name], in);
  }
  for (size_t left = in.number(); left > 0; --left) {
    const std::string_view name = in.string();
    grammar->prepared_[name] = in.nested();
  }
  grammar->name_families();
  return grammar;
}

}  // namespace vanban::grammar
