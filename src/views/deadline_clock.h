// What the dates of a document are counted from: its own date, and the year its campaign is about.
#pragma once

#include <vector>

#include "views/dates.h"
#include "views/deadline_scene.h"

namespace vanban::views {

/// Answers for the main document (-1) and each attachment; what is not asked for is not looked for.
class DeadlineClock {
 public:
  DeadlineClock(const Context& context, const DeadlineGrammar& grammar);

  /// The date of the document or attachment; of an attachment that prints none, what its reference or the
  /// main document's citation of it says, else the document's. Unknown parts are 0.
  Date issued(int attachment);

  /// A part that prints no date of its own was drawn up on this day, as its text says.
  void opens_on(int attachment, Date day);

  /// The year of a date printed without one: a year that the sentence names, else the one its title names,
  /// else the document's. The first of these that does not put the date before the document's own is taken.
  int year_for(Date month_and_day, Slice sentence, int attachment);

 private:
  struct Dating {
    Date issued;
    int campaign = 0;
    bool known = false;
  };
  Dating& dating(int attachment);
  Date find_issued(int attachment);
  /// Petitions and powers of attorney are dated above the signature.
  Date signed_on() const;
  /// The date of a cited document; one broken off behind the citation takes the year of the text.
  Date date_of_citation(const Citation& citation);
  int find_campaign(int attachment) const;
  /// The year for a document without a date: the first its text names.
  int fallback_year();
  void years_in(Slice range, std::vector<int>& out) const;

  const Context& context_;
  const DeadlineGrammar& grammar_;
  std::vector<Dating> datings_;  // [0] the document, then its attachments
  std::vector<int> scratch_;
  int fallback_ = -1;
};

/// "2017-10-09" as a date; what is cut off is 0.
Date read_iso(const std::string& iso);

}  // namespace vanban::views
