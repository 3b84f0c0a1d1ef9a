// The versions of the library and of its result.
#pragma once

namespace vanban {

inline constexpr const char version[] = VANBAN_VERSION;
/// Of the result's form: the major number changes when a field is renamed, moved or dropped.
inline constexpr const char schema_version[] = "1.0";

}  // namespace vanban
