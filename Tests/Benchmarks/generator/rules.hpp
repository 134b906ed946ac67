// Trigger campaigns for the event workload, as rule files and as lines for the floor.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "people.hpp"

namespace bench {

constexpr uint32_t list_count = 40;
// Lists that events fill; flows fill the others, so that no campaigns wake in circles.
constexpr uint32_t event_lists = 20;
std::string list_name(uint32_t list);

// A condition or step: the first word says what it is, the others are its parameters.
using Words = std::vector<std::string>;

struct Rule {
  uint32_t id;
  std::string name;
  uint32_t program;
  Words trigger;
  std::vector<Words> filters;
  // "every time", "once", or "once every 7 days".
  std::string qualify;
  std::vector<Words> flow;
};

// Rules on the hottest assets of a world.
std::vector<Rule> make_rules(const World &world, uint32_t count, uint64_t seed);
// Rules on assets that no event names: programs from `first_program` on.
std::vector<Rule> make_idle_rules(const World &world, uint32_t count, uint32_t first_program,
                                  uint64_t seed);

// Writes a workspace with the assets of the world; `rules` become campaign files. Without the
// periodic cycle, a run does nothing but load the state.
void write_workspace(const std::filesystem::path &folder, const World &world,
                     const std::vector<Rule> &rules, bool syncs);
// Writes the rules for the floor: one line for each trigger, filter and step.
void write_lines(const std::filesystem::path &path, const World &world,
                 const std::vector<Rule> &rules);
// Writes the ten smart lists of the qualification workload into a workspace.
void write_smart_lists(const std::filesystem::path &folder, const World &world);

// Writes an activity extract of events from outside, one a second.
void write_activities(const std::filesystem::path &path, const DataSet &data, uint64_t count);

// Writes a workspace of many campaigns for `rulec check`.
void write_large_workspace(const std::filesystem::path &folder, uint32_t campaigns, uint64_t seed);

}  // namespace bench
