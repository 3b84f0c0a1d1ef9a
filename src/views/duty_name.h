// The names of bodies and office-holders: noun phrases (danh ngữ) such as
// `các phòng, ban ngành, đoàn thể cấp Thị xã có liên quan, UBND xã, phường`.
#pragma once

#include "views/duty_text.h"

namespace vanban::views {

/// Reads the name that begins at `at` (behind blanks). False if none does.
bool read_name(const DutyText& t, uint32_t at, uint32_t limit, DutyName& out);

/// The bodies a compound name is made of: `các phòng, ban, UBND xã, phường` -> two.
void split_names(const DutyText& t, Slice name, std::vector<Slice>& out);

}  // namespace vanban::views
