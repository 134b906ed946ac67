// Makes the data and rule files of the benchmarks. Same arguments, same bytes.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>

#include "people.hpp"
#include "rules.hpp"

using namespace bench;

static const char *usage =
    "usage: generate WHAT FOLDER [--seed N] [--campaigns N] [--people N] [--events N] [--rules N]\n"
    "                [--idle N]\n"
    "  workspace  rule files for `rulec check` (--campaigns)\n"
    "  qualify    people with memberships, and ten smart lists (--people)\n"
    "  events     people with memberships, and activities (--people, --events)\n"
    "  rules      trigger campaigns for the events, and others on other assets (--rules, --idle)\n"
    "  plan       two sides that differ in one member of a hundred (--people)\n";

static uint64_t number(const std::map<std::string, uint64_t> &options, const char *name,
                       uint64_t otherwise) {
  auto found = options.find(name);
  return found == options.end() ? otherwise : found->second;
}

int main(int count, char **arguments) {
  if (count < 3 || count % 2 == 0) {
    fputs(usage, stderr);
    return 2;
  }
  std::string what = arguments[1];
  std::filesystem::path folder = arguments[2];
  std::map<std::string, uint64_t> options;
  for (int place = 3; place < count; place += 2) {
    options[arguments[place]] = strtoull(arguments[place + 1], nullptr, 10);
  }
  uint64_t seed = number(options, "--seed", 1);
  uint64_t people = number(options, "--people", 10'000);
  std::filesystem::create_directories(folder);

  if (what == "workspace") {
    write_large_workspace(folder, uint32_t(number(options, "--campaigns", 100)), seed);
    return 0;
  }
  if (what == "qualify") {
    DataSet data(World{.programs = 200}, seed, people, 2.1);
    write_workspace(folder / "rules", data.world, {}, false);
    write_smart_lists(folder / "rules", data.world);
    data.write_people(folder / "state");
    data.write_program_members(folder / "state");
    data.write_salesforce(folder / "state");
    return 0;
  }
  if (what == "events") {
    DataSet data(World{.programs = 200}, seed, people, 2.1);
    data.write_people(folder / "state");
    data.write_program_members(folder / "state");
    data.write_salesforce(folder / "state");
    write_activities(folder / "activities.csv", data, number(options, "--events", 10'000));
    return 0;
  }
  if (what == "rules") {
    auto idle_count = uint32_t(number(options, "--idle", 0));
    World hot{.programs = 200};
    World all{.programs = idle_count == 0 ? 200u : 400u};
    auto rules = make_rules(hot, uint32_t(number(options, "--rules", 20)), seed);
    auto idle = make_idle_rules(all, idle_count, hot.programs + 1, seed);
    rules.insert(rules.end(), idle.begin(), idle.end());
    write_workspace(folder / "rules", all, rules, true);
    write_lines(folder / "rules.txt", all, rules);
    return 0;
  }
  if (what == "plan") {
    DataSet data(World{.programs = 50, .all_mapped = true}, seed, people, 2.0);
    data.difference = 0.01;
    data.all_in_salesforce = true;
    write_workspace(folder / "rules", data.world, {}, true);
    data.write_people(folder / "state");
    data.write_program_members(folder / "state");
    data.write_salesforce(folder / "state");
    return 0;
  }
  fputs(usage, stderr);
  return 2;
}
