// The numbers that Word prints before paragraphs and keeps as properties of lists.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "read/xml.h"

namespace vanban::read {

class DocxNumbering {
 public:
  /// `tree` is numbering.xml, or empty.
  explicit DocxNumbering(const pugi::xml_document& tree);

  /// The label of the next paragraph of a list on a level, with the blank behind it: "1. ", "a) ", "- ". "" for a list
  /// that does not exist or prints nothing.
  std::string next(const std::string& id, int given);

 private:
  static constexpr size_t deepest = 9;
  struct Level {
    long start = 1;
    std::string form = "decimal", text, after = "tab";
    int restart = -1;  ///< the level whose numbers begin this one anew; -1: any above; 0: none
    bool decimal = false;
  };
  using Levels = std::array<Level, deepest>;
  struct Abstract {
    Levels given;
    std::array<long, deepest> count{};
    std::array<bool, deepest> begun{};
  };
  struct List {
    size_t abstract = 0;
    std::unordered_map<int, long> starts;  ///< overrides
    std::unordered_map<int, Level> changed;
  };

  static void read_level(const pugi::xml_node& node, Level& level);
  const Level& level_of(const List& list, size_t level) const;

  std::vector<Abstract> abstracts_;
  std::unordered_map<std::string, List> lists_;
};

}  // namespace vanban::read
