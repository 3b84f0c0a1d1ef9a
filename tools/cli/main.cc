// The vanban command: what it takes. What it does is in *_command.cc.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>

#include "cli/cli.h"

namespace vanban::cli {

namespace {

constexpr const char* exit_statuses =
    "Exit status:\n"
    "  0  all done\n"
    "  1  some input could not be read or some result not written; the others are done\n"
    "  2  wrong usage: an unknown option, or options that do not go together\n"
    "  3  the grammar was refused; the message names file and line\n";

void add_reading_options(CLI::App* command, Common& arguments) {
  command->add_option("--grammar", arguments.grammar, "Folder of grammar files (*.toml) to use instead of the ones built in")
      ->type_name("DIR");
  command->add_option("--profile", arguments.profile, "Read by this profile, whatever the document itself shows")
      ->type_name("NAME");
  command->add_option("--max-bytes", arguments.max_bytes, "Refuse larger files unread; 64MB, 1GB are understood")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(uint64_t{1}, highest_max_bytes))
      ->default_str("64MB")
      ->type_name("N");
}

void add_parse(CLI::App& app, ParseArguments& a) {
  static const std::map<std::string, Format> formats = {{"json", Format::json}, {"jsonl", Format::jsonl}, {"xml", Format::xml}};
  static const std::map<std::string, Offsets> units = {
      {"utf8", Offsets::utf8}, {"utf16", Offsets::utf16}, {"codepoint", Offsets::codepoint}};
  CLI::App* c = app.add_subcommand("parse", "Read documents and write what is in them as JSON or XML");
  c->add_option("FILE", a.files, "Documents in plain text; - is standard input")->type_name("");
  c->add_option("--format", a.format, "json, jsonl (one line a document) or xml")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->default_str("json")
      ->type_name("FORMAT");
  c->add_flag("--pretty", a.pretty, "Indented, for reading");
  c->add_option("--output", a.output, "Write one result a document into this folder, named after the document")->type_name("DIR");
  c->add_flag("--source-text", a.source_text, "With --output: also write the text the spans count in (NAME.source.txt)");
  c->add_option("--offsets", a.offsets, "What spans count: utf8 (bytes), utf16 (JavaScript, Java) or codepoint (Python)")
      ->transform(CLI::CheckedTransformer(units).description(""))
      ->default_str("utf8")
      ->type_name("UNIT");
  c->add_flag("--explain", a.explain, "Add to each value the rule that found it");
  CLI::Option* list = c->add_option("--files-from", a.files_from, "Read the names of the documents from this file, one a line; - is standard input")
      ->type_name("FILE");
  c->add_flag("-0,--null", a.null_separated, "Names in --files-from end in NUL, as find -print0 writes them")->needs(list);
  add_reading_options(c, a);
  c->footer(std::string("Several documents without --output give JSON Lines. A document that cannot be read is reported and\n"
                        "skipped; the others are done.\n\n"
                        "Examples:\n"
                        "  vanban parse cong-van.txt --pretty                     one document, to look at\n"
                        "  vanban parse *.txt --output out                        out/NAME.json for every NAME.txt\n"
                        "  vanban parse a.txt b.txt | jq -r .header.code.value    one line a document\n"
                        "  vanban parse --format xml quyet-dinh.txt > qd.xml\n"
                        "  find . -name '*.txt' -print0 | vanban parse --files-from - -0 > all.jsonl\n\n") +
            exit_statuses);
}

int dispatch(const CLI::App& app, const ParseArguments& parse) {
  if (app.got_subcommand("parse")) return run_parse(parse);
  return wrong_usage;
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app("vanban reads Vietnamese administrative documents (văn bản hành chính) and says what is in them:\n"
               "header, recipients, the numbered tree, signatures, attachments, tasks, deadlines, citations.");
  app.set_version_flag("--version", version_text, "Print the versions of the program, its grammar and its libraries");
  app.require_subcommand(1);
  app.footer(std::string("Examples:\n"
                         "  vanban parse cong-van.txt --pretty\n"
                         "  vanban explain cong-van.txt\n\n") +
             exit_statuses);
  ParseArguments parse;
  add_parse(app, parse);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& e) {
    return app.exit(e);
  } catch (const CLI::CallForAllHelp& e) {
    return app.exit(e);
  } catch (const CLI::CallForVersion& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    complain(std::string(e.what()) + ". See vanban --help");
    return wrong_usage;
  }
  try {
    return dispatch(app, parse);
  } catch (const grammar::GrammarError& e) {
    complain(e.what());
    return grammar_refused;
  } catch (const std::exception& e) {
    complain(std::string("stopped: ") + e.what());
    return input_failed;
  }
}

}  // namespace vanban::cli

int main(int argc, char** argv) { return vanban::cli::run(argc, argv); }
