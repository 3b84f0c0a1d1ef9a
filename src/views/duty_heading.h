// Headings: the part of the document they open, and the body whose tasks they stand over.
#pragma once

#include "views/duty_name.h"

namespace vanban::views {

/// ahead: what is to be done, as opposed to what was done.
enum class DutyZone : uint8_t { none, organise, agenda, facts, ask, neutral, ahead };

/// What a node's text, read as a heading, says stands below it; `none` if it says nothing. `whole`: it says nothing
/// else.
DutyZone zone_of(const DutyText& t, Slice heading, bool& whole);

/// The same for a heading all in capitals whose marks text recognition misread: `TỎ CHỨC THỰC HIỆN`.
DutyZone damaged_zone(const DutyText& t, Slice heading);

/// True if a lead-in ends with the words that give orders: `… Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:`. `asks`: its last
/// word is `đề nghị`.
bool gives_orders(const DutyText& t, Slice lead_in, bool& asks);

/// A text that begins with a name: `6. Đề nghị Hội Phụ nữ tỉnh:`, `Đối với các trường: tổ chức …`.
struct DutyHeading {
  enum class Rest : uint8_t {
    none,     ///< the name is all there is
    clause,   ///< a colon or a full stop, and a text behind it at `rest`
    charged,  ///< `có nhiệm vụ:`
    goes_on   ///< something else follows
  };
  DutyName name;
  const DutyPhrase* lead = nullptr;    ///< Giao, Đề nghị
  const DutyPhrase* toward = nullptr;  ///< Đối với
  const DutyPhrase* about = nullptr;   ///< Trách nhiệm của
  Rest after = Rest::none;
  bool colon = false;
  uint32_t rest = 0;
};

bool read_heading(const DutyText& t, Slice text, DutyHeading& out);

}  // namespace vanban::views
