// Reading CSV as fast as this machine allows: a mapped file, and masks of 64 bytes.
#pragma once
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace floors {

inline double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct File {
  const char *bytes = nullptr;
  size_t size = 0;

  explicit File(const std::string &path) {
    int descriptor = open(path.c_str(), O_RDONLY);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
      perror(path.c_str());
      exit(3);
    }
    size = size_t(status.st_size);
    void *memory = size == 0 ? MAP_FAILED
                             : mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE,
                                    descriptor, 0);
    if (size != 0 && memory == MAP_FAILED) {
      perror(path.c_str());
      exit(3);
    }
    if (size != 0) bytes = static_cast<const char *>(memory);
    close(descriptor);
  }

  // Returns the ranges of the rows after the header, one for each thread.
  std::vector<std::string_view> parts(unsigned count) const {
    std::string_view all(bytes, size);
    size_t start = all.find('\n') + 1;
    std::vector<std::string_view> parts;
    for (unsigned part = 0; part < count; part++) {
      size_t end = start + (all.size() - start) / (count - part);
      if (end < all.size()) end = all.find('\n', end) + 1;
      parts.push_back(all.substr(start, end - start));
      start = end;
    }
    return parts;
  }
};

// The positions of commas, quotes and line breaks among 64 bytes, as a bit mask.
inline uint64_t delimiters(const char *bytes) {
#if defined(__AVX2__)
  auto half = [](const char *at) {
    __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at));
    __m256i found = _mm256_or_si256(
        _mm256_or_si256(_mm256_cmpeq_epi8(block, _mm256_set1_epi8(',')),
                        _mm256_cmpeq_epi8(block, _mm256_set1_epi8('\n'))),
        _mm256_cmpeq_epi8(block, _mm256_set1_epi8('"')));
    return uint64_t(uint32_t(_mm256_movemask_epi8(found)));
  };
  return half(bytes) | half(bytes + 32) << 32;
#else
  uint64_t mask = 0;
  for (int place = 0; place < 64; place++) {
    char byte = bytes[place];
    mask |= uint64_t(byte == ',' || byte == '\n' || byte == '"') << place;
  }
  return mask;
#endif
}

// Calls `take(cells)` for each row; quotes around a cell are taken off, doubled ones inside stay.
template <size_t columns, class Take>
void for_each_row(std::string_view rows, const Take &take) {
  std::string_view cells[columns];
  size_t column = 0;
  bool quoted = false;
  const char *cell = rows.data();
  const char *end = rows.data() + rows.size();
  auto finish = [&](const char *at) {
    const char *from = cell, *to = at;
    if (from < to && *from == '"') from++, to--;
    if (column < columns) cells[column] = std::string_view(from, size_t(to - from));
    column++;
    cell = at + 1;
  };
  auto handle = [&](const char *at) {
    if (*at == '"') {
      quoted = !quoted;
    } else if (!quoted) {
      finish(at);
      if (*at == '\n') {
        if (column == columns) take(cells);
        column = 0;
      }
    }
  };
  const char *block = rows.data();
  for (; block + 64 <= end; block += 64) {
    for (uint64_t mask = delimiters(block); mask != 0; mask &= mask - 1) {
      handle(block + __builtin_ctzll(mask));
    }
  }
  for (; block < end; block++) {
    if (*block == ',' || *block == '\n' || *block == '"') handle(block);
  }
}

// Runs `work(0)`, `work(1)`, … at the same time.
template <class Work>
void in_parallel(unsigned count, const Work &work) {
  std::vector<std::thread> threads;
  for (unsigned part = 1; part < count; part++) threads.emplace_back([&work, part] { work(part); });
  work(0);
  for (std::thread &thread : threads) thread.join();
}

inline int64_t number(std::string_view text) {
  int64_t value = 0;
  for (char digit : text) value = value * 10 + (digit - '0');
  return value;
}

inline bool is_null(std::string_view text) { return text.empty() || text == "null"; }

// Seconds since 1970 of a text such as 2026-01-31T09:00:00Z.
inline int64_t seconds(std::string_view text) {
  auto two = [&](size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  int year = two(0) * 100 + two(2), month = two(5), day = two(8);
  year -= month <= 2;
  int of_era = year % 400;
  int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int64_t days = int64_t(year / 400) * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
                 719468;
  return days * 86400 + two(11) * 3600 + two(14) * 60 + two(17);
}

inline uint64_t hash(std::string_view text) {
  uint64_t value = text.size() * 0x9E3779B97F4A7C15;
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    memcpy(&word, text.data() + at, 8);
    value = (value ^ word) * 0x9FB21C651E98DF25;
    value ^= value >> 32;
  }
  uint64_t word = 0;
  memcpy(&word, text.data() + at, text.size() - at);
  value = (value ^ word) * 0x9FB21C651E98DF25;
  value = (value ^ value >> 32) * 0x9E3779B97F4A7C15;
  return value ^ value >> 29;
}

// Distinct texts and their codes, in the order in which they come.
class Texts {
 public:
  std::vector<std::string_view> texts;

  uint32_t code(std::string_view text) {
    if (texts.size() * 2 >= slots_.size()) grow();
    for (size_t slot = hash(text) & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot] == 0) {
        texts.push_back(text);
        slots_[slot] = uint32_t(texts.size());
        return uint32_t(texts.size() - 1);
      }
      if (texts[slots_[slot] - 1] == text) return slots_[slot] - 1;
    }
  }

 private:
  std::vector<uint32_t> slots_ = std::vector<uint32_t>(64);

  void grow() {
    slots_.assign(slots_.size() * 4, 0);
    for (size_t code = 0; code < texts.size(); code++) {
      size_t slot = hash(texts[code]) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = uint32_t(code + 1);
    }
  }
};

inline char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter; }

inline bool same(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (size_t at = 0; at < text.size(); at++) {
    if (lower(text[at]) != lower_case[at]) return false;
  }
  return true;
}

inline bool contains(std::string_view text, std::string_view lower_case) {
  for (size_t at = 0; at + lower_case.size() <= text.size(); at++) {
    if (same(text.substr(at, lower_case.size()), lower_case)) return true;
  }
  return false;
}

}  // namespace floors
