// What the commands that read documents begin with.
#include <algorithm>
#include <cstdlib>
#include <thread>

#include "cli/cli.h"
#include "cli/usage.h"
#include "parse.h"
#include "text/decode.h"

namespace vanban::cli {

std::shared_ptr<const grammar::Grammar> load_grammar(const std::string& folder) {
  return folder.empty() ? grammar::Grammar::embedded() : grammar::Grammar::from_folder(folder);
}

std::string profile_problem(const grammar::Grammar& grammar, const std::string& profile) {
  std::vector<std::string> known = profile_names(grammar);
  if (profile.empty() || std::find(known.begin(), known.end(), profile) != known.end()) return "";
  return "unknown profile '" + profile + "'; " + (known.empty() ? "the grammar has none" : "use " + listed(known));
}

std::vector<std::string> text_encodings() { return text::encoding_names(); }

Options reading_options(const Common& arguments) {
  Options options;
  options.profile = arguments.profile;
  options.encoding = arguments.encoding;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  if (const char* path = std::getenv("PATH")) options.program_path = path;
  if (const char* folder = std::getenv("TMPDIR")) options.temp_folder = folder;
  return options;
}

void add_reading_options(CLI::App* command, Common& arguments) {
  command
      ->add_option("--grammar", arguments.grammar,
                   "Folder of grammar files (*.toml) to use instead of the ones built in")
      ->type_name("DIR");
  command->add_option("--profile", arguments.profile, "Read by this profile, whatever the document itself shows")
      ->type_name("NAME");
  command
      ->add_option_function<std::string>(
          "--encoding",
          [&arguments](const std::string& name) {
            if (!text::encoding_known(name))
              throw CLI::ValidationError("--encoding", "'" + name + "' is not known; use " + listed(text_encodings()));
            arguments.encoding = name;
          },
          "Encoding of a text, if its bytes leave it open or are misread")
      ->type_name("NAME");
  command
      ->add_option_function<std::string>(
          "--max-bytes",
          [&arguments](const std::string& size) {
            arguments.max_bytes = read_size("--max-bytes", size, highest_max_bytes);
          },
          "Refuse larger files without reading them, e.g. 500KB, 64MB, 1GB")
      ->default_str("64MB")
      ->type_name("SIZE");
}

}  // namespace vanban::cli
