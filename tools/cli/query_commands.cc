#include "cli/query_commands.h"

#include "cli/usage.h"

namespace vanban::cli {

namespace {

constexpr const char* day_forms = "2018, 2018-06, 6/2018, 2018-06-20 or 20/6/2018";

constexpr const char* exit_statuses =
    "Exit status:\n"
    "  0  answered, also where nothing was found\n"
    "  1  the catalogue could not be read\n"
    "  2  wrong usage\n";

void add_catalog(CLI::App* command, QueryArguments& a) {
  command->add_option("--catalog", a.catalog, "File of the catalogue, or its postgresql:// URL")
      ->type_name("FILE|URL")
      ->required();
}

constexpr bool as_calendar_too = true;

/// How the answer is given. The limit stands in `a`.
void add_answer(CLI::App* command, QueryArguments& a, bool calendar = false) {
  command->add_option("--limit", a.limit, "At most so many rows; 0: all")
      ->default_str(std::to_string(a.limit))
      ->type_name("N");
  std::vector<std::pair<std::string, ListingForm>> forms = {
      {"table", ListingForm::table}, {"csv", ListingForm::csv}, {"json", ListingForm::json}};
  if (calendar) forms.emplace_back("ics", ListingForm::ics);
  add_choice<ListingForm>(command, "--format", a.form, forms,
                          calendar ? "table, csv, json or ics (a calendar)" : "table, csv or json")
      ->default_str("table")
      ->type_name("FORMAT");
}

void add_days(CLI::App* command, QueryArguments& a, const std::string& from, const std::string& to) {
  command->add_option("--from", a.from, from + ": " + day_forms)->type_name("DAY");
  command->add_option("--to", a.to, to + "; 2018 means the end of 2018")->type_name("DAY");
}

void add_assignee(CLI::App* command, std::string& name) {
  command->add_option("--assignee", name, "Only where these words name who has to act")->type_name("NAME");
}

/// Which documents are asked.
void add_documents(CLI::App* command, QueryArguments& a) {
  command->add_option("--type", a.type, "Only documents of this type: KH, \"ke hoach\"")->type_name("TYPE");
  command->add_option("--issuer", a.issuer, "Only those whose issuer's name has these words")->type_name("NAME");
}

void add_dated_documents(CLI::App* command, QueryArguments& a) {
  add_documents(command, a);
  add_days(command, a, "Only those dated then or later", "Only those dated then or earlier");
}

void add_find(CLI::App& app, FindArguments& a) {
  a.limit = 20;
  CLI::App* c = app.add_subcommand("find", "Find documents of a catalogue by their words, the best first");
  c->add_option("WORDS", a.phrases, "Words that stand together; of several arguments all must be there")
      ->type_name("")
      ->required();
  add_catalog(c, a);
  add_dated_documents(c, a);
  c->add_flag("--exact-marks", a.exact_marks, "Only where the diacritics are those of WORDS");
  add_answer(c, a);
  c->footer(
      std::string(
          "Case, normal form and tone placement (hoà, hòa) make no difference. Words without diacritics are found\n"
          "with any; of words with diacritics those with the same come first, then the others. Where no document\n"
          "has the words together, those that have them all, anywhere, are shown.\n\n"
          "Examples:\n"
          "  vanban find \"bình đẳng giới\" --catalog archive.sqlite\n"
          "  vanban find \"binh dang gioi\" --catalog archive.sqlite --type KH --from 2018\n"
          "  vanban find \"nước sạch\" \"giếng khoan\" --issuer \"xã An Hòa\" --catalog archive.sqlite\n"
          "  vanban find tết --catalog archive.sqlite --limit 0 --format csv > tet.csv\n\n") +
      exit_statuses);
}

void add_deadlines(CLI::App& app, DeadlinesArguments& a) {
  CLI::App* c = app.add_subcommand("deadlines", "List what is due, happens or takes effect within some days");
  add_catalog(c, a);
  add_days(c, a, "First day", "Last day");
  add_assignee(c, a.assignee);
  c->add_option("--kind", a.kinds, "due, period, event, effective, recurring; several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"due", "period", "event", "effective", "recurring"}))
      ->default_str("all")
      ->type_name("KIND");
  add_documents(c, a);
  add_answer(c, a, as_calendar_too);
  c->footer(
      std::string(
          "Without --from and --to: from today on. A period is listed on its last day; a recurring deadline on the\n"
          "first of its days, and at the end where it names none (hằng quý).\n\n"
          "Examples:\n"
          "  vanban deadlines --from 2024-06-01 --to 2024-06-30 --catalog archive.sqlite\n"
          "  vanban deadlines --from 6/2024 --to 6/2024 --assignee \"trạm y tế\" --catalog archive.sqlite\n"
          "  vanban deadlines --from 2024 --to 2024 --kind due,event --format ics --catalog a.sqlite > 2024.ics\n\n") +
      exit_statuses);
}

void add_tasks(CLI::App& app, TasksArguments& a) {
  CLI::App* c = app.add_subcommand("tasks", "List who has to do what");
  add_catalog(c, a);
  add_assignee(c, a.assignee);
  c->add_flag("--partners", a.partners, "Also where they name a body to work with");
  add_dated_documents(c, a);
  add_answer(c, a);
  c->footer(std::string("The tasks of the latest documents come first. `due` is the day the same passage names.\n\n"
                        "Examples:\n"
                        "  vanban tasks --assignee \"công an xã\" --catalog archive.sqlite\n"
                        "  vanban tasks --assignee \"so y te\" --from 2024 --format csv --catalog archive.sqlite\n\n") +
            exit_statuses);
}

void add_cited(CLI::App& app, CitedArguments& a) {
  CLI::App* c = app.add_subcommand("cited", "List the documents that cite one, and where");
  c->add_option("DOCUMENT", a.reference, "Its number and notation, or the name of a law")->type_name("")->required();
  add_catalog(c, a);
  c->add_option("--relation", a.relation, "basis, implements, replaces, amends, attached_to or mentions")
      ->check(CLI::IsMember({"basis", "implements", "replaces", "amends", "attached_to", "mentions"}))
      ->default_str("any")
      ->type_name("RELATION");
  add_dated_documents(c, a);
  add_answer(c, a);
  c->footer(std::string("Examples:\n"
                        "  vanban cited 880/QĐ-UBND --catalog archive.sqlite\n"
                        "  vanban cited 880/qd-ubnd --relation replaces --catalog archive.sqlite\n"
                        "  vanban cited \"Luật Bình đẳng giới\" --from 2020 --catalog archive.sqlite\n\n") +
            exit_statuses);
}

}  // namespace

void add_query_commands(CLI::App& app, QueryCommands& arguments) {
  add_find(app, arguments.find);
  add_deadlines(app, arguments.deadlines);
  add_tasks(app, arguments.tasks);
  add_cited(app, arguments.cited);
}

}  // namespace vanban::cli
