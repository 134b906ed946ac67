// The floor of `rulec qualify`: ten smart lists by hand, from CSV and again from memory.
//
// Reads only the columns and campaigns that the lists name, asks texts once per distinct value, and
// answers all lists in one pass over the people. The lists stand in generator/workspace.cpp.
#include "csv.hpp"

using namespace floors;

static const unsigned thread_count = 2;
static const int list_count = 10;

// Local midnights in Stockholm of 2025-10-01 and 2025-11-01.
static const int64_t october = 1759269600, november = 1761951600;

enum People : size_t {
  id_, first_, last_, email_, company_, title_, phone_, city_, country_, industry_, revenue_,
  employees_, source_, status_, score_, unsubscribed_, invalid_, created_, updated_, kind_, lead_,
  contact_, people_columns
};

// What the lists need of the people; texts are codes of `Texts`, code 0 is null.
struct Columns {
  std::vector<int64_t> ids, created, updated;
  std::vector<uint32_t> country, industry, source, title, company;
  std::vector<int32_t> score;
  std::vector<double> revenue;
  std::vector<uint8_t> has_phone, unsubscribed, invalid;
  // The addresses in lower case, one after the other, and where each begins.
  std::string emails;
  std::vector<uint32_t> email_starts;
  // Members of the two Salesforce campaigns, found while reading: 1 met at the booth, 2 campaign 5.
  std::vector<uint8_t> campaigns;

  size_t count() const { return ids.size(); }
};

struct Dictionaries {
  Texts country, industry, source, title, company;
  Dictionaries() {
    for (Texts *texts : {&country, &industry, &source, &title, &company}) texts->code("null");
  }
};

struct Member {
  uint32_t person;
  uint8_t status;  // a code of `Status`
  bool success;
};
enum Status : uint8_t { other_, registered_or_attended, met };

struct Data {
  Columns people[thread_count];
  Dictionaries texts[thread_count];
  size_t count = 0;
  // The row of each person by Marketo id, less the first id.
  std::vector<uint32_t> rows;
  int64_t first_id = 0;
  // The members of each program, from 1, as each thread read them.
  std::vector<std::vector<Member>> programs[thread_count];
};

// The members of campaigns 3 and 5 by record id, before the people are read.
class Records {
 public:
  struct Entry {
    uint64_t high, low;
    uint8_t flags;
  };
  void build(std::vector<Entry> *parts) {
    size_t count = 0;
    for (unsigned part = 0; part < thread_count; part++) count += parts[part].size();
    size_t size = 64;
    while (size < count * 2) size *= 2;
    slots_.assign(size, Entry{0, 0, 0});
    for (unsigned part = 0; part < thread_count; part++) {
      for (const Entry &entry : parts[part]) {
        Entry &slot = find(entry.high, entry.low);
        slot.high = entry.high;
        slot.low = entry.low;
        slot.flags |= entry.flags;
      }
    }
  }
  static Entry key(std::string_view id) {
    Entry entry{0, 0, 0};
    memcpy(&entry.high, id.data(), 8);
    memcpy(&entry.low, id.data() + 7, 8);
    return entry;
  }
  uint8_t flags(std::string_view id) {
    Entry wanted = key(id);
    return find(wanted.high, wanted.low).flags;
  }

 private:
  std::vector<Entry> slots_;
  Entry &find(uint64_t high, uint64_t low) {
    uint64_t words[2] = {high, low};
    uint64_t slot = hash(std::string_view(reinterpret_cast<const char *>(words), 16));
    for (;; slot++) {
      Entry &entry = slots_[slot & (slots_.size() - 1)];
      if (entry.high == 0 || (entry.high == high && entry.low == low)) return entry;
    }
  }
};

static void load(const std::string &folder, Data &data) {
  // Campaigns 3 and 5 by their ids, as campaigns.csv has them.
  std::string ids[2];
  {
    File file(folder + "/campaigns.csv");
    int row = 0;
    for_each_row<9>(file.parts(1)[0], [&](const std::string_view *cells) {
      row++;
      if (row == 3) ids[0] = cells[0];
      if (row == 5) ids[1] = cells[0];
    });
  }
  File members(folder + "/campaign_members.csv");
  std::vector<Records::Entry> found[thread_count];
  auto member_parts = members.parts(thread_count);
  in_parallel(thread_count, [&](unsigned part) {
    for_each_row<9>(member_parts[part], [&](const std::string_view *cells) {
      bool is_third = cells[1] == ids[0], is_fifth = cells[1] == ids[1];
      if (!is_third && !is_fifth) return;
      auto entry = Records::key(cells[2].empty() ? cells[3] : cells[2]);
      bool is_wanted = same(cells[4], "visited booth") || same(cells[4], "met");
      entry.flags = uint8_t((is_third && is_wanted ? 1 : 0) | (is_fifth ? 2 : 0));
      if (entry.flags != 0) found[part].push_back(entry);
    });
  });
  Records records;
  records.build(found);

  File people(folder + "/people.csv");
  auto parts = people.parts(thread_count);
  in_parallel(thread_count, [&](unsigned part) {
    Columns &columns = data.people[part];
    Dictionaries &texts = data.texts[part];
    auto expected = parts[part].size() / 200;
    for (auto *column : {&columns.ids, &columns.created, &columns.updated}) {
      column->reserve(expected);
    }
    columns.emails.reserve(expected * 20);
    for_each_row<people_columns>(parts[part], [&](const std::string_view *cells) {
      columns.ids.push_back(number(cells[id_]));
      columns.country.push_back(texts.country.code(cells[country_]));
      columns.industry.push_back(texts.industry.code(cells[industry_]));
      columns.source.push_back(texts.source.code(cells[source_]));
      columns.title.push_back(texts.title.code(cells[title_]));
      columns.company.push_back(texts.company.code(cells[company_]));
      columns.score.push_back(is_null(cells[score_]) ? INT32_MIN : int32_t(number(cells[score_])));
      columns.revenue.push_back(is_null(cells[revenue_]) ? -1 : double(number(cells[revenue_])));
      columns.has_phone.push_back(!is_null(cells[phone_]));
      columns.unsubscribed.push_back(cells[unsubscribed_] == "true");
      columns.invalid.push_back(cells[invalid_] == "true");
      columns.created.push_back(seconds(cells[created_]));
      columns.updated.push_back(seconds(cells[updated_]));
      columns.email_starts.push_back(uint32_t(columns.emails.size()));
      for (char letter : cells[email_]) columns.emails += lower(letter);
      columns.emails += '\n';
      std::string_view record = is_null(cells[lead_]) ? cells[contact_] : cells[lead_];
      columns.campaigns.push_back(is_null(record) ? 0 : records.flags(record));
    });
  });
  data.count = data.people[0].count() + data.people[1].count();
  data.first_id = data.people[0].ids.front();
  int64_t last_id = data.people[thread_count - 1].ids.back();
  data.rows.assign(size_t(last_id - data.first_id + 1), UINT32_MAX);
  uint32_t row = 0;
  for (const Columns &columns : data.people) {
    for (int64_t id : columns.ids) data.rows[size_t(id - data.first_id)] = row++;
  }

  File program_members(folder + "/program_members.csv");
  auto program_parts = program_members.parts(thread_count);
  in_parallel(thread_count, [&](unsigned part) {
    auto &programs = data.programs[part];
    for_each_row<10>(program_parts[part], [&](const std::string_view *cells) {
      auto program = size_t(number(cells[0])) - 1000;
      if (programs.size() <= program) programs.resize(program + 1);
      uint8_t status = same(cells[2], "registered") || same(cells[2], "attended")
                           ? registered_or_attended
                           : same(cells[2], "met") ? met : other_;
      uint32_t person = data.rows[size_t(number(cells[1]) - data.first_id)];
      programs[program].push_back({person, status, cells[4] == "true"});
    });
  });
}

// For each distinct text whether a test holds; code 0, which is null, never passes.
template <class Test>
static std::vector<uint8_t> per_text(const Texts &texts, const Test &test) {
  std::vector<uint8_t> results(texts.texts.size());
  for (size_t code = 1; code < results.size(); code++) results[code] = test(texts.texts[code]);
  return results;
}

// Sets a bit for every person whose address contains a text.
static void search(const Columns &columns, std::string_view needle, uint8_t bit,
                   std::vector<uint8_t> &found) {
  size_t row = 0;
  const char *at = columns.emails.data(), *end = at + columns.emails.size();
  while ((at = static_cast<const char *>(
              memmem(at, size_t(end - at), needle.data(), needle.size()))) != nullptr) {
    size_t offset = size_t(at - columns.emails.data());
    while (row + 1 < columns.count() && columns.email_starts[row + 1] <= offset) row++;
    found[row] |= bit;
    at++;
  }
}

enum MemberBit : uint8_t {
  first_program = 1, one_of_ten = 2, second_program = 4, met_in_eighth = 8, any_success = 16
};

struct Answer {
  uint64_t count = 0;
  int64_t sum = 0;
};

static void query(const Data &data, Answer *answers) {
  // Each thread notes what its part of the memberships says; the rows put both together.
  std::vector<uint8_t> bits[thread_count];
  in_parallel(thread_count, [&](unsigned part) {
    bits[part].assign(data.count, 0);
    const auto &programs = data.programs[part];
    for (size_t program = 1; program < programs.size(); program++) {
      uint8_t always = uint8_t((program <= 10 ? one_of_ten : 0) |
                               (program == 2 ? second_program : 0));
      for (const Member &member : programs[program]) {
        uint8_t set = always;
        if (member.success) set |= any_success;
        if (program == 1 && member.status == registered_or_attended) set |= first_program;
        if (program == 8 && member.status == met) set |= met_in_eighth;
        bits[part][member.person] |= set;
      }
    }
  });
  Answer partial[thread_count][list_count];
  in_parallel(thread_count, [&](unsigned part) {
    size_t first = part == 0 ? 0 : data.people[0].count();
    const Columns &p = data.people[part];
    const Dictionaries &texts = data.texts[part];
    // Bits of countries: 1 US/CA/UK, 2 not US (and not null), 4 Germany, 8 US/UK.
    auto country = per_text(texts.country, [](std::string_view text) {
      bool us = same(text, "united states"), uk = same(text, "united kingdom");
      return (us || uk || same(text, "canada") ? 1 : 0) | (us ? 0 : 2) |
             (same(text, "germany") ? 4 : 0) | (us || uk ? 8 : 0);
    });
    auto industry = per_text(texts.industry, [](std::string_view text) {
      return (same(text, "software") ? 3 : 0) | (same(text, "media") ? 2 : 0);
    });
    auto source = per_text(texts.source, [](std::string_view text) {
      bool event = same(text, "webinar") || same(text, "trade show") || same(text, "partner");
      return (event ? 1 : 0) | (same(text, "referral") ? 2 : 0);
    });
    auto title = per_text(texts.title, [](std::string_view text) {
      return contains(text, "vp") || contains(text, "director");
    });
    auto company = per_text(texts.company, [](std::string_view text) {
      return lower(text[0]) == 's';
    });
    std::vector<uint8_t> mail(p.count());
    search(p, "@gmail.com", 1, mail);
    search(p, "example.org", 2, mail);

    Answer *mine = partial[part];
    for (size_t row = 0; row < p.count(); row++) {
      uint8_t place = country[p.country[row]];
      uint8_t member = bits[0][first + row] | bits[1][first + row];
      uint8_t branch = industry[p.industry[row]], origin = source[p.source[row]];
      bool unsubscribed = p.unsubscribed[row];
      int32_t score = p.score[row];
      double revenue = p.revenue[row];
      bool has_title = p.title[row] != 0;
      bool passes[list_count] = {
          (place & 1) && score >= 50 && !unsubscribed && (member & first_program) &&
              p.created[row] >= october && title[p.title[row]],
          (branch & 1) && revenue > 10'000'000 && !p.invalid[row],
          (origin & 1) && score >= 20 && score <= 40 && (place & 2),
          (place & 4) && !(member & one_of_ten),
          p.campaigns[row] == 1,
          (mail[row] & 1) || ((mail[row] & 2) && unsubscribed),
          company[p.company[row]] && (score >= 80 || revenue < 0),
          (member & any_success) != 0,
          ((place & 8) && ((branch & 2) || score > 100)) ||
              ((origin & 2) && !(member & second_program)),
          p.updated[row] < november && !(member & met_in_eighth) &&
              (!has_title || !p.has_phone[row]),
      };
      int64_t id = p.ids[row];
      for (int list = 0; list < list_count; list++) {
        mine[list].count += passes[list];
        mine[list].sum += passes[list] ? id : 0;
      }
    }
  });
  for (int list = 0; list < list_count; list++) {
    answers[list] = {partial[0][list].count + partial[1][list].count,
                     partial[0][list].sum + partial[1][list].sum};
  }
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: qualify STATE_FOLDER\n");
    return 2;
  }
  double start = now();
  Data data;
  load(arguments[1], data);
  double loaded = now();
  Answer answers[list_count];
  query(data, answers);
  double answered = now();
  double best = answered - loaded;
  for (int round = 0; round < 5; round++) {
    double before = now();
    query(data, answers);
    double taken = now() - before;
    if (taken < best) best = taken;
  }
  printf("{\"load_s\": %.6f, \"query_s\": %.6f, \"resident_s\": %.6f, \"people\": %zu, "
         "\"lists\": [",
         loaded - start, answered - loaded, best, data.count);
  for (int list = 0; list < list_count; list++) {
    printf("%s{\"count\": %llu, \"id_sum\": %lld}", list == 0 ? "" : ", ",
           (unsigned long long)answers[list].count, (long long)answers[list].sum);
  }
  printf("]}\n");
  return 0;
}
