"""The trade show of Kestrel Robotics."""

from .chance import Dice, with_checksum
from .files import Activities, Salesforce, write_lists, write_people
from .people import Crowd, given

POD = "8d0"
CAMPAIGN = with_checksum("7018d000002TxKa")
QUEUE = with_checksum("7018d000002TxKb")
STATUSES = ["Not in Program", "Invited", "Meeting Booked", "Visited Booth", "Demo Requested", "Meeting Held"]
PROGRAM = (2301, "NordExpo 2026", STATUSES)

COUNTRIES = """Germany,Germany,Germany,Germany,Austria,Switzerland,France,France,Netherlands,Italy,Spain,Poland,Poland,Czechia,
Sweden,Norway,Denmark,United Kingdom,Japan""".replace("\n", "").split(",")
NOTES = [
    "Wants a price list",
    "Gripper for eggs.\nMust be food safe!",
    "Besuch am Stand, 20 Minuten",
    'Asked about the "soft" gripper,\nROI < 2 years',
    "来年の春に再訪",
]
BLANK = {"interestTier": None, "lastEvent": None, "customer": False, "contractStart": None, "boothNotes": None}

NAMED = """
2001 | Anneliese | Köhler      | Germany     | contact | leadScore=30
2002 | Benoît    | Lacroix     | France      | lead    | leadScore=25
2003 | 健        | 佐藤        | Japan       | none    | leadScore=15, email=ken.sato@example.com
2004 | Carla     | Bianchi     | Italy       | none    | leadScore=22, company=-
2005 | Dries     | -           | Netherlands | none    | leadScore=18
2006 | Eva       | -           | Czechia     | none    | leadScore=12
2007 | Freya     | Olsen       | Norway      | contact | leadScore=40, unsubscribed=true
2008 | Gustav    | Lindgren    | Sweden      | contact | leadScore=14
2009 | Hélène    | Petit       | France      | lead    | leadScore=35
2010 | Ivan      | Kovač       | Austria     | contact | leadScore=16
2011 | Jarosław  | Wiśniewski  | Poland      | lead    | leadScore=70
2012 | Katarzyna | Lewandowska | Poland      | contact | leadScore=20
2013 | Lars      | Haugen      | Norway      | lead    | leadScore=12
2014 | Mia       | Keller      | Switzerland | none    | leadScore=-
2015 | Noor      | -           | Netherlands | none    | leadScore=-
2016 | Otto      | Wagner      | Austria     | contact | leadScore=65
2017 | Pilar     | Muñoz       | Spain       | none    | leadScore=90
2018 | Quim      | -           | Spain       | none    | leadScore=85
2019 | Renata    | Kučera      | Czechia     | lead    | leadScore=15
2020 | Søren     | Frandsen    | Denmark     | lead    | leadScore=19
2021 | Thérèse   | Rousseau    | France      | contact | leadScore=44, customer=true, contractStart=2023-11-30
2022 | Urszula   | Wójcik      | Poland      | lead    | leadScore=33, customer=true, contractStart=2024-11-10
2023 | Viktor    | Novák       | Czechia     | lead    | leadScore=21
2024 | Weronika  | Zielińska   | Poland      | lead    | leadScore=28
2025 | Xenia     | Pichler     | Austria     | contact | leadScore=50
2026 | Yannick   | Girard      | France      | contact | leadScore=62
2027 | Zdeněk    | Černý       | Czechia     | lead    | leadScore=45
2028 | Álvaro    | Ibáñez      | Spain       | contact | leadScore=31
"""
NAMED_STRANGERS = {2012, 2014, 2015, 2017, 2018, 2025, 2026, 2028}

SCANNED_INVITED = range(2101, 2181)
SCANNED_STRANGERS = range(2221, 2261)
AT_THE_TABLET = range(2281, 2321)
WITH_MEETING = range(2321, 2361)
PARTNERS = range(2901, 2958)


def write(folder):
    dice = Dice(20261103)
    crowd = Crowd(2301, POD, COUNTRIES)
    for number, values in given(NAMED):
        crowd.draw(number, **{**BLANK, "unsubscribed": False, "emailInvalid": False, **values})
    readers = [number for number, _ in given(NAMED) if number not in NAMED_STRANGERS]
    for number in range(2029, 4829):
        values = dict(BLANK, boothNotes=dice.pick(NOTES) if dice.chance(2) else None)
        if dice.chance(12):
            start = f"20{19 + dice.below(7)}-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
            values.update(customer=True, contractStart=start)
        reads = dice.chance(45)
        if number in SCANNED_INVITED or number in WITH_MEETING:
            reads = True
            values.update(record=dice.pick(["lead", "contact"]), leadScore=10 + dice.below(65))
        if number in SCANNED_STRANGERS:
            reads = False
            values.update(record=dice.pick(["lead", "contact"]))
        if number in AT_THE_TABLET:
            reads = False
            values.update(record="none")
        crowd.draw(number, **values)
        if reads and number not in PARTNERS:
            readers.append(number)

    state = folder / "state"
    write_people(state, crowd.sorted(), list(BLANK))
    write_lists(state, [(8101, "Exhibition readers", readers), (8102, "Partners", PARTNERS)])
    write_salesforce(state, dice, crowd)
    write_events(folder / "events" / "activities.csv", dice)


def write_salesforce(state, dice, crowd):
    salesforce = Salesforce(state, POD, data_loader=True)
    salesforce.add_statuses(CAMPAIGN, STATUSES[1:], STATUSES[3:])
    salesforce.add_statuses(QUEUE, ["Queued", "Working", "Escalated", "Won", "Returned"], ["Won", "Returned"])
    salesforce.add_member(QUEUE, crowd.people[2016], "Working", "2026-09-14")
    for number in range(4700, 4760):
        if crowd.people[number]["record"] != "none":
            day = f"2026-09-{1 + dice.below(28):02}"
            salesforce.add_member(QUEUE, crowd.people[number], dice.pick(["Queued", "Working", "Working", "Won"]), day)
    campaigns = [
        (CAMPAIGN, "TS 2026 NordExpo", "Conference", "Planned", True, 0, "2026-11-03", "2026-11-05", None),
        (QUEUE, "Field Sales Follow-up", "Telemarketing", "In Progress", True, 1500, "2026-09-01", "2026-12-31", None),
    ]
    custom = {"Interest_Tier__c": "interestTier", "Customer__c": "customer", "Contract_Start__c": "contractStart"}
    salesforce.finish(campaigns, crowd.sorted(), custom)


def write_events(path, dice):
    log = Activities(730_000)
    bookings = [("2026-10-19T08:17:40Z", 2010), ("2026-10-20T09:40:12Z", 2008), ("2026-11-03T09:20:30Z", 2009)]
    bookings += [(f"2026-10-{19 + dice.below(12)}T{dice.time(8, 9, 20)}", person) for person in WITH_MEETING]
    for at, person in bookings:
        log.form(at, person, 3310, "Book a meeting")
        log.status(at, person, PROGRAM, "Invited", "Meeting Booked")

    tablet = [("2026-11-04T09:07:30Z", 2014), ("2026-11-04T09:09:10Z", 2015)]
    tablet += [(f"2026-11-{3 + dice.below(3):02}T{dice.time(9, 8, 40)}", person) for person in AT_THE_TABLET]
    for at, person in tablet:
        log.form(at, person, 3311, "Stand tablet")
        log.status(at, person, PROGRAM, "Not in Program", "Visited Booth")
        log.value(at, person, 881, "Booth Notes", None, dice.pick(NOTES))
    log.status("2026-11-04T11:02:00Z", 2010, PROGRAM, "Meeting Booked", "Visited Booth", "Stand tablet")

    held = [
        ("2026-11-05T15:20:00Z", 2028, "Demo Requested"),
        ("2026-11-10T09:26:00Z", 2026, "Not in Program"),
        ("2026-11-25T10:12:00Z", 2025, "Not in Program"),
    ]
    for person in WITH_MEETING[:20]:
        held.append((f"2026-11-{3 + dice.below(3):02}T{dice.time(9, 7, 10)}", person, "Meeting Booked"))
    for at, person, old in held:
        log.status(at, person, PROGRAM, old, "Meeting Held", "Web service API", True)
    log.write(path)
