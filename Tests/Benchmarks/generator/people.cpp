#include "people.hpp"

#include <cmath>
#include <numeric>

#include "output.hpp"

namespace bench {

// The streams of random numbers; program numbers are added to the last two.
enum Table : uint64_t {
  person_table = 1,
  record_table,
  company_table,
  program_table = 1 << 20,
  side_table = 1 << 21,
};

const std::vector<const char *> countries = {
    "United States", "Germany", "United Kingdom", "France", "Canada", "Sweden", "Netherlands",
    "Spain", "Italy", "Poland", "Australia", "India", "Brazil", "Japan", "Switzerland", "Austria",
    "Belgium", "Denmark", "Norway", "Finland", "Ireland", "Portugal", "Mexico", "Singapore",
    "New Zealand", "South Africa", "Czech Republic", "Israel", "Greece", "Côte d'Ivoire"};
const std::vector<const char *> industries = {
    "Software", "Manufacturing", "Financial Services", "Healthcare", "Retail", "Education", "Media",
    "Logistics", "Energy", "Public Sector", "Telecommunications", "Agriculture", "Construction"};
const std::vector<const char *> sources = {
    "Web", "Webinar", "Trade Show", "Partner", "Referral", "List Import", "Paid Search", "Social",
    "Content Syndication", "Cold Call"};
const std::vector<const char *> person_statuses = {"New", "Engaged", "MQL", "SAL", "SQL",
                                                   "Customer", "Recycled"};

static const std::vector<const char *> first_names = {
    "Amélie", "Anna", "Bo", "Chloé", "Dmitri", "Eva", "Farid", "Grace", "Hiro", "Ida", "João",
    "Karin", "Lars", "Maya", "Nils", "Olga", "Priya", "Quentin", "Rosa", "Søren", "Tom", "Uma",
    "Victor", "Wei", "Ximena", "Yusuf", "Zoe"};
static const std::vector<const char *> last_names = {
    "Andersson", "Bianchi", "Castro", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ito",
    "Janssen", "Kowalska", "Lindqvist", "Müller", "Novák", "O'Brien", "Petrov", "Qureshi", "Rossi",
    "Silva", "Tanaka", "Ueda", "Virtanen", "Wagner", "Xu", "Yilmaz", "Zimmer"};
static const std::vector<const char *> domains = {
    "gmail.com", "outlook.com", "example.com", "example.org", "example.net", "yahoo.com",
    "northwind.example", "contoso.example", "fabrikam.example", "initech.example"};
static const std::vector<const char *> ranks = {"VP", "Director", "Head", "Manager",
                                                "Senior Manager", "Specialist", "Analyst",
                                                "Engineer", "Assistant", "Chief", "Student"};
static const std::vector<const char *> areas = {
    "Marketing", "Sales", "Operations", "Finance", "Engineering", "Product", "Support", "Security",
    "Research", "Data", "Design", "Legal", "Purchasing", "Quality"};
static const std::vector<const char *> company_words = {
    "Acme", "Blue Harbor", "Solstice", "Cobalt", "Delta Ridge", "Evergreen", "Sable", "Granite",
    "Helios", "Stellar", "Juniper Hill", "Summit", "Lumen", "Meridian", "Silverline", "Orchid"};
static const std::vector<const char *> company_forms = {" Labs", " Group", ", Inc.", " AB", " GmbH",
                                                        " \"The Original\" Co", " Ltd", " SA"};

const char *weighted(Random &random, const std::vector<const char *> &values) {
  return values[random.skewed(uint32_t(values.size()))];
}

static const char *any(Random &random, const std::vector<const char *> &values) {
  return values[random.below(uint32_t(values.size()))];
}

std::string job_title(Random &random) {
  const char *rank = any(random, ranks);
  return std::string(rank) + (random.chance(0.5) ? " of " : " ") + any(random, areas);
}

DataSet::DataSet(World world, uint64_t seed, uint64_t people, double programs_per_person)
    : world(world), seed(seed), people(people), chances_(world.programs + 1) {
  double total = 0;
  for (uint32_t program = 1; program <= world.programs; program++) total += 1.0 / (program + 2);
  for (uint32_t program = 1; program <= world.programs; program++) {
    chances_[program] = std::min(0.9, programs_per_person / total / (program + 2));
  }
}

char DataSet::record_kind(uint64_t row) const {
  double draw = Random::at(seed, record_table, row).unit();
  if (all_in_salesforce) return draw < 0.75 ? 'L' : 'C';
  return draw < 0.45 ? 'L' : draw < 0.6 ? 'C' : 0;
}

DataSet::Side DataSet::side(uint32_t program, uint64_t row) const {
  if (difference == 0 || !world.is_mapped(program)) return Side::equal;
  double draw = Random::at(seed, side_table + program, row).unit() / difference;
  if (draw >= 1) return Side::equal;
  return draw < 0.3 ? Side::program_only : draw < 0.6 ? Side::campaign_only : Side::other_status;
}

std::optional<uint32_t> DataSet::program_status(uint32_t program, uint64_t row) const {
  Random random = Random::at(seed, program_table + program, row);
  if (random.unit() >= chances_[program]) return {};
  return random.skewed(uint32_t(world.channel(program).statuses.size()));
}

std::optional<uint32_t> DataSet::campaign_status(uint32_t program, uint64_t row) const {
  auto held = program_status(program, row);
  if (!held || record_kind(row) == 0) return {};
  auto count = uint32_t(world.campaign_statuses(program).size());
  if (!world.is_mapped(program)) return mixed(seed + row * 31 + program) % count;
  return side(program, row) == Side::other_status ? (*held + 1) % count : *held;
}

uint64_t DataSet::shuffled(uint64_t row) const {
  uint64_t factor = people / 2 + 1;
  while (std::gcd(factor, people) != 1) factor++;
  return uint64_t((unsigned __int128)(row)*factor % people);
}

Person DataSet::person(uint64_t row) const {
  Random random = Random::at(seed, person_table, row);
  Person person;
  person.first_name = any(random, first_names);
  person.last_name = any(random, last_names);
  person.email = "p" + std::to_string(row) + "@" + weighted(random, domains);
  auto companies = uint32_t(people / 20 + 200);
  Random company = Random::at(seed, company_table, random.skewed(companies));
  person.company = std::string(any(company, company_words)) + " " +
                   std::to_string(company.below(companies)) + any(company, company_forms);
  if (!random.chance(0.06)) person.title = job_title(random);
  if (!random.chance(0.3)) person.phone = "+46 8 555 " + std::to_string(1000 + random.below(9000));
  if (!random.chance(0.2)) person.city = "City " + std::to_string(random.skewed(4000));
  if (!random.chance(0.03)) person.country = weighted(random, countries);
  if (random.chance(0.02)) {
    for (char &letter : person.country) {
      if (letter >= 'A' && letter <= 'Z') letter |= 0x20;
    }
  }
  person.industry = random.chance(0.05) ? "" : weighted(random, industries);
  person.revenue = random.chance(0.08) ? Person::none : int64_t(std::exp(12 + 6 * random.unit()));
  person.employees = int64_t(1 + std::exp(9 * random.unit()));
  person.source = weighted(random, sources);
  person.status = weighted(random, person_statuses);
  person.score = random.chance(0.04) ? Person::none : random.below(120);
  person.unsubscribed = random.chance(0.12);
  person.email_invalid = random.chance(0.04);
  person.created = data_end - 1 - int64_t(random.unit() * 4 * 365 * day_seconds);
  person.updated = person.created + int64_t(random.unit() * double(data_end - person.created));
  return person;
}

static void append(Rows &rows, std::string_view text) {
  if (text.empty()) rows.null(); else rows.cell(text);
}

static void append(Rows &rows, int64_t number) {
  if (number == Person::none) rows.null(); else rows.cell(number);
}

void DataSet::write_people(const std::filesystem::path &folder) const {
  const char *header =
      "id,firstName,lastName,email,company,title,phone,city,country,industry,annualRevenue,"
      "numberOfEmployees,leadSource,leadStatus,leadScore,unsubscribed,emailInvalid,createdAt,"
      "updatedAt,sfdcType,sfdcLeadId,sfdcContactId\n";
  write_rows(folder / "people.csv", header, people, [&](Rows &rows, uint64_t row) {
    Person p = person(row);
    rows.cell(person_id(row)).cell(p.first_name).cell(p.last_name).cell(p.email).cell(p.company);
    for (std::string_view text : {std::string_view(p.title), std::string_view(p.phone),
                                  std::string_view(p.city), std::string_view(p.country),
                                  std::string_view(p.industry)}) {
      append(rows, text);
    }
    append(rows, p.revenue);
    append(rows, p.employees);
    rows.cell(p.source).cell(p.status);
    append(rows, p.score);
    rows.flag(p.unsubscribed).flag(p.email_invalid);
    rows.cell(instant_text(p.created)).cell(instant_text(p.updated));
    switch (record_kind(row)) {
      case 'L': rows.cell("Lead").cell(record_id(row)).null(); break;
      case 'C': rows.cell("Contact").null().cell(record_id(row)); break;
      default: rows.null().null().null();
    }
    rows.end();
  });
}

}  // namespace bench
