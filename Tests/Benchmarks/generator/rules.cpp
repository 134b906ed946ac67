#include "rules.hpp"

#include "output.hpp"

namespace bench {

std::string list_name(uint32_t list) {
  return (list <= event_lists ? "Import " : "Selection ") + std::to_string(list);
}

static std::string pick(Random &random, const std::vector<const char *> &values) {
  return values[random.below(uint32_t(values.size()))];
}

// Two or three of the first values, all different.
static void append_some(Random &random, const std::vector<const char *> &values, Words &words) {
  uint32_t first = random.below(5);
  uint32_t count = 2 + random.below(2);
  for (uint32_t place = 0; place < count; place++) words.push_back(values[first + place]);
}

static Words make_filter(Random &random, const World &world, uint32_t program) {
  switch (random.below(6)) {
    case 0: {
      Words words = {"is", "Country"};
      append_some(random, countries, words);
      return words;
    }
    case 1: {
      Words words = {"is", "Industry"};
      append_some(random, industries, words);
      return words;
    }
    case 2: return {"at_least", "Person Score", std::to_string(10 + 10 * random.below(5))};
    case 3: return {"false", "Unsubscribed"};
    case 4: return {"contains", "Job Title", random.chance(0.5) ? "director" : "of",
                    random.chance(0.5) ? "VP" : "Head"};
    default: {
      const auto &statuses = world.channel(program).statuses;
      return {"member", world.program_name(program), statuses[0].name, statuses[1].name,
              statuses[2].name};
    }
  }
}

// Adds filters of different kinds.
static void add_filters(Random &random, const World &world, Rule &rule) {
  uint32_t count = 2 + random.below(3);
  for (uint32_t tries = 0; rule.filters.size() < count && tries < 20; tries++) {
    Words filter = make_filter(random, world, rule.program);
    bool is_new = true;
    for (const Words &other : rule.filters) {
      is_new &= other[0] != filter[0] || other[1] != filter[1];
    }
    if (is_new) rule.filters.push_back(filter);
  }
}

// Campaigns on lists may write statuses, those may write fields, and those only scores and lists.
static Rule make_rule(Random &random, const World &world, uint32_t number, uint32_t program,
                      uint32_t kind) {
  Rule rule;
  rule.id = 20'000 + number;
  rule.program = program;
  rule.name = "Rule " + std::to_string(number);
  const auto &statuses = world.channel(program).statuses;
  Words score = {"score", "+" + std::to_string(1 + random.below(9))};
  Words into_list = {"list", list_name(event_lists + 1 + random.below(list_count - event_lists))};
  Words value = {"value", "Person Status", pick(random, person_statuses)};
  if (kind < 2) {
    const Status &status = statuses[random.below(uint32_t(statuses.size()))];
    rule.trigger = {"status", world.program_name(program), status.name};
    rule.flow = {value, score};
  } else if (kind == 2) {
    static const std::vector<const char *> fields = {"Person Status", "Country", "Industry",
                                                     "Person Source"};
    static const std::vector<const std::vector<const char *> *> values = {
        &person_statuses, &countries, &industries, &sources};
    uint32_t field = random.below(4);
    rule.trigger = {"value", fields[field]};
    if (random.chance(0.7)) rule.trigger.push_back(pick(random, *values[field]));
    rule.flow = {score, into_list};
  } else {
    rule.trigger = {"added", list_name(1 + number % event_lists)};
    rule.flow = {{"status", world.program_name(program), statuses[1].name}, score};
  }
  add_filters(random, world, rule);
  uint32_t draw = random.below(10);
  rule.qualify = draw < 7 ? "every time" : draw < 8 ? "once" : "once every 7 days";
  return rule;
}

std::vector<Rule> make_rules(const World &world, uint32_t count, uint64_t seed) {
  std::vector<Rule> rules;
  for (uint32_t number = 0; number < count; number++) {
    Random random = Random::at(seed, 50, number);
    rules.push_back(make_rule(random, world, number, 1 + number % world.programs, number % 4));
  }
  return rules;
}

std::vector<Rule> make_idle_rules(const World &world, uint32_t count, uint32_t first_program,
                                  uint64_t seed) {
  std::vector<Rule> rules;
  for (uint32_t number = 0; number < count; number++) {
    Random random = Random::at(seed, 51, number);
    uint32_t program = first_program + number % (world.programs - first_program + 1);
    rules.push_back(make_rule(random, world, 10'000 + number, program, 0));
  }
  return rules;
}

static int priority(const Rule &rule) {
  // SC-P3, SC-P4: medium for statuses and lists, low for values and scores; step 1 decides.
  return rule.flow[0][0] == "status" || rule.flow[0][0] == "list" ? 1 : 2;
}

void write_lines(const std::filesystem::path &path, const World &world,
                 const std::vector<Rule> &rules) {
  std::string text;
  auto add = [&](const char *kind, const Words &words) {
    text += kind;
    for (const std::string &word : words) text += "\t" + word;
    text += "\n";
  };
  for (const Channel &channel : channels()) {
    Words words = {channel.name};
    for (const Status &status : channel.statuses) {
      words.push_back(status.name);
      words.push_back(std::to_string(status.step));
    }
    add("channel", words);
  }
  for (uint32_t program = 1; program <= world.programs; program++) {
    add("program", {world.program_name(program), world.channel(program).name});
  }
  for (uint32_t list = 1; list <= list_count; list++) add("static_list", {list_name(list)});
  for (const Rule &rule : rules) {
    add("rule", {std::to_string(rule.id), std::to_string(priority(rule)), rule.qualify});
    add("trigger", rule.trigger);
    for (const Words &filter : rule.filters) add("filter", filter);
    for (const Words &step : rule.flow) add("step", step);
  }
  write_file(path, text);
}

}  // namespace bench
