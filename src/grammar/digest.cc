#include "grammar/digest.h"

#include <cstring>
#include <utility>

namespace vanban::grammar {

namespace {

class Writer {
 public:
  std::string take() { return std::move(out_); }

  void operator()(uint64_t n) {
    for (; n >= 0x80; n >>= 7) out_ += static_cast<char>(n | 0x80);
    out_ += static_cast<char>(n);
  }
  void operator()(double d) { out_.append(reinterpret_cast<const char*>(&d), sizeof d); }
  void operator()(const std::string& s) {
    (*this)(uint64_t{s.size()});
    out_ += s;
  }
  template <typename A, typename B>
  void operator()(const std::pair<A, B>& pair) {
    (*this)(pair.first);
    (*this)(pair.second);
  }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    (*this)(uint64_t{list.size()});
    for (const T& item : list) (*this)(item);
  }
  /// Positions where any byte may stand are most: a bit each says which.
  void operator()(const Prefix& prefix) {
    uint64_t open = 0;
    for (size_t i = 0; i < Prefix::reach; ++i) open |= uint64_t{prefix.bytes[i].all()} << i;
    (*this)(open);
    for (const auto& bytes : prefix.bytes) {
      if (!bytes.all()) out_.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
    }
  }
  void operator()(const Head& head) { out_.append(reinterpret_cast<const char*>(&head), sizeof head); }
  void operator()(bool flag) { out_ += flag ? '\1' : '\0'; }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  bool done() const { return at_ == end_; }

  uint64_t number() {
    uint64_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
      auto byte = static_cast<unsigned char>(*at_++);
      n |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return n;
    }
  }
  template <typename T>
  T value() {
    T v;
    (*this)(v);
    return v;
  }
  void operator()(double& d) {
    std::memcpy(&d, at_, sizeof d);
    at_ += sizeof d;
  }
  void operator()(std::string& s) {
    size_t size = number();
    s.assign(at_, size);
    at_ += size;
  }
  template <typename A, typename B>
  void operator()(std::pair<A, B>& pair) {
    (*this)(pair.first);
    (*this)(pair.second);
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(number());
    for (T& item : list) (*this)(item);
  }
  void operator()(Prefix& prefix) {
    const uint64_t open = number();
    for (size_t i = 0; i < Prefix::reach; ++i) {
      if ((open >> i & 1) != 0) {
        prefix.bytes[i].set();
      } else {
        std::memcpy(&prefix.bytes[i], at_, sizeof prefix.bytes[i]);
        at_ += sizeof prefix.bytes[i];
      }
    }
  }
  void operator()(Head& head) {
    std::memcpy(&head, at_, sizeof head);
    at_ += sizeof head;
  }
  void operator()(bool& flag) { flag = *at_++ != 0; }

 private:
  const char* at_;
  const char* end_;
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

std::string Digest::write(const Grammar& grammar) {
  Writer out;
  out(grammar.hash_);
  out(uint64_t{grammar.rule_count()});
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
  }
  return out.take();
}

std::shared_ptr<const Grammar> Digest::read(std::string_view bytes) {
  Reader in(bytes);
  std::shared_ptr<Grammar> grammar(new Grammar);
  in(grammar->hash_);
  grammar->rule_names_.resize(in.number() + 1);
  while (!in.done()) {
    Family& family = grammar->families_[in.value<std::string>()];
    family.rules.resize(in.number());
    for (Rule& rule : family.rules) {
      rule.id = static_cast<RuleId>(in.number());
      rule.line = static_cast<unsigned>(in.number());
      plain_fields(in, rule);
      grammar->rule_names_[rule.id] = rule.name;
      auto source = in.value<std::string>();
      if (source.empty()) continue;
      const bool cased = in.value<bool>();
      FirstLook look;
      first_look(in, look);
      rule.pattern = Pattern(std::move(source), cased, std::move(look));
    }
  }
  grammar->index();
  return grammar;
}

}  // namespace vanban::grammar
