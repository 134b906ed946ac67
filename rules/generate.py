#!/usr/bin/env python3
"""Writes the exported state and the activity extracts of the three example rule sets.

Run it from anywhere: `python3 rules/generate.py`. It needs nothing but Python 3, takes no options, and
writes the same bytes each time: the only randomness is a generator of our own with a fixed seed. All
people, companies and addresses are invented. The timelines (`events/timeline.yaml`) are written by hand.
"""

import csv
import io
import json
import pathlib
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent


# --- Numbers, ids, instants ---------------------------------------------------------------------------


class Dice:
    """SplitMix64: the same numbers with every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return (z ^ (z >> 31)) % bound

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent


BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def salesforce_id(prefix, pod, number):
    """Returns an id of 18 characters: three of the object, the number, three of checksum."""
    digits = ""
    for _ in range(9):
        digits = BASE62[number % 62] + digits
        number //= 62
    return with_checksum(prefix + pod + digits)


def with_checksum(short):
    """Returns an id of 15 characters with the suffix that tells upper case from lower case."""
    assert len(short) == 15, short
    parts = (short[0:5], short[5:10], short[10:15])
    bits = (sum(c.isupper() << place for place, c in enumerate(part)) for part in parts)
    return short + "".join(CHECKSUM[value] for value in bits)


DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def instant(dice, first_year, last_year):
    year = first_year + dice.below(last_year - first_year + 1)
    month = 1 + dice.below(12 if year < 2026 else 8)
    day = 1 + dice.below(DAYS_IN_MONTH[month - 1])
    return f"{year}-{month:02}-{day:02}T{dice.below(24):02}:{dice.below(60):02}:{dice.below(60):02}Z"


# --- People -------------------------------------------------------------------------------------------

# Country: share, first names, last names, cities, company endings, telephone prefix.
COUNTRIES = {
    "Sweden": ("Astrid Björn Elsa Gösta Håkan Ingrid Karin Lars Märta Oskar Sixten Åsa", "Andersson Bergström Dahl Ekström Forsberg Hägglund Lindqvist Nyström Sjöberg Öberg", "Stockholm Göteborg Malmö Uppsala Umeå", "AB", "+46 8"),
    "Norway": ("Bjørn Eirik Guro Håvard Ida Kåre Marit Sigrid Tor Øystein", "Bakke Dahl Haugen Johansen Lie Moen Solberg Strand Ødegård", "Oslo Bergen Trondheim Tromsø", "AS", "+47 22"),
    "Denmark": ("Anders Birgit Freja Jesper Kirsten Lærke Mads Søren", "Andersen Christensen Frandsen Jørgensen Møller Rasmussen Sørensen Østergaard", "København Aarhus Odense Aalborg", "A/S", "+45 33"),
    "Finland": ("Aino Eero Hanna Jukka Leena Mikko Päivi Väinö", "Heikkinen Hämäläinen Järvinen Korhonen Laine Mäkelä Nieminen Virtanen", "Helsinki Tampere Turku Oulu", "Oy", "+358 9"),
    "Iceland": ("Anna Birgir Guðrún Sigríður Þór", "Guðmundsson Jónsdóttir Þórsson", "Reykjavík Akureyri", "ehf.", "+354 5"),
    "Germany": ("Anneliese Bernd Christoph Dörte Friederike Günther Heike Jürgen Käthe Matthias Sabine Ulrich", "Bauer Fischer Groß Hoffmann Jäger Köhler Krüger Müller Schäfer Schröder Weiß Zimmermann", "Berlin Hamburg München Köln Stuttgart Düsseldorf", "GmbH", "+49 30"),
    "France": ("Amélie Benoît Chloé Éric François Gaëlle Hélène Jérôme Léa Noël Thérèse Yves", "Bernard Dubois Fournier Girard Lacroix Lefèvre Moreau Noël Petit Rousseau", "Paris Lyon Nantes Toulouse Lille", "SARL", "+33 1"),
    "Netherlands": ("Annelies Bram Femke Joost Lieke Marloes Pieter Sjoerd", "Bakker de Boer|van Dijk|Jansen|de Vries|Visser|van der Berg|Smit|Mulder", "Amsterdam Rotterdam Utrecht Eindhoven", "BV", "+31 20"),
    "Poland": ("Agnieszka Bartosz Elżbieta Grzegorz Jarosław Katarzyna Łukasz Małgorzata Paweł Zofia", "Dąbrowski Kamiński Kowalczyk Lewandowski Nowak Wiśniewski Wójcik Zieliński", "Warszawa Kraków Wrocław Gdańsk", "sp. z o.o.", "+48 22"),
    "United Kingdom": ("Alice Benjamin Charlotte Edward Fiona George Harriet Imogen Oliver Siân", "Baker Clarke Davies Evans Hughes Nolan Patel Taylor Walker Wright", "London Manchester Leeds Bristol Edinburgh", "Ltd", "+44 20"),
    "Spain": ("Álvaro Begoña Íñigo Lucía María Núria Raúl Sofía", "Fernández García Ibáñez López Martínez Muñoz Pérez Sánchez", "Madrid Barcelona Sevilla Valencia", "S.L.", "+34 91"),
    "Italy": ("Alessia Carlo Chiara Giulia Lorenzo Niccolò Paola Simone", "Bianchi Colombo Conti Esposito Ferrari Ricci Romano Rossi", "Milano Roma Torino Bologna", "S.r.l.", "+39 02"),
    "Portugal": ("Ana Catarina Inês João Luís Margarida Rui Tomás", "Almeida Carvalho Conceição Ferreira Gonçalves Magalhães Santos Silva", "Lisboa Porto Braga", "Lda", "+351 21"),
    "Austria": ("Elisabeth Florian Johanna Leopold Roswitha Valentin", "Gruber Huber Pichler Steiner Wagner Wimmer", "Wien Graz Linz Salzburg", "GmbH", "+43 1"),
    "Switzerland": ("Beat Corinne Reto Ursina Urs Silvan", "Ammann Bühler Frei Keller Meier Wüthrich", "Zürich Basel Bern Lausanne", "AG", "+41 44"),
    "Czechia": ("Jana Jiří Kateřina Ondřej Tomáš Zdeněk", "Černý Dvořák Horák Kučera Novák Svoboda", "Praha Brno Ostrava", "s.r.o.", "+420 2"),
    "United States": ("Abigail Caleb Danielle Ethan Hannah Jamal Keisha Logan Maria Nathan Rachel Tyler", "Anderson Brooks Carter Foster Garcia Hayes Jackson Morgan Nguyen Ramirez Sullivan Turner", "Boston Chicago Denver Portland Austin Seattle", "Inc.", "+1 617"),
    "Canada": ("Brandon Chantal Élise Gordon Mackenzie Sébastien", "Bouchard Campbell Gagnon MacDonald Singh Tremblay", "Toronto Montréal Vancouver Calgary", "Inc.", "+1 416"),
    "Mexico": ("Alejandra Diego Guadalupe Héctor Ximena Joaquín", "Castañeda Hernández Jiménez Núñez Ramírez Vásquez", "Guadalajara Monterrey Puebla", "S.A. de C.V.", "+52 55"),
}
# Names that are not written with Latin letters: first, last, how the address spells them, city.
EASTERN = {
    "Japan": ([("健", "佐藤", "ken.sato"), ("美咲", "鈴木", "misaki.suzuki"), ("翔太", "高橋", "shota.takahashi"), ("陽子", "田中", "yoko.tanaka"), ("大輔", "渡辺", "daisuke.watanabe")], "東京 大阪 名古屋", "株式会社", "+81 3"),
    "China": ([("伟", "王", "wei.wang"), ("娜", "李", "na.li"), ("敏", "张", "min.zhang"), ("静", "刘", "jing.liu"), ("磊", "陈", "lei.chen")], "上海 深圳 北京", "有限公司", "+86 21"),
    "South Korea": ([("민준", "김", "minjun.kim"), ("서연", "이", "seoyeon.lee"), ("지훈", "박", "jihoon.park")], "서울 부산", "주식회사", "+82 2"),
}
TITLES = ["Analyst", "Architect", "Buyer", "CFO", "Chief Operating Officer", "Consultant", "Data Engineer", "Developer", "Director of Operations", "Head of Engineering", "IT Manager", "Maintenance Lead", "Marketing Manager", "Operations Engineer", "Plant Manager", "Product Owner", "Project Manager", "Site Reliability Engineer", "Student", "Team Lead", "VP Sales"]
INDUSTRIES = ["Automotive", "Chemicals", "Education", "Energy", "Finance", "Food & Beverage", "Healthcare", "Logistics", "Machinery", "Media", "Public Sector", "Retail", "Software"]
SOURCES = ["Web", "Trade Show", "Webinar", "Partner", "Referral", "Content Syndication", None]
COMPANY_WORDS = ("Alder Amber Anker Arctic Aurora Birch Blix Borealis Brightwater Cobalt Copper Delta Drift Eider Ember Falk Fathom Flint Garnet Granit Harrow Heron Indigo Iris Juniper Kelvin Lantern Linden Lodestar Maren Meridian Nimbus Norden Onyx Opal Orion Osprey Pallas Pinnacle Quarry Raven Rowan Saga Selene Sequoia Slate Solstice Tern Thicket Tidal Ulmus Umbra Vega Verdant Willow Zenith").split()
COMPANY_KINDS = "Analytics Bearings Components Dynamics Energy Foods Freight Instruments Logistics Machines Media Packaging Partners Pharma Robotics Software Systems Textiles Tools".split()


def words(text):
    return text.split("|") if "|" in text else text.split()


def ascii_name(text):
    for letter, plain in (("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("ß", "ss"), ("æ", "ae"), ("Æ", "AE"), ("þ", "th"), ("Þ", "Th"), ("ð", "d")):
        text = text.replace(letter, plain)
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text.lower() if c.isascii() and (c.isalnum() or c in ".-"))


class Company:
    def __init__(self, name, domain, account):
        self.name, self.domain, self.account = name, domain, account


class Crowd:
    """Invents people; those whom a README follows by name are given, the rest are drawn."""

    def __init__(self, seed, pod, countries):
        self.dice = Dice(seed)
        self.pod = pod
        self.countries = countries
        self.people = {}
        self.addresses = set()
        self.companies = {}
        self.numbers = {"lead": 40_000, "contact": 70_000, "account": 9_000}

    def number(self, kind):
        self.numbers[kind] += 1 + self.dice.below(3)
        return self.numbers[kind]

    def company(self, country):
        ending = COUNTRIES[country][3] if country in COUNTRIES else EASTERN[country][2]
        base = f"{self.dice.pick(COMPANY_WORDS)} {self.dice.pick(COMPANY_KINDS)}"
        name = f"{base}{ending}" if country in EASTERN else f"{base} {ending}"
        if name not in self.companies:
            account = salesforce_id("001", self.pod, self.number("account"))
            self.companies[name] = Company(name, ascii_name(base.replace(" ", "-")) + ".example.com", account)
        return self.companies[name]

    def draw(self, number, **given):
        """Adds a person; what is given replaces what is drawn, `None` meaning empty."""
        dice = self.dice
        country = given.get("country") or dice.pick(self.countries)
        country_known = country in COUNTRIES or country in EASTERN
        source = country if country_known else "United States"
        company = self.company(source)
        if source in EASTERN:
            names, cities, _, phone = EASTERN[source]
            first, last, address = dice.pick(names)
        else:
            firsts, lasts, cities, _, phone = COUNTRIES[source]
            first, last = dice.pick(words(firsts)), dice.pick(words(lasts))
            address = None
        person = {
            "id": number, "firstName": first, "lastName": last, "company": company.name,
            "title": dice.pick(TITLES), "phone": f"{phone} {5550000 + dice.below(9999)}",
            "city": dice.pick(words(cities)), "state": None, "country": country,
            "industry": dice.pick(INDUSTRIES), "leadSource": dice.pick(SOURCES),
            "leadScore": dice.below(60) if dice.chance(80) else None,
            "unsubscribed": dice.chance(4), "emailInvalid": dice.chance(1),
            "createdAt": instant(dice, 2019, 2026), "updatedAt": None,
        }
        record = "none" if dice.chance(22) else ("contact" if dice.chance(45) else "lead")
        person.update({key: value for key, value in given.items() if key not in ("email", "record")})
        person["updatedAt"] = person["createdAt"] if dice.chance(40) else "2026-09-%02dT%02d:%02d:00Z" % (1 + dice.below(28), dice.below(24), dice.below(60))
        person["record"] = given.get("record", record)
        person["email"] = given["email"] if "email" in given else self.address(person, address, company)
        self.link(person, company)
        self.people[number] = person
        return person

    def address(self, person, address, company):
        known = address or ".".join(ascii_name(part) for part in (person["firstName"], person["lastName"]) if part)
        email, count = f"{known}@{company.domain}", 1
        while email in self.addresses:
            count += 1
            email = f"{known}{count}@{company.domain}"
        self.addresses.add(email)
        return email

    def link(self, person, company):
        person["sfdcType"] = {"lead": "Lead", "contact": "Contact", "none": None}[person["record"]]
        person["sfdcLeadId"] = person["sfdcContactId"] = person["sfdcAccountId"] = None
        if person["record"] == "lead":
            person["sfdcLeadId"] = salesforce_id("00Q", self.pod, self.number("lead"))
        if person["record"] == "contact":
            person["sfdcContactId"] = salesforce_id("003", self.pod, self.number("contact"))
            person["sfdcAccountId"] = company.account
        person["sfdcId"] = person["sfdcLeadId"] or person["sfdcContactId"]


# --- Files --------------------------------------------------------------------------------------------


def cell(value):
    if value is None:
        return "null"
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


class SalesforceFiles:
    """The five files of Salesforce, as Bulk API 2.0 or as Data Loader writes them."""

    def __init__(self, folder, pod, data_loader=False):
        self.folder, self.pod, self.data_loader = folder, pod, data_loader
        self.statuses, self.members = [], []

    def write(self, name, header, rows):
        if self.data_loader:
            header = [column.upper() for column in header]
        write(self.folder / name, header, rows, null="", quote_all=self.data_loader)

    def add_statuses(self, campaign, statuses):
        """Statuses are given as label, whether responded, whether default."""
        for order, (label, responded, default) in enumerate(statuses, 1):
            number = 300 + 10 * len(self.statuses) + order
            self.statuses.append((salesforce_id("01Y", self.pod, number), campaign, label, responded, default, order))

    def add_member(self, campaign, person, status, responded=False, day="2026-09-24"):
        stamp = f"{day}T08:{len(self.members) % 60:02}:00.000Z"
        self.members.append((
            salesforce_id("00v", self.pod, 88_000 + 3 * len(self.members)), campaign,
            person["sfdcLeadId"], person["sfdcContactId"], status, responded, day if responded else None, stamp, stamp,
        ))

    def finish(self, campaigns, people, custom):
        """Writes everything; `custom` maps names of our extract to fields of lead and contact."""
        self.write("campaign.csv", "Id Name Type Status IsActive ActualCost StartDate EndDate ParentId".split(), campaigns)
        self.write("campaign_member_status.csv", "Id CampaignId Label HasResponded IsDefault SortOrder".split(), self.statuses)
        self.write("campaign_member.csv", "Id CampaignId LeadId ContactId Status HasResponded FirstRespondedDate CreatedDate SystemModstamp".split(), self.members)
        fields = list(custom)
        common = "LeadSource HasOptedOutOfEmail".split()
        leads = [
            [p["sfdcLeadId"], p["firstName"], p["lastName"], p["company"], p["email"], p["title"], p["phone"], p["city"], p["state"], p["country"], p["industry"], p["leadSource"], p["unsubscribed"], False, None]
            + [p[field] for field in fields] + [p["updatedAt"].replace("Z", ".000Z")]
            for p in people if p["record"] == "lead"
        ]
        # Some contacts were leads once; Salesforce keeps the converted lead beside them (SF-L3).
        leads += [
            [salesforce_id("00Q", self.pod, 20_000 + p["id"]), p["firstName"], p["lastName"], p["company"], p["email"], p["title"], p["phone"], p["city"], p["state"], p["country"], p["industry"], p["leadSource"], p["unsubscribed"], True, p["sfdcContactId"]]
            + [p[field] for field in fields] + [p["createdAt"].replace("Z", ".000Z")]
            for p in people if p["record"] == "contact" and p["id"] % 50 == 0
        ]
        self.write("lead.csv", "Id FirstName LastName Company Email Title Phone City State Country Industry".split() + common + ["IsConverted", "ConvertedContactId"] + list(custom.values()) + ["SystemModstamp"], leads)
        contacts = [
            [p["sfdcContactId"], p["firstName"], p["lastName"], p["sfdcAccountId"], p["email"], p["title"], p["phone"], p["city"], p["state"], p["country"], p["leadSource"], p["unsubscribed"]]
            + [p[field] for field in fields] + [p["updatedAt"].replace("Z", ".000Z")]
            for p in people if p["record"] == "contact"
        ]
        self.write("contact.csv", "Id FirstName LastName AccountId Email Title Phone MailingCity MailingState MailingCountry".split() + common + list(custom.values()) + ["SystemModstamp"], contacts)


PEOPLE_COLUMNS = "id firstName lastName email company title phone city state country industry leadSource leadScore unsubscribed emailInvalid createdAt updatedAt sfdcType sfdcId sfdcLeadId sfdcContactId sfdcAccountId".split()
MEMBER_COLUMNS = "programId leadId program statusName membershipDate reachedSuccess reachedSuccessDate acquiredBy isExhausted nurtureCadence createdAt updatedAt".split()
ACTIVITY_COLUMNS = "marketoGUID leadId activityDate activityTypeId campaignId primaryAttributeValueId primaryAttributeValue attributes".split()


def write_people(folder, people, custom):
    columns = PEOPLE_COLUMNS + custom
    write(folder / "marketo_people.csv", columns, ([p[column] for column in columns] for p in people))


def write_members(folder, members):
    """Members are given as program id, program, person, status, day."""
    rows = []
    for program_id, program, person, status, day in members:
        stamp = f"{day}T09:15:00Z"
        rows.append((program_id, person, program, status, day, False, None, False, None, None, stamp, stamp))
    write(folder / "marketo_program_members.csv", MEMBER_COLUMNS, rows)


def write_lists(folder, lists):
    """Lists are given as id, name, people."""
    rows = [(number, name, person) for number, name, people in lists for person in people]
    write(folder / "marketo_list_members.csv", ["listId", "list", "leadId"], rows)


class Activities:
    """An activity extract: events that reach Marketo from outside."""

    def __init__(self, first):
        self.first, self.rows = first, []

    def add(self, at, person, kind, asset_id, asset, attributes):
        self.rows.append((at, person, kind, asset_id, asset, attributes))

    def form(self, at, person, name, form_id):
        self.add(at, person, 2, form_id, name, {
            "Client IP Address": f"198.51.100.{person % 250 + 1}", "Webpage ID": form_id + 11,
            "Query Parameters": "utm_source=newsletter&utm_medium=email", "Referrer URL": "https://www.example.com/",
            "User Agent": "Mozilla/5.0 (X11; Linux x86_64)", "Form Fields": "a:2:{s:5:\"Email\";s:7:\"Country\";}",
        })

    def status(self, at, person, program_id, program, old, new, statuses, success=False, reason="Filled Out Form"):
        """`statuses` maps a name to its number; Not in Program is the first."""
        self.add(at, person, 104, program_id, program, {
            "Reason": reason, "Program Member ID": 500_000 + person, "Acquired By": False, "Old Status": old,
            "New Status ID": statuses[new], "Success": success, "New Status": new, "Old Status ID": statuses[old],
        })

    def value(self, at, person, field_id, field, old, new, reason="Form fill-out", source="Web form fillout"):
        attributes = {"New Value": new, "Old Value": old, "Reason": reason, "Source": source}
        self.add(at, person, 13, field_id, field, {key: value for key, value in attributes.items() if value is not None})

    def joined(self, at, person, list_id, name):
        self.add(at, person, 24, list_id, name, {})

    def write(self, path):
        rows = []
        for order, (at, person, kind, asset_id, asset, attributes) in enumerate(sorted(self.rows, key=lambda row: row[:3])):
            text = json.dumps(attributes, ensure_ascii=False, separators=(",", ":"))
            rows.append((self.first + order, person, at, kind, None, asset_id, asset, text))
        write(path, ACTIVITY_COLUMNS, rows)


def numbered(*names):
    return {name: 26 + place for place, name in enumerate(("Not in Program",) + names)}


# --- The webinar --------------------------------------------------------------------------------------

WEBINAR_REGION = ["Sweden", "Sweden", "Sweden", "Norway", "Denmark", "Finland", "Germany", "France", "Netherlands", "Poland", "United Kingdom"]
ELSEWHERE = ["Spain", "Italy", "Austria", "Switzerland", "Czechia", "United States", "Japan", "China", "South Korea"]
QUESTIONS = ["How do you keep the cost of traces down?", "Does it work without an agent?\nWe cannot install one on the PLCs.", "Was ist mit dem Datenschutz?", "1. Sampling\n2. Retention\n3. \"Cold\" storage, please"]


def webinar():
    folder, pod = ROOT / "webinar", "Hs0"
    dice = Dice(20261028)
    crowd = Crowd(1201, pod, WEBINAR_REGION * 2 + ELSEWHERE)
    stage = {"lifecycleStage": "Prospect"}
    named = {
        1001: dict(firstName="Ada", lastName="Lindqvist", country="Sweden", record="lead", leadScore=12, title="Site Reliability Engineer"),
        1002: dict(firstName="Björn", lastName="Ek", country="Sweden", record="contact", leadScore=20, leadSource="Web"),
        1003: dict(firstName="Chloé", lastName="Moreau", country="France", record="lead"),
        1004: dict(firstName="Jürgen", lastName="Groß", country="Germany", record="contact"),
        1005: dict(firstName="Elin", lastName="Åström", country="Sweden", record="lead"),
        1006: dict(firstName="François", lastName="Lefèvre", country="France", record="none"),
        1007: dict(firstName="小明", lastName="王", country="China", record="none", company=None, email="xiaoming.wang@example.com"),
        1008: dict(firstName="Solveig", lastName=None, country="Norway", record="none"),
        1009: dict(firstName="Gunnar", lastName="Þórsson", country="Iceland", record="contact", unsubscribed=True),
        1010: dict(firstName="Hanna", lastName="Virtanen", country="Finland", record="lead", emailInvalid=True),
        1011: dict(firstName="Ingrid", lastName="Solberg", country="Norway", record="lead", leadScore=5),
        1012: dict(firstName="João", lastName="Silva", country="Portugal", record="lead"),
        1013: dict(firstName="Kofi", lastName="Mensah", country="United Kingdom", record="contact"),
        1014: dict(firstName="Léa", lastName="Dubois", country="France", record="lead"),
        1015: dict(firstName="Marek", lastName="Nowak", country="Poland", record="contact"),
        1016: dict(firstName="Núria", lastName="Pérez", country="Spain", record="contact"),
        1017: dict(firstName="Olga", lastName="Petrenko", country="Poland", record="lead"),
        1018: dict(firstName="Petra", lastName="Schmidt", country="Germany", record="contact"),
        1019: dict(firstName="娜", lastName="李", country="Netherlands", record="lead", title="PhD student", email="li.na@example.com"),
        1020: dict(firstName="Rolf", lastName="Huber", country="Austria", record="lead", title="Student"),
        1021: dict(firstName="Sofia", lastName="Rossi", country="Italy", record="none", title="IT Manager"),
        1022: dict(firstName="Tomáš", lastName="Dvořák", country="Czechia", record="lead", title="Architect"),
        1023: dict(firstName="Ulla", lastName="Nyström", country="Sweden", record="lead"),
        1024: dict(firstName="Václav", lastName="Horák", country="Czechia", record="contact", leadScore=30),
        1025: dict(firstName="Xavier", lastName="Roux", country="France", record="none"),
        1026: dict(firstName="Yvonne", lastName=None, country="Netherlands", record="none"),
        1027: dict(firstName="Zofia", lastName="Kamińska", country="Poland", record="lead", title="Head of Engineering"),
        1028: dict(firstName="Åsa", lastName="Bergström", country="Sweden", record="contact", leadSource=None, unsubscribed=True),
        1029: dict(firstName="Øyvind", lastName="Bakke", country="Norway", record="lead", leadScore=40, title="Buyer"),
        1030: dict(firstName="Émile", lastName="Girard", country="France", record="contact", title="Team Lead"),
        1031: dict(firstName="Bastian", lastName="Weiß", country="Germany", record="lead"),
        1032: dict(firstName="Imogen", lastName="Clarke", country="United Kingdom", record="contact", lifecycleStage="Customer"),
        1033: dict(firstName="Rui", lastName="Santos", country="Portugal", record="lead", questionForTheSpeaker=QUESTIONS[1]),
    }
    # Whom the campaigns are expected to invite: readers in our region. The others are left out below.
    readers = {1001, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1017, 1018, 1019, 1023, 1027, 1029, 1030, 1031, 1033}
    for number, given in named.items():
        given.setdefault("unsubscribed", False)
        given.setdefault("emailInvalid", False)
        given.setdefault("email", f"{ascii_name(given['firstName'])}.{ascii_name(given['lastName'] or 'unknown')}@example.com")
        crowd.draw(number, **{**stage, "questionForTheSpeaker": None, "lastHandOff": None, "handOffNote": None, **given})
    for number in range(1034, 3_434):
        stage = dice.pick(["Prospect", "Prospect", "Prospect", "Engaged", "Engaged", "Recycled", "SQL", "Customer", None])
        question = dice.pick(QUESTIONS) if dice.chance(2) else None
        person = crowd.draw(number, lifecycleStage=stage, questionForTheSpeaker=question, lastHandOff=None, handOffNote=None)
        if dice.chance(42):
            readers.add(number)
    people = [crowd.people[number] for number in sorted(crowd.people)]
    competitors = [1031] + [number for number in range(1400, 3_434) if dice.chance(1)]

    campaign = with_checksum("701Hs000001WbNr")
    hand_off, dach = with_checksum("701Hs000001WbNs"), with_checksum("701Hs000001WbNt")
    salesforce = SalesforceFiles(folder / "state", pod)
    salesforce.add_statuses(campaign, [("Invited", False, True), ("Waitlisted", False, False), ("Registered", False, False), ("No Show", False, False), ("Attended", True, False), ("Attended On-demand", True, False)])
    salesforce.add_statuses(hand_off, [("Sent", False, True), ("Accepted", True, False), ("Rejected", True, False)])
    salesforce.add_statuses(dach, [("Sent", False, True), ("Responded", True, False)])
    members = []
    for person, in_marketo, in_salesforce in ((1002, "Registered", "Registered"), (1003, "Registered", None), (1004, None, "Invited"), (1005, "Registered", "Invited"), (1006, "Registered", None), (1007, "Invited", None), (1015, "Registered", "Registered")):
        if in_marketo:
            members.append((1201, "Observability Webinar", person, in_marketo, "2026-09-24"))
        if in_salesforce:
            salesforce.add_member(campaign, crowd.people[person], in_salesforce)
    salesforce.add_member(hand_off, crowd.people[1022], "Accepted", True, "2026-09-11")
    for number in range(3_300, 3_360):
        person = crowd.people[number]
        if person["record"] != "none":
            status = dice.pick(["Sent", "Sent", "Accepted"])
            salesforce.add_member(hand_off, person, status, status == "Accepted", "2026-09-%02d" % (1 + dice.below(28)))
    salesforce.finish([
        (campaign, "Observability Webinar 2026", "Other", "Planned", True, 0, "2026-10-28", "2026-11-30", None),
        (hand_off, "Sales Hand-off Q4", "Other", "In Progress", True, None, "2026-09-01", "2026-12-31", None),
        (dach, "DACH Partner Hand-off", "Partners", "In Progress", True, None, "2026-09-01", "2026-12-31", None),
    ], people, {"lifecycleStage": "Lifecycle_Stage__c"})
    write_people(folder / "state", people, ["lifecycleStage", "questionForTheSpeaker", "lastHandOff", "handOffNote"])
    write_members(folder / "state", members)
    write_lists(folder / "state", [(7101, "Newsletter subscribers", sorted(readers)), (7102, "Competitors", competitors)])
    webinar_events(folder, dice, crowd, readers, set(competitors))


def webinar_events(folder, dice, crowd, readers, competitors):
    log = Activities(410_000)
    ids = numbered("Invited", "Waitlisted", "Registered", "No Show", "Attended", "Attended On-demand")
    program = (1201, "Observability Webinar")
    region = set(WEBINAR_REGION) | {"Iceland", "Portugal"}

    def before(person):
        known = crowd.people[person]
        audience = known["country"] in region and person not in competitors
        return "Invited" if audience and (person in readers or known["lifecycleStage"] == "Customer") else "Not in Program"

    def register(at, person, old=None):
        log.form(at, person, "Webinar registration", 3301)
        log.status(at, person, *program, old or before(person), "Registered", ids)

    for at, person in (("2026-10-06T10:14:27Z", 1001), ("2026-10-07T07:21:03Z", 1012), ("2026-10-07T12:31:36Z", 1029), ("2026-10-08T08:33:12Z", 1018), ("2026-10-09T13:45:50Z", 1019), ("2026-10-12T06:52:31Z", 1020), ("2026-10-14T09:41:44Z", 1023), ("2026-10-15T11:20:05Z", 1022), ("2026-10-16T14:12:18Z", 1024), ("2026-10-19T07:08:59Z", 1027), ("2026-10-20T12:04:10Z", 1017), ("2026-10-23T15:00:00Z", 1011), ("2026-10-28T09:02:15Z", 1030)):
        register(at, person)
    register("2026-10-13T12:02:41Z", 1012, old="Not in Program")
    for person in range(1101, 1_341):
        day = dice.pick([5, 6, 6, 7, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27])
        at = f"2026-10-{day:02}T{8 + dice.below(11):02}:{dice.below(60):02}:{1 + dice.below(59):02}Z"
        register(at, person)
        if dice.chance(15):
            question = dice.pick(QUESTIONS)
            log.value(at, person, 880, "Question for the Speaker", crowd.people[person]["questionForTheSpeaker"], question)
    log.joined("2026-10-12T08:03:22Z", 1012, 7104, "Observability Webinar.Cancellations")
    for person in range(1331, 1_341):
        log.joined(f"2026-10-27T{9 + dice.below(8):02}:{dice.below(60):02}:30Z", person, 7104, "Observability Webinar.Cancellations")
    for at, people in (("2026-10-15T09:26", [1002, 1028] + list(range(1341, 1_361))), ("2026-11-04T13:30", [1027])):
        for place, person in enumerate(people):
            log.joined(f"{at}:{place + 5:02}Z", person, 7103, "Observability Webinar.Partner registrations")
    for person in [1001, 1018, 1019, 1020, 1021, 1022, 1027, 1029, 1030] + list(range(1101, 1_231)):
        old = "Not in Program" if person == 1021 else "Registered"
        log.status("2026-10-28T15:12:00Z", person, *program, old, "Attended", ids, success=True, reason="Webinar partner")
    viewers = [("2026-10-29T10:03:40Z", 1024), ("2026-11-03T09:07:15Z", 1025), ("2026-11-03T09:21:50Z", 1026)]
    for person in range(1231, 1_331, 4):
        viewers.append((f"2026-10-{29 + dice.below(3)}T{8 + dice.below(9):02}:{dice.below(60):02}:15Z", person))
    for at, person in viewers:
        log.add(at, person, 1, 5511, "/webinars/observability/recording", {"Webpage URL": "/webinars/observability/recording", "Client IP Address": "203.0.113.7"})
        log.joined(at, person, 7105, "Observability Webinar.Recording viewers")
    log.write(folder / "events" / "activities.csv")


# --- The trade show -----------------------------------------------------------------------------------

EUROPE = ["Germany", "Germany", "Germany", "Germany", "Austria", "Switzerland", "France", "France", "Netherlands", "Italy", "Spain", "Poland", "Poland", "Czechia", "Sweden", "Norway", "Denmark", "United Kingdom", "Japan"]
NOTES = ["Wants a price list", "Gripper for eggs.\nMust be food safe!", "Besuch am Stand, 20 Minuten", "Asked about the \"soft\" gripper,\nROI < 2 years", "来年の春に再訪"]


def trade_show():
    folder, pod = ROOT / "trade-show", "8d0"
    dice = Dice(20261103)
    crowd = Crowd(2301, pod, EUROPE)
    blank = {"interestTier": None, "lastEvent": None, "customer": False, "contractStart": None, "boothNotes": None, "unsubscribed": False, "emailInvalid": False}
    named = {
        2001: dict(firstName="Anneliese", lastName="Köhler", country="Germany", record="contact", leadScore=30),
        2002: dict(firstName="Benoît", lastName="Lacroix", country="France", record="lead", leadScore=25),
        2003: dict(firstName="健", lastName="佐藤", country="Japan", record="none", leadScore=15, email="ken.sato@example.com"),
        2004: dict(firstName="Carla", lastName="Bianchi", country="Italy", record="none", leadScore=22, company=None),
        2005: dict(firstName="Dries", lastName=None, country="Netherlands", record="none", leadScore=18),
        2006: dict(firstName="Eva", lastName=None, country="Czechia", record="none", leadScore=12),
        2007: dict(firstName="Freya", lastName="Olsen", country="Norway", record="contact", leadScore=40, unsubscribed=True),
        2008: dict(firstName="Gustav", lastName="Lindgren", country="Sweden", record="contact", leadScore=14),
        2009: dict(firstName="Hélène", lastName="Petit", country="France", record="lead", leadScore=35),
        2010: dict(firstName="Ivan", lastName="Kovač", country="Austria", record="contact", leadScore=16),
        2011: dict(firstName="Jarosław", lastName="Wiśniewski", country="Poland", record="lead", leadScore=70),
        2012: dict(firstName="Katarzyna", lastName="Lewandowska", country="Poland", record="contact", leadScore=20),
        2013: dict(firstName="Lars", lastName="Haugen", country="Norway", record="lead", leadScore=12),
        2014: dict(firstName="Mia", lastName="Keller", country="Switzerland", record="none", leadScore=None),
        2015: dict(firstName="Noor", lastName=None, country="Netherlands", record="none", leadScore=None),
        2016: dict(firstName="Otto", lastName="Wagner", country="Austria", record="contact", leadScore=65),
        2017: dict(firstName="Pilar", lastName="Muñoz", country="Spain", record="none", leadScore=90),
        2018: dict(firstName="Quim", lastName=None, country="Spain", record="none", leadScore=85),
        2019: dict(firstName="Renata", lastName="Kučera", country="Czechia", record="lead", leadScore=15),
        2020: dict(firstName="Søren", lastName="Frandsen", country="Denmark", record="lead", leadScore=19),
        2021: dict(firstName="Thérèse", lastName="Rousseau", country="France", record="contact", leadScore=44, customer=True, contractStart="2023-11-30"),
        2022: dict(firstName="Urszula", lastName="Wójcik", country="Poland", record="lead", leadScore=33, customer=True, contractStart="2024-11-10"),
        2023: dict(firstName="Viktor", lastName="Novák", country="Czechia", record="lead", leadScore=21),
        2024: dict(firstName="Weronika", lastName="Zielińska", country="Poland", record="lead", leadScore=28),
        2025: dict(firstName="Xenia", lastName="Pichler", country="Austria", record="contact", leadScore=50),
        2026: dict(firstName="Yannick", lastName="Girard", country="France", record="contact", leadScore=62),
        2027: dict(firstName="Zdeněk", lastName="Černý", country="Czechia", record="lead", leadScore=45),
        2028: dict(firstName="Álvaro", lastName="Ibáñez", country="Spain", record="contact", leadScore=31),
    }
    uninvited = {2012, 2014, 2015, 2017, 2018, 2025, 2026, 2028}
    for number, given in named.items():
        given.setdefault("email", f"{ascii_name(given['firstName'])}.{ascii_name(given['lastName'] or 'unknown')}@example.com")
        crowd.draw(number, **{**blank, **given})
    readers = [number for number in named if number not in uninvited]
    for number in range(2_029, 4_829):
        given = dict(blank, unsubscribed=dice.chance(3), boothNotes=dice.pick(NOTES) if dice.chance(2) else None)
        if dice.chance(12):
            given.update(customer=True, contractStart=f"20{19 + dice.below(7)}-{1 + dice.below(12):02}-{1 + dice.below(28):02}")
        reads = dice.chance(45)
        if 2101 <= number <= 2180 or 2321 <= number <= 2360:
            # Invited, and scanned or met later.
            given.update(record=dice.pick(["lead", "contact"]), leadScore=10 + dice.below(65))
            reads = True
        if 2221 <= number <= 2260:
            # Known to Salesforce, not invited, scanned all the same.
            given.update(record=dice.pick(["lead", "contact"]))
            reads = False
        if 2281 <= number <= 2320:
            # Not in Salesforce; they typed their names into the tablet at the stand.
            given.update(record="none")
            reads = False
        if 2901 <= number <= 2957:
            reads = False
        crowd.draw(number, **given)
        if reads:
            readers.append(number)
    people = [crowd.people[number] for number in sorted(crowd.people)]

    campaign, queue = with_checksum("7018d000002TxKa"), with_checksum("7018d000002TxKb")
    salesforce = SalesforceFiles(folder / "state", pod, data_loader=True)
    salesforce.add_statuses(campaign, [("Invited", False, True), ("Meeting Booked", False, False), ("Visited Booth", True, False), ("Demo Requested", True, False), ("Meeting Held", True, False)])
    salesforce.add_statuses(queue, [("Queued", False, True), ("Working", False, False), ("Escalated", False, False), ("Won", True, False), ("Returned", True, False)])
    salesforce.add_member(queue, crowd.people[2016], "Working", day="2026-09-14")
    for number in range(4_700, 4_760):
        person = crowd.people[number]
        if person["record"] != "none":
            status = dice.pick(["Queued", "Working", "Working", "Won"])
            salesforce.add_member(queue, person, status, status == "Won", "2026-09-%02d" % (1 + dice.below(28)))
    salesforce.finish([
        (campaign, "TS 2026 NordExpo", "Conference", "Planned", True, 0, "2026-11-03", "2026-11-05", None),
        (queue, "Field Sales Follow-up", "Telemarketing", "In Progress", True, 1500, "2026-09-01", "2026-12-31", None),
    ], people, {"interestTier": "Interest_Tier__c", "customer": "Customer__c", "contractStart": "Contract_Start__c"})
    write_people(folder / "state", people, ["interestTier", "lastEvent", "customer", "contractStart", "boothNotes"])
    write_members(folder / "state", [])
    write_lists(folder / "state", [(8101, "Exhibition readers", sorted(readers)), (8102, "Partners", range(2_901, 2_958))])
    trade_show_events(folder, dice)


def trade_show_events(folder, dice):
    log = Activities(730_000)
    ids = numbered("Invited", "Meeting Booked", "Visited Booth", "Demo Requested", "Meeting Held")
    program = (2301, "NordExpo 2026")
    bookings = [("2026-10-19T08:17:40Z", 2010), ("2026-10-20T09:40:12Z", 2008), ("2026-11-03T09:20:30Z", 2009)]
    for person in range(2_321, 2_361):
        bookings.append((f"2026-10-{19 + dice.below(12)}T{8 + dice.below(9):02}:{dice.below(60):02}:20Z", person))
    for at, person in bookings:
        log.form(at, person, "Book a meeting", 3310)
        log.status(at, person, *program, "Invited", "Meeting Booked", ids)
    tablet = [("2026-11-04T09:07:30Z", 2014), ("2026-11-04T09:09:10Z", 2015)]
    for person in range(2_281, 2_321):
        tablet.append((f"2026-11-{3 + dice.below(3):02}T{9 + dice.below(8):02}:{dice.below(60):02}:40Z", person))
    for at, person in tablet:
        log.form(at, person, "Stand tablet", 3311)
        log.status(at, person, *program, "Not in Program", "Visited Booth", ids)
        log.value(at, person, 881, "Booth Notes", None, dice.pick(NOTES))
    log.status("2026-11-04T11:02:00Z", 2010, *program, "Meeting Booked", "Visited Booth", ids, reason="Stand tablet")
    for at, person, old in (("2026-11-05T15:20:00Z", 2028, "Demo Requested"), ("2026-11-10T09:26:00Z", 2026, "Not in Program"), ("2026-11-25T10:12:00Z", 2025, "Not in Program")):
        log.status(at, person, *program, old, "Meeting Held", ids, success=True, reason="Web service API")
    for person in range(2_321, 2_341):
        log.status(f"2026-11-{3 + dice.below(3):02}T{9 + dice.below(7):02}:{dice.below(60):02}:10Z", person, *program, "Meeting Booked", "Meeting Held", ids, success=True, reason="Web service API")
    log.write(folder / "events" / "activities.csv")


# --- Operations ---------------------------------------------------------------------------------------

AMERICAS = ["United States"] * 8 + ["Canada", "Canada", "Mexico", "United Kingdom", "Germany", "France", "Sweden", "Japan", "China"]
DOWNLOADS = ["Architecture handbook", "Benchmark report", "Buyer's checklist", "Careers: platform engineer", "Migration guide", "Pricing guide", "ROI calculator", "Release notes", "Volume pricing 2027"]


def operations():
    folder, pod = ROOT / "operations", "5e0"
    dice = Dice(20261020)
    crowd = Crowd(3101, pod, AMERICAS)
    blank = {"lifecycleStage": "Prospect", "mqlDate": None, "slaMissed": None, "lastDownload": None, "lastInteraction": None, "enrichmentNotes": None, "unsubscribed": False, "emailInvalid": False}
    named = {
        3001: dict(firstName="Amelia", lastName="Brooks", country="United States", record="contact", leadScore=78, title="Analyst"),
        3002: dict(firstName="Diego", lastName="Ramírez", country="Mexico", record="lead", leadScore=99, lifecycleStage="Engaged"),
        3003: dict(firstName="Erika", lastName="Schäfer", country="Germany", record="none", leadScore=97),
        3004: dict(firstName="Faisal", lastName=None, country="United States", record="none", leadScore=98, lifecycleStage="Engaged"),
        3005: dict(firstName="Grace", lastName="中村", country="United States", record="contact", leadScore=10, title="Team Lead", email="grace.nakamura@example.com"),
        3006: dict(firstName="Heinrich", lastName="Weiß", country="Germany", record="lead", leadScore=8, title="IT Manager"),
        3007: dict(firstName="Isla", lastName="MacDonald", country="USA", record="contact", leadScore=15, title="Director of Data", phone="000-555-0100"),
        3008: dict(firstName="Jonas", lastName="Ekström", country="Sweden", record="lead", leadScore=15, title="Head of Engineering", phone="+46 8 5550134"),
        3009: dict(firstName="Karen", lastName="Foster", country="United States", record="lead", leadScore=40, lastInteraction="2026-08-01"),
        3010: dict(firstName="Liam", lastName="Campbell", country="Canada", record="contact", leadScore=3, lastInteraction="2026-07-15"),
        3011: dict(firstName="Mónica", lastName="Jiménez", country="Mexico", record="contact", leadScore=30),
        3012: dict(firstName="Noah", lastName="Sullivan", country="United States", record="contact", leadScore=25, lifecycleStage="Customer"),
        3013: dict(firstName="Olivia", lastName="Carter", country="United States", record="contact", leadScore=5, lifecycleStage="Customer", unsubscribed=True),
        3014: dict(firstName="Priya", lastName="Singh", country="Canada", record="lead", leadScore=0),
        3015: dict(firstName="Quinn", lastName="Hayes", country="United States", record="lead", leadScore=0),
        3016: dict(firstName="Rosa", lastName="Núñez", country="Mexico", record="contact", leadScore=2),
        3017: dict(firstName="Sam", lastName="Turner", country="United States", record="lead", leadScore=4),
        3018: dict(firstName="Tara", lastName="Jackson", country="United States", record="contact", leadScore=20),
        3019: dict(firstName="Uwe", lastName="Bauer", country="Germany", record="lead", leadScore=11),
        3020: dict(firstName="Wren", lastName="Campbell", country="Canada", record="contact", leadScore=7),
        3021: dict(firstName="Xena", lastName="Brooks", country="United States", record="lead", leadScore=120),
        3022: dict(firstName="Yara", lastName="Bouchard", country="Canada", record="lead", leadScore=9),
    }
    readers = [3011, 3012, 3013, 3017, 3020, 3022]
    members = [(3105, "Newsletter", 3011, "Subscribed", "2026-05-04"), (3105, "Newsletter", 3020, "Reader", "2025-11-17"), (3105, "Newsletter", 3022, "Paused", "2026-08-03")]
    for number, given in named.items():
        given.setdefault("email", f"{ascii_name(given['firstName'])}.{ascii_name(given['lastName'] or 'unknown')}@example.com")
        crowd.draw(number, **{**blank, **given})
    for number in range(3_023, 5_623):
        given = dict(blank, unsubscribed=dice.chance(4), emailInvalid=dice.chance(1))
        given["lifecycleStage"] = dice.pick(["Prospect", "Prospect", "Prospect", "Engaged", "Engaged", "Recycled", "SQL", "Customer", None])
        given["leadScore"] = dice.pick([None, dice.below(30), dice.below(60), dice.below(99)])
        if dice.chance(50):
            given["lastInteraction"] = f"2026-{5 + dice.below(5):02}-{1 + dice.below(28):02}"
            given["lastDownload"] = dice.pick(DOWNLOADS)
        if dice.chance(2):
            given["enrichmentNotes"] = "Source: registry\nConfidence: " + dice.pick(["high", "low, \"see notes\""])
        crowd.draw(number, **given)
        if dice.chance(30):
            readers.append(number)
            if dice.chance(60):
                members.append((3105, "Newsletter", number, dice.pick(["Subscribed", "Subscribed", "Reader", "Paused"]), f"2026-{1 + dice.below(8):02}-{1 + dice.below(28):02}"))
    people = [crowd.people[number] for number in sorted(crowd.people)]

    queue = with_checksum("7015e000003MqLa")
    salesforce = SalesforceFiles(folder / "state", pod)
    salesforce.add_statuses(queue, [("New", False, True), ("Accepted", True, False), ("Recycled", True, False)])
    for number in range(5_500, 5_560):
        person = crowd.people[number]
        if person["record"] != "none" and person["lifecycleStage"] == "SQL":
            salesforce.add_member(queue, person, "Accepted", True, "2026-09-%02d" % (1 + dice.below(28)))
    salesforce.finish([(queue, "MQL Queue", "Other", "In Progress", True, None, "2026-01-01", None, None)], people, {"leadScore": "mkto71_Lead_Score__c", "lifecycleStage": "Lifecycle_Stage__c", "mqlDate": "MQL_Date__c"})
    write_people(folder / "state", people, ["lifecycleStage", "mqlDate", "slaMissed", "lastDownload", "lastInteraction", "enrichmentNotes"])
    write_members(folder / "state", members)
    write_lists(folder / "state", [(9101, "Newsletter readers", readers)])
    operations_events(folder, dice, crowd, set(readers))


def operations_events(folder, dice, crowd, readers):
    log = Activities(560_000)
    known = {number: dict(person) for number, person in crowd.people.items()}

    def change(at, number, field_id, field, column, value, source="Web form fillout"):
        old = known[number][column]
        known[number][column] = value
        log.value(at, number, field_id, field, cell(old) if isinstance(old, bool) else old, cell(value), source=source)

    changes = [
        ("2026-10-13T14:04:10Z", 3001, "lastDownload", "Pricing guide"), ("2026-10-14T13:30:05Z", 3001, "lastDownload", "Benchmark report"),
        ("2026-10-13T15:10:00Z", 3002, "lastDownload", "Benchmark report"), ("2026-10-16T12:01:00Z", 3002, "lastDownload", "Architecture handbook"),
        ("2026-10-20T15:10:00Z", 3002, "lastDownload", "ROI calculator"), ("2026-10-14T08:02:20Z", 3003, "lastDownload", "Buyer's checklist"),
        ("2026-10-14T09:40:30Z", 3004, "lastDownload", "Migration guide"), ("2026-10-15T13:12:00Z", 3005, "title", "VP Engineering"),
        ("2026-10-22T17:45:30Z", 3005, "title", "Chief Technology Officer"), ("2026-10-15T07:55:00Z", 3006, "title", "Director of IT"),
        ("2026-11-10T15:00:30Z", 3018, "lastDownload", "Release notes"), ("2026-10-21T08:00:20Z", 3019, "lastDownload", "Careers: pricing analyst"),
        ("2026-11-06T15:05:00Z", 3016, "unsubscribed", True), ("2026-11-05T12:10:00Z", 3017, "unsubscribed", True),
    ]
    for _ in range(900):
        day = dice.below(46)
        date = f"2026-10-{13 + day}" if day < 19 else f"2026-11-{day - 18:02}"
        at = f"{date}T{11 + dice.below(12):02}:{dice.below(60):02}:{dice.below(60):02}Z"
        number = 3_023 + dice.below(2_600)
        if dice.chance(88):
            changes.append((at, number, "lastDownload", dice.pick(DOWNLOADS)))
        elif dice.chance(85):
            changes.append((at, number, "title", dice.pick(TITLES)))
        else:
            changes.append((at, number, "unsubscribed", True))
    fields = {"lastDownload": (882, "Last Download"), "title": (42, "Job Title"), "unsubscribed": (71, "Unsubscribed")}
    for at, number, column, value in sorted(changes, key=lambda change: (change[0], change[1])):
        if known[number][column] != value:
            change(at, number, *fields[column], column, value)
    for at, number in (("2026-10-19T16:20:00Z", 3007), ("2026-10-19T16:20:00Z", 3008)):
        log.joined(at, number, 9102, "Data Hygiene.Enrichment imports")
    for number in range(3_400, 3_460):
        log.joined("2026-10-19T16:20:00Z", number, 9102, "Data Hygiene.Enrichment imports")
    joining = [("2026-10-31T22:00:00Z", 3014), ("2026-10-28T22:00:00Z", 3015), ("2026-11-04T15:05:00Z", 3016)]
    for number in range(3_500, 3_640):
        if number not in readers:
            day = dice.below(30)
            date = f"2026-10-{14 + day}" if day < 18 else f"2026-11-{day - 17:02}"
            joining.append((f"{date}T{12 + dice.below(10):02}:{dice.below(60):02}:{dice.below(60):02}Z", number))
    for at, number in joining:
        log.joined(at, number, 9101, "Newsletter readers")
    log.write(folder / "events" / "activities.csv")


if __name__ == "__main__":
    webinar()
    trade_show()
    operations()
