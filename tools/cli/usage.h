// Wrong usage in plain words: what was not understood, and what was probably meant.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/cli.h"

namespace vanban::cli {

/// What to say of arguments that CLI11 refused.
std::string wrong_usage_text(const CLI::App& app, const CLI::ParseError& error);

/// Reads "64MB", "1 GB", "1000" (bytes; 1 KB is 1,024 bytes). Throws CLI::ValidationError.
uint64_t read_size(const std::string& option, const std::string& text, uint64_t highest);

/// An option or argument that takes one word of a few.
template <typename T>
CLI::Option* add_choice(CLI::App* command, const std::string& name, T& target,
                        std::vector<std::pair<std::string, T>> choices, const std::string& help) {
  auto take = [name, &target, choices](const std::string& given) {
    std::vector<std::string> words;
    for (const auto& [word, value] : choices) {
      if (word == given) {
        target = value;
        return;
      }
      words.push_back(word);
    }
    throw CLI::ValidationError(name, "'" + given + "' is not known; use " + listed(words));
  };
  return command->add_option_function<std::string>(name, take, help);
}

/// The options of every command that reads documents.
void add_reading_options(CLI::App* command, Common& arguments);

}  // namespace vanban::cli
