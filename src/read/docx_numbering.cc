#include "read/docx_numbering.h"

#include <algorithm>
#include <cstdlib>

#include "read/list_label.h"

namespace vanban::read {

void DocxNumbering::read_level(const pugi::xml_node& node, Level& level) {
  for (const pugi::xml_node& p : node.children()) {
    std::string_view name = local_name(p);
    const char* value = attribute(p, "val");
    if (name == "start") {
      level.start = std::atol(value);
    } else if (name == "numFmt") {
      level.form = value;
    } else if (name == "lvlText") {
      level.text = value;
    } else if (name == "suff") {
      level.after = value;
    } else if (name == "lvlRestart") {
      level.restart = std::atoi(value);
    } else if (name == "isLgl") {
      level.decimal = true;
    }
  }
}

DocxNumbering::DocxNumbering(const pugi::xml_document& tree) {
  std::unordered_map<std::string, size_t> abstract_ids;
  std::unordered_map<std::string, size_t> by_style;  // lists that other lists take their levels from
  std::vector<std::pair<size_t, std::string>> linked;
  for (const pugi::xml_node& node : tree.document_element().children()) {
    if (local_name(node) == "abstractNum") {
      size_t index = abstracts_.size();
      abstract_ids[attribute(node, "abstractNumId")] = index;
      Abstract& a = abstracts_.emplace_back();
      for (const pugi::xml_node& p : node.children()) {
        if (local_name(p) == "lvl") {
          auto level = static_cast<size_t>(std::atoi(attribute(p, "ilvl")));
          if (level < deepest) read_level(p, a.given[level]);
        } else if (local_name(p) == "styleLink") {
          by_style[attribute(p, "val")] = index;
        } else if (local_name(p) == "numStyleLink") {
          linked.emplace_back(index, attribute(p, "val"));
        }
      }
    } else if (local_name(node) == "num") {
      auto found = abstract_ids.find(attribute(child(node, "abstractNumId"), "val"));
      if (found == abstract_ids.end()) continue;
      List& list = lists_[attribute(node, "numId")];
      list.abstract = found->second;
      for (const pugi::xml_node& p : node.children()) {
        if (local_name(p) != "lvlOverride") continue;
        int level = std::atoi(attribute(p, "ilvl"));
        if (level < 0 || level >= static_cast<int>(deepest)) continue;
        if (pugi::xml_node start = child(p, "startOverride")) list.starts[level] = std::atol(attribute(start, "val"));
        if (pugi::xml_node changed = child(p, "lvl")) read_level(changed, list.changed[level]);
      }
    }
  }
  for (const auto& [index, style] : linked) {
    if (auto found = by_style.find(style); found != by_style.end())
      abstracts_[index].given = abstracts_[found->second].given;
  }
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, size_t level) const {
  auto found = list.changed.find(static_cast<int>(level));
  return found != list.changed.end() ? found->second : abstracts_[list.abstract].given[level];
}

std::string DocxNumbering::next(const std::string& id, int given) {
  auto found = lists_.find(id);
  if (found == lists_.end() || given < 0 || given >= static_cast<int>(deepest)) return "";
  List& list = found->second;
  Abstract& a = abstracts_[list.abstract];
  auto level = static_cast<size_t>(given);
  const Level& here = level_of(list, level);

  auto start_of = [&](size_t k) { return level_of(list, k).start; };
  // A list that says where it starts does so once; the lists of one abstract list otherwise count on.
  if (auto start = list.starts.find(given); start != list.starts.end()) {
    a.count[level] = start->second;
    a.begun[level] = true;
    list.starts.erase(start);
  } else if (!a.begun[level]) {
    a.count[level] = start_of(level);
    a.begun[level] = true;
  } else {
    ++a.count[level];
  }
  for (size_t k = level + 1; k < deepest; ++k) {
    int restart = level_of(list, k).restart;
    if (restart < 0 || static_cast<int>(level) < restart) a.begun[k] = false;
  }

  if (here.form == "bullet") {
    std::string sign = bullet(here.text);
    return sign.empty() ? "" : sign + " ";
  }
  std::string out;
  for (size_t i = 0; i < here.text.size(); ++i) {
    if (here.text[i] != '%' || i + 1 == here.text.size() || here.text[i + 1] < '1' || here.text[i + 1] > '9') {
      out += here.text[i];
      continue;
    }
    auto k = static_cast<size_t>(here.text[++i] - '1');
    if (k >= deepest) continue;
    long value = a.begun[k] ? a.count[k] : start_of(k);
    const std::string& form = level_of(list, k).form;
    out += numeral(value, here.decimal && k < level && form != "decimalZero" ? "decimal" : form);
  }
  if (out.empty() || out.find_first_not_of(' ') == std::string::npos) return "";
  if (here.after != "nothing" || (out.back() != ' ' && out.back() != '.' && out.back() != ')')) out += ' ';
  return out;
}

}  // namespace vanban::read
