#include "cli/evaluate/tally.h"

#include <algorithm>

#include "cli/evaluate/alike.h"

namespace vanban::cli::evaluate {

namespace {

using Key = std::vector<std::string>;

/// Keys in the order they first came, and how often each did.
struct Bag {
  std::map<Key, size_t> index;
  std::vector<const Key*> keys;
  std::vector<size_t> times;

  explicit Bag(const Items& items) {
    for (const Item& item : items) {
      auto [at, fresh] = index.emplace(item.key, keys.size());
      if (fresh) {
        keys.push_back(&at->first);
        times.push_back(0);
      }
      ++times[at->second];
    }
  }
  size_t of(const Key& key) const {
    auto at = index.find(key);
    return at == index.end() ? 0 : times[at->second];
  }
};

/// What `bag` has more of than `other`, one by one.
std::vector<const Key*> surplus(const Bag& bag, const Bag& other) {
  std::vector<const Key*> out;
  for (size_t i = 0; i < bag.keys.size(); ++i) {
    for (size_t n = other.of(*bag.keys[i]); n < bag.times[i]; ++n) out.push_back(bag.keys[i]);
  }
  return out;
}

/// Found keys that stand for a gold key because they are alike. One found key stands for one gold key, once.
std::map<Key, Key> renamed(const Bag& gold, const Bag& found) {
  std::map<Key, Key> out;
  std::vector<const Key*> spare = surplus(found, gold);
  for (const Key* key : surplus(gold, found)) {
    auto match = std::find_if(spare.begin(), spare.end(), [&](const Key* other) { return alike(*key, *other); });
    if (match == spare.end()) continue;
    out[**match] = *key;
    spare.erase(match);
  }
  return out;
}

/// The items beyond the first `kept[key]` of each key.
Items beyond(const Items& items, std::map<Key, size_t> kept) {
  Items out;
  for (const Item& item : items) {
    size_t& left = kept[item.key];
    if (left > 0) {
      --left;
    } else {
      out.push_back(item);
    }
  }
  return out;
}

double share(size_t part, size_t whole, size_t other) {
  if (whole > 0) return static_cast<double>(part) / static_cast<double>(whole);
  return other == 0 ? 1.0 : 0.0;
}

}  // namespace

double Counts::precision() const { return share(hit, found, gold); }
double Counts::recall() const { return share(hit, gold, found); }

double Counts::f1() const {
  double p = precision();
  double r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

void Counts::add(const Counts& other) {
  gold += other.gold;
  found += other.found;
  hit += other.hit;
}

void Tally::compare(const std::string& aspect, const Items& gold, const Items& found) {
  Bag wanted(gold);
  Bag got(found);
  std::map<Key, size_t> in_gold;
  std::map<Key, size_t> in_found;
  for (size_t i = 0; i < wanted.keys.size(); ++i) {
    size_t both = std::min(wanted.times[i], got.of(*wanted.keys[i]));
    in_gold[*wanted.keys[i]] = both;
    in_found[*wanted.keys[i]] = both;
  }
  if (soft_) {
    for (const auto& [other, key] : renamed(wanted, got)) {
      if (in_gold[key] == wanted.of(key)) continue;
      ++in_gold[key];
      ++in_found[other];
    }
  }
  Aspect& counted = aspects_[aspect];
  std::map<Key, size_t> right = in_found;
  for (const Item& item : found) {
    size_t& left = right[item.key];
    counted.judged.push_back({item.confidence, left > 0});
    if (left > 0) --left;
  }
  Items missed = beyond(gold, in_gold);
  Items extra = beyond(found, in_found);
  counted.gold += gold.size();
  counted.found += found.size();
  counted.hit += gold.size() - missed.size();
  counted.missed.insert(counted.missed.end(), missed.begin(), missed.end());
  counted.extra.insert(counted.extra.end(), extra.begin(), extra.end());
}

}  // namespace vanban::cli::evaluate
