// How fast the engine is on one thread, stage by stage and as a whole. Reads the file named by
// CALQUE_BENCH_TEXT (cpp/bench/run.py makes it from corpus text as it is). Each benchmark counts
// what it produced and fails where two runs differ, so that a fast wrong answer is no answer.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "detector.h"
#include "fold.h"
#include "pack_builder.h"
#include "rule_file.h"
#include "segmenter.h"
#include "style.h"
#include "units.h"
#include "words.h"

namespace calque {
namespace {

const std::string& text() {
  static const std::string loaded = [] {
    const char* path = std::getenv("CALQUE_BENCH_TEXT");
    if (path == nullptr) throw std::runtime_error("CALQUE_BENCH_TEXT names no file");
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (bytes.empty()) throw std::runtime_error(std::string(path) + " can't be read or is empty");
    return bytes;
  }();
  return loaded;
}

const std::shared_ptr<const Resources>& resources() {
  static const std::shared_ptr<const Resources> loaded = Resources::open(CALQUE_PACK, "ru");
  return loaded;
}

const Detector& detector() {
  static const Detector built = Detector::with_own_rules(resources());
  return built;
}

// Runs `work`, which returns a count, and requires the same count every time.
template <typename Work>
void run(benchmark::State& state, const char* what, Work&& work) {
  const std::size_t expected = work();
  for (auto _ : state) {
    if (work() != expected) state.SkipWithError("the count changed");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
  state.counters[what] = static_cast<double>(expected);
}

void BM_Units(benchmark::State& state) {
  run(state, "units", [] {
    UnitReader reader(text());
    Unit unit;
    std::size_t count = 0;
    while (reader.next(unit)) ++count;
    return count;
  });
}
BENCHMARK(BM_Units)->Unit(benchmark::kMillisecond);

// Adds up what `stage` counts in each folded unit.
template <typename Stage>
std::size_t sum_units(Stage&& stage) {
  UnitReader reader(text());
  Unit unit;
  Folded folded;
  std::size_t count = 0;
  while (reader.next(unit)) {
    fold(text(), unit.body, folded);
    count += stage(folded);
  }
  return count;
}

void BM_Fold(benchmark::State& state) {
  run(state, "bytes",
      [] { return sum_units([](const Folded& folded) { return folded.text.size(); }); });
}
BENCHMARK(BM_Fold)->Unit(benchmark::kMillisecond);

void BM_Segment(benchmark::State& state) {
  Segmenter segmenter = resources()->segmenter.clone();
  Segments segments;
  run(state, "tokens", [&] {
    return sum_units([&](const Folded& folded) {
      segmenter.segment(folded, segments);
      return segments.tokens.size();
    });
  });
}
BENCHMARK(BM_Segment)->Unit(benchmark::kMillisecond);

void BM_Words(benchmark::State& state) {
  Segmenter segmenter = resources()->segmenter.clone();
  Segments segments;
  run(state, "known", [&] {
    return sum_units([&](const Folded& folded) {
      segmenter.segment(folded, segments);
      look_up_words(folded, resources()->vocabulary, resources()->language, segments);
      return static_cast<std::size_t>(
          std::count_if(segments.tokens.begin(), segments.tokens.end(),
                        [](const Token& token) { return token.word != 0; }));
    });
  });
}
BENCHMARK(BM_Words)->Unit(benchmark::kMillisecond);

// What the style channel adds to the words: symbols, and the weights of their n-grams.
void BM_Style(benchmark::State& state) {
  Segmenter segmenter = resources()->segmenter.clone();
  Segments segments;
  std::vector<StyleSymbol> symbols;
  run(state, "symbols", [&] {
    StyleStream stream;
    StyleSums sums;
    const std::size_t units = sum_units([&](const Folded& folded) {
      segmenter.segment(folded, segments);
      look_up_words(folded, resources()->vocabulary, resources()->language, segments);
      symbols.clear();
      for_each_symbol(folded, segments, resources()->symbols,
                      [&](StyleSymbol symbol) { symbols.push_back(symbol); });
      StyleSums own;
      resources()->style.add(symbols, stream, own);
      sums.symbols += own.symbols;
      // In the count, so that wrong weights are no answer.
      return static_cast<std::size_t>(own.weights[0] & 1);
    });
    return sums.symbols + units;
  });
}
BENCHMARK(BM_Style)->Unit(benchmark::kMillisecond);

// The whole engine, rules and style.
void BM_Score(benchmark::State& state) {
  const Detector::ScratchPointer scratch = detector().make_scratch();
  run(state, "findings", [&] { return detector().score(text(), *scratch).findings.size(); });
}
BENCHMARK(BM_Score)->Unit(benchmark::kMillisecond);

// The same with the rules of a file on top; run.py makes ten times as many.
void BM_ScoreMoreRules(benchmark::State& state) {
  const char* path = std::getenv("CALQUE_BENCH_RULES");
  if (path == nullptr) return state.SkipWithError("CALQUE_BENCH_RULES names no file");
  std::vector<Problem> problems;
  std::vector<Rule> more = read_rules({path}, resources()->language, problems);
  if (!problems.empty()) throw DataError(problems);
  const Detector large = Detector::with_own_rules(resources(), std::move(more));
  const Detector::ScratchPointer scratch = large.make_scratch();
  run(state, "findings", [&] { return large.score(text(), *scratch).findings.size(); });
}
BENCHMARK(BM_ScoreMoreRules)->Unit(benchmark::kMillisecond);

// Mapped, checked, self-tested: ready to score.
void BM_OpenPack(benchmark::State& state) {
  std::size_t rules = 0;
  for (auto _ : state)
    rules = Detector::with_own_rules(Resources::open(CALQUE_PACK, "ru")).rules().size();
  state.counters["rules"] = static_cast<double>(rules);
}
BENCHMARK(BM_OpenPack)->Unit(benchmark::kMillisecond);

// From the files that linguists edit.
void BM_BuildPack(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(build_pack(CALQUE_CORPORA, "ru"));
}
BENCHMARK(BM_BuildPack)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace calque
