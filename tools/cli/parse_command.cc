// vanban parse
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"
#include "parse.h"
#include "read/read_error.h"
#include "write/write.h"

namespace vanban::cli {

namespace {

class ParseRun {
 public:
  ParseRun(const ParseArguments& arguments, const grammar::Grammar& grammar)
      : arguments_(arguments), grammar_(grammar), options_(reading_options(arguments)), convoy_(grammar) {}

  int run() {
    for (const std::string& file : arguments_.files) {
      add(file);
      if (stop_) return input_failed;
    }
    go();
    if (stop_ || !flush()) return input_failed;
    if (failed_ > 0 && arguments_.files.size() > 1) {
      std::string of_all =
          std::to_string(failed_) + " of " + std::to_string(arguments_.files.size()) + " inputs failed";
      complain(of_all + (failed_ < arguments_.files.size() ? "; the others are done" : ""));
    }
    return failed_ == 0 ? all_done : input_failed;
  }

 private:
  /// A document that was read from disk and waits for the others of its convoy.
  struct Waiting {
    Waiting(uint64_t max_bytes, Options reading) : input(max_bytes), options(std::move(reading)) {}
    InputReader input;
    std::string_view bytes;
    Options options;
  };

  void add(const std::string& file) {
    const size_t place = convoy_.size();
    if (place == waiting_.size()) waiting_.push_back(std::make_unique<Waiting>(arguments_.max_bytes, options_));
    Waiting& w = *waiting_[place];
    w.options.name = file;
    std::string problem = w.input.read(file, w.bytes);
    if (problem.empty()) problem = read::too_heavy(w.bytes, w.options, arguments_.max_bytes);
    if (!problem.empty()) {
      go();  // so that messages come in the order of the files
      fail(file, problem);
      return;
    }
    convoy_.add(w.bytes, w.options);
    if (convoy_.full()) go();
  }

  void go() {
    convoy_.go([this](size_t place, Document& document, const std::exception_ptr& problem) {
      const Waiting& w = *waiting_[place];
      try {
        if (problem) std::rethrow_exception(problem);
        if (!stop_ && !write(document, w)) ++failed_;
      } catch (const read::ReadError& e) {
        fail(w.options.name, e.what());
      } catch (const std::exception& e) {
        fail(w.options.name,
             std::string("cannot be read: a fault of vanban, please report it with the file (") + e.what() + ")");
      }
    });
    // A long input's buffer is not kept: every place in the convoy would come to have one.
    std::erase_if(waiting_, [](const auto& w) { return w->bytes.size() >= long_input; });
  }

  void fail(const std::string& file, const std::string& problem) {
    complain(file == "-" ? "standard input" : file, problem);
    ++failed_;
  }

  bool write(const Document& document, const Waiting& w) {
    WriteOptions form{arguments_.offsets, arguments_.pretty, arguments_.explain, source_text(document, w.bytes)};
    if (arguments_.format == Format::xml) {
      write::xml(document, form, &grammar_, out_);
    } else {
      write::json(document, form, &grammar_, out_);
    }
    out_.put('\n');
    return arguments_.output.empty() ? out_.size() < flush_at || flush() : save(w.options.name, form.source);
  }

  bool save(const std::string& file, std::string_view source) {
    std::string name = names_.name_for(file, arguments_.format == Format::xml ? ".xml" : ".json");
    std::string path = arguments_.output + "/" + name;
    std::string problem = write_file(path, out_.view());
    out_.clear();
    if (problem.empty() && arguments_.source_text) {
      path = arguments_.output + "/" + name.substr(0, name.rfind('.')) + ".source.txt";
      problem = write_file(path, source);
    }
    if (!problem.empty()) complain(path, problem);
    return problem.empty();
  }

  bool flush() {
    std::string problem = write_all(STDOUT_FILENO, out_.view());
    out_.clear();
    if (!problem.empty()) complain("standard output", problem);
    stop_ = !problem.empty();
    return !stop_;
  }

  // Results are written out while they lie in the cache: a larger buffer would push the grammar's tables out of it.
  static constexpr size_t flush_at = 1 << 16;
  static constexpr size_t long_input = 1 << 20;

  const ParseArguments& arguments_;
  const grammar::Grammar& grammar_;
  const Options options_;  // of every document, but for its name
  Convoy convoy_;
  std::vector<std::unique_ptr<Waiting>> waiting_;  // those in the convoy first
  write::Buffer out_;
  ResultNames names_;
  size_t failed_ = 0;
  bool stop_ = false;
};

/// What in the arguments does not go together, or "".
std::string contradiction(const ParseArguments& a) {
  bool several = a.files.size() > 1 && a.output.empty();
  if (several && a.format == Format::xml) {
    return "several XML documents do not go into one stream; add --output DIR, or use --format jsonl";
  }
  if (several && a.pretty) return "several results are JSON Lines, one a line; add --output DIR to have them --pretty";
  if (a.pretty && a.format == Format::jsonl)
    return "JSON Lines are one line a document; use --format json with --pretty";
  if (a.format == Format::jsonl && !a.output.empty()) {
    return "JSON Lines are one stream for all documents; drop --output, or use --format json";
  }
  if (a.source_text && a.output.empty()) return "--source-text writes beside the results; add --output DIR";
  return "";
}

}  // namespace

int run_parse(const ParseArguments& given) {
  ParseArguments arguments = given;
  if (!arguments.files_from.empty()) {
    std::string problem = read_list(arguments.files_from, arguments.null_separated, arguments.files);
    if (!problem.empty()) {
      complain(arguments.files_from, problem);
      return wrong_usage;
    }
  } else if (arguments.files.empty()) {
    if (isatty(STDIN_FILENO) != 0) {
      complain("parse: no file named; name one or more, or - for standard input. See vanban parse --help");
      return wrong_usage;
    }
    arguments.files = {"-"};
  }
  std::string problem = contradiction(arguments);
  if (!problem.empty()) {
    complain(problem);
    return wrong_usage;
  }
  std::shared_ptr<const grammar::Grammar> grammar = load_grammar(arguments.grammar);
  problem = profile_problem(*grammar, arguments.profile);
  if (!problem.empty()) {
    complain(problem);
    return wrong_usage;
  }
  if (!arguments.output.empty()) {
    problem = prepare_folder(arguments.output);
    if (!problem.empty()) {
      complain(arguments.output, problem);
      return wrong_usage;
    }
  }
  return ParseRun(arguments, *grammar).run();
}

}  // namespace vanban::cli
