// The world of the event floors: people, rules and events, read from the files of the workload.
//
// Knows the semantics that the generated rules need and no more.
#pragma once
#include <algorithm>
#include <array>
#include <map>

#include "csv.hpp"

namespace floors {

enum Kind : uint8_t { status_kind, value_kind, list_kind, kind_count };
enum Field : uint8_t { person_status, country, industry, source, title, field_count };

inline const char *const field_names[field_count] = {"Person Status", "Country", "Industry",
                                               "Person Source", "Job Title"};

struct Person {
  uint32_t texts[field_count];
  int32_t score;  // INT32_MIN is null
  bool unsubscribed;
};

// The other columns of the extract that Salesforce has, too.
constexpr std::array<size_t, 8> other_columns = {1, 2, 3, 4, 6, 7, 10, 11};
using OtherCells = std::array<std::string_view, other_columns.size()>;

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
  uint64_t succeeded = 0, skipped = 0;
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
  std::vector<OtherCells> others;
  std::vector<int64_t> ids;
  std::vector<uint32_t> rows;
  // The lead or contact of each person, "null" for none.
  std::vector<std::string_view> lead_ids, contact_ids;
  size_t program_count = 0, list_count = 0;
  std::vector<uint8_t> lists;
  std::vector<std::vector<int>> steps;  // of each program, by status position
  std::vector<std::vector<std::string>> names;
  std::map<std::string, uint32_t, std::less<>> programs, list_numbers;
  std::vector<Rule> rules;
  std::vector<uint32_t> index[kind_count][512];
  uint64_t rejected = 0;

  uint32_t row(std::string_view id) const { return rows[size_t(number(id) - ids.front())]; }
};

inline std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> parts;
  for (size_t start = 0; start <= line.size();) {
    size_t end = std::min(line.find('\t', start), line.size());
    parts.push_back(line.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

inline uint32_t status_position(const World &world, uint32_t program, std::string_view name) {
  const auto &names = world.names[program];
  return uint32_t(std::find(names.begin(), names.end(), name) - names.begin());
}

inline uint32_t field(std::string_view name) {
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

inline void read_rule_line(World &world, const std::vector<std::string_view> &parts,
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

inline void read_people(World &world, const File &file) {
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
    OtherCells &others = world.others.emplace_back();
    for (size_t place = 0; place < others.size(); place++) {
      others[place] = cells[other_columns[place]];
    }
    world.lead_ids.push_back(cells[20]);
    world.contact_ids.push_back(cells[21]);
    world.ids.push_back(number(cells[0]));
  });
  world.rows.assign(size_t(world.ids.back() - world.ids.front() + 1), UINT32_MAX);
  for (size_t row = 0; row < world.ids.size(); row++) {
    world.rows[size_t(world.ids[row] - world.ids.front())] = uint32_t(row);
  }
}

// Returns the value of a key of the attributes, whose quotes are doubled in the file.
inline std::string_view attribute(std::string_view json, std::string_view key) {
  size_t at = json.find(key);
  if (at == std::string_view::npos) return {};
  size_t start = at + key.size() + 5;
  return json.substr(start, json.find("\"\"", start) - start);
}

inline std::vector<Event> read_events(World &world, const File &file) {
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

}  // namespace floors
