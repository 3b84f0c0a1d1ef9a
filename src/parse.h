// bytes -> Document: the stages in order. Start reading here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"
#include "options.h"

namespace vanban {

/// Reads one document. Never fails on input: an odd document gives a tree and diagnostics.
/// `bytes` is only read during the call. Linear in its size. Thread-safe.
Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options = {});

/// The names Options::profile takes: the rules of the grammar's family "profile".
std::vector<std::string> profile_names(const grammar::Grammar& grammar);

}  // namespace vanban
