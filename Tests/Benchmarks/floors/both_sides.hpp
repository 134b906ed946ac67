// What a program by hand keeps of both systems: memberships with everything that is known about
// them, leads and contacts, the entries of the log, and the periodic cycle between the two sides.
#pragma once
#include <algorithm>
#include <array>

#include "csv.hpp"

namespace floors {

// Finds the row of a person by the id of their lead or contact.
class RecordIndex {
 public:
  void reserve(size_t count) {
    size_t size = 64;
    while (size < count * 2) size *= 2;
    slots_.assign(size, Slot{});
  }
  void insert(std::string_view id, uint32_t row) {
    Slot wanted = key(id);
    Slot &slot = find(wanted);
    slot = wanted;
    slot.row = row;
  }
  uint32_t row(std::string_view id) { return find(key(id)).row; }

 private:
  struct Slot {
    uint64_t high = 0, low = 0;
    uint32_t row = UINT32_MAX;
  };
  std::vector<Slot> slots_;

  // The first 15 characters say everything.
  static Slot key(std::string_view id) {
    Slot slot;
    memcpy(&slot.high, id.data(), 8);
    memcpy(&slot.low, id.data() + 7, 8);
    return slot;
  }
  Slot &find(const Slot &wanted) {
    uint64_t words[2] = {wanted.high, wanted.low};
    size_t place = hash(std::string_view(reinterpret_cast<const char *>(words), 16));
    for (;; place++) {
      Slot &slot = slots_[place & (slots_.size() - 1)];
      if (slot.high == 0 || (slot.high == wanted.high && slot.low == wanted.low)) return slot;
    }
  }
};

// A person in a program and in the campaign mapped to it. Statuses are positions plus one, 0 is
// no member; days are days since 1970, 0 is none.
struct Membership {
  uint64_t key = 0;
  uint8_t status = 0, campaign = 0;
  // What Marketo has seen of the campaign, and what both sides last agreed on.
  uint8_t observed = 0, shadow_program = 0, shadow_campaign = 0;
  bool is_acquired : 1 = false, is_success : 1 = false;
  uint16_t joined_day = 0, success_day = 0, responded_day = 0;
};

// A map from program and person to the membership.
class Memberships {
 public:
  void reserve(size_t count) {
    size_t size = 64;
    while (size < count * 2) size *= 2;
    slots_.assign(size, Membership{});
  }
  static uint64_t key(uint32_t program, uint32_t person) {
    return (uint64_t(program) << 32 | person) + 1;
  }
  // Returns the membership, an empty one when there is none.
  Membership &find(uint32_t program, uint32_t person) {
    uint64_t wanted = key(program, person);
    for (size_t place = (wanted * 0x9E3779B97F4A7C15) >> 20;; place++) {
      Membership &slot = slots_[place & (slots_.size() - 1)];
      if (slot.key == wanted || slot.key == 0) return slot;
    }
  }
  Membership &operator()(uint32_t program, uint32_t person) {
    Membership &slot = find(program, person);
    slot.key = key(program, person);
    return slot;
  }
  template <class Take>
  void for_each(const Take &take) const {
    for (const Membership &slot : slots_) {
      if (slot.key != 0) take(uint32_t((slot.key - 1) >> 32), slot);
    }
  }

 private:
  std::vector<Membership> slots_;
};

// The flow step that caused something; none for what comes from outside.
struct Cause {
  uint32_t campaign = 0, run = 0, step = 0;
};

// An entry of the activity log.
struct Entry {
  int64_t at;
  uint32_t person, asset, old_value, new_value;
  Cause cause;
  uint8_t type;
  bool is_success, is_acquired;
};

// The log, which is handed out in portions.
class Log {
 public:
  uint64_t count = 0;
  void operator()(const Entry &entry) { entries_[count++ % entries_.size()] = entry; }

 private:
  std::array<Entry, 4096> entries_;
};

// The changed members of each mapped program, and what a cycle does about them.
class MemberSync {
 public:
  // The programs in the order in which they are written.
  std::vector<uint32_t> order;
  std::vector<std::vector<uint32_t>> changes;
  uint64_t added = 0, changed = 0, removed = 0;

  void mark(uint32_t program, uint32_t person) { changes[program].push_back(person); }

  // Writes the campaign members of all changed memberships: creations, then changes, then
  // removals. `ready` sees to it that a person has a record, `responds` knows the statuses.
  template <class Ready, class Responds>
  void cycle(Memberships &members, Log &log, int64_t now, uint16_t day, const Ready &ready,
             const Responds &responds) {
    for (uint32_t program : order) {
      std::vector<uint32_t> &people = changes[program];
      std::sort(people.begin(), people.end());
      people.erase(std::unique(people.begin(), people.end()), people.end());
      for (uint32_t person : people) {
        Membership &member = members(program, person);
        if (member.status == member.shadow_program) continue;
        size_t kind = member.shadow_campaign == 0 ? 0 : member.status != 0 ? 1 : 2;
        if (member.status != 0 || member.shadow_campaign != 0) {
          writes_[kind].push_back({program, person});
        } else {
          member.shadow_program = 0;
        }
      }
      people.clear();
    }
    for (size_t kind = 0; kind < 3; kind++) {
      for (auto [program, person] : writes_[kind]) {
        Membership &member = members(program, person);
        // Somebody else may have changed the member since it was last seen.
        if (member.campaign != member.observed || member.campaign != member.shadow_campaign) {
          mark(program, person);
          continue;
        }
        if (kind == 0) ready(person);
        uint32_t old = member.campaign;
        member.campaign = member.observed = member.status;
        member.shadow_program = member.shadow_campaign = member.status;
        if (member.status != 0 && member.responded_day == 0 && responds(program, member.status)) {
          member.responded_day = day;
        }
        static constexpr uint8_t types[3] = {42, 44, 43};
        log({now, person, program, old, member.status, {}, types[kind], false, false});
      }
      (kind == 0 ? added : kind == 1 ? changed : removed) += writes_[kind].size();
      writes_[kind].clear();
    }
  }

 private:
  std::vector<std::pair<uint32_t, uint32_t>> writes_[3];
};

}  // namespace floors
