// Counts the allocations of a program that it is loaded into with LD_PRELOAD, and writes the number
// into the file that RULEC_ALLOCATIONS names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static atomic_ulong count;

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static int (*next_posix_memalign)(void **, size_t, size_t);
static void *(*next_aligned_alloc)(size_t, size_t);

// dlsym itself may allocate before `next_calloc` is known; it gets this and never gives it back.
static char early[4096];
static size_t early_used;

__attribute__((constructor)) static void find(void) {
  if (next_malloc) return;
  next_malloc = dlsym(RTLD_NEXT, "malloc");
  next_calloc = dlsym(RTLD_NEXT, "calloc");
  next_realloc = dlsym(RTLD_NEXT, "realloc");
  next_posix_memalign = dlsym(RTLD_NEXT, "posix_memalign");
  next_aligned_alloc = dlsym(RTLD_NEXT, "aligned_alloc");
}

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("RULEC_ALLOCATIONS");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%lu\n", atomic_load(&count));
  fclose(file);
}

static void add(void) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); }

void *malloc(size_t size) {
  add();
  if (!next_malloc) find();
  return next_malloc(size);
}

void *calloc(size_t number, size_t size) {
  add();
  if (!next_calloc) {
    size_t bytes = (number * size + 15) & ~(size_t)15;
    if (early_used + bytes > sizeof early) abort();
    void *memory = early + early_used;
    early_used += bytes;
    return memset(memory, 0, bytes);
  }
  return next_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  add();
  if (!next_realloc) find();
  return next_realloc(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  add();
  if (!next_posix_memalign) find();
  return next_posix_memalign(memory, alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  add();
  if (!next_aligned_alloc) find();
  return next_aligned_alloc(alignment, size);
}
