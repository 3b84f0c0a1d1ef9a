// The names of roles, and the roles of furniture that a reader found.
#include "structure/roles.h"

namespace vanban::structure {

namespace {

constexpr const char* names[role_count] = {"site",
                                           "state_name",
                                           "motto",
                                           "party_name",
                                           "org",
                                           "code",
                                           "dateline",
                                           "type",
                                           "subject",
                                           "about",
                                           "mark",
                                           "title",
                                           "annex",
                                           "reference",
                                           "address_head",
                                           "addressee",
                                           "body",
                                           "distribution_head",
                                           "distribution",
                                           "authority",
                                           "office",
                                           "signed_mark",
                                           "other_office",
                                           "name",
                                           "rule",
                                           "page_number",
                                           "stamp",
                                           "footnote",
                                           "running_header",
                                           "noise"};

}  // namespace

const char* name_of(Role role) { return names[static_cast<size_t>(role)]; }

int role_named(std::string_view name) {
  for (size_t i = 0; i < role_count; ++i) {
    if (name == names[i]) return static_cast<int>(i);
  }
  return -1;
}

Role role_of(FurnitureRange::Kind kind) {
  switch (kind) {
    case FurnitureRange::Kind::page_number: return Role::page_number;
    case FurnitureRange::Kind::footnote: return Role::footnote;
    case FurnitureRange::Kind::stamp: return Role::stamp;
    case FurnitureRange::Kind::handwriting: return Role::noise;
    case FurnitureRange::Kind::site_furniture: return Role::site;
    case FurnitureRange::Kind::running_header: break;
  }
  return Role::running_header;
}

}  // namespace vanban::structure
