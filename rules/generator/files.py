"""Files in the shapes in which Marketo and Salesforce write them."""

import csv
import io
import json

from .chance import salesforce_id

PEOPLE = """id firstName lastName email company title phone city state country industry leadSource leadScore unsubscribed
emailInvalid createdAt updatedAt sfdcType sfdcId sfdcLeadId sfdcContactId sfdcAccountId""".split()
MEMBERS = """programId leadId program statusName membershipDate reachedSuccess reachedSuccessDate acquiredBy isExhausted
nurtureCadence createdAt updatedAt""".split()
ACTIVITIES = """marketoGUID leadId activityDate activityTypeId campaignId primaryAttributeValueId primaryAttributeValue
attributes""".split()

CAMPAIGN = "Id Name Type Status IsActive ActualCost StartDate EndDate ParentId".split()
MEMBER_STATUS = "Id CampaignId Label HasResponded IsDefault SortOrder".split()
MEMBER = "Id CampaignId LeadId ContactId Status HasResponded FirstRespondedDate CreatedDate SystemModstamp".split()
LEAD = {
    "FirstName": "firstName",
    "LastName": "lastName",
    "Company": "company",
    "Email": "email",
    "Title": "title",
    "Phone": "phone",
    "City": "city",
    "State": "state",
    "Country": "country",
    "Industry": "industry",
    "LeadSource": "leadSource",
    "HasOptedOutOfEmail": "unsubscribed",
}
CONTACT = {
    "FirstName": "firstName",
    "LastName": "lastName",
    "AccountId": "sfdcAccountId",
    "Account.Name": "company",
    "Account.Industry": "industry",
    "Email": "email",
    "Title": "title",
    "Phone": "phone",
    "MailingCity": "city",
    "MailingState": "state",
    "MailingCountry": "country",
    "LeadSource": "leadSource",
    "HasOptedOutOfEmail": "unsubscribed",
}


def cell(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def write(path, header, rows, null="null", quote_all=False):
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(text, quoting=quoting, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([null if value is None else cell(value) for value in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode("utf-8"))


def write_people(folder, people, custom):
    columns = PEOPLE + custom
    write(folder / "marketo_people.csv", columns, ([person[column] for column in columns] for person in people))


def write_members(folder, members):
    """Writes program members, given as program id, program, person, status, day."""
    rows = []
    for program_id, program, person, status, day in members:
        stamp = f"{day}T09:15:00Z"
        rows.append((program_id, person, program, status, day, False, None, False, None, None, stamp, stamp))
    write(folder / "marketo_program_members.csv", MEMBERS, rows)


def write_lists(folder, lists):
    """Writes the members of static lists, given as id, name, people."""
    rows = [(number, name, person) for number, name, people in lists for person in people]
    write(folder / "marketo_list_members.csv", ["listId", "list", "leadId"], rows)


class Salesforce:
    """The five objects of Salesforce, as Bulk API 2.0 or as Data Loader writes them."""

    def __init__(self, folder, pod, data_loader=False):
        self.folder, self.pod, self.data_loader = folder, pod, data_loader
        self.statuses, self.members = [], []

    def add_statuses(self, campaign, labels, responded):
        """Adds the member statuses of a campaign; the first is the default."""
        for order, label in enumerate(labels, 1):
            status_id = salesforce_id("01Y", self.pod, 300 + 10 * len(self.statuses) + order)
            self.statuses.append((status_id, campaign, label, label in responded, order == 1, order))

    def add_member(self, campaign, person, status, day="2026-09-24"):
        responded = any(row[1:4] == (campaign, status, True) for row in self.statuses)
        stamp = f"{day}T08:{len(self.members) % 60:02}:00.000Z"
        member_id = salesforce_id("00v", self.pod, 88_000 + 3 * len(self.members))
        record = (person["sfdcLeadId"], person["sfdcContactId"])
        self.members.append((member_id, campaign, *record, status, responded, day if responded else None, stamp, stamp))

    def finish(self, campaigns, people, custom):
        """Writes everything; `custom` maps fields of lead and contact to those of Marketo."""
        self.write("campaign", CAMPAIGN, campaigns)
        self.write("campaign_member_status", MEMBER_STATUS, self.statuses)
        self.write("campaign_member", MEMBER, self.members)
        leads = [self.lead(person, custom) for person in people if person["record"] == "lead"]
        # Some contacts were leads once; Salesforce keeps the converted lead beside them (SF-L3).
        leads += [
            self.lead({**person, "sfdcLeadId": salesforce_id("00Q", self.pod, 20_000 + person["id"])}, custom)
            for person in people
            if person["record"] == "contact" and person["id"] % 50 == 0
        ]
        self.write("lead", ["Id", *LEAD, *custom, "IsConverted", "ConvertedContactId", "SystemModstamp"], leads)
        contacts = [
            [person["sfdcContactId"], *self.values(person, CONTACT), *self.values(person, custom), self.stamp(person)]
            for person in people
            if person["record"] == "contact"
        ]
        self.write("contact", ["Id", *CONTACT, *custom, "SystemModstamp"], contacts)

    def lead(self, person, custom):
        fields = self.values(person, LEAD) + self.values(person, custom)
        converted = person["sfdcContactId"]
        return [person["sfdcLeadId"], *fields, converted is not None, converted, self.stamp(person)]

    def values(self, person, fields):
        return [person[field] for field in fields.values()]

    def stamp(self, person):
        return person["updatedAt"].replace("Z", ".000Z")

    def write(self, name, header, rows):
        if self.data_loader:
            header = [column.upper() for column in header]
        write(self.folder / f"{name}.csv", header, rows, null="", quote_all=self.data_loader)


class Activities:
    """An activity extract: what reached Marketo from outside."""

    def __init__(self, first_guid):
        self.first_guid, self.rows = first_guid, []

    def add(self, at, person, kind, asset_id, asset, attributes):
        self.rows.append((at, person, kind, asset_id, asset, attributes))

    def form(self, at, person, form_id, form):
        attributes = {
            "Client IP Address": f"198.51.100.{person % 250 + 1}",
            "Form Fields": 'a:2:{s:5:"Email";s:7:"Country";}',
            "Query Parameters": "utm_source=newsletter&utm_medium=email",
            "Referrer URL": "https://www.example.com/",
            "User Agent": "Mozilla/5.0 (X11; Linux x86_64)",
            "Webpage ID": form_id + 11,
        }
        self.add(at, person, 2, form_id, form, attributes)

    def status(self, at, person, program, old, new, reason="Filled Out Form", success=False):
        """Adds a new progression status of a program, given as id, name and statuses from step 0."""
        program_id, name, statuses = program
        attributes = {
            "Reason": reason,
            "Program Member ID": 500_000 + person,
            "Acquired By": False,
            "Old Status": old,
            "New Status ID": 26 + statuses.index(new),
            "Success": success,
            "New Status": new,
            "Old Status ID": 26 + statuses.index(old),
        }
        self.add(at, person, 104, program_id, name, attributes)

    def value(self, at, person, field_id, field, old, new):
        attributes = {"New Value": new, "Old Value": old, "Reason": "Form fill-out", "Source": "Web form fillout"}
        texts = {name: cell(value) for name, value in attributes.items() if value is not None}
        self.add(at, person, 13, field_id, field, texts)

    def joined(self, at, person, list_id, name):
        self.add(at, person, 24, list_id, name, {})

    def write(self, path):
        rows = []
        for order, (at, person, kind, asset_id, asset, attributes) in enumerate(sorted(self.rows, key=lambda r: r[:3])):
            text = json.dumps(attributes, ensure_ascii=False, separators=(",", ":"))
            rows.append((self.first_guid + order, person, at, kind, None, asset_id, asset, text))
        write(path, ACTIVITIES, rows)
