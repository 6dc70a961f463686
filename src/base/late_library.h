// SPDX-License-Identifier: Apache-2.0
// C libraries that few runs need, such as those of workbooks, loaded when the first of their functions is called: each
// of them, with the libraries that it needs itself, would cost every start.
//
//   DUCHA_LATE_LIBRARY(zip, DUCHA_LATE_ZIP);
//   DUCHA_LATE(zip, zip_fread);  // in an unnamed namespace, once a source and function
//   const zip_int64_t got = zip_fread(file, to, size);  // as ever
//
// cmake/late.cmake says which are. A function that is not named so does not link. Where the library is not there, the
// call throws, and says which one.
#pragma once

#include <atomic>

namespace ducha {

class LateLibrary {
 public:
  constexpr explicit LateLibrary(const char* file) : file_(file) {}
  LateLibrary(const LateLibrary&) = delete;
  LateLibrary& operator=(const LateLibrary&) = delete;
  ~LateLibrary() = default;

  // Loads the library where nobody has; it stays. Throws std::runtime_error.
  [[nodiscard]] void* find(const char* function) const;

 private:
  const char* file_;  // as the loader of programs finds it: libzip.so.4
  mutable std::atomic<void*> loaded_{nullptr};
};

template <typename Signature>
class LateFunction;

template <typename Result, typename... Arguments>
class LateFunction<Result(Arguments...)> {
 public:
  constexpr LateFunction(const LateLibrary& library, const char* name) : library_(library), name_(name) {}
  LateFunction(const LateFunction&) = delete;
  LateFunction& operator=(const LateFunction&) = delete;
  ~LateFunction() = default;

  // NOLINTNEXTLINE(performance-unnecessary-value-param): what C functions take
  Result operator()(Arguments... arguments) const {
    void* at = found_.load(std::memory_order_acquire);
    if (at == nullptr) {
      at = library_.find(name_);
      found_.store(at, std::memory_order_release);
    }
    // POSIX: what dlsym gives can be called.
    return reinterpret_cast<Result (*)(Arguments...)>(at)(arguments...);
  }

 private:
  const LateLibrary& library_;
  const char* name_;
  mutable std::atomic<void*> found_{nullptr};
};

// The C library says of its own functions that they throw nothing.
template <typename Result, typename... Arguments>
class LateFunction<Result(Arguments...) noexcept> : public LateFunction<Result(Arguments...)> {
 public:
  using LateFunction<Result(Arguments...)>::LateFunction;
};

}  // namespace ducha

// An object of the function's own name: within the namespace it is found before the function.
#define DUCHA_LATE_LIBRARY(variable, file) constinit const ::ducha::LateLibrary late_##variable(file)
#define DUCHA_LATE(variable, name) constinit const ::ducha::LateFunction<decltype(::name)> name(late_##variable, #name)
