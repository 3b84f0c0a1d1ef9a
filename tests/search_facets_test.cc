// The words by which an index narrows a search down, and how it is asked for them.
#include <gtest/gtest.h>

#include "batch/facets.h"

namespace vanban::batch {
namespace {

std::string of_dates(const std::string& from, const std::string& to) {
  FacetQuery query;
  query.dates(from, to);
  return query.fts5();
}

TEST(Facets, AreWordsOfTheirOwn) {
  EXPECT_EQ(facet_words("QĐ", "2018-03-04", "so y te"), "§iso §iy §ite §tqd §y2018 §y201 §y20");
  EXPECT_EQ(facet_words("", "2018", ""), "§y2018 §y201 §y20");
  EXPECT_EQ(facet_words("", "1024-01-01", ""), "§ybefore");
  EXPECT_EQ(facet_words("", "2918-01-01", ""), "§yafter");
  EXPECT_EQ(facet_words("", "", ""), "");
  EXPECT_EQ(facet_words("", "x018", ""), "");
}

TEST(Facets, YearsAreAskedForTogether) {
  EXPECT_EQ(of_dates("2018-03-04", "2021-01-01"), "(\"§y2018\" OR \"§y2019\" OR \"§y2020\" OR \"§y2021\")");
  EXPECT_EQ(of_dates("", "2012-05-01"),
            "(\"§ybefore\" OR \"§y19\" OR \"§y200\" OR \"§y2010\" OR \"§y2011\" OR \"§y2012\")");
  EXPECT_EQ(of_dates("2089-01-01", ""), "(\"§y2089\" OR \"§y209\" OR \"§yafter\")");
  EXPECT_EQ(of_dates("2150-01-01", ""), "(\"§yafter\")");
  EXPECT_EQ(of_dates("", "1850-01-01"), "(\"§ybefore\")");
  EXPECT_EQ(of_dates("", ""), "");
  EXPECT_EQ(of_dates("soon", ""), "");  // nothing is known of it
}

TEST(Facets, AllThatIsAskedMustBeThere) {
  FacetQuery query;
  query.types({"KH", "QĐ"});
  query.issuers({"so y te", "syt"});
  EXPECT_EQ(query.fts5(), "(\"§tkh\" OR \"§tqd\") AND (\"§iso §iy §ite\" OR \"§isyt\")");
  EXPECT_EQ(query.phrases(), 4);
}

}  // namespace
}  // namespace vanban::batch
