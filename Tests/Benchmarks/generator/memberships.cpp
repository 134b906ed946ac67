#include "output.hpp"
#include "people.hpp"

namespace bench {

void DataSet::write_program_members(const std::filesystem::path &folder) const {
  const char *header =
      "programId,leadId,statusName,acquiredBy,reachedSuccess,reachedSuccessDate,membershipDate,"
      "program,createdAt,updatedAt\n";
  write_rows(
      folder / "program_members.csv", header, people * world.programs,
      [&](Rows &rows, uint64_t place) {
        auto program = uint32_t(place / people) + 1;
        uint64_t row = place % people;
        auto held = program_status(program, row);
        if (!held || side(program, row) == Side::campaign_only) return;
        const Status &status = world.channel(program).statuses[*held];
        uint64_t draw = mixed(seed + row * 7919 + program);
        int64_t joined = data_end - int64_t(draw % uint64_t(400 * day_seconds)) - 1;
        int64_t changed = joined + int64_t((draw >> 32) % uint64_t(data_end - joined));
        rows.cell(world.program_id(program)).cell(person_id(row)).cell(status.name);
        rows.flag(draw % 17 == 0).flag(status.success);
        if (status.success) rows.cell(date_text(changed)); else rows.null();
        rows.cell(date_text(joined)).cell(world.program_name(program));
        rows.cell(instant_text(joined)).cell(instant_text(changed));
        rows.end();
      });
}

void DataSet::write_salesforce(const std::filesystem::path &folder) const {
  write_rows(
      folder / "campaigns.csv",
      "Id,Name,Type,Status,IsActive,ActualCost,StartDate,EndDate,ParentId\n", world.programs,
      [&](Rows &rows, uint64_t row) {
        auto program = uint32_t(row) + 1;
        rows.cell(world.campaign_id(program)).cell(world.campaign_name(program));
        rows.cell(world.channel(program).name).cell("In Progress").flag(true).cell("");
        rows.cell("2026-01-01").cell("").cell("").end();
      });
  FILE *statuses = open_file(folder / "campaign_member_statuses.csv");
  Rows lines;
  lines.bytes = "Id,CampaignId,Label,HasResponded,IsDefault,SortOrder\n";
  uint64_t number = 0;
  for (uint32_t program = 1; program <= world.programs; program++) {
    int order = 0;
    for (const Status &status : world.campaign_statuses(program)) {
      lines.cell(salesforce_id("01Y", ++number)).cell(world.campaign_id(program));
      order++;
      lines.cell(status.name).flag(status.success).flag(order == 1).cell(order).end();
    }
  }
  write_all(statuses, lines.bytes);
  fclose(statuses);

  auto write_records = [&](const char *name, const char *header, char kind) {
    write_rows(folder / name, header, people, [&](Rows &rows, uint64_t row) {
      if (record_kind(row) != kind) return;
      Person p = person(row);
      rows.cell(record_id(row)).cell(p.first_name).cell(p.last_name);
      rows.cell(kind == 'L' ? std::string_view(p.company) : "").cell(p.email);
      if (kind == 'L') rows.flag(false).cell("");
      rows.cell("2026-09-30T12:00:00.000Z").end();
    });
  };
  write_records("leads.csv",
                "Id,FirstName,LastName,Company,Email,IsConverted,ConvertedContactId,"
                "SystemModstamp\n", 'L');
  write_records("contacts.csv", "Id,FirstName,LastName,AccountId,Email,SystemModstamp\n", 'C');

  write_rows(
      folder / "campaign_members.csv",
      "Id,CampaignId,LeadId,ContactId,Status,HasResponded,FirstRespondedDate,CreatedDate,"
      "SystemModstamp\n",
      people * world.programs, [&](Rows &rows, uint64_t place) {
        auto program = uint32_t(place / people) + 1;
        uint64_t row = shuffled(place % people);
        auto held = campaign_status(program, row);
        if (!held || side(program, row) == Side::program_only) return;
        const Status &status = world.campaign_statuses(program)[*held];
        bool is_lead = record_kind(row) == 'L';
        rows.cell(salesforce_id("00v", place + 1)).cell(world.campaign_id(program));
        rows.cell(is_lead ? record_id(row) : "").cell(is_lead ? "" : record_id(row));
        rows.cell(status.name).flag(status.success);
        rows.cell(status.success ? "2026-09-15" : "").cell("2026-03-02T08:30:00.000Z");
        rows.cell("2026-09-30T12:00:00.000Z").end();
      });
}

}  // namespace bench
