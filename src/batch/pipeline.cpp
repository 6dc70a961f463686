// SPDX-License-Identifier: Apache-2.0
#include "batch/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <sys/resource.h>

#include "base/limits.h"
#include "batch/codes.h"
#include "batch/plan_judge.h"

namespace ducha {

namespace {

// Judges plans on one thread. What one plan brings down brings down no other: its failure is told at its place, and the
// next is judged with fresh room.
class Worker {
 public:
  Worker(Checker& checker, const PipelineSinks& sinks) : checker_(checker), sinks_(sinks) {}

  JudgedPlan judged(Cut cut) {
    Place at;
    if (const auto* const document = std::get_if<CutDocument>(&cut)) at = {document->source, document->part};
    try {
      if (!judge_) judge_ = checker_.judge();
      return judged_or_thrown(std::move(cut), *judge_, sinks_);
    } catch (const std::exception& failure) {
      judge_.reset();
      JudgedPlan entry;
      entry.reading.diagnostics.add(code::check_failed, std::move(at), {Text(std::string(failure.what()))});
      return entry;
    }
  }

 private:
  static JudgedPlan judged_or_thrown(Cut cut, PlanJudge& judge, const PipelineSinks& sinks);

  Checker& checker_;
  const PipelineSinks& sinks_;
  std::unique_ptr<PlanJudge> judge_;
};

JudgedPlan Worker::judged_or_thrown(Cut cut, PlanJudge& judge, const PipelineSinks& sinks) {
  JudgedPlan entry;
  entry.reading = read_plan_of(std::move(cut));
  if (!entry.reading.plan) return entry;
  entry.judged = judge.check(*entry.reading.plan, std::move(entry.reading.diagnostics));
  entry.reading.diagnostics = {};
  if (sinks.prepare) sinks.prepare(*entry.judged);
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
  std::size_t by = 0;  // the number of the thread that judges it
  std::vector<Cut> cuts;
  std::vector<JudgedPlan> entries;
  bool done = false;
};
using Chunks = std::vector<std::unique_ptr<Chunk>>;

// Findings of a chunk, some 100 KB with their lines: what a thread has made is handed over, taken apart and made of
// again while the processor still has it at hand (bench/batch.py: two threads take 6 % more of it than one; 30 % where
// chunks have ten times as many).
constexpr std::size_t kChunkFindings = 32;

// How many plans the next chunk may have, when their findings are as many as those of this one.
std::size_t plans_as_in(const Chunk& chunk) {
  std::size_t findings = 0;
  for (const JudgedPlan& entry : chunk.entries) findings += entry.judged ? entry.judged->findings.size() : 0;
  const std::size_t fitting = kChunkFindings * chunk.entries.size() / std::max<std::size_t>(findings, 1);
  return std::clamp<std::size_t>(fitting, 1, kChunkPlans);
}

// Every thread cuts a chunk, judges it, and hands over what is next in order, if it is there and nobody else is at it.
// So there are as many threads as are wanted, each with work as long as there is any.
class Pipeline {
 public:
  Pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks)
      : plans_(plans), checker_(checker), jobs_(jobs), most_(kChunksUnderWay * jobs), sinks_(sinks), spent_(jobs) {}

  // The caller's thread is one of them.
  void run() {
    std::vector<std::thread> threads;
    threads.reserve(jobs_);
    try {
      for (std::size_t i = 1; i < jobs_; ++i) threads.emplace_back([this, i] { work(i); });
    } catch (const std::exception&) {
      // No more will start: those that did are enough.
    }
    work(0);
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  // What is thrown outside the judging of a plan, by an input or by a sink, ends the run: run() throws it again.
  void work(std::size_t number) noexcept {
    try {
      Worker worker(checker_, sinks_);
      std::size_t plans = 1;
      while (Chunk* const chunk = cut(number, plans)) {
        chunk->entries.reserve(chunk->cuts.size());
        for (Cut& cut : chunk->cuts) chunk->entries.push_back(worker.judged(std::move(cut)));
        std::vector<Cut>().swap(chunk->cuts);
        plans = plans_as_in(*chunk);
        hand_over_ready(*chunk);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      room_.notify_all();
    }
  }

  // The next chunk, which keeps its place in the order; null at the end.
  Chunk* cut(std::size_t number, std::size_t plans) {
    // Taken apart here, before the lock is: what one thread has made is soonest made again of what it has given back.
    Chunks spent;
    {
      const std::lock_guard lock(mutex_);
      spent.swap(spent_[number]);
    }
    spent.clear();
    const std::lock_guard alone(input_);
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [this] { return stopped_ || under_way_.size() < most_; });
      if (stopped_ || all_cut_) return nullptr;
    }
    auto chunk = std::make_unique<Chunk>();
    chunk->by = number;
    bool more = true;
    for (std::size_t bytes = 0; more && bytes < kChunkBytes && chunk->cuts.size() < plans;) {
      std::optional<Cut> cut = plans_.next();
      more = cut.has_value();
      if (!more) break;
      bytes += bytes_of(*cut);
      chunk->cuts.push_back(std::move(*cut));
      // Whoever sends plans one at a time gets each one's findings.
      if (plans_.would_wait()) break;
    }
    const std::lock_guard lock(mutex_);
    all_cut_ = !more;
    if (chunk->cuts.empty()) return nullptr;
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
        std::unique_ptr<Chunk> chunk = std::move(under_way_.front());
        under_way_.pop_front();
        any = true;
        lock.unlock();
        room_.notify_one();
        const bool wanted = hand_over_all(*chunk);
        lock.lock();
        spent_[chunk->by].push_back(std::move(chunk));
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
  std::vector<Chunks> spent_;  // handed over, of each thread those that it has judged
  bool all_cut_ = false;
  bool stopped_ = false;
  bool handing_over_ = false;  // somebody is; end_ and the sinks are theirs
  InputEnd end_;
  std::exception_ptr failure_;  // the first
};

void run_alone(PlanCutter& plans, Checker& checker, const PipelineSinks& sinks) {
  Worker worker(checker, sinks);
  InputEnd end;
  while (std::optional<Cut> cut = plans.next()) {
    JudgedPlan entry = worker.judged(std::move(*cut));
    if (!hand_over(entry, end, checker, sinks)) return;
    if (plans.would_wait()) sinks.idle();
  }
}

// Each thread takes its stack and its arena out of the address space, where that is limited; one that starts in the
// last of it leaves nothing to judge with.
std::size_t threads_with_room() {
  constexpr rlim_t kEach = rlim_t{128} << 20U;
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return SIZE_MAX;
  return std::max<std::size_t>(1, static_cast<std::size_t>(limit.rlim_cur / kEach / 2));
}

}  // namespace

void run_pipeline(PlanCutter& plans, Checker& checker, std::size_t jobs, const PipelineSinks& sinks) {
  jobs = std::min(jobs, threads_with_room());
  if (jobs <= 1) {
    run_alone(plans, checker, sinks);
  } else {
    Pipeline(plans, checker, jobs, sinks).run();
  }
}

}  // namespace ducha
