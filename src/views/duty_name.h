// The names of bodies and office-holders: noun phrases (danh ngữ) such as
// `các phòng, ban ngành, đoàn thể cấp Thị xã có liên quan, UBND xã, phường`.
#pragma once

#include "views/duty_text.h"

namespace vanban::views {

/// Reads the name that begins at `at` (behind blanks). False if none does.
bool read_name(const DutyText& t, uint32_t at, uint32_t limit, DutyName& out);

/// Whether what stands from `begin` in a name of several goes on with their kinds, and holds no verb: `Các đơn vị lữ
/// hành, khách sạn báo cáo …`. A few words with a comma among them, and none right behind.
bool lists_kinds(const DutyText& t, uint32_t begin, const DutyName& name);

/// The bodies a compound name is made of: `các phòng, ban, UBND xã, phường` -> two.
void split_names(const DutyText& t, Slice name, std::vector<Slice>& out);

}  // namespace vanban::views
