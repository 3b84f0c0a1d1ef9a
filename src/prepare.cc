#include "prepare.h"

#include "structure/labels.h"
#include "views/duty_words.h"

namespace vanban {

std::map<std::string, std::string> prepare(const grammar::Grammar& grammar) {
  std::map<std::string, std::string> all;
  auto add = [&]<typename T>(const T& made) { all.emplace(T::prepared_name, made.prepare()); };
  add(structure::LabelReader(grammar));
  add(views::DutyWords(grammar));
  return all;
}

}  // namespace vanban
