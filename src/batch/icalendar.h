// Deadlines as a calendar (RFC 5545), for programs that keep one.
#pragma once

#include <string>
#include <vector>

#include "batch/query/deadlines.h"

namespace vanban::batch {

/// A VCALENDAR with an event for each deadline that has a day: a whole day or several, or a time of Vietnam where one
/// is said; a recurring one with its rule. Those that name no day are left out, and counted in `left_out`.
/// An event keeps its UID as long as its document's bytes and its place in them stay; nothing depends on the clock.
std::string icalendar(const std::vector<DeadlineRow>& deadlines, size_t& left_out);

/// A content line, ended by CR LF, folded so that no line has more than 75 bytes and no character is cut.
void append_content_line(std::string& out, const std::string& line);

/// TEXT: backslash, comma, semicolon and line end escaped.
std::string calendar_text(std::string_view text);

}  // namespace vanban::batch
