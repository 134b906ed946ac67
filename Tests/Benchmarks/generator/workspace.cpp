#include "output.hpp"
#include "rules.hpp"

namespace bench {

// Returns values as a flow sequence, or the only one as it is.
static std::string one_or_list(const Words &words, size_t first) {
  if (words.size() == first + 1) return words[first];
  std::string text = "[";
  for (size_t place = first; place < words.size(); place++) {
    if (place > first) text += ", ";
    text += words[place];
  }
  return text + "]";
}

static std::string trigger_line(const Words &words) {
  if (words[0] == "status") {
    return "program_status_is_changed: {program: " + words[1] + ", new_status: " + words[2] + "}";
  }
  if (words[0] == "added") return "added_to_list: " + words[1];
  return "data_value_changes: {field: " + words[1] +
         (words.size() > 2 ? ", new_value: " + words[2] : "") + "}";
}

static std::string filter_line(const Words &words) {
  if (words[0] == "member") {
    return "member_of_program: {program: " + words[1] + ", status: " + one_or_list(words, 2) + "}";
  }
  std::string line = "person: {" + words[1] + ": ";
  if (words[0] == "is") return line + one_or_list(words, 2) + "}";
  if (words[0] == "false") return line + "false}";
  return line + "{" + words[0] + ": " + one_or_list(words, 2) + "}}";
}

static std::string step_line(const Words &words) {
  if (words[0] == "score") {
    return "change_score: {score: Person Score, change: \"" + words[1] + "\"}";
  }
  if (words[0] == "value") {
    return "change_data_value: {field: " + words[1] + ", value: " + words[2] + "}";
  }
  if (words[0] == "status") {
    return "change_program_status: {program: " + words[1] + ", status: " + words[2] + "}";
  }
  return "add_to_list: {list: " + words[1] + "}";
}

static void write_assets(const std::filesystem::path &folder, const World &world, bool syncs) {
  write_file(folder / "rulec.yaml",
             "# Made by the benchmark generator; the data beside it uses the same names and ids.\n"
             "rulec: 1\n"
             "workspace: Benchmark\n"
             "time_zone: Europe/Stockholm\n"
             "salesforce:\n"
             "  campaign_sync: enabled\n"
             "  sync: " + std::string(syncs ? "enabled" : "disabled") + "\n"
             "  sync_user: {name: sync@benchmark.example, marketing_user: true}\n"
             "  cycle_duration: 5 minutes\n"
             "  default_company: Not provided\n");
  std::string text;
  for (const Channel &channel : channels()) {
    text += text.empty() ? "" : "---\n";
    text += std::string("channel: ") + channel.name + "\nprogram_types: [" + channel.program_type +
            "]\nstatuses:\n";
    for (const Status &status : channel.statuses) {
      text += std::string("  - {name: ") + status.name + ", step: " + std::to_string(status.step) +
              (status.success ? ", success: true}\n" : "}\n");
    }
  }
  for (uint32_t list = 1; list <= list_count; list++) {
    text += "---\nstatic_list: " + list_name(list) + "\nid: " + std::to_string(5000 + list) + "\n";
  }
  write_file(folder / "shared.program.yaml", text);

  constexpr uint32_t programs_per_file = 100;
  for (uint32_t first = 1; first <= world.programs; first += programs_per_file) {
    text.clear();
    for (uint32_t program = first;
         program < first + programs_per_file && program <= world.programs; program++) {
      text += text.empty() ? "" : "---\n";
      text += "sfdc_campaign: " + world.campaign_name(program) +
              "\nid: " + world.campaign_id(program) + "\nstatuses:\n";
      bool is_first = true;
      for (const Status &status : world.campaign_statuses(program)) {
        text += std::string("  - {label: ") + status.name + (is_first ? ", default: true" : "") +
                (status.success ? ", responded: true}\n" : "}\n");
        is_first = false;
      }
      text += "---\nprogram: " + world.program_name(program) +
              "\nid: " + std::to_string(world.program_id(program)) +
              "\ntype: " + world.channel(program).program_type +
              "\nchannel: " + world.channel(program).name + "\n";
      if (world.is_mapped(program)) {
        text += "sfdc_campaign: " + world.campaign_name(program) + "\n";
      }
    }
    write_file(folder / "programs" / (std::to_string(first) + ".program.yaml"), text);
  }
}

void write_workspace(const std::filesystem::path &folder, const World &world,
                     const std::vector<Rule> &rules, bool syncs) {
  write_assets(folder, world, syncs);
  for (const Rule &rule : rules) {
    std::string text = "smart_campaign: " + rule.name + "\nid: " + std::to_string(rule.id) +
                       "\nprogram: " + world.program_name(rule.program) +
                       "\nsmart_list:\n  triggers:\n    - " + trigger_line(rule.trigger) +
                       "\n  filters:\n";
    for (const Words &filter : rule.filters) text += "    - " + filter_line(filter) + "\n";
    text += "schedule: {active: true, qualify: " + rule.qualify + "}\nflow:\n";
    for (const Words &step : rule.flow) text += "  - " + step_line(step) + "\n";
    write_file(folder / "campaigns" / (std::to_string(rule.id) + ".campaign.yaml"), text);
  }
}

void write_smart_lists(const std::filesystem::path &folder, const World &world) {
  auto program = [&](uint32_t number) { return world.program_name(number); };
  std::string programs_1_to_10;
  for (uint32_t number = 1; number <= 10; number++) {
    programs_1_to_10 += (number > 1 ? ", " : "") + program(number);
  }
  std::string text =
      "# The floor in floors/qualify.cpp answers the same ten questions by hand.\n"
      "smart_list: 01 Webinar leaders\n"
      "filters:\n"
      "  - person: {Country: [United States, Canada, United Kingdom]}\n"
      "  - person: {Person Score: {at_least: 50}}\n"
      "  - person: {Unsubscribed: false}\n"
      "  - member_of_program: {program: " + program(1) + ", status: [Registered, Attended]}\n"
      "  - person: {Created At: {on_or_after: 2025-10-01}}\n"
      "  - person: {Job Title: {contains: [VP, Director]}}\n"
      "---\n"
      "smart_list: 02 Large software companies\n"
      "filters:\n"
      "  - person: {Industry: Software}\n"
      "  - person: {Annual Revenue: {greater_than: 10000000}}\n"
      "  - person: {Email Invalid: false}\n"
      "---\n"
      "smart_list: 03 Warm from events\n"
      "filters:\n"
      "  - person: {Person Source: [Webinar, Trade Show, Partner]}\n"
      "  - person: {Person Score: {between: [20, 40]}}\n"
      "  - person: {Country: {is_not: United States}}\n"
      "  - person: {Country: {is_not_empty: true}}\n"
      "---\n"
      "smart_list: 04 Untouched in Germany\n"
      "filters:\n"
      "  - person: {Country: Germany}\n"
      "  - member_of_program: {program: {is_not: [" + programs_1_to_10 + "]}}\n"
      "---\n"
      "smart_list: 05 Met at the booth\n"
      "filters:\n"
      "  - member_of_sfdc_campaign: {campaign: " + world.campaign_name(3) +
      ", status: [Visited Booth, Met]}\n"
      "  - member_of_sfdc_campaign: {campaign: {is_not: " + world.campaign_name(5) + "}}\n"
      "---\n"
      "smart_list: 06 Private addresses\n"
      "filters:\n"
      "  - id: gmail\n"
      "    person: {Email Address: {contains: \"@gmail.com\"}}\n"
      "  - id: example\n"
      "    person: {Email Address: {contains: example.org}}\n"
      "  - id: unsubscribed\n"
      "    person: {Unsubscribed: true}\n"
      "match: gmail or (example and unsubscribed)\n"
      "---\n"
      "smart_list: 07 Companies with S\n"
      "filters:\n"
      "  - id: company\n"
      "    person: {Company Name: {starts_with: S}}\n"
      "  - id: score\n"
      "    person: {Person Score: {at_least: 80}}\n"
      "  - id: revenue\n"
      "    person: {Annual Revenue: {is_empty: true}}\n"
      "match: company and (score or revenue)\n"
      "---\n"
      "smart_list: 08 Any success\n"
      "filters:\n"
      "  - member_of_program: {program: any, success: true}\n"
      "---\n"
      "smart_list: 09 Nested\n"
      "filters:\n"
      "  - id: country\n"
      "    person: {Country: [United States, United Kingdom]}\n"
      "  - id: industry\n"
      "    person: {Industry: [Software, Media]}\n"
      "  - id: score\n"
      "    person: {Person Score: {greater_than: 100}}\n"
      "  - id: referral\n"
      "    person: {Person Source: Referral}\n"
      "  - id: outside\n"
      "    member_of_program: {program: {is_not: " + program(2) + "}}\n"
      "match: (country and (industry or score)) or (referral and outside)\n"
      "---\n"
      "smart_list: 10 Incomplete and stale\n"
      "filters:\n"
      "  - id: title\n"
      "    person: {Job Title: {is_empty: true}}\n"
      "  - id: phone\n"
      "    person: {Phone Number: {is_empty: true}}\n"
      "  - id: stale\n"
      "    person: {Updated At: {before: 2025-11-01}}\n"
      "  - id: dated\n"
      "    person: {Updated At: {is_not_empty: true}}\n"
      "  - id: unmet\n"
      "    member_of_program: {program: {is_not: " + program(8) + "}, status: Met}\n"
      "match: stale and dated and unmet and (title or phone)\n";
  write_file(folder / "ten.list.yaml", text);
}

}  // namespace bench
