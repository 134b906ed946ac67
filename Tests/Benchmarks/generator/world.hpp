// What data and rules share: channels, programs, Salesforce campaigns, lists and their ids.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Status {
  const char *name;
  int step;
  bool success;
};

struct Channel {
  const char *name;
  const char *program_type;
  std::vector<Status> statuses;
};

const std::vector<Channel> &channels();

// The programs of a data set, numbered from 1. Odd ones are mapped to a Salesforce campaign with
// their own name and statuses; even ones have an unmapped campaign that belongs to sales.
struct World {
  uint32_t programs = 200;
  bool all_mapped = false;

  const Channel &channel(uint32_t program) const {
    return channels()[(program - 1) % channels().size()];
  }
  bool is_mapped(uint32_t program) const { return all_mapped || program % 2 == 1; }
  std::string program_name(uint32_t program) const;
  uint32_t program_id(uint32_t program) const { return 1000 + program; }
  std::string campaign_name(uint32_t program) const;
  std::string campaign_id(uint32_t program) const;
  // The statuses of the program's Salesforce campaign, the default first.
  const std::vector<Status> &campaign_statuses(uint32_t program) const;
};

// An 18-character Salesforce id: prefix, number in base 62, checksum.
std::string salesforce_id(const char *prefix, uint64_t number);
// The time `seconds` after 1970 as 2026-01-31T09:00:00Z, or its date alone.
std::string instant_text(int64_t seconds);
std::string date_text(int64_t seconds);

// The end of the data: 2026-10-01T00:00:00Z. Events come after it.
constexpr int64_t data_end = 1790812800;
constexpr int64_t day_seconds = 86400;

}  // namespace bench
