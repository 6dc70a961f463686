// SPDX-License-Identifier: Apache-2.0
// The program takes its memory from mimalloc: findings are many small texts, made by one thread and given back by
// another, and a run is a sixth shorter (bench/batch.py). Only the program does: whoever embeds the FEEL library keeps
// their own.
//
// The library's own operators come from C and end the program where there is no more memory; here that is an exception,
// which costs one plan its verdicts and no other.
//
// The first of it comes in large pages where the system has them (Linux gives them to who asks): a start is a seventh
// shorter when it does not meet a thousand small ones, each for the first time (bench/start.py).
#include <cstddef>
#include <cstdint>
#include <new>

#include <mimalloc.h>
#include <sys/mman.h>

namespace {

void* got(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

std::size_t bytes_of(std::align_val_t alignment) { return static_cast<std::size_t>(alignment); }

// mimalloc takes memory from the system by so much, aligned so. Where another version does not, or the system does not
// know the word, nothing becomes of it.
constexpr std::uintptr_t kSegment = 32U << 20U;

bool ask_for_large_pages() {
#ifdef MADV_HUGEPAGE
  void* const first = mi_malloc(1);
  // NOLINTNEXTLINE: the address of what holds it
  void* const segment = reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(first) & ~(kSegment - 1));
  mi_free(first);
  return first != nullptr && madvise(segment, kSegment, MADV_HUGEPAGE) == 0;
#else
  return false;
#endif
}

[[maybe_unused]] const bool kAsked = ask_for_large_pages();

}  // namespace

void* operator new(std::size_t size) { return got(mi_malloc(size)); }
void* operator new[](std::size_t size) { return got(mi_malloc(size)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return mi_malloc(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return mi_malloc(size); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return got(mi_malloc_aligned(size, bytes_of(alignment)));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return got(mi_malloc_aligned(size, bytes_of(alignment)));
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return mi_malloc_aligned(size, bytes_of(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return mi_malloc_aligned(size, bytes_of(alignment));
}

void operator delete(void* memory) noexcept { mi_free(memory); }
void operator delete[](void* memory) noexcept { mi_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { mi_free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { mi_free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { mi_free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { mi_free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { mi_free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { mi_free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { mi_free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { mi_free(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { mi_free(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { mi_free(memory); }
