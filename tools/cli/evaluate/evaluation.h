// Gold and results of many documents, scored.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "cli/evaluate/gold.h"
#include "cli/evaluate/places.h"
#include "cli/evaluate/spans.h"
#include "cli/evaluate/tally.h"

namespace vanban::cli::evaluate {

/// One document with its gold and a result.
struct Scored {
  std::string name;
  bool missing = false;  ///< there is no result, or it could not be read: nothing was found
  Tally tally{false};
  SpanCheck spans;
  std::shared_ptr<const Places> places;  ///< with a source

  bool soft() const { return tally.soft(); }
};

/// The results of one folder, one for each gold file in order.
using Results = std::vector<Scored>;

struct Row : Counts {
  std::string aspect;
  size_t documents = 0;
  double mean = 0;  ///< of the documents' own F1
};

/// Which documents are counted.
enum class Group : uint8_t { all, clean, soft };

/// The figures of a group of documents.
struct Summary {
  Group group = Group::all;
  std::vector<Row> rows;
  size_t documents = 0;
  std::vector<std::string> missing;
  SpanCheck spans;
  double macro = 0;  ///< mean of the means
  double worst = 1;  ///< lowest F1 of all documents together
};

/// Reads what is named in `arguments`; complains of what cannot be read, and counts it.
class Evaluation {
 public:
  explicit Evaluation(const EvaluateArguments& arguments) : arguments_(arguments) {}

  /// The gold files. What is wrong with the folders, or "".
  std::string read_gold_files();
  /// The results of a folder.
  Results score_folder(const std::string& folder);

  bool failed() const { return failed_; }

 private:
  void read_source(const Gold& gold);
  bool read_result(const std::string& folder, const Gold& gold, Json& result);
  void trouble(const std::string& file, const std::string& problem);

  struct Source {
    std::string text;
    std::shared_ptr<const Places> places;  ///< none: there is no source
  };

  const EvaluateArguments& arguments_;
  std::vector<Gold> gold_;
  std::vector<Source> sources_;  ///< one for each gold file
  bool failed_ = false;
};

Summary summary_of(const Results& results, Group group);
bool belongs(const Scored& scored, Group group);
const char* name_of(Group group);

}  // namespace vanban::cli::evaluate
