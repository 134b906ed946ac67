// A workspace of many campaigns, ten to a program, as a large team might keep it.
//
// Campaigns wake each other only downwards (list, status, field, request, Salesforce), each group
// of programs has fields of its own, and nothing is questionable: the checker finds nothing.
#include <functional>

#include "output.hpp"
#include "rules.hpp"

namespace bench {

namespace {

constexpr uint32_t campaigns_per_program = 10;
constexpr uint32_t programs_per_field = 5;

const std::vector<const char *> cities = {"Stockholm", "Berlin", "Lyon", "Porto", "Oslo",
                                          "Utrecht", "Turin", "Gdańsk", "Cork", "Basel"};

// One program of the workspace and what its campaigns have in common.
struct Team {
  const World &world;
  uint32_t program;
  uint64_t seed;

  std::string name() const { return world.program_name(program); }
  std::string campaign() const { return world.campaign_name(program); }
  const Status &status(uint32_t place) const { return world.channel(program).statuses[place]; }
  std::string field(const char *kind) const {
    char text[32];
    snprintf(text, sizeof text, "%s %04u", kind, (program - 1) / programs_per_field + 1);
    return text;
  }
  const char *success() const {
    for (const Status &status : world.channel(program).statuses) {
      if (status.success) return status.name;
    }
    return status(1).name;
  }
};

std::string values(Random &random, const std::vector<const char *> &from, uint32_t count) {
  uint32_t first = random.below(uint32_t(from.size()) - count + 1);
  std::string text = "[";
  for (uint32_t place = first; place < first + count; place++) {
    text += (place > first ? ", " : "") + std::string(from[place]);
  }
  return text + "]";
}

// The beginning of a campaign file, up to its smart list.
std::string opening(const Team &team, Random &random, uint32_t slot, const char *name,
                    const char *about) {
  std::string city = cities[random.below(uint32_t(cities.size()))];
  char number[16];
  snprintf(number, sizeof number, "%u", 100'000 + team.program * campaigns_per_program + slot);
  return "# " + team.name() + ": kept by the team in " + city + ".\n" +
         "# Ask before you change the order of the steps.\n" + "smart_campaign: " + name +
         "\nid: " + number + "\nprogram: " + team.name() + "\ndescription: >-\n  " + about +
         "\n  Agreed with the team in " + city + "; reviewed every quarter.\n";
}

// Filters on people with a formula over their names; `more` are filters that always count. People of
// every country pass where the flow chooses by country, so that every choice is reached.
std::string filters(const Team &team, Random &random, const std::string &more = "",
                    const char *more_names = "", bool everywhere = false) {
  std::string region = values(random, countries, 3 + random.below(4));
  std::string text =
      "  filters:\n"
      "    # Only people whom sales knows already: no step here makes new leads.\n"
      "    - id: known\n"
      "      person:\n"
      "        SFDC Type: {is_not_empty: true}\n"
      "    - id: region\n"
      "      person:\n"
      "        Country: " + (everywhere ? "{is_not_empty: true}" : region) + "\n"
      "    - id: branch\n"
      "      person:\n"
      "        Industry: " + values(random, industries, 2 + random.below(3)) + "\n"
      "    - id: interested\n"
      "      person:\n"
      "        " + team.field("Interest Score") + ": {at_least: " +
      std::to_string(10 + 5 * random.below(10)) + "}\n"
      "    - id: decides\n"
      "      person:\n"
      "        Job Title: {contains: [Director, Head of, Chief]}\n";
  if (random.chance(0.5)) {
    text += "    - id: sized\n"
            "      person:\n"
            "        Number of Employees: {between: [50, " +
            std::to_string(500 + 100 * random.below(20)) + "]}\n" + more +
            "  match: known and region" + more_names +
            " and (branch or interested or decides or sized)\n";
  } else {
    text += more + "  match: known and region" + std::string(more_names) +
            " and (interested or (branch and decides))\n";
  }
  return text;
}

std::string wait_and_check(const Team &team, Random &random, const char *list) {
  return "  - wait:\n"
         "      for: " + std::to_string(1 + random.below(6)) + " days\n"
         "      until:\n"
         "        weekdays: [Mon, Tue, Wed, Thu]\n"
         "        at: \"" + (random.chance(0.5) ? "09:00" : "10:30") + "\"\n"
         "  # Whoever has moved on in the meantime gets nothing more from this flow.\n"
         "  - remove_from_flow:\n"
         "      choices:\n"
         "        - if: {member_of_smart_list: " + team.name() + "." + list + "}\n"
         "          do: nothing\n"
         "      default: {campaign: this campaign}\n";
}

std::string mail(const Team &team, Random &random, const char *name) {
  return "  - send_email:\n"
         "      choices:\n"
         "        - if:\n"
         "            person: {Country: " + values(random, countries, 2) + "}\n"
         "          email: " + team.name() + " " + name + " local\n"
         "        - if:\n"
         "            person: {Industry: " + values(random, industries, 2) + "}\n"
         "          email: " + team.name() + " " + name + " branch\n"
         "      default: {email: " + team.name() + " " + name + "}\n";
}

std::string score(const Team &team, Random &random) {
  return "  - change_score:\n"
         "      choices:\n"
         "        - if:\n"
         "            person: {" + team.field("Interest Score") + ": {at_least: " +
         std::to_string(80 + random.below(15)) + "}}\n"
         "          do: nothing\n"
         "        - if:\n"
         "            person: {Job Title: {starts_with: [Chief, Head]}}\n"
         "          score: " + team.field("Interest Score") + "\n"
         "          change: \"+" + std::to_string(6 + random.below(9)) + "\"\n"
         "      default:\n"
         "        score: " + team.field("Interest Score") + "\n"
         "        change: \"{{my.Usual score}}\"\n";
}

std::string set(const std::string &field, const std::string &value) {
  return "  - change_data_value: {field: " + field + ", value: " + value + "}\n";
}

using Template = std::function<std::string(const Team &, Random &)>;

std::string invite(const Team &team, Random &random) {
  return opening(team, random, 0, "01 Invite", "Invites everybody in the audience, once.") +
         "smart_list:\n" +
         filters(team, random,
                 "    - id: audience\n"
                 "      member_of_smart_list: " + team.name() + ".Audience\n"
                 "    - id: outside\n"
                 "      member_of_program: {program: {is_not: " + team.name() + "}}\n",
                 " and audience and outside") +
         "schedule:\n  run: 2026-11-0" + std::to_string(2 + random.below(5)) + " 09:00\n"
         "  qualify: once\n  people_max: 50000\n  block_non_operational: true\n"
         "flow:\n" +
         "  - change_program_status: {status: " + team.status(0).name + "}\n" +
         mail(team, random, "invitation") + wait_and_check(team, random, "Silent") +
         mail(team, random, "reminder");
}

std::string second_status(const Team &team, Random &random) {
  return opening(team, random, 1, "02 Welcome", "Thanks people and stays in touch.") +
         "smart_list:\n  triggers:\n    - program_status_is_changed:\n        program: " +
         team.name() + "\n        new_status: " + team.status(1).name + "\n" +
         filters(team, random) +
         "schedule: {active: true, qualify: once}\n"
         "flow:\n"
         "  - send_email: {email: " + team.name() + " welcome, operational: true}\n" +
         wait_and_check(team, random, "Moved on") + mail(team, random, "second letter") +
         wait_and_check(team, random, "Moved on") + mail(team, random, "third letter");
}

std::string import(const Team &team, Random &random) {
  return opening(team, random, 2, "03 Import", "Takes over what partners send us as a list.") +
         "smart_list:\n  triggers:\n    - added_to_list: " + team.name() + ".Imports\n" +
         filters(team, random,
                 "    - id: outside\n"
                 "      member_of_program: {program: {is_not: " + team.name() + "}}\n",
                 " and outside") +
         "schedule: {active: true, qualify: every time}\n"
         "flow:\n"
         "  - change_program_status: {status: " + team.status(1).name + "}\n" +
         score(team, random) +
         mail(team, random, "partner letter") +
         "  - remove_from_list: {list: " + team.name() + ".Imports}\n";
}

std::string interest(const Team &team, Random &random) {
  return opening(team, random, 3, "04 Success", "Counts a success and notes what it was about.") +
         "smart_list:\n  triggers:\n    - program_status_is_changed:\n        program: " +
         team.name() + "\n        new_status: " + team.success() + "\n        success: true\n" +
         filters(team, random) +
         "schedule: {active: true, qualify: every time}\n"
         "flow:\n" + score(team, random) +
         "  - change_data_value:\n"
         "      choices:\n"
         "        - if:\n"
         "            person: {" + team.field("Interest") + ": " + team.name() + "}\n"
         "          do: nothing\n"
         "      default:\n"
         "        field: " + team.field("Interest") + "\n"
         "        value: " + team.name() + "\n" +
         set("Last Program", "\"{{program.name}} on {{system.date}}\"");
}

std::string changed(const Team &team, Random &random) {
  return opening(team, random, 4, "05 Interest", "Reacts to an interest, asks for a hand-over.") +
         "smart_list:\n  triggers:\n    - data_value_changes:\n        field: " +
         team.field("Interest") + "\n        new_value: " + team.name() + "\n" +
         filters(team, random) +
         "schedule: {active: true, qualify: every time}\n"
         "flow:\n" + score(team, random) + mail(team, random, "more about it") +
         "  - request_campaign:\n"
         "      choices:\n"
         "        - if:\n"
         "            member_of_list: " + team.name() + ".Partners\n"
         "          do: nothing\n"
         "      default: {campaign: " + team.name() + ".06 Hand over}\n";
}

std::string hand_over(const Team &team, Random &random) {
  std::string text =
      opening(team, random, 5, "06 Hand over", "Gives people to sales, at most once a month.") +
      "smart_list:\n  triggers:\n    - campaign_is_requested: {source: Smart Campaign}\n" +
      filters(team, random) +
      "schedule: {active: true, qualify: once every 30 days}\n"
      "flow:\n"
      "  - execute_campaign: {campaign: " + team.name() + ".08 Route}\n";
  if (!team.world.is_mapped(team.program)) {
    text += "  - change_status_in_sfdc_campaign:\n"
            "      campaign: \"{{my.Sales campaign}}\"\n"
            "      status: Sent\n";
  }
  return text + score(team, random) + mail(team, random, "from sales") +
         set("Hand-over Note", "\"{{lead.Job Title:default=no title}} from {{program.name}}\"");
}

std::string feedback(const Team &team, Random &random) {
  bool is_mapped = team.world.is_mapped(team.program);
  return opening(team, random, 6, "07 Feedback", "Hears what sales notes in Salesforce.") +
         "smart_list:\n  triggers:\n    - status_is_changed_in_sfdc_campaign:\n        campaign: " +
         team.campaign() + "\n        new_status: " +
         (is_mapped ? team.success() : "Responded") + "\n" +
         "    - added_to_sfdc_campaign:\n        campaign: " + team.campaign() +
         "\n        status: " + (is_mapped ? team.success() : "Responded") + "\n" +
         filters(team, random,
                 "    - id: member\n"
                 "      member_of_sfdc_campaign:\n"
                 "        campaign: " + team.campaign() + "\n"
                 "        responded: true\n",
                 " and member", true) +
         "schedule: {active: true, qualify: every time}\n"
         "flow:\n" + score(team, random) + set("Person Status", "SQL") +
         mail(team, random, "case study");
}

std::string route(const Team &team, Random &random) {
  return opening(team, random, 7, "08 Route", "Decides which region takes care of a person.") +
         "executable: true\nsmart_list:\n" + filters(team, random, "", "", true) +
         "schedule: {qualify: every time}\n"
         "flow:\n"
         "  - change_data_value:\n"
         "      choices:\n"
         "        - if:\n"
         "            person: {Country: [Sweden, Norway, Denmark, Finland]}\n"
         "          field: Sales Region\n"
         "          value: Nordics\n"
         "        - if:\n"
         "            person: {Country: [Germany, Austria, Switzerland]}\n"
         "          field: Sales Region\n"
         "          value: DACH\n"
         "        - if:\n"
         "            person: {Country: [United States, Canada, Mexico]}\n"
         "          field: Sales Region\n"
         "          value: North America\n"
         "      default:\n"
         "        field: Sales Region\n"
         "        value: \"{{my.Home region}}\"\n" + score(team, random);
}

std::string nurture(const Team &team, Random &random) {
  return opening(team, random, 8, "09 Nurture", "Writes to members every week until they answer.") +
         "smart_list:\n" +
         filters(team, random,
                 "    - id: member\n"
                 "      member_of_program:\n"
                 "        program: " + team.name() + "\n"
                 "        status: [" + team.status(0).name + ", " + team.status(1).name + "]\n",
                 " and member", true) +
         "schedule:\n"
         "  repeat: {every: 1 week, on: [Tue], at: \"08:30\", start: 2026-11-03, end: 2027-03-30}\n"
         "  qualify: once every 30 days\n"
         "  block_non_operational: true\n"
         "flow:\n" + mail(team, random, "news") + wait_and_check(team, random, "Silent") +
         mail(team, random, "news again");
}

std::string clean_up(const Team &team, Random &random) {
  return opening(team, random, 9, "10 Clean up", "Cools down people who have long been silent.") +
         "smart_list:\n" +
         filters(team, random,
                 "    - id: partner\n"
                 "      member_of_list: " + team.name() + ".Partners\n"
                 "    - id: scored\n"
                 "      person:\n"
                 "        " + team.field("Interest Score") + ": {at_least: 1}\n",
                 " and partner and scored") +
         "schedule:\n"
         "  repeat: {every: 1 month, day: " + std::to_string(1 + random.below(28)) +
         ", at: \"03:00\", start: 2026-11-01, end: 2027-10-31}\n"
         "  qualify: every time\n"
         "flow:\n"
         "  - change_score:\n"
         "      choices:\n"
         "        - if:\n"
         "            person: {" + team.field("Interest Score") + ": {less_than: 5}}\n"
         "          score: " + team.field("Interest Score") + "\n"
         "          change: \"=0\"\n"
         "      default:\n"
         "        score: " + team.field("Interest Score") + "\n"
         "        change: \"-5\"\n" +
         set("Last Program", "\"cooled down on {{system.date}}\"") +
         "  - remove_from_list:\n"
         "      choices:\n"
         "        - if:\n"
         "            person: {" + team.field("Interest Score") + ": 0}\n"
         "          list: " + team.name() + ".Partners\n"
         "      default: {do: nothing}\n";
}

std::string program_document(const Team &team) {
  const World &world = team.world;
  std::string text = "sfdc_campaign: " + team.campaign() +
                     "\nid: " + world.campaign_id(team.program) + "\nstatuses:\n";
  bool is_first = true;
  for (const Status &status : world.campaign_statuses(team.program)) {
    text += std::string("  - {label: ") + status.name + (is_first ? ", default: true" : "") +
            (status.success ? ", responded: true}\n" : "}\n");
    is_first = false;
  }
  text += "---\nprogram: " + team.name() +
          "\nid: " + std::to_string(world.program_id(team.program)) +
          "\ntype: " + world.channel(team.program).program_type +
          "\nchannel: " + world.channel(team.program).name + "\n";
  if (world.is_mapped(team.program)) text += "sfdc_campaign: " + team.campaign() + "\n";
  text += "period_costs: {2026-11: 1200, 2026-12: 400}\ntokens:\n"
          "  Usual score: {type: score, value: \"+5\"}\n"
          "  Home region: {type: text, value: Rest of the world}\n";
  if (!world.is_mapped(team.program)) {
    text += "  Sales campaign: {type: sfdc_campaign, value: " + team.campaign() + "}\n";
  }
  for (const char *list : {"Imports", "Partners"}) {
    text += std::string("---\nstatic_list: ") + list + "\nprogram: " + team.name() + "\n";
  }
  text += "---\nsmart_list: Audience\nprogram: " + team.name() +
          "\nfilters:\n  - person: {Email Invalid: false}\n  - person: {Unsubscribed: false}\n"
          "  - person: {Email Address: {contains: \"@\"}}\n";
  text += "---\nsmart_list: Silent\nprogram: " + team.name() +
          "\nfilters:\n  - member_of_program: {program: " + team.name() +
          ", status: " + team.status(0).name + "}\n";
  text += "---\nsmart_list: Moved on\nprogram: " + team.name() +
          "\nfilters:\n  - member_of_program: {program: " + team.name() +
          ", status: " + team.status(1).name + "}\n";
  return text;
}

std::string shared_documents(uint32_t programs) {
  std::string text = "person_fields:\n";
  uint32_t groups = (programs + programs_per_field - 1) / programs_per_field;
  char line[160];
  for (uint32_t group = 1; group <= groups; group++) {
    snprintf(line, sizeof line,
             "  - {name: Interest %04u, api_name: interest%04u, type: string}\n"
             "  - {name: Interest Score %04u, api_name: interestScore%04u, type: score}\n",
             group, group, group, group);
    text += line;
  }
  text += "  - {name: Last Program, api_name: lastProgram, type: string}\n"
          "  - {name: Hand-over Note, api_name: handOverNote, type: string}\n"
          "  - {name: Sales Region, api_name: salesRegion, type: string}\n";
  for (const Channel &channel : channels()) {
    text += std::string("---\nchannel: ") + channel.name + "\nprogram_types: [" +
            channel.program_type + "]\nstatuses:\n";
    for (const Status &status : channel.statuses) {
      text += std::string("  - {name: ") + status.name + ", step: " + std::to_string(status.step) +
              (status.success ? ", success: true}\n" : "}\n");
    }
  }
  return text;
}

const std::vector<std::pair<const char *, Template>> templates = {
    {"01-invite", invite},    {"02-welcome", second_status}, {"03-import", import},
    {"04-success", interest}, {"05-interest", changed},      {"06-hand-over", hand_over},
    {"07-feedback", feedback}, {"08-route", route},          {"09-nurture", nurture},
    {"10-clean-up", clean_up}};

}  // namespace

void write_large_workspace(const std::filesystem::path &folder, uint32_t campaigns,
                           uint64_t seed) {
  World world{.programs = (campaigns + campaigns_per_program - 1) / campaigns_per_program};
  write_file(folder / "rulec.yaml",
             "# Made by the benchmark generator.\n"
             "rulec: 1\nworkspace: Benchmark\ntime_zone: Europe/Stockholm\n"
             "salesforce:\n  campaign_sync: enabled\n  sync: enabled\n"
             "  sync_user: {name: sync@benchmark.example, marketing_user: true}\n");
  write_file(folder / "shared.program.yaml", shared_documents(world.programs));
  std::string programs;
  for (uint32_t program = 1; program <= world.programs; program++) {
    Team team{world, program, seed};
    programs += (programs.empty() ? "" : "---\n") + program_document(team);
    if (program % 50 == 0 || program == world.programs) {
      char name[32];
      snprintf(name, sizeof name, "%04u.program.yaml", (program - 1) / 50 * 50 + 1);
      write_file(folder / "programs" / name, programs);
      programs.clear();
    }
    char subfolder[16];
    snprintf(subfolder, sizeof subfolder, "%04u", program);
    for (uint32_t slot = 0; slot < campaigns_per_program; slot++) {
      Random random = Random::at(seed, 200 + slot, program);
      auto path = folder / "campaigns" / subfolder /
                  (std::string(templates[slot].first) + ".campaign.yaml");
      write_file(path, templates[slot].second(team, random));
    }
  }
}

}  // namespace bench
