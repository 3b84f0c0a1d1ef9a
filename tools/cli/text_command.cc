// vanban text: the text that spans count in.
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"
#include "read/read.h"
#include "text/decode.h"

namespace vanban::cli {

int run_text(const Common& arguments) {
  const std::shared_ptr<const grammar::Grammar> grammar = load_grammar(arguments.grammar);
  InputReader input(arguments.max_bytes);
  int status = all_done;
  Options options = reading_options(arguments);
  for (const std::string& file : arguments.files) {
    options.name = file;
    std::string_view bytes;
    std::string problem = input.read(file, bytes);
    if (problem.empty()) try {
        const read::Format& format = read::detect(bytes, options);
        if (read::is_text(format)) {
          text::Decoded decoded = text::decode(bytes, options.encoding);
          problem = write_all(STDOUT_FILENO, decoded.text);
        } else {
          problem = write_all(STDOUT_FILENO, read::read(bytes, format, options, *grammar).text);
        }
      } catch (const read::ReadError& e) {
        problem = e.what();
      }
    if (!problem.empty()) {
      complain(file, problem);
      status = input_failed;
    }
  }
  return status;
}

}  // namespace vanban::cli
