// The floor of `rulec simulate`: a loop over a million events and the trigger campaigns they wake.
//
// Knows the semantics that the generated rules need and no more: a status never goes to a lower
// step, writing what is there already is no change, a flow runs to its end before the campaigns it
// wakes begin, and those begin by priority and id. There is no Salesforce, no log and no trace.
#include <algorithm>
#include <map>

#include "csv.hpp"

using namespace floors;

enum Kind : uint8_t { status_kind, value_kind, list_kind, kind_count };
enum Field : uint8_t { person_status, country, industry, source, title, field_count };

static const char *field_names[field_count] = {"Person Status", "Country", "Industry",
                                               "Person Source", "Job Title"};

struct Person {
  uint32_t texts[field_count];
  int32_t score;  // INT32_MIN is null
  bool unsubscribed;
};

struct Event {
  uint32_t person;
  uint32_t value;  // a status position plus one, a text, or 1 for into and 0 for out of a list
  uint16_t asset;
  uint8_t kind;
};

struct Filter {
  enum { text, at_least, subscribed, member } kind;
  uint32_t field_or_program = 0;
  int32_t number = 0;
  // Whether each text, or each status position plus one, passes.
  std::vector<uint8_t> passes;
};

struct Step {
  enum { score, value, status, list } kind;
  uint32_t target = 0, value_code = 0;
  int32_t number = 0;
};

struct Rule {
  uint32_t id = 0, priority = 0;
  // 0 every time, -1 once, else the seconds between two times.
  int64_t interval = 0;
  Kind kind = status_kind;
  uint32_t asset = 0;
  std::vector<uint8_t> values;  // for values and statuses; empty for any
  std::vector<Filter> filters;
  std::vector<Step> flow;
  std::vector<int64_t> last;  // per person, unless every time
  uint64_t entered = 0, refused = 0, filtered = 0;
};

struct World {
  Texts texts;
  std::vector<Person> people;
  std::vector<int64_t> ids;
  std::vector<uint32_t> rows;
  size_t program_count = 0, list_count = 0;
  std::vector<uint8_t> statuses;  // person-major, 0 for outside
  std::vector<uint8_t> lists;
  std::vector<std::vector<int>> steps;  // of each program, by status position
  std::vector<std::vector<std::string>> names;
  std::map<std::string, uint32_t, std::less<>> programs, list_numbers;
  std::vector<Rule> rules;
  std::vector<uint32_t> index[kind_count][512];
  uint64_t activities = 0, rejected = 0;

  uint32_t row(std::string_view id) const { return rows[size_t(number(id) - ids.front())]; }
};

static std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> parts;
  for (size_t start = 0; start <= line.size();) {
    size_t end = std::min(line.find('\t', start), line.size());
    parts.push_back(line.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

static uint32_t status_position(const World &world, uint32_t program, std::string_view name) {
  const auto &names = world.names[program];
  return uint32_t(std::find(names.begin(), names.end(), name) - names.begin());
}

static uint32_t field(std::string_view name) {
  return uint32_t(std::find(field_names, field_names + field_count, name) - field_names);
}

// Which of the texts so far pass a test on any of some words.
template <class Test>
static std::vector<uint8_t> passing(const World &world, const std::vector<std::string_view> &parts,
                                    size_t first, const Test &test) {
  std::vector<uint8_t> passes(world.texts.texts.size());
  for (size_t place = first; place < parts.size(); place++) {
    std::string wanted(parts[place]);
    for (char &letter : wanted) letter = lower(letter);
    for (size_t code = 1; code < passes.size(); code++) {
      passes[code] |= test(world.texts.texts[code], wanted);
    }
  }
  return passes;
}

static void read_rule_line(World &world, const std::vector<std::string_view> &parts,
                           std::map<std::string, std::vector<std::string_view>> &channels) {
  Rule *rule = world.rules.empty() ? nullptr : &world.rules.back();
  if (parts[0] == "channel") {
    channels[std::string(parts[1])] = {parts.begin() + 2, parts.end()};
  } else if (parts[0] == "program") {
    world.programs.emplace(parts[1], uint32_t(world.program_count++));
    std::vector<int> steps;
    std::vector<std::string> names;
    const auto &channel = channels[std::string(parts[2])];
    for (size_t place = 0; place < channel.size(); place += 2) {
      names.emplace_back(channel[place]);
      steps.push_back(int(number(channel[place + 1])));
    }
    world.steps.push_back(steps);
    world.names.push_back(names);
  } else if (parts[0] == "static_list") {
    world.list_numbers.emplace(parts[1], uint32_t(world.list_count++));
  } else if (parts[0] == "rule") {
    Rule next;
    next.id = uint32_t(number(parts[1]));
    next.priority = uint32_t(number(parts[2]));
    next.interval = parts[3] == "every time" ? 0 : parts[3] == "once" ? -1 : 7 * 86400;
    if (next.interval != 0) next.last.assign(world.people.size(), INT64_MIN);
    world.rules.push_back(next);
  } else if (parts[0] == "trigger" && parts[1] == "status") {
    rule->kind = status_kind;
    rule->asset = world.programs.find(parts[2])->second;
    rule->values.assign(64, 0);
    rule->values[status_position(world, rule->asset, parts[3]) + 1] = 1;
  } else if (parts[0] == "trigger" && parts[1] == "value") {
    rule->kind = value_kind;
    rule->asset = field(parts[2]);
    if (parts.size() > 3) rule->values = passing(world, parts, 3, same);
  } else if (parts[0] == "trigger") {
    rule->kind = list_kind;
    rule->asset = world.list_numbers.find(parts[2])->second;
  } else if (parts[0] == "filter") {
    Filter filter;
    if (parts[1] == "is" || parts[1] == "contains") {
      filter.kind = Filter::text;
      filter.field_or_program = field(parts[2]);
      filter.passes = parts[1] == "is" ? passing(world, parts, 3, same)
                                       : passing(world, parts, 3, contains);
    } else if (parts[1] == "at_least") {
      filter.kind = Filter::at_least;
      filter.number = int32_t(number(parts[3]));
    } else if (parts[1] == "false") {
      filter.kind = Filter::subscribed;
    } else {
      filter.kind = Filter::member;
      filter.field_or_program = world.programs.find(parts[2])->second;
      filter.passes.assign(64, 0);
      for (size_t place = 3; place < parts.size(); place++) {
        filter.passes[status_position(world, filter.field_or_program, parts[place]) + 1] = 1;
      }
    }
    rule->filters.push_back(filter);
  } else {
    Step step;
    if (parts[1] == "score") {
      step.kind = Step::score;
      step.number = int32_t(number(parts[2].substr(1)));
    } else if (parts[1] == "value") {
      step.kind = Step::value;
      step.target = field(parts[2]);
      step.value_code = world.texts.code(parts[3]);
    } else if (parts[1] == "status") {
      step.kind = Step::status;
      step.target = world.programs.find(parts[2])->second;
      step.value_code = status_position(world, step.target, parts[3]) + 1;
    } else {
      step.kind = Step::list;
      step.target = world.list_numbers.find(parts[2])->second;
    }
    rule->flow.push_back(step);
  }
}

static void read_people(World &world, const File &file) {
  world.texts.code("null");
  for_each_row<22>(file.parts(1)[0], [&](const std::string_view *cells) {
    Person person;
    person.texts[person_status] = world.texts.code(cells[13]);
    person.texts[country] = world.texts.code(cells[8]);
    person.texts[industry] = world.texts.code(cells[9]);
    person.texts[source] = world.texts.code(cells[12]);
    person.texts[title] = world.texts.code(cells[5]);
    person.score = is_null(cells[14]) ? INT32_MIN : int32_t(number(cells[14]));
    person.unsubscribed = cells[15] == "true";
    world.people.push_back(person);
    world.ids.push_back(number(cells[0]));
  });
  world.rows.assign(size_t(world.ids.back() - world.ids.front() + 1), UINT32_MAX);
  for (size_t row = 0; row < world.ids.size(); row++) {
    world.rows[size_t(world.ids[row] - world.ids.front())] = uint32_t(row);
  }
}

// Returns the value of a key of the attributes, whose quotes are doubled in the file.
static std::string_view attribute(std::string_view json, std::string_view key) {
  size_t at = json.find(key);
  if (at == std::string_view::npos) return {};
  size_t start = at + key.size() + 5;
  return json.substr(start, json.find("\"\"", start) - start);
}

static std::vector<Event> read_events(World &world, const File &file) {
  std::vector<Event> events;
  for_each_row<8>(file.parts(1)[0], [&](const std::string_view *cells) {
    Event event{world.row(cells[1]), 0, 0, 0};
    int64_t type = number(cells[3]);
    if (type == 104) {
      event.kind = status_kind;
      event.asset = uint16_t(world.programs.find(cells[6])->second);
      std::string_view name = attribute(cells[7], "New Status");
      event.value =
          name == "Not in Program" ? 0 : status_position(world, event.asset, name) + 1;
    } else if (type == 13) {
      event.kind = value_kind;
      event.asset = uint16_t(field(cells[6]));
      event.value = world.texts.code(attribute(cells[7], "New Value"));
    } else {
      event.kind = list_kind;
      event.asset = uint16_t(world.list_numbers.find(cells[6])->second);
      event.value = type == 24;
    }
    events.push_back(event);
  });
  return events;
}

struct Start {
  uint32_t rule, value;
};

class Loop {
 public:
  explicit Loop(World &world) : world_(world) { queue_.reserve(1024); }

  void take(const Event &event, int64_t now) {
    person_ = event.person;
    bool is_changed = false;
    switch (event.kind) {
      case status_kind: is_changed = set_status(event.asset, event.value); break;
      case value_kind: is_changed = set_value(event.asset, event.value); break;
      default: is_changed = set_list(event.asset, event.value != 0);
    }
    if (!is_changed) world_.rejected++;
    finish_operation(0);
    for (size_t place = 0; place < queue_.size(); place++) {
      size_t before = queue_.size();
      run(queue_[place], now);
      finish_operation(before);
    }
    queue_.clear();
  }

 private:
  World &world_;
  std::vector<Start> queue_;
  uint32_t person_ = 0;

  // What one operation caused begins by priority, then by id.
  void finish_operation(size_t first) {
    if (queue_.size() - first < 2) return;
    std::stable_sort(queue_.begin() + long(first), queue_.end(), [&](Start left, Start right) {
      const Rule &a = world_.rules[left.rule], &b = world_.rules[right.rule];
      return a.priority != b.priority ? a.priority < b.priority : a.id < b.id;
    });
  }

  void wake(Kind kind, uint32_t asset, uint32_t value) {
    world_.activities++;
    for (uint32_t rule : world_.index[kind][asset]) queue_.push_back({rule, value});
  }

  bool set_status(uint32_t program, uint32_t status) {
    uint8_t &held = world_.statuses[person_ * world_.program_count + program];
    if (status == held) return false;
    const auto &steps = world_.steps[program];
    if (status != 0 && held != 0 && steps[status - 1] < steps[held - 1]) return false;
    held = uint8_t(status);
    wake(status_kind, program, status);
    return true;
  }
  bool set_value(uint32_t field, uint32_t value) {
    uint32_t &held = world_.people[person_].texts[field];
    if (held == value) return false;
    held = value;
    wake(value_kind, field, value);
    return true;
  }
  bool set_list(uint32_t list, bool is_member) {
    uint8_t &held = world_.lists[person_ * world_.list_count + list];
    if (held == is_member) return false;
    held = is_member;
    if (is_member) wake(list_kind, list, 1); else world_.activities++;
    return true;
  }

  bool passes(const Rule &rule) const {
    const Person &person = world_.people[person_];
    for (const Filter &filter : rule.filters) {
      switch (filter.kind) {
        case Filter::text:
          if (!filter.passes[person.texts[filter.field_or_program]]) return false;
          break;
        case Filter::at_least:
          if (person.score < filter.number) return false;
          break;
        case Filter::subscribed:
          if (person.unsubscribed) return false;
          break;
        case Filter::member:
          if (!filter.passes[world_.statuses[person_ * world_.program_count +
                                             filter.field_or_program]]) {
            return false;
          }
      }
    }
    return true;
  }

  void run(Start start, int64_t now) {
    Rule &rule = world_.rules[start.rule];
    if (!rule.values.empty() && !rule.values[start.value]) return;
    if (!passes(rule)) {
      rule.filtered++;
      return;
    }
    if (rule.interval != 0) {
      int64_t &last = rule.last[person_];
      if (last != INT64_MIN && (rule.interval < 0 || now < last + rule.interval)) {
        rule.refused++;
        return;
      }
      last = now;
    }
    rule.entered++;
    for (const Step &step : rule.flow) {
      switch (step.kind) {
        case Step::score: {
          int32_t &score = world_.people[person_].score;
          score = (score == INT32_MIN ? 0 : score) + step.number;
          world_.activities++;
          break;
        }
        case Step::value: set_value(step.target, step.value_code); break;
        case Step::status: set_status(step.target, step.value_code); break;
        case Step::list: set_list(step.target, true);
      }
    }
  }
};

static void print_answer(const World &world, const double *times) {
  int64_t score_sum = 0;
  uint64_t members = 0, listed = 0, entered = 0;
  for (const Person &person : world.people) score_sum += std::max(person.score, 0);
  for (uint8_t status : world.statuses) members += status != 0;
  for (uint8_t member : world.lists) listed += member;
  for (const Rule &rule : world.rules) entered += rule.entered;
  printf("{\"load_s\": %.6f, \"loop_s\": %.6f, \"entered\": %llu, \"rejected_events\": %llu, "
         "\"activities\": %llu, \"score_sum\": %lld, \"members\": %llu, \"listed\": %llu, "
         "\"campaigns\": {",
         times[1] - times[0], times[2] - times[1], (unsigned long long)entered,
         (unsigned long long)world.rejected, (unsigned long long)world.activities,
         (long long)score_sum, (unsigned long long)members, (unsigned long long)listed);
  const char *comma = "";
  for (const Rule &rule : world.rules) {
    if (rule.entered + rule.refused + rule.filtered == 0) continue;
    printf("%s\"%u\": [%llu, %llu, %llu]", comma, rule.id, (unsigned long long)rule.entered,
           (unsigned long long)rule.filtered, (unsigned long long)rule.refused);
    comma = ", ";
  }
  printf("}}\n");
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: events STATE_FOLDER ACTIVITIES RULE_LINES\n");
    return 2;
  }
  std::string folder = arguments[1];
  double times[3] = {now()};
  static World world;
  File people(folder + "/people.csv");
  read_people(world, people);

  // Names first, then events, so that all texts are known when the rules test them.
  File lines(arguments[3]);
  std::map<std::string, std::vector<std::string_view>> channels;
  std::vector<std::vector<std::string_view>> rule_lines;
  std::string_view rest(lines.bytes, lines.size);
  while (!rest.empty()) {
    size_t end = std::min(rest.find('\n'), rest.size());
    auto parts = words(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    bool is_name = parts[0] == "channel" || parts[0] == "program" || parts[0] == "static_list";
    if (is_name) read_rule_line(world, parts, channels); else rule_lines.push_back(parts);
    if (parts[0] == "step" && parts[1] == "value") world.texts.code(parts[3]);
  }
  File activities(arguments[2]);
  std::vector<Event> events = read_events(world, activities);
  for (const auto &parts : rule_lines) read_rule_line(world, parts, channels);
  for (size_t rule = 0; rule < world.rules.size(); rule++) {
    world.index[world.rules[rule].kind][world.rules[rule].asset].push_back(uint32_t(rule));
  }
  world.statuses.assign(world.people.size() * world.program_count, 0);
  world.lists.assign(world.people.size() * world.list_count, 0);
  File members(folder + "/program_members.csv");
  for_each_row<10>(members.parts(1)[0], [&](const std::string_view *cells) {
    auto program = uint32_t(number(cells[0]) - 1001);
    world.statuses[world.row(cells[1]) * world.program_count + program] =
        uint8_t(status_position(world, program, cells[2]) + 1);
  });
  times[1] = now();

  Loop loop(world);
  // One event a second.
  int64_t instant = 0;
  for (const Event &event : events) loop.take(event, instant++);
  times[2] = now();
  print_answer(world, times);
  return 0;
}
