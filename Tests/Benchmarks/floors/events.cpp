// The floor of `rulec simulate`: a loop over a million events and the trigger campaigns they wake.
//
// A status never goes to a lower step, writing what is there already is no change, a flow runs to
// its end before the campaigns it wakes begin, and those begin by priority and id. Both systems are
// kept, with an entry in the log for every change, and a cycle carries changes over to Salesforce
// every ten minutes. With `marketo` as the last word there is neither Salesforce nor a log: one
// byte for each membership, and that is all.
#include "events.hpp"

#include "both_sides.hpp"

using namespace floors;

// Marketo's memberships and nothing else.
class MarketoOnly {
 public:
  struct Row {
    uint8_t status;
  };
  uint64_t entry_count = 0;

  explicit MarketoOnly(World &world) : world_(world) {
    rows_.assign(world.people.size() * world.program_count, Row{0});
  }
  void load_member(uint32_t program, uint32_t person, uint8_t status, const std::string_view *) {
    row(program, person).status = status;
  }
  void load_campaigns(const std::string &) {}
  Row &row(uint32_t program, uint32_t person) {
    return rows_[person * world_.program_count + program];
  }
  uint8_t status(uint32_t program, uint32_t person) { return row(program, person).status; }
  void write_status(Row &row, uint32_t, uint32_t, uint8_t status, const Cause &) {
    row.status = status;
    entry_count++;
  }
  void value_changed(uint32_t, uint32_t, uint32_t, uint32_t, const Cause &) { entry_count++; }
  void score_changed(uint32_t, uint32_t, uint32_t, const Cause &) { entry_count++; }
  void list_changed(uint32_t, uint32_t, bool, const Cause &) { entry_count++; }
  void begin(int64_t) {}
  void end() {}
  uint64_t member_count() const {
    return uint64_t(std::count_if(rows_.begin(), rows_.end(), [](Row row) { return row.status; }));
  }
  void print() const {}

 private:
  World &world_;
  std::vector<Row> rows_;
};

// Both systems, the log, and the cycle between them.
class BothSides {
 public:
  using Row = Membership;
  Log log;

  explicit BothSides(World &world) : world_(world), records_(world.people.size()) {
    members_.reserve(world.people.size() * 16);
    for (size_t row = 0; row < world.people.size(); row++) {
      bool is_lead = !is_null(world.lead_ids[row]);
      if (!is_lead && is_null(world.contact_ids[row])) continue;
      records_[row].kind = is_lead ? Record::lead : Record::contact;
    }
    success_.assign(world.program_count, {});
    sync_.changes.resize(world.program_count);
    is_mapped_.assign(world.program_count, false);
  }

  void load_member(uint32_t program, uint32_t person, uint8_t status,
                   const std::string_view *cells) {
    Membership &member = members_(program, person);
    member.status = status;
    member.is_acquired = cells[3] == "true";
    member.is_success = cells[4] == "true";
    if (!is_null(cells[5])) member.success_day = date(cells[5]);
    if (!is_null(cells[6])) member.joined_day = date(cells[6]);
    // The extract says which statuses are success.
    if (member.is_success) success_[program][status] = true;
  }

  // Reads which campaigns are mapped, and who is a member: a mapped one has the program's name.
  void load_campaigns(const std::string &folder) {
    Texts ids;
    File campaigns(folder + "/campaigns.csv");
    for_each_row<9>(campaigns.parts(1)[0], [&](const std::string_view *cells) {
      uint32_t campaign = ids.code(cells[0]);
      auto program = world_.programs.find(cells[1]);
      is_mapped_[campaign] = program != world_.programs.end();
    });
    for (const auto &[name, program] : world_.programs) {
      if (is_mapped_[program]) sync_.order.push_back(program);
    }
    RecordIndex index;
    index.reserve(world_.people.size());
    for (uint32_t row = 0; row < world_.people.size(); row++) {
      std::string_view id =
          is_null(world_.lead_ids[row]) ? world_.contact_ids[row] : world_.lead_ids[row];
      if (!is_null(id)) index.insert(id, row);
    }
    File members(folder + "/campaign_members.csv");
    for_each_row<9>(members.parts(1)[0], [&](const std::string_view *cells) {
      uint32_t program = ids.code(cells[1]);
      if (!is_mapped_[program]) return;
      uint32_t person = index.row(cells[2].empty() ? cells[3] : cells[2]);
      Membership &member = members_(program, person);
      auto status = uint8_t(status_position(world_, program, cells[4]) + 1);
      if (member.status != status) {
        fprintf(stderr, "a member differs before the first cycle, which is not covered\n");
        exit(3);
      }
      member.campaign = member.observed = status;
      member.shadow_program = member.shadow_campaign = status;
      if (!cells[6].empty()) member.responded_day = date(cells[6]);
    });
    members_.for_each([&](uint32_t program, const Membership &member) {
      if (is_mapped_[program] && member.status != member.shadow_program) {
        sync_.mark(program, uint32_t(member.key - 1));
      }
    });
  }

  Row &row(uint32_t program, uint32_t person) { return members_(program, person); }
  uint8_t status(uint32_t program, uint32_t person) {
    return members_.find(program, person).status;
  }

  void write_status(Row &row, uint32_t program, uint32_t person, uint8_t status,
                    const Cause &cause) {
    uint8_t old = row.status;
    bool is_success = status != 0 && !row.is_success && success_[program][status];
    if (old == 0) row.joined_day = day_;
    if (is_success) row.is_success = true, row.success_day = day_;
    if (status == 0) row.is_success = row.is_acquired = false, row.success_day = 0;
    row.status = status;
    log({now_, person, program, old, status, cause, 104, is_success, false});
    if (is_mapped_[program]) sync_.mark(program, person);
  }
  void value_changed(uint32_t person, uint32_t field, uint32_t old, uint32_t value,
                     const Cause &cause) {
    log({now_, person, field, old, value, cause, 13, false, false});
    changes_.push_back(uint64_t(person) << 8 | field);
  }
  void score_changed(uint32_t person, uint32_t old, uint32_t value, const Cause &cause) {
    log({now_, person, 0, old, value, cause, 22, false, false});
  }
  void list_changed(uint32_t person, uint32_t list, bool is_member, const Cause &cause) {
    log({now_, person, list, 0, 0, cause, uint8_t(is_member ? 24 : 25), false, false});
  }

  void begin(int64_t now) {
    now_ = now;
    day_ = uint16_t(first_day + (now + 7200) / 86400);
  }
  // Ends the events of an instant, after which a cycle comes.
  void end() {
    if (now_ % 600 != 0) return;
    push_fields();
    sync_.cycle(
        members_, log, now_, day_, [&](uint32_t person) { make_lead(person); },
        [&](uint32_t program, uint8_t status) { return success_[program][status]; });
  }

  uint64_t member_count() const {
    uint64_t count = 0;
    members_.for_each([&](uint32_t, const Membership &member) { count += member.status != 0; });
    return count;
  }
  void print() const {
    uint64_t campaign_members = 0;
    members_.for_each([&](uint32_t, const Membership &member) {
      campaign_members += member.campaign != 0;
    });
    printf("\"log_entries\": %llu, \"leads_created\": %llu, \"records_updated\": %llu, "
           "\"added\": %llu, \"changed\": %llu, \"removed\": %llu, \"campaign_members\": %llu, ",
           (unsigned long long)log.count, (unsigned long long)leads_,
           (unsigned long long)updated_, (unsigned long long)sync_.added,
           (unsigned long long)sync_.changed, (unsigned long long)sync_.removed,
           (unsigned long long)campaign_members);
  }

 private:
  // A lead or contact, with the fields that the sync keeps equal.
  struct Record {
    enum { none, lead, contact } kind = none;
    uint32_t texts[field_count] = {};
    bool unsubscribed = false;
    OtherCells others;
    char id[18] = {};
  };

  // 2026-10-01, when events begin.
  static constexpr int64_t first_day = 20727;

  World &world_;
  Memberships members_;
  MemberSync sync_;
  std::vector<Record> records_;
  std::vector<std::array<bool, 64>> success_;
  std::vector<bool> is_mapped_;
  // Fields that changed, as pairs of person and field.
  std::vector<uint64_t> changes_;
  uint64_t leads_ = 0, updated_ = 0;
  int64_t now_ = 0;
  uint16_t day_ = 0;

  static uint16_t date(std::string_view text) {
    return uint16_t(seconds(std::string(text) + "T00:00:00Z") / 86400);
  }

  void push_fields() {
    std::sort(changes_.begin(), changes_.end());
    for (size_t place = 0; place < changes_.size();) {
      auto person = uint32_t(changes_[place] >> 8);
      Record &record = records_[person];
      bool is_written = false;
      for (; place < changes_.size() && changes_[place] >> 8 == person; place++) {
        uint64_t field = changes_[place] & 255;
        uint32_t value = world_.people[person].texts[field];
        // The company of a contact is never written.
        if (record.kind == Record::contact && field == industry) continue;
        if (record.texts[field] == value) continue;
        record.texts[field] = value;
        is_written = true;
      }
      if (record.kind == Record::none || !is_written) continue;
      updated_++;
      log({now_, person, 0, 0, 0, {}, 28, false, false});
    }
    changes_.clear();
  }

  void make_lead(uint32_t person) {
    Record &record = records_[person];
    if (record.kind != Record::none) return;
    record.kind = Record::lead;
    const Person &values = world_.people[person];
    std::copy(std::begin(values.texts), std::end(values.texts), record.texts);
    record.unsubscribed = values.unsubscribed;
    record.others = world_.others[person];
    if (is_null(record.others[3])) record.others[3] = "Not provided";
    make_id(record.id, ++leads_);
    log({now_, person, 0, 0, 0, {}, 19, false, false});
    // Type and both ids of the person.
    for (uint32_t field = 0; field < 3; field++) {
      log({now_, person, field_count + field, 0, uint32_t(leads_), {}, 13, false, false});
    }
  }

  // Ten letters or digits after the prefix, and three that say which of them are capitals.
  static void make_id(char *id, uint64_t serial) {
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    memcpy(id, "00QSIM000000000", 15);
    for (size_t place = 14; serial != 0; serial /= 62) id[place--] = digits[serial % 62];
    for (size_t part = 0; part < 3; part++) {
      size_t capitals = 0;
      for (size_t place = 0; place < 5; place++) {
        char letter = id[part * 5 + place];
        capitals |= size_t(letter >= 'A' && letter <= 'Z') << place;
      }
      id[15 + part] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[capitals];
    }
  }
};

struct Start {
  uint32_t rule, value;
};

template <class Sides>
class Loop {
 public:
  Loop(World &world, Sides &sides) : world_(world), sides_(sides) { queue_.reserve(1024); }

  void take(const Event &event, int64_t now) {
    sides_.begin(now);
    person_ = event.person;
    cause_ = Cause{};
    bool is_changed = false;
    switch (event.kind) {
      case status_kind: is_changed = set_status(event.asset, event.value); break;
      case value_kind: is_changed = set_value(event.asset, event.value); break;
      default: is_changed = set_list(event.asset, event.value != 0);
    }
    if (!is_changed) world_.rejected++;
    finish_operation(0);
    // A cycle comes before the campaigns that the event starts.
    sides_.end();
    for (size_t place = 0; place < queue_.size(); place++) {
      size_t before = queue_.size();
      run(queue_[place], now);
      finish_operation(before);
    }
    queue_.clear();
  }

 private:
  World &world_;
  Sides &sides_;
  std::vector<Start> queue_;
  Cause cause_;
  uint32_t person_ = 0, runs_ = 0;

  // What one operation caused begins by priority, then by id.
  void finish_operation(size_t first) {
    if (queue_.size() - first < 2) return;
    std::stable_sort(queue_.begin() + long(first), queue_.end(), [&](Start left, Start right) {
      const Rule &a = world_.rules[left.rule], &b = world_.rules[right.rule];
      return a.priority != b.priority ? a.priority < b.priority : a.id < b.id;
    });
  }

  void wake(Kind kind, uint32_t asset, uint32_t value) {
    for (uint32_t rule : world_.index[kind][asset]) queue_.push_back({rule, value});
  }

  bool set_status(uint32_t program, uint32_t status) {
    auto &row = sides_.row(program, person_);
    if (status == row.status) return false;
    const auto &steps = world_.steps[program];
    if (status != 0 && row.status != 0 && steps[status - 1] < steps[row.status - 1u]) return false;
    sides_.write_status(row, program, person_, uint8_t(status), cause_);
    wake(status_kind, program, status);
    return true;
  }
  bool set_value(uint32_t field, uint32_t value) {
    uint32_t &held = world_.people[person_].texts[field];
    if (held == value) return false;
    sides_.value_changed(person_, field, held, value, cause_);
    held = value;
    wake(value_kind, field, value);
    return true;
  }
  bool set_list(uint32_t list, bool is_member) {
    uint8_t &held = world_.lists[person_ * world_.list_count + list];
    if (held == is_member) return false;
    held = is_member;
    sides_.list_changed(person_, list, is_member, cause_);
    if (is_member) wake(list_kind, list, 1);
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
          if (!filter.passes[sides_.status(filter.field_or_program, person_)]) return false;
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
    cause_ = {rule.id, ++runs_, 0};
    for (Step &step : rule.flow) {
      bool is_changed = perform(step);
      (is_changed ? step.succeeded : step.skipped)++;
      cause_.step++;
    }
  }

  bool perform(const Step &step) {
    switch (step.kind) {
      case Step::score: {
        int32_t &score = world_.people[person_].score;
        int32_t old = score == INT32_MIN ? 0 : score;
        score = old + step.number;
        sides_.score_changed(person_, uint32_t(old), uint32_t(score), cause_);
        return true;
      }
      case Step::value: return set_value(step.target, step.value_code);
      case Step::status: return set_status(step.target, step.value_code);
      default: return set_list(step.target, true);
    }
  }
};

template <class Sides>
static void print_answer(const World &world, const Sides &sides, const double *times) {
  int64_t score_sum = 0;
  uint64_t listed = 0, entered = 0;
  for (const Person &person : world.people) score_sum += std::max(person.score, 0);
  for (uint8_t member : world.lists) listed += member;
  for (const Rule &rule : world.rules) entered += rule.entered;
  printf("{\"load_s\": %.6f, \"loop_s\": %.6f, \"entered\": %llu, \"rejected_events\": %llu, "
         "\"score_sum\": %lld, \"members\": %llu, \"listed\": %llu, ",
         times[1] - times[0], times[2] - times[1], (unsigned long long)entered,
         (unsigned long long)world.rejected, (long long)score_sum,
         (unsigned long long)sides.member_count(), (unsigned long long)listed);
  sides.print();
  printf("\"campaigns\": {");
  const char *comma = "";
  for (const Rule &rule : world.rules) {
    if (rule.entered + rule.refused + rule.filtered == 0) continue;
    printf("%s\"%u\": [%llu, %llu, %llu", comma, rule.id, (unsigned long long)rule.entered,
           (unsigned long long)rule.filtered, (unsigned long long)rule.refused);
    for (const Step &step : rule.flow) {
      printf(", %llu, %llu", (unsigned long long)step.succeeded, (unsigned long long)step.skipped);
    }
    printf("]");
    comma = ", ";
  }
  printf("}}\n");
}

template <class Sides>
static void measure(World &world, const std::string &folder, const std::vector<Event> &events,
                    double start) {
  static Sides sides(world);
  File members(folder + "/program_members.csv");
  for_each_row<10>(members.parts(1)[0], [&](const std::string_view *cells) {
    auto program = uint32_t(number(cells[0]) - 1001);
    auto status = uint8_t(status_position(world, program, cells[2]) + 1);
    sides.load_member(program, world.row(cells[1]), status, cells);
  });
  sides.load_campaigns(folder);
  double times[3] = {start, now()};
  Loop<Sides> loop(world, sides);
  // One event a second.
  int64_t instant = 0;
  for (const Event &event : events) loop.take(event, instant++);
  times[2] = now();
  print_answer(world, sides, times);
}

int main(int count, char **arguments) {
  bool is_marketo_only = count == 5 && arguments[4] == std::string_view("marketo");
  if (count != 4 && !is_marketo_only) {
    fprintf(stderr, "usage: events STATE_FOLDER ACTIVITIES RULE_LINES [marketo]\n");
    return 2;
  }
  std::string folder = arguments[1];
  double start = now();
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
  world.lists.assign(world.people.size() * world.list_count, 0);
  if (is_marketo_only) {
    measure<MarketoOnly>(world, folder, events, start);
  } else {
    measure<BothSides>(world, folder, events, start);
  }
  return 0;
}
