// SPDX-License-Identifier: Apache-2.0
#include "batch/pipeline.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "batch/plan_judge.h"

namespace ducha {

namespace {

JudgedPlan judged(CutDocument& raw, PlanJudge& judge) {
  JudgedPlan entry;
  entry.reading = read_cut_document(raw);
  if (!entry.reading.plan) return entry;
  entry.judged = judge.check(*entry.reading.plan, std::move(entry.reading.diagnostics));
  entry.reading.diagnostics = {};
  // The plan itself is not needed any more; taking it apart is this thread's work, not that of who hands it over.
  entry.reading.plan.reset();
  return entry;
}

// The end of every entry's way, in order.
bool hand_over(JudgedPlan& entry, InputEnd& end, Checker& checker, const PipelineSinks& sinks) {
  if (entry.judged) {
    checker.add_to_batch(*entry.judged);
    end.note_plan();
    return sinks.take(entry);
  }
  return !end.keep(entry.reading) || sinks.take(entry);
}

struct Chunk {
  std::vector<CutDocument> raw;
  std::vector<JudgedPlan> entries;
  bool done = false;
};

// Every thread cuts a chunk, judges it, and hands over what is next in order, if it is there and nobody else is at it.
// So there are as many threads as are wanted, each with work as long as there is any.
class Pipeline {
 public:
  Pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks)
      : plans_(plans), checker_(checker), jobs_(jobs), most_(kChunksUnderWay * jobs), sinks_(sinks) {}

  // The caller's thread is one of them.
  void run() {
    std::vector<std::unique_ptr<PlanJudge>> judges;
    for (std::size_t i = 0; i < jobs_; ++i) judges.push_back(checker_.judge());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < jobs_; ++i) threads.emplace_back([this, &judge = *judges[i]] { work(judge); });
    work(*judges[0]);
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void work(PlanJudge& judge) {
    while (Chunk* const chunk = cut()) {
      chunk->entries.reserve(chunk->raw.size());
      for (CutDocument& raw : chunk->raw) chunk->entries.push_back(judged(raw, judge));
      std::vector<CutDocument>().swap(chunk->raw);
      hand_over_ready(*chunk);
    }
  }

  // The next chunk, which keeps its place in the order; null at the end.
  Chunk* cut() {
    const std::lock_guard alone(input_);
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [this] { return stopped_ || under_way_.size() < most_; });
      if (stopped_ || all_cut_) return nullptr;
    }
    auto chunk = std::make_unique<Chunk>();
    bool more = true;
    for (std::size_t bytes = 0; more && bytes < kChunkBytes && chunk->raw.size() < kChunkPlans;) {
      CutDocument raw;
      more = plans_.next(raw);
      if (!more) break;
      bytes += raw.bytes();
      chunk->raw.push_back(std::move(raw));
      // Whoever sends plans one at a time gets each one's findings.
      if (plans_.would_wait()) break;
    }
    const std::lock_guard lock(mutex_);
    all_cut_ = !more;
    if (chunk->raw.empty()) return nullptr;
    under_way_.push_back(std::move(chunk));
    return under_way_.back().get();
  }

  void hand_over_ready(Chunk& own) {
    std::unique_lock lock(mutex_);
    own.done = true;
    if (handing_over_) return;  // whoever is at it comes to this one too
    handing_over_ = true;
    for (bool any = true; any && !stopped_;) {
      any = false;
      while (!stopped_ && !under_way_.empty() && under_way_.front()->done) {
        const std::unique_ptr<Chunk> chunk = std::move(under_way_.front());
        under_way_.pop_front();
        any = true;
        lock.unlock();
        room_.notify_one();
        const bool wanted = hand_over_all(*chunk);
        lock.lock();
        stopped_ = stopped_ || !wanted;
      }
      if (!any || stopped_) break;
      // Nothing more is ready: the moment to show what there is. What became ready meanwhile is looked for once more.
      lock.unlock();
      sinks_.idle();
      lock.lock();
    }
    handing_over_ = false;
    if (stopped_) room_.notify_all();
  }

  bool hand_over_all(Chunk& chunk) {
    for (JudgedPlan& entry : chunk.entries) {
      if (!hand_over(entry, end_, checker_, sinks_)) return false;
    }
    return true;
  }

  PlanCutter& plans_;
  Checker& checker_;
  std::size_t jobs_;
  std::size_t most_;
  const PipelineSinks& sinks_;

  std::mutex input_;  // held by who cuts
  std::mutex mutex_;  // of all that follows
  std::condition_variable room_;
  std::deque<std::unique_ptr<Chunk>> under_way_;
  bool all_cut_ = false;
  bool stopped_ = false;
  bool handing_over_ = false;  // somebody is; end_ and the sinks are theirs
  InputEnd end_;
};

void run_alone(PlanCutter& plans, Checker& checker, const PipelineSinks& sinks) {
  const std::unique_ptr<PlanJudge> judge = checker.judge();
  InputEnd end;
  CutDocument raw;
  while (plans.next(raw)) {
    JudgedPlan entry = judged(raw, *judge);
    if (!hand_over(entry, end, checker, sinks)) return;
    if (plans.would_wait()) sinks.idle();
  }
}

}  // namespace

void run_pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks) {
  if (jobs <= 1) {
    run_alone(plans, checker, sinks);
  } else {
    Pipeline(plans, checker, jobs, sinks).run();
  }
}

}  // namespace ducha
