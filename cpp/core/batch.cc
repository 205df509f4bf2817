#include "batch.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace calque {

std::vector<Report> score_batch(const Detector& detector,
                                const std::vector<std::string_view>& texts, unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, texts.size()));
  std::vector<Report> reports(texts.size());
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;

  const auto work = [&] {
    try {
      const Detector::ScratchPointer scratch = detector.make_scratch();
      for (std::size_t i = next++; i < texts.size(); i = next++) {
        reports[i] = detector.score(texts[i], *scratch);
      }
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned i = 1; i < threads; ++i) pool.emplace_back(work);
  work();
  pool.clear();  // joins
  if (failure) std::rethrow_exception(failure);
  return reports;
}

}  // namespace calque
