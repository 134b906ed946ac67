"""The background campaigns of Blue Harbor Labs."""

from .chance import Dice, with_checksum
from .files import Activities, Salesforce, write_lists, write_members, write_people
from .names import TITLES
from .people import Crowd, given

POD = "5e0"
QUEUE = with_checksum("7015e000003MqLa")

COUNTRIES = ["United States"] * 8 + "Canada,Canada,Mexico,United Kingdom,Germany,France,Sweden,Japan,China".split(",")
STAGES = ["Prospect", "Prospect", "Prospect", "Engaged", "Engaged", "Recycled", "SQL", "Customer", None]
DOWNLOADS = [
    "Architecture handbook",
    "Benchmark report",
    "Buyer's checklist",
    "Careers: platform engineer",
    "Migration guide",
    "Pricing guide",
    "ROI calculator",
    "Release notes",
    "Volume pricing 2027",
]
BLANK = {
    "lifecycleStage": "Prospect",
    "mqlDate": None,
    "slaMissed": None,
    "lastDownload": None,
    "lastInteraction": None,
    "enrichmentNotes": None,
}

NAMED = """
3001 | Amelia   | Brooks    | United States | contact | leadScore=78, title=Analyst
3002 | Diego    | Ramírez   | Mexico        | lead    | leadScore=99, lifecycleStage=Engaged
3003 | Erika    | Schäfer   | Germany       | none    | leadScore=97
3004 | Faisal   | -         | United States | none    | leadScore=98, lifecycleStage=Engaged
3005 | Grace    | 中村      | United States | contact | leadScore=10, title=Team Lead, email=grace.nakamura@example.com
3006 | Heinrich | Weiß      | Germany       | lead    | leadScore=8, title=IT Manager
3007 | Isla     | MacDonald | USA           | contact | leadScore=15, title=Director of Data, phone=000-555-0100
3008 | Jonas    | Ekström   | Sweden        | lead    | leadScore=15, title=Head of Engineering
3009 | Karen    | Foster    | United States | lead    | leadScore=40, lastInteraction=2026-08-01
3010 | Liam     | Campbell  | Canada        | contact | leadScore=3, lastInteraction=2026-07-15
3011 | Mónica   | Jiménez   | Mexico        | contact | leadScore=30
3012 | Noah     | Sullivan  | United States | contact | leadScore=25, lifecycleStage=Customer
3013 | Olivia   | Carter    | United States | contact | leadScore=5, lifecycleStage=Customer, unsubscribed=true
3014 | Priya    | Singh     | Canada        | lead    | leadScore=0
3015 | Quinn    | Hayes     | United States | lead    | leadScore=0
3016 | Rosa     | Núñez     | Mexico        | contact | leadScore=2
3017 | Sam      | Turner    | United States | lead    | leadScore=4
3018 | Tara     | Jackson   | United States | contact | leadScore=20
3019 | Uwe      | Bauer     | Germany       | lead    | leadScore=11
3020 | Wren     | Campbell  | Canada        | contact | leadScore=7
3021 | Xena     | Brooks    | United States | lead    | leadScore=120
3022 | Yara     | Bouchard  | Canada        | lead    | leadScore=9
"""
NAMED_READERS = [3011, 3012, 3013, 3017, 3020, 3022]
NAMED_MEMBERS = [
    (3105, "Newsletter", 3011, "Subscribed", "2026-05-04"),
    (3105, "Newsletter", 3020, "Reader", "2025-11-17"),
    (3105, "Newsletter", 3022, "Paused", "2026-08-03"),
]

ENRICHED = range(3400, 3460)

# Fields by the column of the extract: the id and the name in the log.
FIELDS = {"lastDownload": (882, "Last Download"), "title": (42, "Job Title"), "unsubscribed": (71, "Unsubscribed")}
CHANGES = """
2026-10-13T14:04:10Z 3001 lastDownload Pricing guide
2026-10-14T13:30:05Z 3001 lastDownload Benchmark report
2026-10-13T15:10:00Z 3002 lastDownload Benchmark report
2026-10-16T12:01:00Z 3002 lastDownload Architecture handbook
2026-10-20T15:10:00Z 3002 lastDownload ROI calculator
2026-10-14T08:02:20Z 3003 lastDownload Buyer's checklist
2026-10-14T09:40:30Z 3004 lastDownload Migration guide
2026-10-15T13:12:00Z 3005 title VP Engineering
2026-10-22T17:45:30Z 3005 title Chief Technology Officer
2026-10-15T07:55:00Z 3006 title Director of IT
2026-11-06T15:05:00Z 3016 unsubscribed true
2026-11-05T12:10:00Z 3017 unsubscribed true
2026-11-10T15:00:30Z 3018 lastDownload Release notes
2026-10-21T08:00:20Z 3019 lastDownload Careers: pricing analyst
"""


def write(folder):
    dice = Dice(20261020)
    crowd = Crowd(3101, POD, COUNTRIES)
    for number, values in given(NAMED):
        crowd.draw(number, **{**BLANK, "unsubscribed": False, "emailInvalid": False, **values})
    readers, members = list(NAMED_READERS), list(NAMED_MEMBERS)
    for number in range(3023, 5623):
        values = dict(BLANK, lifecycleStage=dice.pick(STAGES))
        values["leadScore"] = dice.pick([None, dice.below(30), dice.below(60), dice.below(99)])
        if dice.chance(50):
            values["lastInteraction"] = f"2026-{5 + dice.below(5):02}-{1 + dice.below(28):02}"
            values["lastDownload"] = dice.pick(DOWNLOADS)
        if dice.chance(2):
            values["enrichmentNotes"] = "Source: registry\nConfidence: " + dice.pick(["high", 'low, "see notes"'])
        person = crowd.draw(number, **values)
        if number in ENRICHED:
            # The enrichment service spells things in its own way.
            if person["country"] == "United States":
                person["country"] = dice.pick(["USA", "US", "United States"])
            if dice.chance(20):
                person["phone"] = "000-000-0000"
        if dice.chance(30):
            readers.append(number)
            if dice.chance(60):
                status = dice.pick(["Subscribed", "Subscribed", "Reader", "Paused"])
                day = f"2026-{1 + dice.below(8):02}-{1 + dice.below(28):02}"
                members.append((3105, "Newsletter", number, status, day))

    state = folder / "state"
    write_people(state, crowd.sorted(), list(BLANK))
    write_members(state, members)
    write_lists(state, [(9101, "Newsletter readers", readers)])
    write_salesforce(state, dice, crowd)
    write_events(folder / "events" / "activities.csv", dice, crowd, set(readers))


def write_salesforce(state, dice, crowd):
    salesforce = Salesforce(state, POD)
    salesforce.add_statuses(QUEUE, ["New", "Accepted", "Recycled"], ["Accepted", "Recycled"])
    for number in range(5400, 5560):
        person = crowd.people[number]
        if person["record"] != "none" and person["lifecycleStage"] == "SQL":
            salesforce.add_member(QUEUE, person, "Accepted", f"2026-09-{1 + dice.below(28):02}")
    campaigns = [(QUEUE, "MQL Queue", "Other", "In Progress", True, None, "2026-01-01", None, None)]
    custom = {"mkto71_Lead_Score__c": "leadScore", "Lifecycle_Stage__c": "lifecycleStage", "MQL_Date__c": "mqlDate"}
    salesforce.finish(campaigns, crowd.sorted(), custom)


def write_events(path, dice, crowd, readers):
    log = Activities(560_000)
    changes = []
    for line in CHANGES.strip().splitlines():
        at, person, column, value = line.split(" ", 3)
        changes.append((at, int(person), column, True if value == "true" else value))
    for _ in range(900):
        at, person = some_day(dice, 46), 3023 + dice.below(2600)
        if dice.chance(88):
            changes.append((at, person, "lastDownload", dice.pick(DOWNLOADS)))
        elif dice.chance(85):
            changes.append((at, person, "title", dice.pick(TITLES)))
        else:
            changes.append((at, person, "unsubscribed", True))
    known = {}
    for at, person, column, value in sorted(changes, key=lambda change: change[:2]):
        old = known.get((person, column), crowd.people[person][column])
        if old != value:
            known[person, column] = value
            log.value(at, person, *FIELDS[column], old, value)

    for person in [3007, 3008, *ENRICHED]:
        log.joined("2026-10-19T16:20:00Z", person, 9102, "Data Hygiene.Enrichment imports")
    joining = [("2026-10-31T22:00:00Z", 3014), ("2026-10-28T22:00:00Z", 3015), ("2026-11-04T15:05:00Z", 3016)]
    joining += [(some_day(dice, 30), person) for person in range(3500, 3640) if person not in readers]
    for at, person in joining:
        log.joined(at, person, 9101, "Newsletter readers")
    log.write(path)


def some_day(dice, days):
    """Returns an instant in the daytime of one of the days from 13 October on."""
    day = 13 + dice.below(days)
    date = f"2026-10-{day}" if day <= 31 else f"2026-11-{day - 31:02}"
    return f"{date}T{dice.time(11, 12)}"
