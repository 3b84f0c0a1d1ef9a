#include "cli/evaluate/differences.h"

#include <algorithm>

#include "cli/evaluate/alike.h"
#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

/// How surely a found item stands for one of the gold: 0 to 1.
double kinship(const Item& gold, const Item& found) {
  constexpr size_t compared = 120;
  std::u32string a = characters(first_characters(caseless(gold.shown), compared));
  std::u32string b = characters(first_characters(caseless(found.shown), compared));
  return similarity(a, b);
}

/// The items that the first list has beyond those of the second, told apart by what people are shown: it stays the
/// same from version to version.
template <typename Add>
void each_beyond(const Items& items, const Items& others, Add add) {
  std::map<std::string, size_t> there;
  for (const Item& item : others) ++there[item.shown];
  for (const Item& item : items) {
    size_t& left = there[item.shown];
    if (left > 0) {
      --left;
    } else {
      add(item);
    }
  }
}

}  // namespace

std::vector<Case> cases_of(const Results& results, const Summary& all) {
  std::map<std::string, double> weights;  // how much of macro F1 one document's F1 makes
  for (const Row& row : all.rows)
    weights[row.aspect] = 1.0 / static_cast<double>(row.documents) / static_cast<double>(all.rows.size());
  std::vector<Case> cases;
  for (const Scored& one : results) {
    for (const auto& [name, aspect] : one.tally.aspects()) {
      if (aspect.missed.empty() && aspect.extra.empty()) continue;
      cases.push_back({&one, &name, &aspect, (1.0 - aspect.f1()) * weights[name]});
    }
  }
  std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.cost > b.cost; });
  return cases;
}

std::vector<Pair> pairs_of(const Aspect& aspect, size_t most, size_t& left_out) {
  constexpr double related = 0.5;
  constexpr double same_but_last = 0.4;
  constexpr size_t looked_at = 200;  // found items; the effort stays bounded in a document where nothing fits
  std::vector<const Item*> spare;
  for (const Item& item : aspect.extra) spare.push_back(&item);
  std::vector<Pair> pairs;
  for (const Item& item : aspect.missed) {
    if (pairs.size() == most) break;
    Pair pair{&item, nullptr};
    double best = related;
    size_t chosen = spare.size();
    for (size_t i = 0; i < std::min(spare.size(), looked_at); ++i) {
      double near = kinship(item, *spare[i]);
      // The same field, label or code is meant, whatever is said of it.
      if (item.key.size() > 1 && spare[i]->key.size() == item.key.size() &&
          std::equal(item.key.begin(), item.key.end() - 1, spare[i]->key.begin()))
        near += same_but_last;
      if (near <= best) continue;
      best = near;
      chosen = i;
    }
    if (chosen < spare.size()) {
      pair.found = spare[chosen];
      spare.erase(spare.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
    pairs.push_back(pair);
  }
  size_t gold_left = aspect.missed.size() - pairs.size();
  size_t taken = 0;
  for (; taken < spare.size() && pairs.size() < most; ++taken) pairs.push_back({nullptr, spare[taken]});
  left_out = gold_left + spare.size() - taken;
  return pairs;
}

Changes changes_between(const Results& before, const Results& now) {
  Changes out;
  static const Aspect none;
  for (size_t i = 0; i < now.size(); ++i) {
    const auto& old_aspects = before[i].tally.aspects();
    for (const auto& [name, aspect] : now[i].tally.aspects()) {
      auto found = old_aspects.find(name);
      const Aspect& old = found == old_aspects.end() ? none : found->second;
      auto add = [&, aspect_name = &name](std::vector<Change>& list, const Scored& from, bool in_gold) {
        return [&list, &from, aspect_name, in_gold](const Item& item) {
          list.push_back({&from, aspect_name, &item, in_gold});
        };
      };
      each_beyond(old.missed, aspect.missed, add(out.gained, now[i], true));
      each_beyond(old.extra, aspect.extra, add(out.gained, before[i], false));
      each_beyond(aspect.missed, old.missed, add(out.lost, now[i], true));
      each_beyond(aspect.extra, old.extra, add(out.lost, now[i], false));
    }
  }
  return out;
}

size_t line_of(const Item& item, const Scored& document) {
  if (document.places == nullptr) return 0;
  return item.begin >= 0 ? document.places->line_of(item.begin) : document.places->line_with(item.needle);
}

}  // namespace vanban::cli::evaluate
