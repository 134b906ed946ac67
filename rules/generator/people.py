"""People: those whom the READMEs follow, as given, and a crowd drawn by chance."""

import unicodedata

from . import names
from .chance import Dice, salesforce_id

PLAIN = {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d"}
RECORD_TYPES = {"lead": "Lead", "contact": "Contact", "none": None}


def ascii_name(text):
    """Returns a name as addresses spell it."""
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(PLAIN.get(letter, letter) for letter in text).replace(" ", "-")
    return "".join(letter for letter in text if letter.isascii() and (letter.isalnum() or letter in ".-"))


def given(table):
    """Yields id and values of each row `id | first | last | country | record | name=value, …`; `-` is null."""
    for line in table.strip().splitlines():
        number, first, last, country, record, rest = (column.strip() for column in line.split("|"))
        values = {"firstName": first, "lastName": None if last == "-" else last, "country": country, "record": record}
        for pair in filter(None, rest.split(", ")):
            name, value = pair.split("=")
            values[name] = {"-": None, "true": True}.get(value, int(value) if value.isdigit() else value)
        known = ".".join(ascii_name(name) for name in (first, values["lastName"] or "unknown"))
        values.setdefault("email", f"{known}@example.com")
        yield int(number), values


class Crowd:
    """The people of one set, with their companies and their Salesforce ids."""

    def __init__(self, seed, pod, countries):
        self.dice = Dice(seed)
        self.pod = pod
        self.countries = countries
        self.people = {}
        self.addresses = set()
        self.accounts = {}
        self.numbers = {"00Q": 40_000, "003": 70_000, "001": 9_000}

    def sorted(self):
        return [self.people[number] for number in sorted(self.people)]

    def new_id(self, prefix):
        self.numbers[prefix] += 1 + self.dice.below(3)
        return salesforce_id(prefix, self.pod, self.numbers[prefix])

    def draw(self, number, **values):
        """Adds a person; `values` replace what is drawn, `None` meaning null."""
        dice = self.dice
        country = values.get("country") or dice.pick(self.countries)
        address = None
        if country in names.EASTERN:
            people, cities, ending, phone = names.EASTERN[country]
            first, last, address = dice.pick(people)
        else:
            firsts, lasts, cities, ending, phone = names.LATIN.get(country, names.LATIN["United States"])
            first, last = dice.pick(firsts), dice.pick(lasts)
        base = f"{dice.pick(names.COMPANY_WORDS)} {dice.pick(names.COMPANY_KINDS)}"
        record = "none" if dice.chance(22) else ("contact" if dice.chance(45) else "lead")
        created = dice.past_instant()
        recently = f"2026-09-{1 + dice.below(28):02}T{dice.time(0, 24, 0)}"
        person = {
            "id": number,
            "firstName": first,
            "lastName": last,
            "company": base + ending,
            "title": dice.pick(names.TITLES),
            "phone": f"{phone} {5_550_000 + dice.below(9_999)}",
            "city": dice.pick(cities),
            "state": None,
            "country": country,
            "industry": dice.pick(names.INDUSTRIES),
            "leadSource": dice.pick(names.SOURCES),
            "leadScore": dice.below(60) if dice.chance(80) else None,
            "unsubscribed": dice.chance(4),
            "emailInvalid": dice.chance(1),
            "createdAt": created,
            "updatedAt": created if dice.chance(40) else recently,
            "record": record,
        }
        person.update(values)
        if "email" not in values:
            person["email"] = self.address(person, address, base)
        self.link(person, base + ending)
        self.people[number] = person
        return person

    def address(self, person, known, company):
        known = known or ".".join(ascii_name(person[part]) for part in ("firstName", "lastName"))
        domain = ascii_name(company) + ".example.com"
        email, count = f"{known}@{domain}", 1
        while email in self.addresses:
            count += 1
            email = f"{known}{count}@{domain}"
        self.addresses.add(email)
        return email

    def link(self, person, company):
        """Gives the person the Salesforce ids that the kind of record asks for."""
        person["sfdcType"] = RECORD_TYPES[person["record"]]
        person["sfdcLeadId"] = self.new_id("00Q") if person["record"] == "lead" else None
        person["sfdcContactId"] = self.new_id("003") if person["record"] == "contact" else None
        person["sfdcId"] = person["sfdcLeadId"] or person["sfdcContactId"]
        person["sfdcAccountId"] = None
        if person["record"] == "contact":
            if company not in self.accounts:
                self.accounts[company] = self.new_id("001")
            person["sfdcAccountId"] = self.accounts[company]
