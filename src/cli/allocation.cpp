// SPDX-License-Identifier: Apache-2.0
// The program takes its memory from mimalloc: findings are many small texts, made by one thread and given back by
// another, and a run is a sixth shorter (bench/batch.py). Only the program does: whoever embeds the FEEL library keeps
// their own.
//
// The library's own operators come from C and end the program where there is no more memory; here that is an exception,
// which costs one plan its verdicts and no other.
#include <cstddef>
#include <new>

#include <mimalloc.h>

namespace {

void* got(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

std::size_t bytes_of(std::align_val_t alignment) { return static_cast<std::size_t>(alignment); }

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
