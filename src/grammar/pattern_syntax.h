// How a pattern in RE2 syntax is cut into its parts, without compiling it.
#pragma once

#include <string_view>
#include <vector>

namespace vanban::grammar {

/// Behind the group or class that opens at `at`; npos if it does not close.
inline size_t behind(std::string_view p, size_t at) {
  int depth = 0;
  for (size_t i = at; i < p.size(); ++i) {
    if (p[i] == '\\') {
      ++i;
    } else if (p[i] == '[') {
      i += i + 1 < p.size() && p[i + 1] == '^' ? 1 : 0;
      ++i;  // a bracket that stands first is a member
      for (++i; i < p.size() && p[i] != ']'; ++i) i += p[i] == '\\' ? 1 : 0;
    } else if (p[i] == '(') {
      ++depth;
    } else if (p[i] == ')' && --depth <= 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

/// The alternatives of a sequence, at its own depth.
inline std::vector<std::string_view> alternatives(std::string_view p) {
  std::vector<std::string_view> out;
  size_t begin = 0;
  for (size_t i = 0; i < p.size(); ++i) {
    if (p[i] == '\\') {
      ++i;
    } else if (p[i] == '(') {
      size_t end = behind(p, i);
      if (end == std::string_view::npos) return {};
      i = end - 1;
    } else if (p[i] == '[') {
      i += i + 1 < p.size() && p[i + 1] == '^' ? 2 : 1;
      for (++i; i < p.size() && p[i] != ']'; ++i) i += p[i] == '\\' ? 1 : 0;
    } else if (p[i] == '|') {
      out.push_back(p.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  out.push_back(p.substr(begin));
  return out;
}

/// A sign that means something, unless a backslash stands before it.
inline bool special(char c) { return std::string_view("\\[](){}.^$|?*+").find(c) != std::string_view::npos; }

}  // namespace vanban::grammar
