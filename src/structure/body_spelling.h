// How a body's name is spelled that recognition damaged: SỞYTÉ is SỞ Y TẾ.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "grammar/grammar.h"
#include "structure/noise.h"
#include "text/skeleton.h"

namespace vanban::structure {

/// Made once a grammar from the names of `bodies`, `place_heads` and `provinces`. Only letters without their marks and
/// blanks are compared, and all of them must be right: what lost a letter may be another body as well.
class BodySpelling {
 public:
  explicit BodySpelling(const grammar::Grammar& grammar);

  /// The name as it is spelled, in capitals where it is printed so; "" where it is spelled so already, or where no body
  /// or more than one has its letters.
  std::string mended(std::string_view printed, const NoiseReader& reader) const;

 private:
  /// By letters; "" where they stand for several.
  using Names = std::unordered_map<std::string, std::string_view>;
  static void add(const grammar::Family& family, Names& names);
  /// The longest name that begins with the letter `from`, set `end` to the letter behind it; "" if there is none.
  static std::string_view longest(const Names& names, const text::Skeleton& bones, size_t from, size_t& end);

  Names bodies_, places_;
};

}  // namespace vanban::structure
