// The floor of `rulec plan`: compare the members of mapped programs with those of their campaigns,
// from CSV; and then carry ten thousand changes over to the other side, as a sync cycle does, and
// once more as bare assignments in a map of statuses.
#include "both_sides.hpp"

using namespace floors;

static const unsigned thread_count = 2;
static const size_t change_count = 10'000, round_count = 5;

struct Counts {
  uint64_t equal = 0, program_only = 0, campaign_only = 0, differing = 0;
};

// A map from program and person to the statuses of both sides, for the bare assignments.
class Statuses {
 public:
  struct Slot {
    uint64_t key = 0;
    uint8_t program = 0, campaign = 0, shadow = 0;
  };
  explicit Statuses(size_t count) {
    size_t size = 64;
    while (size < count * 2) size *= 2;
    slots_.resize(size);
  }
  Slot &operator[](uint64_t key) {
    size_t place = (key * 0x9E3779B97F4A7C15) >> 20;
    for (;; place++) {
      Slot &slot = slots_[place & (slots_.size() - 1)];
      if (slot.key == key || slot.key == 0) {
        slot.key = key;
        return slot;
      }
    }
  }

 private:
  std::vector<Slot> slots_;
};

using Side = std::vector<std::pair<uint64_t, uint8_t>>;

// The last of some rounds of other changes: ten thousand assignments.
static double assign(const Side *sides, const std::vector<uint64_t> &keys) {
  Statuses members(keys.size());
  for (unsigned part = 0; part < thread_count; part++) {
    for (const auto &[place, status] : sides[part]) {
      auto &slot = members[place + 1];
      slot.program = slot.campaign = slot.shadow = status;
    }
  }
  double last = 0;
  for (size_t round = 0; round < round_count; round++) {
    double before = now();
    for (size_t change = 0; change < change_count; change++) {
      auto &slot = members[keys[(change * 7919 + round) % keys.size()] + 1];
      slot.program++;
      if (slot.program != slot.shadow) slot.campaign = slot.shadow = slot.program;
    }
    last = now() - before;
  }
  return last;
}

// The last of some rounds of other changes: a whole cycle, with everything that both systems and the
// log know about the members. The changes themselves happen before it and are not counted.
static double cycle(const Side *sides, const std::vector<uint64_t> &keys, size_t person_count,
                    size_t program_count) {
  Memberships members;
  members.reserve(keys.size());
  for (unsigned part = 0; part < thread_count; part++) {
    for (const auto &[place, status] : sides[part]) {
      Membership &member = members(uint32_t(place / person_count), uint32_t(place % person_count));
      member.status = member.campaign = member.observed = status;
      member.shadow_program = member.shadow_campaign = status;
    }
  }
  MemberSync sync;
  Log log;
  sync.changes.resize(program_count);
  for (uint32_t program = 0; program < program_count; program++) sync.order.push_back(program);
  double last = 0;
  for (size_t round = 0; round < round_count; round++) {
    for (size_t change = 0; change < change_count; change++) {
      uint64_t place = keys[(change * 7919 + round) % keys.size()];
      auto program = uint32_t(place / person_count), person = uint32_t(place % person_count);
      members(program, person).status++;
      sync.mark(program, person);
    }
    double before = now();
    sync.cycle(
        members, log, 600, 20727, [](uint32_t) {}, [](uint32_t, uint8_t) { return true; });
    last = now() - before;
  }
  if (sync.changed == 0) exit(3);
  return last;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: plan STATE_FOLDER\n");
    return 2;
  }
  std::string folder = arguments[1];
  double start = now();

  // Campaign by name, since a mapped program has the same one.
  Texts campaign_ids;
  std::vector<std::string> names;
  File campaigns(folder + "/campaigns.csv");
  for_each_row<9>(campaigns.parts(1)[0], [&](const std::string_view *cells) {
    campaign_ids.code(cells[0]);
    names.emplace_back(cells[1]);
  });

  File people(folder + "/people.csv");
  std::vector<std::pair<int64_t, std::string_view>> records[thread_count];
  auto people_parts = people.parts(thread_count);
  in_parallel(thread_count, [&](unsigned part) {
    for_each_row<22>(people_parts[part], [&](const std::string_view *cells) {
      records[part].push_back({number(cells[0]), is_null(cells[20]) ? cells[21] : cells[20]});
    });
  });
  size_t person_count = records[0].size() + records[1].size();
  int64_t first_id = records[0].front().first;
  std::vector<uint32_t> rows(size_t(records[1].back().first - first_id + 1));
  RecordIndex index;
  index.reserve(person_count);
  uint32_t row = 0;
  for (const auto &part : records) {
    for (const auto &[id, record] : part) {
      rows[size_t(id - first_id)] = row;
      if (!is_null(record)) index.insert(record, row);
      row++;
    }
  }

  // The status of each member of each program as a code; 0 for people outside.
  Texts statuses;
  statuses.code("");
  for (const char *name : {"Invited", "Registered", "No Show", "Attended", "Attended On-demand",
                           "Sent", "Opened", "Clicked", "Visited Booth", "Met", "Won", "Viewed",
                           "Downloaded", "Engaged", "Selected", "Mailed", "Answered"}) {
    statuses.code(name);
  }
  std::vector<uint8_t> programs(names.size() * person_count), seen(programs.size());
  File program_members(folder + "/program_members.csv");
  auto program_parts = program_members.parts(thread_count);
  in_parallel(thread_count, [&](unsigned part) {
    Texts known = statuses;
    for_each_row<10>(program_parts[part], [&](const std::string_view *cells) {
      auto program = size_t(number(cells[0])) - 1001;
      uint32_t person = rows[size_t(number(cells[1]) - first_id)];
      programs[program * person_count + person] = uint8_t(known.code(cells[2]));
    });
  });

  File campaign_members(folder + "/campaign_members.csv");
  Counts partial[thread_count];
  auto campaign_parts = campaign_members.parts(thread_count);
  Side campaign_side[thread_count];
  in_parallel(thread_count, [&](unsigned part) {
    Texts known = statuses, ids = campaign_ids;
    Counts &mine = partial[part];
    for_each_row<9>(campaign_parts[part], [&](const std::string_view *cells) {
      size_t campaign = ids.code(cells[1]);
      uint32_t person = index.row(cells[2].empty() ? cells[3] : cells[2]);
      size_t place = campaign * person_count + person;
      auto status = uint8_t(known.code(cells[4]));
      mine.equal += programs[place] == status;
      mine.campaign_only += programs[place] == 0;
      mine.differing += programs[place] != 0 && programs[place] != status;
      seen[place] = 1;
      campaign_side[part].push_back({place, status});
    });
  });
  Counts counts;
  for (const Counts &part : partial) {
    counts.equal += part.equal;
    counts.campaign_only += part.campaign_only;
    counts.differing += part.differing;
  }
  for (size_t place = 0; place < programs.size(); place++) {
    counts.program_only += programs[place] != 0 && seen[place] == 0;
  }
  double planned = now();

  std::vector<uint64_t> keys;
  for (const auto &part : campaign_side) {
    for (const auto &[place, status] : part) keys.push_back(place);
  }
  double applied = assign(campaign_side, keys);
  double cycled = cycle(campaign_side, keys, person_count, names.size());
  printf("{\"plan_s\": %.6f, \"cycle_s\": %.6f, \"apply_s\": %.6f, \"people\": %zu, \"equal\": %llu, "
         "\"program_only\": %llu, \"campaign_only\": %llu, \"differing\": %llu}\n",
         planned - start, cycled, applied, person_count, (unsigned long long)counts.equal,
         (unsigned long long)counts.program_only, (unsigned long long)counts.campaign_only,
         (unsigned long long)counts.differing);
  return 0;
}
