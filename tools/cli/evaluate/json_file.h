// JSON read from files that others wrote, and asked for what may not be there.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace vanban::cli::evaluate {

using Json = nlohmann::json;

/// The whole of a file. Returns what is wrong and what to do about it, or "".
std::string read_file(const std::string& path, std::string& bytes);
/// An object from a file. Returns what is wrong and what to do about it, or "".
std::string read_object(const std::string& path, Json& object);

/// What stands under a key; null where there is no such key, or `object` is no object.
const Json& at(const Json& object, const char* key);
/// The same, an empty list where it is none.
const Json& list_at(const Json& object, const char* key);
/// The same, "" where it is no string.
std::string text_at(const Json& object, const char* key);
/// What a field says: itself, or its `value`, or its `text`.
std::string value_of(const Json& field);

}  // namespace vanban::cli::evaluate
