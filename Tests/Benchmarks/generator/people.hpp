// The people of a data set and their memberships, each a function of seed and row.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "random.hpp"
#include "world.hpp"

namespace bench {

struct Person {
  const char *first_name;
  const char *last_name;
  std::string email, company, title, phone, city, country;
  const char *industry;
  int64_t revenue;
  int64_t employees;
  const char *source;
  const char *status;
  int64_t score;
  bool unsubscribed, email_invalid;
  int64_t created, updated;

  // Stands for an empty number; empty texts stand for themselves.
  static constexpr int64_t none = -1;
};

struct DataSet {
  World world;
  uint64_t seed;
  uint64_t people;
  // The part of the members who differ between the two sides of a mapped program.
  double difference = 0;
  // Whether everybody has a Salesforce record, as the comparison of two sides wants it.
  bool all_in_salesforce = false;

  // `programs_per_person` is the mean number of program memberships of a person.
  DataSet(World world, uint64_t seed, uint64_t people, double programs_per_person);

  int64_t person_id(uint64_t row) const {
    return 100'000 + int64_t(row) * 3 + int64_t(mixed(seed ^ row) % 3);
  }
  Person person(uint64_t row) const;
  // 'L' for a lead, 'C' for a contact, 0 for people who are not in Salesforce.
  char record_kind(uint64_t row) const;
  std::string record_id(uint64_t row) const {
    return salesforce_id(record_kind(row) == 'L' ? "00Q" : "003", row + 1);
  }

  // Where a membership of a mapped program is found, when the sides may differ.
  enum class Side { equal, program_only, campaign_only, other_status };
  Side side(uint32_t program, uint64_t row) const;
  // The position of the status that the person would hold in the program, or nothing.
  std::optional<uint32_t> program_status(uint32_t program, uint64_t row) const;
  // The position of the status that the person's record holds in the campaign, or nothing.
  std::optional<uint32_t> campaign_status(uint32_t program, uint64_t row) const;
  // A permutation of the rows, so that not all files have the same order.
  uint64_t shuffled(uint64_t row) const;

  void write_people(const std::filesystem::path &folder) const;
  void write_program_members(const std::filesystem::path &folder) const;
  void write_salesforce(const std::filesystem::path &folder) const;

 private:
  // The chance of a membership of each program, from 1.
  std::vector<double> chances_;
};

extern const std::vector<const char *> countries, industries, sources, person_statuses;
// A job title; the same few hundred texts for everybody.
std::string job_title(Random &random);
// One of some values, the first ones more often.
const char *weighted(Random &random, const std::vector<const char *> &values);

}  // namespace bench
