// What a sentence tells its subject to do: the predicate (vị ngữ) behind a name.
#pragma once

#include "views/duty_text.h"

namespace vanban::views {

struct DutyPredicate {
  uint32_t task = 0;                 ///< where the task begins
  const DutyPhrase* verb = nullptr;  ///< its first verb, if it is known
  uint32_t verb_end = 0;
  const DutyPhrase* lead = nullptr;  ///< `yêu cầu`: the subject tells somebody else; `task` is behind it
  bool obliged = false;              ///< `có trách nhiệm`
  bool must = false;                 ///< `phải`, `cần`
  bool urged = false;                ///< it begins with `khẩn trương`
  bool charged = false;              ///< `có nhiệm vụ:`; the tasks follow below
  const char* role = nullptr;        ///< lead, coordinate; nullptr: none of its own
};

/// Reads the predicate at `at`. `capitals`: its first word may be written with a capital, as behind a colon.
bool read_predicate(const DutyText& t, uint32_t at, uint32_t limit, bool capitals, DutyPredicate& out);

/// `Sở Y tế điều trị người bị nạn.`: the name has taken the whole sentence, but holds a verb that may as well stand in
/// names (`name.loose_at`), with more behind it than a name would have.
bool only_verb(const DutyText& t, const DutyName& name, uint32_t limit);

/// `các đơn vị chưa gửi báo cáo khẩn trương thực hiện`: a clause of its own qualifies a name that ends before it. True
/// if a predicate stands behind that clause, which is then taken into the name.
bool behind_qualifier(const DutyText& t, DutyName& name, uint32_t limit, DutyPredicate& out);

/// Where `phải` stands right behind a name and the verb it was thought to end at, or behind what that verb is about
/// (`Các đội tham dự giải phải …`); 0 if it does not.
uint32_t must_behind(const DutyText& t, const DutyName& name, uint32_t limit);
/// Whether `đã` stands before `at`, no further back than `floor` and behind the last comma: `đã ban hành Công văn số …
/// đề nghị các trường …` only tells of what was asked for.
bool past_before(const DutyText& t, uint32_t at, uint32_t floor);

/// The bodies a task names to work with: `phối hợp với` … `cues`: where `phối hợp` stands.
void read_partners(const DutyText& t, Slice task, const std::vector<uint32_t>& cues, std::vector<Slice>& out);

}  // namespace vanban::views
