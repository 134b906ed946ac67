#include <vector>

#include "output.hpp"
#include "rules.hpp"

namespace bench {

// What events have done so far, so that old values are true as long as no flow interferes.
struct State {
  const DataSet &data;
  std::vector<uint8_t> statuses;  // 0 for outside, else the position plus one
  std::vector<std::vector<uint8_t>> lists;
  std::vector<std::string> values;

  static constexpr uint32_t fields = 5;

  explicit State(const DataSet &data)
      : data(data),
        statuses(data.people * (data.world.programs + 1)),
        lists(event_lists + 1, std::vector<uint8_t>(data.people)),
        values(data.people * fields) {
    for (uint64_t row = 0; row < data.people; row++) {
      for (uint32_t program = 1; program <= data.world.programs; program++) {
        auto held = data.program_status(program, row);
        if (held) status(program, row) = uint8_t(*held + 1);
      }
      Person person = data.person(row);
      std::string *mine = &values[row * fields];
      mine[0] = person.status;
      mine[1] = person.country;
      mine[2] = person.industry;
      mine[3] = person.source;
      mine[4] = person.title;
    }
  }
  uint8_t &status(uint32_t program, uint64_t row) {
    return statuses[row * (data.world.programs + 1) + program];
  }
};

static const char *field_names[] = {"Person Status", "Country", "Industry", "Person Source",
                                    "Job Title"};

static std::string value_of(Random &random, uint32_t field) {
  static const std::vector<const char *> *values[] = {&person_statuses, &countries, &industries,
                                                      &sources};
  if (field == 4) return job_title(random);
  return (*values[field])[random.below(uint32_t(values[field]->size()))];
}

// Appends the cells from the type on; false when the draw would change nothing.
static bool append_event(Rows &rows, State &state, Random &random, uint64_t row) {
  const World &world = state.data.world;
  double draw = random.unit();
  if (draw < 0.45) {
    uint32_t program = 1 + random.skewed(world.programs);
    const auto &statuses = world.channel(program).statuses;
    uint8_t &held = state.status(program, row);
    std::string old = held == 0 ? "Not in Program" : statuses[held - 1].name;
    uint8_t next = held == statuses.size()
                       ? 0
                       : uint8_t(held + 1 + random.below(uint32_t(statuses.size() - held)));
    bool success = next > 0 && statuses[next - 1].success &&
                   (held == 0 || !statuses[held - 1].success);
    held = next;
    std::string name = next == 0 ? "Not in Program" : statuses[next - 1].name;
    rows.cell(104).cell("null").cell(world.program_id(program)).cell(world.program_name(program));
    rows.cell("{\"Old Status\":\"" + old + "\",\"New Status\":\"" + name +
              "\",\"Success\":" + (success ? "true" : "false") +
              ",\"Acquired By\":false,\"Reason\":\"Web service API\"}");
  } else if (draw < 0.75) {
    uint32_t field = random.below(State::fields);
    std::string value = value_of(random, field);
    std::string &held = state.values[row * State::fields + field];
    if (held == value) return false;
    rows.cell(13).cell("null").cell("null").cell(field_names[field]);
    rows.cell("{\"Old Value\":\"" + held + "\",\"New Value\":\"" + value +
              "\",\"Reason\":\"Web service API\",\"Source\":\"Web service API\"}");
    held = value;
  } else {
    uint32_t list = 1 + random.skewed(event_lists);
    uint8_t &held = state.lists[list][row];
    rows.cell(held != 0 ? 25 : 24).cell("null").cell(5000 + list).cell(list_name(list));
    rows.cell("{}");
    held = held == 0;
  }
  return true;
}

void write_activities(const std::filesystem::path &path, const DataSet &data, uint64_t count) {
  State state(data);
  FILE *file = open_file(path);
  write_all(file,
            "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,"
            "primaryAttributeValue,attributes\n");
  Rows rows;
  auto hot = data.people / 50 + 1;
  for (uint64_t number = 0; number < count; number++) {
    Random random = Random::at(data.seed, 60, number);
    bool is_hot = random.chance(0.3);
    uint64_t row = random.next() % (is_hot ? hot : data.people);
    rows.cell(int64_t(10'000'000 + number)).cell(data.person_id(row));
    rows.cell(instant_text(data_end + int64_t(number)));
    while (!append_event(rows, state, random, row)) {
    }
    rows.end();
    if (rows.bytes.size() > 1 << 20) {
      write_all(file, rows.bytes);
      rows.bytes.clear();
    }
  }
  write_all(file, rows.bytes);
  fclose(file);
}

}  // namespace bench
