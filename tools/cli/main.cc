// The vanban command: what it takes. What it does is in *_command.cc.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "cli/catalog_commands.h"
#include "cli/cli.h"
#include "cli/usage.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace vanban::cli {

namespace {

constexpr const char* exit_statuses =
    "Exit status:\n"
    "  0  all done\n"
    "  1  some input could not be read or some result not written; the others are done\n"
    "  2  wrong usage: an unknown option, or options that do not go together\n"
    "  3  the grammar was refused; the message names file and line\n";

void add_parse(CLI::App& app, ParseArguments& a) {
  CLI::App* c = app.add_subcommand("parse", "Read documents and write what is in them as JSON or XML");
  c->add_option("FILE", a.files, "Documents of any format (see vanban formats); - is standard input")->type_name("");
  add_choice<Format>(c, "--format", a.format, {{"json", Format::json}, {"jsonl", Format::jsonl}, {"xml", Format::xml}},
                     "json, jsonl (one line a document) or xml")
      ->default_str("json")
      ->type_name("FORMAT");
  c->add_flag("--pretty", a.pretty, "Indented, for reading");
  c->add_option("--output", a.output, "Write one result a document into this folder, named after the document")
      ->type_name("DIR");
  c->add_flag("--source-text", a.source_text,
              "With --output: also write the text the spans count in (NAME.source.txt)");
  add_choice<Offsets>(c, "--offsets", a.offsets,
                      {{"utf8", Offsets::utf8},
                       {"utf16", Offsets::utf16},
                       {"codepoint", Offsets::codepoint},
                       {"bytes", Offsets::bytes}},
                      "What spans count: utf8 (bytes of the text), utf16 (JavaScript, Java), codepoint (Python) or "
                      "bytes (of the file, where it is a text in any encoding)")
      ->default_str("utf8")
      ->type_name("UNIT");
  c->add_flag("--explain", a.explain, "Add to each value the rule that found it");
  CLI::Option* list = c->add_option("--files-from", a.files_from,
                                    "Read the names of the documents from this file, one a line; - is standard input")
                          ->type_name("FILE");
  c->add_flag("-0,--null", a.null_separated, "Names in --files-from end in NUL, as find -print0 writes them")
      ->needs(list);
  add_reading_options(c, a);
  c->footer(
      std::string("Several documents without --output give JSON Lines. A document that cannot be read is reported and\n"
                  "skipped; the others are done.\n\n"
                  "Examples:\n"
                  "  vanban parse cong-van.txt --pretty                     one document, to look at\n"
                  "  vanban parse *.txt --output out                        out/NAME.json for every NAME.txt\n"
                  "  vanban parse a.txt b.txt | jq -r .header.code.value    one line a document\n"
                  "  vanban parse --format xml quyet-dinh.txt > qd.xml\n"
                  "  find . -name '*.txt' -print0 | vanban parse --files-from - -0 > all.jsonl\n\n") +
      exit_statuses);
}

void add_explain(CLI::App& app, Common& a) {
  CLI::App* c = app.add_subcommand("explain", "Draw a document for people: what was found, where, and by which rule");
  c->add_option("FILE", a.files, "Documents of any format (see vanban formats); - is standard input")
      ->type_name("")
      ->required();
  add_reading_options(c, a);
  c->footer(std::string("Every value stands with the line it was found in and the grammar rule that found it.\n\n"
                        "Examples:\n"
                        "  vanban explain cong-van.txt | less\n"
                        "  vanban explain --grammar my-grammars cong-van.txt     to try a rule of your own\n\n") +
            exit_statuses);
}

void add_text(CLI::App& app, Common& a) {
  CLI::App* c = app.add_subcommand("text", "Print the text that spans count in, in UTF-8");
  c->add_option("FILE", a.files, "Documents of any format (see vanban formats); - is standard input")
      ->type_name("")
      ->required();
  add_reading_options(c, a);
  c->footer(std::string("For a UTF-8 file that is the file itself; other encodings are decoded, other formats read.\n\n"
                        "Examples:\n"
                        "  vanban text quyet-dinh.docx\n"
                        "  vanban text --encoding TCVN3 cu.txt > utf8.txt\n\n") +
            exit_statuses);
}

void add_formats(CLI::App& app) {
  CLI::App* c = app.add_subcommand("formats", "List the formats that are read, and the programs some of them need");
  c->footer("Formats are told by what is in a file, not by its name.\n\nExample:\n  vanban formats\n");
}

void add_grammar(CLI::App& app, std::string& folder, bool& costs) {
  CLI::App* grammar = app.add_subcommand("grammar", "Work on grammars");
  grammar->require_subcommand(1);
  CLI::App* c = grammar->add_subcommand("check", "Load a grammar and prove every example in it");
  c->add_option("DIR", folder, "Folder of grammar files (*.toml); left out: the grammar built in")->type_name("");
  c->add_flag("--costs", costs, "Show instead which patterns cost most at start-up");
  c->footer(std::string("Each mistake is a line: file:line: what is wrong; what to do.\n\n"
                        "Example:\n"
                        "  vanban grammar check my-grammars\n\n") +
            exit_statuses);
  grammar->footer("Example:\n  vanban grammar check my-grammars\n");
}

void add_schema(CLI::App& app, Format& format) {
  CLI::App* c = app.add_subcommand("schema", "Print the schema of the results");
  add_choice<Format>(c, "FORMAT", format, {{"json", Format::json}, {"xml", Format::xml}},
                     "json (JSON Schema 2020-12) or xml (XSD)")
      ->type_name("")
      ->required();
  c->footer(
      "Examples:\n"
      "  vanban schema json > vanban.schema.json\n"
      "  vanban schema xml > vanban.xsd && xmllint --noout --schema vanban.xsd result.xml\n");
}

void add_evaluate(CLI::App& app, EvaluateArguments& a) {
  CLI::App* c = app.add_subcommand("evaluate", "Compare results with what a person says is in the documents (gold)");
  c->add_option("GOLD", a.gold, "Folder of gold files: NAME.json and their outlines")->type_name("")->required();
  c->add_option("OUT", a.output, "Folder that vanban parse --output wrote")->type_name("")->required();
  c->add_option("--against", a.against, "Results of another version: show what was gained and lost since then")
      ->type_name("DIR");
  c->add_option("--sources", a.sources, "Folder of the documents: check spans too, and name lines")->type_name("DIR");
  add_choice<Only>(c, "--only", a.only, {{"clean", Only::clean}, {"soft", Only::soft}},
                   "clean or soft (read from scans) documents only")
      ->type_name("KIND");
  c->add_option("--worst", a.worst, "How many cases to show, the worst first; 0: figures only")
      ->default_str("10")
      ->type_name("N");
  c->add_flag("--reliability", a.reliability, "How many values are right, by their confidence");
  add_choice<bool>(c, "--format", a.json, {{"text", false}, {"json", true}}, "text or json (for programs)")
      ->default_str("text")
      ->type_name("FORMAT");
  c->footer(std::string(
                "Prints precision (P), recall (R) and F1 for each aspect over all documents together, and the mean\n"
                "of the documents' own F1; macro F1 is the mean of the means. A gold file scores only the aspects it\n"
                "holds. Then the cases that cost macro F1 most: what the gold says, and what was found.\n"
                "docs/evaluation.md says how to write gold, and what counts as the same.\n\n"
                "Examples:\n"
                "  vanban parse --output before letters/*.txt              results of the grammar as it is\n"
                "  vanban evaluate gold before --sources letters           how good are they?\n"
                "  vanban parse --grammar mine --output after letters/*.txt\n"
                "  vanban evaluate gold after --against before --worst 0   what did my change gain and lose?\n\n") +
            exit_statuses);
}

struct Arguments {
  ParseArguments parse;
  Common explain, text;
  EvaluateArguments evaluate;
  std::string grammar_folder;
  bool grammar_costs = false;
  Format schema = Format::json;
  CatalogArguments catalog;
};

int dispatch(const CLI::App& app, const Arguments& a, const char* const* argv) {
  if (is_catalog_command(app)) return run_catalog_command(app, a.catalog, argv);
  if (app.got_subcommand("parse")) return run_parse(a.parse);
  if (app.got_subcommand("explain")) return run_explain(a.explain);
  if (app.got_subcommand("text")) return run_text(a.text);
  if (app.got_subcommand("evaluate")) return run_evaluate(a.evaluate);
  if (app.got_subcommand("formats")) return run_formats();
  if (app.got_subcommand("schema")) return run_schema(a.schema);
  return run_grammar_check(a.grammar_folder, a.grammar_costs);
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app(
      "vanban reads Vietnamese administrative documents (văn bản hành chính) and says what is in them:\n"
      "header, recipients, the numbered tree, signatures, attachments, tasks, deadlines, citations.");
  app.name("vanban");
  app.set_version_flag("--version", version_text, "Print the versions of the program, its grammar and its libraries");
  app.require_subcommand(1);
  app.footer(std::string("vanban COMMAND --help says more about a command.\n\n"
                         "Examples:\n"
                         "  vanban parse cong-van.txt --pretty        what is in a document, as JSON\n"
                         "  vanban explain cong-van.txt               the same, drawn for people\n"
                         "  vanban parse *.txt --output results       one result a document\n\n") +
             exit_statuses);
  Arguments arguments;
  add_parse(app, arguments.parse);
  add_explain(app, arguments.explain);
  add_text(app, arguments.text);
  add_formats(app);
  add_grammar(app, arguments.grammar_folder, arguments.grammar_costs);
  add_evaluate(app, arguments.evaluate);
  add_schema(app, arguments.schema);
  add_catalog_commands(app, arguments.catalog);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {  // --help, --version
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    complain(wrong_usage_text(app, e));
    return wrong_usage;
  }
  try {
    return dispatch(app, arguments, argv);
  } catch (const grammar::GrammarError& e) {
    complain(e.what());
    return grammar_refused;
  } catch (const std::exception& e) {
    complain(std::string("stopped: ") + e.what());
    return input_failed;
  }
}

}  // namespace vanban::cli

int main(int argc, char** argv) {
#if defined(__GLIBC__)
  // One document after another asks for about the same memory: it is kept, not given back and asked for again.
  mallopt(M_TOP_PAD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
  int status = 0;
  if (!vanban::cli::served_as_worker(argc, argv, status)) status = vanban::cli::run(argc, argv);
  std::cout.flush();  // help and version go through it
  // All is written by now: taking the grammar apart piece by piece would only cost time.
  std::quick_exit(status);
}
