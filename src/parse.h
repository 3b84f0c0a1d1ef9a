// bytes -> Document: the stages in order. Start reading here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"
#include "options.h"

namespace vanban {

/// Reads one document, of any format: text never fails, an odd document gives a tree and diagnostics; a file that
/// cannot be read throws read::ReadError. `bytes` is only read during the call. Linear in its size. Thread-safe.
Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options = {});

/// Proves every example in the grammar against the whole grammar; one message for each that fails. Takes a while.
std::vector<std::string> check_examples(const grammar::Grammar& grammar);

/// The names Options::profile takes: the rules of the grammar's family "profiles".
std::vector<std::string> profile_names(const grammar::Grammar& grammar);

}  // namespace vanban
