"""The webinar of Fjordlight Software."""

from .chance import Dice, with_checksum
from .files import Activities, Salesforce, write_lists, write_members, write_people
from .people import Crowd, given

POD = "Hs0"
CAMPAIGN = with_checksum("701Hs000001WbNr")
HAND_OFF = with_checksum("701Hs000001WbNs")
DACH = with_checksum("701Hs000001WbNt")
STATUSES = ["Not in Program", "Invited", "Waitlisted", "Registered", "No Show", "Attended", "Attended On-demand"]
PROGRAM = (1201, "Observability Webinar", STATUSES)

REGION = "Sweden,Sweden,Sweden,Norway,Denmark,Finland,Germany,France,Netherlands,Poland,United Kingdom".split(",")
INVITED_COUNTRIES = {*REGION, "Iceland", "Portugal"}
ELSEWHERE = "Spain,Italy,Austria,Switzerland,Czechia,United States,Japan,China,South Korea".split(",")
STAGES = ["Prospect", "Prospect", "Prospect", "Engaged", "Engaged", "Recycled", "SQL", "Customer", None]
QUESTIONS = [
    "How do you keep the cost of traces down?",
    "Does it work without an agent?\nWe cannot install one on the PLCs.",
    "Was ist mit dem Datenschutz?",
    '1. Sampling\n2. Retention\n3. "Cold" storage, please',
]
BLANK = {"lifecycleStage": "Prospect", "questionForTheSpeaker": None, "lastHandOff": None, "handOffNote": None}

NAMED = """
1001 | Ada      | Lindqvist | Sweden         | lead    | leadScore=12, title=Site Reliability Engineer
1002 | Björn    | Ek        | Sweden         | contact | leadScore=20, leadSource=Web
1003 | Chloé    | Moreau    | France         | lead    |
1004 | Jürgen   | Groß      | Germany        | contact |
1005 | Elin     | Åström    | Sweden         | lead    |
1006 | François | Lefèvre   | France         | none    |
1007 | 小明     | 王        | China          | none    | company=-, email=xiaoming.wang@example.com
1008 | Solveig  | -         | Norway         | none    |
1009 | Gunnar   | Þórsson   | Iceland        | contact | unsubscribed=true
1010 | Hanna    | Virtanen  | Finland        | lead    | emailInvalid=true
1011 | Ingrid   | Solberg   | Norway         | lead    | leadScore=5
1012 | João     | Silva     | Portugal       | lead    |
1013 | Kofi     | Mensah    | United Kingdom | contact |
1014 | Léa      | Dubois    | France         | lead    |
1015 | Marek    | Nowak     | Poland         | contact |
1016 | Núria    | Pérez     | Spain          | contact |
1017 | Olga     | Petrenko  | Poland         | lead    |
1018 | Petra    | Schmidt   | Germany        | contact |
1019 | 娜       | 李        | Netherlands    | lead    | title=PhD student, email=li.na@example.com
1020 | Rolf     | Huber     | Austria        | lead    | title=Student
1021 | Sofia    | Rossi     | Italy          | none    | title=IT Manager
1022 | Tomáš    | Dvořák    | Czechia        | lead    | title=Architect
1023 | Ulla     | Nyström   | Sweden         | lead    |
1024 | Václav   | Horák     | Czechia        | contact | leadScore=30
1025 | Xavier   | Roux      | France         | none    |
1026 | Yvonne   | -         | Netherlands    | none    |
1027 | Zofia    | Kamińska  | Poland         | lead    | title=Head of Engineering
1028 | Åsa      | Bergström | Sweden         | contact | leadSource=-, unsubscribed=true
1029 | Øyvind   | Bakke     | Norway         | lead    | leadScore=40, title=Buyer
1030 | Émile    | Girard    | France         | contact | title=Team Lead
1031 | Bastian  | Weiß      | Germany        | lead    |
1032 | Imogen   | Clarke    | United Kingdom | contact | lifecycleStage=Customer
1033 | Rui      | Santos    | Portugal       | lead    |
"""
NAMED_READERS = [1001, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1017, 1018, 1019, 1023, 1027, 1029, 1030, 1031, 1033]

# Who is where on the morning of the mapping: person, status in Marketo, status in Salesforce.
BEFORE = [
    (1002, "Registered", "Registered"),
    (1003, "Registered", None),
    (1004, None, "Invited"),
    (1005, "Registered", "Invited"),
    (1006, "Registered", None),
    (1007, "Invited", None),
    (1015, "Registered", "Registered"),
]

REGISTRATIONS = """
2026-10-06T10:14:27Z 1001
2026-10-07T07:21:03Z 1012
2026-10-07T12:31:36Z 1029
2026-10-08T08:33:12Z 1018
2026-10-09T13:45:50Z 1019
2026-10-12T06:52:31Z 1020
2026-10-14T09:41:44Z 1023
2026-10-15T11:20:05Z 1022
2026-10-16T14:12:18Z 1024
2026-10-19T07:08:59Z 1027
2026-10-20T12:04:10Z 1017
2026-10-23T15:00:00Z 1011
2026-10-28T09:02:15Z 1030
"""
REGISTRANTS = range(1101, 1341)
ATTENDEES = range(1101, 1231)
NO_SHOWS = range(1231, 1331)
CANCELLING = range(1331, 1341)
FROM_PARTNERS = range(1341, 1361)


def write(folder):
    dice = Dice(20261028)
    crowd = Crowd(1201, POD, REGION * 2 + ELSEWHERE)
    for number, values in given(NAMED):
        crowd.draw(number, **{**BLANK, "unsubscribed": False, "emailInvalid": False, **values})
    crowd.people[1033]["questionForTheSpeaker"] = QUESTIONS[1]
    readers = set(NAMED_READERS)
    for number in range(1034, 3434):
        question = dice.pick(QUESTIONS) if dice.chance(2) else None
        crowd.draw(number, **{**BLANK, "lifecycleStage": dice.pick(STAGES), "questionForTheSpeaker": question})
        if dice.chance(42):
            readers.add(number)
    competitors = [1031] + [number for number in range(1400, 3434) if dice.chance(1)]

    state = folder / "state"
    write_people(state, crowd.sorted(), list(BLANK))
    write_members(state, [(*PROGRAM[:2], person, status, "2026-09-24") for person, status, _ in BEFORE if status])
    write_lists(state, [(7101, "Newsletter subscribers", sorted(readers)), (7102, "Competitors", competitors)])
    write_salesforce(state, dice, crowd)
    write_events(folder / "events" / "activities.csv", dice, crowd, readers, set(competitors))


def write_salesforce(state, dice, crowd):
    salesforce = Salesforce(state, POD)
    salesforce.add_statuses(CAMPAIGN, STATUSES[1:], ["Attended", "Attended On-demand"])
    salesforce.add_statuses(HAND_OFF, ["Sent", "Accepted", "Rejected"], ["Accepted", "Rejected"])
    salesforce.add_statuses(DACH, ["Sent", "Responded"], ["Responded"])
    for person, _, status in BEFORE:
        if status:
            salesforce.add_member(CAMPAIGN, crowd.people[person], status)
    salesforce.add_member(HAND_OFF, crowd.people[1022], "Accepted", "2026-09-11")
    for number in range(3300, 3360):
        if crowd.people[number]["record"] != "none":
            day = f"2026-09-{1 + dice.below(28):02}"
            salesforce.add_member(HAND_OFF, crowd.people[number], dice.pick(["Sent", "Sent", "Accepted"]), day)
    campaigns = [
        (CAMPAIGN, "Observability Webinar 2026", "Other", "Planned", True, 0, "2026-10-28", "2026-11-30", None),
        (HAND_OFF, "Sales Hand-off Q4", "Other", "In Progress", True, None, "2026-09-01", "2026-12-31", None),
        (DACH, "DACH Partner Hand-off", "Partners", "In Progress", True, None, "2026-09-01", "2026-12-31", None),
    ]
    salesforce.finish(campaigns, crowd.sorted(), {"Lifecycle_Stage__c": "lifecycleStage"})


def write_events(path, dice, crowd, readers, competitors):
    log = Activities(410_000)

    def status_before(number):
        person = crowd.people[number]
        known = number in readers or person["lifecycleStage"] == "Customer"
        invited = known and person["country"] in INVITED_COUNTRIES and number not in competitors
        return "Invited" if invited else "Not in Program"

    def register(at, person, old):
        log.form(at, person, 3301, "Webinar registration")
        log.status(at, person, PROGRAM, old, "Registered")

    for line in REGISTRATIONS.strip().splitlines():
        at, person = line.split()
        register(at, int(person), status_before(int(person)))
    register("2026-10-13T12:02:41Z", 1012, "Not in Program")
    for person in REGISTRANTS:
        days = [5, 6, 6, 7, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27]
        day = dice.pick(days[:12] if person in CANCELLING else days)
        at = f"2026-10-{day:02}T{dice.time(8, 11)}"
        register(at, person, status_before(person))
        if dice.chance(15):
            old = crowd.people[person]["questionForTheSpeaker"]
            log.value(at, person, 880, "Question for the Speaker", old, dice.pick(QUESTIONS))

    def listed(at, person, number, name):
        log.joined(at, person, number, f"Observability Webinar.{name}")

    listed("2026-10-12T08:03:22Z", 1012, 7104, "Cancellations")
    for person in CANCELLING:
        listed(f"2026-10-26T{dice.time(12, 6)}", person, 7104, "Cancellations")
    for second, person in enumerate([1002, 1028, *FROM_PARTNERS], 5):
        listed(f"2026-10-15T09:26:{second:02}Z", person, 7103, "Partner registrations")
    listed("2026-11-04T13:30:05Z", 1027, 7103, "Partner registrations")

    for person in [1001, 1018, 1019, 1020, 1022, 1027, 1029, 1030, *ATTENDEES]:
        log.status("2026-10-28T15:12:00Z", person, PROGRAM, "Registered", "Attended", "Webinar partner", True)
    log.status("2026-10-28T15:12:00Z", 1021, PROGRAM, "Not in Program", "Attended", "Webinar partner", True)

    viewers = [("2026-10-29T10:03:40Z", 1024), ("2026-11-03T09:07:15Z", 1025), ("2026-11-03T09:21:50Z", 1026)]
    for person in NO_SHOWS[::4]:
        viewers.append((f"2026-10-{29 + dice.below(3)}T{dice.time(8, 9, 15)}", person))
    for at, person in viewers:
        page = "/webinars/observability/recording"
        log.add(at, person, 1, 5511, page, {"Webpage URL": page, "Client IP Address": "203.0.113.7"})
        listed(at, person, 7105, "Recording viewers")
    log.write(path)
