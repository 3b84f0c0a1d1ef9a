// Micro-benchmarks of the stages: micro_bench FILE… [--benchmark_filter=…]; bytes a second are of the source text.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/digest.h"
#include "parse.h"
#include "structure/structure.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/nfc.h"
#include "text/normalize.h"
#include "views/context.h"
#include "write/write.h"

namespace {

using vanban::Document;

std::vector<std::string> texts;
size_t text_bytes = 0;

const vanban::grammar::Grammar& grammar() { return *vanban::grammar::Grammar::embedded(); }

/// Runs `stage` on every text and counts the texts' bytes; what `prepare` makes of a text is not timed.
template <typename Prepare, typename Stage>
void over_texts(benchmark::State& state, Prepare prepare, Stage stage) {
  using Prepared = decltype(prepare(texts[0]));
  std::vector<Prepared> prepared;
  prepared.reserve(texts.size());
  for (const std::string& text : texts) prepared.push_back(prepare(text));
  for (auto _ : state) {
    for (Prepared& p : prepared) stage(p);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text_bytes));
}

std::string_view as_is(const std::string& text) { return text; }
Document parsed(const std::string& text) { return vanban::parse(text, grammar()); }

void decode_and_check(benchmark::State& state) {
  over_texts(state, as_is, [](std::string_view text) {
    vanban::text::Decoded decoded = vanban::text::decode(text);
    benchmark::DoNotOptimize(vanban::text::surely_nfc(decoded.text));
  });
}

void normalize(benchmark::State& state) {
  over_texts(state, as_is, [](std::string_view text) { benchmark::DoNotOptimize(vanban::text::normalize(text)); });
}

void lines(benchmark::State& state) {
  over_texts(state, as_is, [](std::string_view text) { benchmark::DoNotOptimize(vanban::text::scan_lines(text, 0)); });
}

void structure(benchmark::State& state) {
  over_texts(
      state, [](const std::string& text) { return vanban::text::to_nfc(text); },
      [](const std::string& nfc) {
        Document document;
        vanban::structure::assemble(nfc, vanban::structure::read_lines(nfc, 0, grammar()), grammar(), "", document);
        benchmark::DoNotOptimize(document);
      });
}

void views(benchmark::State& state) {
  // Views add to a document: each round works on a copy, whose price is in `copying`.
  over_texts(
      state,
      [](const std::string& text) {
        Document document;
        const std::string nfc = vanban::text::to_nfc(text);
        vanban::structure::assemble(nfc, vanban::structure::read_lines(nfc, 0, grammar()), grammar(), "", document);
        return document;
      },
      [](const Document& built) {
        Document document = built;
        vanban::views::Context context(document, grammar());
        for (auto view : vanban::views::stages) view(context);
        benchmark::DoNotOptimize(document);
      });
}

void copying(benchmark::State& state) {
  over_texts(state, parsed, [](const Document& document) { benchmark::DoNotOptimize(Document(document)); });
}

void whole_parse(benchmark::State& state) {
  over_texts(state, as_is, [](std::string_view text) { benchmark::DoNotOptimize(vanban::parse(text, grammar())); });
}

void writer(benchmark::State& state, decltype(&vanban::write::json) write) {
  vanban::write::Buffer out;
  size_t written = 0;
  over_texts(state, parsed, [&](const Document& document) {
    out.clear();
    write(document, {}, &grammar(), out);
    written += out.size();
  });
  state.counters["written"] =
      benchmark::Counter(static_cast<double>(written), benchmark::Counter::kIsRate, benchmark::Counter::kIs1024);
}

void json_writer(benchmark::State& state) { writer(state, vanban::write::json); }
void xml_writer(benchmark::State& state) { writer(state, vanban::write::xml); }

void load_embedded_grammar(benchmark::State& state) {
  std::string_view digest = vanban::grammar::embedded_digest();
  for (auto _ : state) benchmark::DoNotOptimize(vanban::grammar::Digest::read(digest));
}

void load_grammar_files(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(vanban::grammar::Grammar::from_folder(VANBAN_GRAMMARS));
}

BENCHMARK(decode_and_check);
BENCHMARK(normalize);
BENCHMARK(lines);
BENCHMARK(structure);
BENCHMARK(views);
BENCHMARK(copying);
BENCHMARK(whole_parse);
BENCHMARK(json_writer);
BENCHMARK(xml_writer);
BENCHMARK(load_embedded_grammar)->Unit(benchmark::kMicrosecond);
BENCHMARK(load_grammar_files)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::stringstream contents;
    contents << in.rdbuf();
    texts.push_back(contents.str());
    text_bytes += texts.back().size();
  }
  if (text_bytes == 0) {
    std::cerr << "usage: micro_bench FILE... [--benchmark_filter=REGEX]\n";
    return 2;
  }
  benchmark::RunSpecifiedBenchmarks();
}
