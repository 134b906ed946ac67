"""DuckDB and ruff, from PyPI in an environment of their own, on the same work."""

import sys

from .build import run_quietly
from .measure import in_turn, median_seconds, run_once

PACKAGES = ("duckdb==1.3.2", "ruff==0.12.11")


class Peers:
    """The peers, installed below the folder of the benchmarks."""

    def __init__(self, places):
        self.places = places
        self.environment = places.root / "peers"
        if not (self.environment / "bin" / "ruff").exists():
            run_quietly([sys.executable, "-m", "venv", self.environment])
            run_quietly([self.environment / "bin" / "pip", "install", "--quiet", *PACKAGES])

    def ruff(self, rounds, files, lines):
        """Seconds of `ruff check` over as many Python files with as many lines."""
        folder = self.places.data / f"python-{files}-{lines}"
        if not folder.exists():
            write_python_files(folder, files, lines)
        command = [self.environment / "bin" / "ruff", "check", "--no-cache", "--isolated",
                   "--quiet", folder]
        (samples,) = in_turn(rounds, lambda: run_once(command))
        return median_seconds(samples)

    def ruff_start(self, rounds, *words):
        """Seconds of a ruff that has next to nothing to do."""
        command = [self.environment / "bin" / "ruff", *words]
        (samples,) = in_turn(rounds, lambda: run_once(command))
        return median_seconds(samples)

    def duckdb(self, rounds, script, state):
        """Runs a script below in a fresh process; returns the median and the answers."""
        command = [self.environment / "bin" / "python", "-c", PRELUDE + script, state]
        (samples,) = in_turn(rounds, lambda: run_once(command))
        return median_seconds(samples), samples[0].json()

    def duckdb_file(self, rounds, state):
        """Asks the lists of W2 in a fresh process, from a file in DuckDB's own format."""
        file = self.places.output / "qualify.duckdb"
        file.unlink(missing_ok=True)
        python = self.environment / "bin" / "python"
        run_once([python, "-c", PRELUDE + QUALIFY_LOAD, state, file])
        command = [python, "-c", PRELUDE + QUALIFY_ASK, state, file]
        (samples,) = in_turn(rounds, lambda: run_once(command))
        file.unlink()
        return median_seconds(samples), samples[0].json()


def write_python_files(folder, files, lines):
    partial = folder.with_name(folder.name + ".partial")
    function = (
        "def {name}(person, event):\n"
        "    \"\"\"Return what the rule makes of an event.\"\"\"\n"
        "    if person['country'] in ('France', 'Sweden') and person['score'] >= {number}:\n"
        "        person['score'] += {number}\n"
        "        return json.dumps({{'id': person['id'], 'event': event}})\n"
        "    return None\n\n\n")
    per_file = max(1, lines // files // 8)
    for number in range(files):
        path = partial / f"{number // 100:04}" / f"rule_{number:05}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(function.format(name=f"rule_{place}", number=number % 90 + place)
                       for place in range(per_file))
        path.write_text("import json\n\n\n" + body.rstrip("\n") + "\n")
    partial.rename(folder)


# Reads a table of a state folder as it stands; "null" is Marketo's empty value.
PRELUDE = """
import duckdb, json, sys
state = sys.argv[1]
base = duckdb.connect(sys.argv[2] if len(sys.argv) > 2 else ":memory:")
base.execute("SET threads = 2")
base.execute("SET enable_progress_bar = false")
def table(name):
    nulls = "['null', '']"
    return f"read_csv('{state}/{name}.csv', header=true, nullstr={nulls})"
"""

QUALIFY_LOAD = """
people, members = table("people"), table("program_members")
base.execute(f"CREATE TABLE people AS SELECT id, email, company, title, phone, country, industry,"
             f" annualRevenue AS revenue, leadSource AS source, leadScore AS score, unsubscribed,"
             f" emailInvalid AS invalid, createdAt AS created, updatedAt AS updated,"
             f" coalesce(sfdcLeadId, sfdcContactId) AS record FROM {people}")
base.execute(f"CREATE TABLE members AS SELECT programId - 1000 AS program, leadId AS id,"
             f" statusName AS status, reachedSuccess AS success FROM {members}")
base.execute(f"CREATE TABLE records AS SELECT coalesce(LeadId, ContactId) AS record, CampaignId,"
             f" Status AS status FROM {table('campaign_members')}")
base.execute(f"CREATE TABLE campaigns AS SELECT Id, row_number() OVER () AS number"
             f" FROM {table('campaigns')}")
"""

QUALIFY_ASK = """
def member(test): return f"id IN (SELECT id FROM members WHERE {test})"
def record(number, test="true"):
    return (f"coalesce(record IN (SELECT record FROM records WHERE {test} AND CampaignId ="
            f" (SELECT Id FROM campaigns WHERE number = {number})), false)")
lists = [
    "lower(country) IN ('united states', 'canada', 'united kingdom') AND score >= 50"
    " AND NOT unsubscribed AND " + member("program = 1 AND status IN ('Registered', 'Attended')") +
    " AND created >= TIMESTAMP '2025-09-30 22:00:00'"
    " AND (title ILIKE '%vp%' OR title ILIKE '%director%')",
    "industry = 'Software' AND revenue > 10000000 AND NOT invalid",
    "source IN ('Webinar', 'Trade Show', 'Partner') AND score BETWEEN 20 AND 40"
    " AND lower(country) <> 'united states'",
    "lower(country) = 'germany' AND NOT " + member("program <= 10"),
    record(3, "status IN ('Visited Booth', 'Met')") + " AND NOT " + record(5),
    "email LIKE '%@gmail.com%' OR (email LIKE '%example.org%' AND unsubscribed)",
    "company ILIKE 's%' AND (score >= 80 OR revenue IS NULL)",
    member("success"),
    "(lower(country) IN ('united states', 'united kingdom') AND (industry IN ('Software', 'Media')"
    " OR score > 100)) OR (source = 'Referral' AND NOT " + member("program = 2") + ")",
    "updated < TIMESTAMP '2025-10-31 23:00:00' AND (title IS NULL OR phone IS NULL) AND NOT "
    + member("program = 8 AND status = 'Met'"),
]
rows = [base.execute(f"SELECT count(*), coalesce(sum(id), 0)::BIGINT FROM people WHERE {test}")
        .fetchone() for test in lists]
print(json.dumps([{"count": count, "id_sum": total} for count, total in rows]))
"""

QUALIFY = QUALIFY_LOAD + QUALIFY_ASK

PLAN = """
base.execute(f"CREATE TABLE people AS SELECT id, coalesce(sfdcLeadId, sfdcContactId) AS record"
             f" FROM {table('people')}")
base.execute(f"CREATE TABLE campaigns AS SELECT Id, Name FROM {table('campaigns')}")
base.execute(f"CREATE TABLE ours AS SELECT m.program, p.record, m.statusName AS status"
             f" FROM {table('program_members')} m JOIN people p ON p.id = m.leadId")
base.execute(f"CREATE TABLE theirs AS SELECT c.Name AS program,"
             f" coalesce(m.LeadId, m.ContactId) AS record, m.Status AS status"
             f" FROM {table('campaign_members')} m JOIN campaigns c"
             f" ON c.Id = m.CampaignId")
names = ["equal", "program_only", "campaign_only", "differing"]
row = base.execute(
    "SELECT count(*) FILTER (a.status = b.status), count(*) FILTER (b.status IS NULL),"
    " count(*) FILTER (a.status IS NULL), count(*) FILTER (a.status <> b.status)"
    " FROM ours a FULL JOIN theirs b ON a.program = b.program AND a.record = b.record").fetchone()
print(json.dumps(dict(zip(names, row))))
"""
