// Equality that forgives lost letters: for documents that were read from a scan.
#pragma once

#include <string>
#include <vector>

namespace vanban::cli::evaluate {

/// Twice the letters both have in common in the same order, in the longest pieces first, of all they have: 0 to 1.
double similarity(const std::u32string& a, const std::u32string& b);

/// Equal; or texts of six characters or more that are no numbers, of similar length, and similar by 0.8.
bool alike(const std::string& a, const std::string& b);
/// The same part by part.
bool alike(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace vanban::cli::evaluate
