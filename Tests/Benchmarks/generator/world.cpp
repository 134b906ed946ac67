#include "world.hpp"

#include <cstdio>

namespace bench {

const std::vector<Channel> &channels() {
  static const std::vector<Channel> all = {
      {"Webinar", "event",
       {{"Invited", 10, false}, {"Registered", 20, false}, {"No Show", 30, false},
        {"Attended", 40, true}, {"Attended On-demand", 50, true}}},
      {"Newsletter", "default",
       {{"Sent", 10, false}, {"Opened", 20, false}, {"Clicked", 30, true}}},
      {"Trade Show", "event",
       {{"Invited", 10, false}, {"Registered", 20, false}, {"Visited Booth", 30, false},
        {"Met", 40, true}, {"Won", 50, true}}},
      {"Content", "default",
       {{"Viewed", 10, false}, {"Downloaded", 20, true}, {"Engaged", 30, true}}},
      {"Direct Mail", "default",
       {{"Selected", 10, false}, {"Mailed", 20, false}, {"Answered", 30, true}}},
  };
  return all;
}

static const std::vector<Status> sales_statuses = {
    {"Sent", 10, false}, {"Contacted", 20, false}, {"Responded", 30, true}};

std::string World::program_name(uint32_t program) const {
  char text[64];
  snprintf(text, sizeof text, "%s 2026-%04u", channel(program).name, program);
  return text;
}

std::string World::campaign_name(uint32_t program) const {
  if (is_mapped(program)) return program_name(program);
  char text[64];
  snprintf(text, sizeof text, "Sales Play 2026-%04u", program);
  return text;
}

std::string World::campaign_id(uint32_t program) const { return salesforce_id("701", program); }

const std::vector<Status> &World::campaign_statuses(uint32_t program) const {
  return is_mapped(program) ? channel(program).statuses : sales_statuses;
}

std::string salesforce_id(const char *prefix, uint64_t number) {
  static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  static const char check[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  char id[19] = {prefix[0], prefix[1], prefix[2], 'H', 's', '0', '0'};
  for (int place = 14; place >= 7; place--) {
    id[place] = digits[number % 62];
    number /= 62;
  }
  for (int group = 0; group < 3; group++) {
    int capitals = 0;
    for (int bit = 0; bit < 5; bit++) {
      char letter = id[group * 5 + bit];
      if (letter >= 'A' && letter <= 'Z') capitals |= 1 << bit;
    }
    id[15 + group] = check[capitals];
  }
  return std::string(id, 18);
}

// Days since 1970 to a civil date, after Howard Hinnant's public algorithm for eras of 400 years.
static void civil(int64_t days, int64_t &year, unsigned &month, unsigned &day) {
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  unsigned of_era = unsigned(days - era * 146097);
  unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned shifted = (5 * of_year + 2) / 153;
  day = of_year - (153 * shifted + 2) / 5 + 1;
  month = shifted < 10 ? shifted + 3 : shifted - 9;
  year = int64_t(year_of_era) + era * 400 + (month <= 2);
}

std::string date_text(int64_t seconds) {
  int64_t year;
  unsigned month, day;
  civil(seconds / day_seconds, year, month, day);
  char text[16];
  snprintf(text, sizeof text, "%04d-%02u-%02u", int(year), month % 100, day % 100);
  return text;
}

std::string instant_text(int64_t seconds) {
  int rest = int(seconds % day_seconds);
  char text[16];
  snprintf(text, sizeof text, "T%02d:%02d:%02dZ", rest / 3600 % 24, rest / 60 % 60, rest % 60);
  return date_text(seconds) + text;
}

}  // namespace bench
