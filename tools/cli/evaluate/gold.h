// What a person says is in a document: docs/evaluation.md describes the files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/evaluate/json_file.h"

namespace vanban::cli::evaluate {

/// A tree written down, one node a line.
struct Outline {
  struct Row {
    size_t depth;
    std::string label;
    std::string text;
    size_t line;
  };
  std::string file;
  std::vector<Row> rows;
};

struct Gold {
  std::string name;      ///< the file's, without .json
  std::string document;  ///< name of the document's file
  bool soft = false;
  Json fields;
  std::optional<Outline> body;
  std::vector<std::optional<Outline>> attachments;  ///< one for each attachment in the gold
  std::vector<std::string> unknown;                 ///< keys that mean nothing here
};

/// Reads FOLDER/NAME.json and its outlines. Returns what is wrong and what to do about it, or "".
std::string read_gold(const std::string& folder, const std::string& name, Gold& gold);

}  // namespace vanban::cli::evaluate
