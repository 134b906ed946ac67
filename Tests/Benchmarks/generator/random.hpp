// Random numbers that depend only on a seed and a place, so that rows can be made in any order.
#pragma once
#include <cstdint>

namespace bench {

inline uint64_t mixed(uint64_t value) {
  value += 0x9E3779B97F4A7C15;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

// A SplitMix64 stream; `at` gives every row of every table a stream of its own.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  static Random at(uint64_t seed, uint64_t table, uint64_t row) {
    return Random(mixed(mixed(seed ^ mixed(table)) + row));
  }
  uint64_t next() { return mixed(state_ += 0x9E3779B97F4A7C15); }
  // A number below `count`; the bias of 2^-32 does not matter here.
  uint32_t below(uint32_t count) { return uint32_t(((next() >> 32) * count) >> 32); }
  double unit() { return double(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return unit() < probability; }
  // A number below `count`, small ones more likely, roughly as 1/(k+1).
  uint32_t skewed(uint32_t count) {
    uint32_t first = below(count), second = below(count);
    uint32_t third = below(count);
    uint32_t least = first < second ? first : second;
    return least < third ? least : third;
  }

 private:
  uint64_t state_;
};

}  // namespace bench
