// SPDX-License-Identifier: Apache-2.0
#include "check/pipeline.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "check/plan_judge.h"

namespace ducha {

namespace {

JudgedEntry judged(RawPlan& raw, PlanJudge& judge) {
  JudgedEntry entry;
  entry.submission = read_submission(raw);
  if (!entry.submission.plan) return entry;
  entry.judged = judge.check(*entry.submission.plan, std::move(entry.submission.diagnostics));
  entry.submission.diagnostics = {};
  return entry;
}

// The end of every entry's way, in order.
bool hand_over(JudgedEntry& entry, InputEnd& end, Checker& checker, const PipelineSinks& sinks) {
  if (entry.judged) {
    checker.admit(*entry.judged);
    end.note_plan();
    return sinks.take(entry);
  }
  return !end.passes(entry.submission) || sinks.take(entry);
}

struct Chunk {
  std::vector<RawPlan> raw;
  std::vector<JudgedEntry> entries;
  bool done = false;
};

class Pipeline {
 public:
  Pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks)
      : plans_(plans), checker_(checker), most_(kChunksUnderWay * jobs), sinks_(sinks) {
    std::vector<std::unique_ptr<PlanJudge>> judges;
    for (std::size_t i = 0; i < jobs; ++i) judges.push_back(checker.judge());
    threads_.emplace_back([this] { cut(); });
    for (auto& judge : judges) threads_.emplace_back([this, own = std::move(judge)] { work(*own); });
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  ~Pipeline() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    room_.notify_all();
    waiting_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void take_all() {
    while (std::unique_ptr<Chunk> chunk = next_done()) {
      for (JudgedEntry& entry : chunk->entries) {
        if (!hand_over(entry, end_, checker_, sinks_)) return;
      }
    }
  }

 private:
  void cut() {
    for (bool more = true; more;) {
      auto chunk = std::make_unique<Chunk>();
      std::size_t bytes = 0;
      while (more && bytes < kChunkBytes && chunk->raw.size() < kChunkPlans) {
        RawPlan raw;
        more = plans_.next(raw);
        if (!more) break;
        bytes += raw.bytes();
        chunk->raw.push_back(std::move(raw));
        // Whoever sends plans one at a time gets each one's findings.
        if (plans_.would_wait()) break;
      }
      std::unique_lock lock(mutex_);
      room_.wait(lock, [this] { return stopped_ || under_way_.size() < most_; });
      if (!stopped_ && !chunk->raw.empty()) {
        to_judge_.push_back(chunk.get());
        under_way_.push_back(std::move(chunk));
        waiting_.notify_one();
      }
      more = more && !stopped_;
    }
    {
      const std::lock_guard lock(mutex_);
      all_cut_ = true;
    }
    waiting_.notify_all();
    ready_.notify_one();
  }

  void work(PlanJudge& judge) {
    for (;;) {
      std::unique_lock lock(mutex_);
      waiting_.wait(lock, [this] { return stopped_ || all_cut_ || !to_judge_.empty(); });
      if (stopped_ || to_judge_.empty()) return;
      Chunk* const chunk = to_judge_.front();
      to_judge_.pop_front();
      lock.unlock();
      chunk->entries.reserve(chunk->raw.size());
      for (RawPlan& raw : chunk->raw) chunk->entries.push_back(judged(raw, judge));
      std::vector<RawPlan>().swap(chunk->raw);
      // The plans themselves are not needed any more; taking them apart is this thread's work, not the caller's.
      for (JudgedEntry& entry : chunk->entries) {
        if (entry.judged) entry.submission.plan.reset();
      }
      lock.lock();
      chunk->done = true;
      ready_.notify_one();
    }
  }

  // Null at the end.
  std::unique_ptr<Chunk> next_done() {
    std::unique_lock lock(mutex_);
    const auto is_ready = [this] { return under_way_.empty() ? all_cut_ : under_way_.front()->done; };
    if (!is_ready()) {
      lock.unlock();
      sinks_.idle();
      lock.lock();
      ready_.wait(lock, is_ready);
    }
    if (under_way_.empty()) return nullptr;
    std::unique_ptr<Chunk> chunk = std::move(under_way_.front());
    under_way_.pop_front();
    room_.notify_one();
    return chunk;
  }

  PlanCutter& plans_;
  Checker& checker_;
  std::size_t most_;
  const PipelineSinks& sinks_;
  InputEnd end_;

  std::mutex mutex_;
  std::condition_variable room_;     // for another chunk
  std::condition_variable waiting_;  // to be judged
  std::condition_variable ready_;    // to be taken
  std::deque<std::unique_ptr<Chunk>> under_way_;
  std::deque<Chunk*> to_judge_;
  bool all_cut_ = false;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

void run_alone(PlanCutter& plans, Checker& checker, const PipelineSinks& sinks) {
  const std::unique_ptr<PlanJudge> judge = checker.judge();
  InputEnd end;
  RawPlan raw;
  while (plans.next(raw)) {
    JudgedEntry entry = judged(raw, *judge);
    if (!hand_over(entry, end, checker, sinks)) return;
    if (plans.would_wait()) sinks.idle();
  }
}

}  // namespace

void run_pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks) {
  if (jobs <= 1) {
    run_alone(plans, checker, sinks);
  } else {
    Pipeline(plans, checker, jobs, sinks).take_all();
  }
}

}  // namespace ducha
