// vanban find
#include "batch/query/find.h"

#include <algorithm>
#include <cstdio>

#include "batch/search_fold.h"
#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/query_run.h"

namespace vanban::cli {

namespace {

std::string score_of(const batch::Hit& hit) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", hit.score);
  return text;
}

Listing listing_of(const std::vector<batch::Hit>& hits) {
  using batch::Hit;
  using batch::Origin;
  Listing listing;
  auto origin = [&](const Column& column, auto member) {
    listing.add(column, hits, [member](const Hit& hit) { return hit.origin.*member; });
  };
  origin({"document_date", "dated"}, &Origin::date);
  origin({"code", "code"}, &Origin::code);
  origin({"type", nullptr}, &Origin::type);
  origin({"issuer", nullptr}, &Origin::issuer);
  origin({"subject", "subject", Column::Cut::end}, &Origin::subject);
  listing.add({nullptr, "place"}, hits,
              [](const Hit& hit) { return place_text(hit.attachment, hit.node.empty() ? hit.part : hit.node); });
  listing.add({"part", nullptr}, hits, &Hit::part);
  listing.add({"node", nullptr}, hits, &Hit::node);
  listing.add({"attachment", nullptr, Column::Cut::never, true}, hits,
              [](const Hit& hit) { return index_text(hit.attachment); });
  listing.add({"snippet", "text", Column::Cut::around}, hits,
              [](const Hit& hit) { return Cell(hit.snippet, hit.found_begin, hit.found_end); });
  origin({"document", "document", Column::Cut::front}, &Origin::source);
  listing.add({"score", nullptr, Column::Cut::never, true}, hits, score_of);
  listing.add({"same_marks", nullptr, Column::Cut::never, true}, hits,
              [](const Hit& hit) { return std::string(hit.marks ? "true" : "false"); });
  origin({"sha256", nullptr}, &Origin::sha256);
  return listing;
}

/// What the user should know of the answer besides its rows.
void remark(const batch::FindResult& result, size_t limit) {
  if (result.hits.empty()) {
    complain("no document has these words");
    return;
  }
  if (result.apart) complain("no document has the words together; these have all of them");
  if (std::none_of(result.hits.begin(), result.hits.end(), [](const batch::Hit& hit) { return hit.marks; }))
    complain("no document has them with these diacritics; these have others, or none");
  if (limit == 0 || result.matching <= limit) return;
  complain("the best " + std::to_string(result.hits.size()) + " of " + (result.at_least ? "at least " : "") +
           std::to_string(result.matching) + " documents; --limit N shows more");
}

}  // namespace

int run_find(const FindArguments& arguments) {
  batch::FindQuery query{arguments.phrases, document_filter(arguments, true), arguments.limit, arguments.exact_marks};
  bool words = false;
  for (const std::string& phrase : query.phrases) words = words || !batch::search_fold(phrase).empty();
  if (!words) throw WrongArgument("find: there is no letter and no digit to look for");
  std::unique_ptr<batch::Catalog> catalog = batch::open(arguments.catalog, batch::Access::read);
  batch::FindResult result = batch::find(*catalog, query);
  remark(result, query.limit);
  return print_listing(listing_of(result.hits), arguments.form);
}

}  // namespace vanban::cli
