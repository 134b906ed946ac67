"""W2, W3 and W5: questions to people, events, and the comparison of two sides."""

import csv
import datetime
import json
import shutil
import time

from .build import HERE
from .context import Row, expect_equal
from .measure import (count_allocations, in_turn, median_seconds, peak_bytes, run_once,
                      spread)
from .peers import PLAN, QUALIFY

# When the data ends and the events begin; one event a second follows.
DATA_END = datetime.datetime(2026, 10, 1, tzinfo=datetime.timezone.utc)


def instant(seconds):
    return (DATA_END + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def median(values):
    return sorted(values)[len(values) // 2]


def simulate_command(context, rules, state, until, *words):
    """The words of a dry run."""
    return [context.rulec, "simulate", rules, "--state", *state, "--start", instant(0),
            "--until", instant(until), "--quiet", "--timings", "--format", "json", *words]


def simulate(context, *words):
    """Runs a dry run; returns a function for `in_turn`."""
    return lambda: run_once(simulate_command(context, *words))


def part(samples, *names):
    """The median seconds of some parts of a dry run, taken together."""
    times = [json.loads(sample.errors.splitlines()[-1]) for sample in samples]
    return median([sum(parts[name] for name in names) for parts in times]) / 1e6


# The parts of a dry run that are the run itself: its first instant, with the first sync cycle, what
# comes then, and its last instant.
RUN = ("begin", "run", "end")


def add_duckdb(context, row, script, state, answer):
    """Adds DuckDB's time from the same files, when its answer is the floor's."""
    if context.peers:
        seconds, theirs = context.peers.duckdb(context.rounds, script, state)
        expect_equal("DuckDB", answer, theirs)
        row.details["peers"] = {"DuckDB": seconds}


def qualify_run(context, folder, names, *words):
    return lambda: run_once(
        [context.rulec, "qualify", *names, folder / "rules", "--state", folder / "state",
         "--at", instant(0), "--quiet", "--timings", "--format", "json", *words])


def sums(listing):
    """How many people each list has, and the sum of their ids."""
    return [{"count": answer["qualified"], "id_sum": sum(answer["ids"])}
            for answer in listing.json()["subjects"]]


def snapshot(context, folder, names, exports, answer):
    """W2s: the same question again, answered from the snapshot that the first one leaves."""
    row = Row("W2s", "the same lists from a snapshot", "≤ 0.25 of DuckDB's own file")
    run = qualify_run(context, folder, names, "--count")
    listing_run = qualify_run(context, folder, names)
    # Data that were made a moment ago are not kept.
    time.sleep(4)
    run()
    rulec, listings = in_turn(context.rounds, run, listing_run)
    expect_equal("counts from the snapshot", exports[0].json(), rulec[0].json())
    expect_equal("lists from the snapshot", answer, sums(listings[0]))
    row.rulec_s, row.rulec_bytes = median_seconds(rulec), peak_bytes(rulec)
    row.details["listingSeconds"] = median_seconds(listings)
    row.spread, row.floor_s = spread(rulec), median_seconds(exports)
    row.details["floor"] = "rulec from the exports: W2"
    kept = folder / "rules" / ".rulec-cache"
    row.details["snapshotBytes"] = (kept / "state").stat().st_size
    shutil.rmtree(kept)
    if context.peers:
        seconds, theirs = context.peers.duckdb_file(context.rounds, folder / "state")
        expect_equal("DuckDB's own file", answer, theirs)
        row.details["peers"] = {"DuckDB": seconds}
    return row.compare()


def qualify(context):
    people = context.sizes.people
    row = Row("W2", f"ten smart lists, {people:,} people, from CSV", "≤ 2.5")
    folder = context.data.make("qualify", people=people)
    state = folder / "state"
    floor_run = lambda: run_once([context.tools["qualify"], state])
    lists = [line.removeprefix("smart_list: ")
             for line in (folder / "rules" / "ten.list.yaml").read_text().splitlines()
             if line.startswith("smart_list: ")]
    rows = [row]
    if context.has_command("qualify"):
        floor, rulec = in_turn(
            context.rounds, floor_run, qualify_run(context, folder, lists, "--no-cache", "--count"))
        listing = qualify_run(context, folder, lists, "--no-cache")()
        expect_equal("lists", floor[0].json()["lists"], sums(listing))
        expect_equal("counts", [answer["count"] for answer in floor[0].json()["lists"]],
                     [answer["qualified"] for answer in rulec[0].json()["subjects"]])
        row.details["listingSeconds"] = listing.seconds
        row.rulec_s, row.rulec_bytes = median_seconds(rulec), peak_bytes(rulec)
        row.spread = spread(rulec)
        resident = Row("W2r", "the same lists, the data resident", "≤ 2",
                       median([sample.json()["resident_s"] for sample in floor]),
                       part(rulec, "run"))
        rows += [resident.compare(),
                 snapshot(context, folder, lists, rulec, floor[0].json()["lists"])]
    else:
        row.missing = "no `rulec qualify` yet"
        (floor,) = in_turn(context.rounds, floor_run)
    row.floor_s, row.floor_bytes = median_seconds(floor), peak_bytes(floor)
    if row.rulec_bytes:
        row.details["memoryRatio"] = round(row.rulec_bytes / row.floor_bytes, 2)
    add_duckdb(context, row, QUALIFY, state, floor[0].json()["lists"])
    row.compare()
    if context.has_command("simulate"):
        loads = median([sample.json()["load_s"] for sample in floor])
        rows.append(load(context, folder, loads))
    return rows


def count_rows(path):
    with open(path, newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def load(context, folder, floor_s):
    """Loading the whole state, every column of it; and the memory that it takes."""
    people = context.sizes.people
    row = Row("W2l", f"load the state, {people:,} people, all columns", "")
    state = folder / "state"
    (rulec,) = in_turn(context.rounds, simulate(context, folder / "rules", [state], 0))
    row.floor_s, row.rulec_s = floor_s, part(rulec, "state")
    row.rulec_bytes, row.spread = peak_bytes(rulec), spread(rulec)
    parts = [[], ["people.csv"], ["people.csv", "program_members.csv"]]
    peaks = []
    empty = context.places.output / "empty.csv"
    with open(state / "people.csv", encoding="utf-8") as file:
        empty.write_text(file.readline() + file.readline(), encoding="utf-8")
    for names in parts:
        files = [state / name for name in names] or [empty]
        (samples,) = in_turn(1, simulate(context, folder / "rules", files, 0))
        peaks.append(peak_bytes(samples))
    members = count_rows(state / "program_members.csv")
    row.details["peakBytesPerPerson"] = round((peaks[1] - peaks[0]) / people)
    row.details["peakBytesPerMembership"] = round((peaks[2] - peaks[1]) / members)
    return row.compare()


def answers(floor, rulec):
    """What both must agree on: for each campaign how many entered, were filtered out, refused, and
    how often each step did something; and what the sync wrote, unless the floor has none."""
    ours, theirs = {}, floor.json()
    answer = rulec.json()
    for campaign in answer["campaigns"]:
        counts = [campaign["qualified"], campaign["filteredOut"],
                  sum(refusal["count"] for refusal in campaign["refused"])]
        if any(counts):
            steps = [step[key] for step in campaign["steps"] for key in ("succeeded", "skipped")]
            ours[str(campaign["id"])] = counts + steps
    expect_equal("campaigns", theirs["campaigns"], ours)
    rejected = sum(reason["count"] for reason in answer["rejectedEvents"])
    expect_equal("rejected events", theirs["rejected_events"], rejected)
    if "log_entries" not in theirs:
        return
    sync = answer["sync"]
    programs = sync["programs"]
    ours = {"log_entries": answer["logEntries"], "leads_created": sync["leadsCreated"],
            "records_updated": sync["recordsUpdated"],
            "campaign_members": sum(program["campaignMembersAfter"] for program in programs)}
    for kind in ("added", "changed", "removed"):
        ours[kind] = sum(program["toSalesforce"][kind] for program in programs)
    expect_equal("the sync", {key: theirs[key] for key in ours}, ours)


def events(context):
    sizes = context.sizes
    data = context.data.make("events", people=sizes.event_people, events=sizes.events)
    state, activities = data / "state", data / "activities.csv"
    rows = []
    for rules in (20, 200):
        folder = context.data.make("rules", rules=rules, idle=0)
        floor_run = lambda: run_once(
            [context.tools["events"], state, activities, folder / "rules.txt"])
        row = Row(f"W3 {rules}", f"{sizes.events:,} events, {rules} campaigns, no trace", "≤ 12")
        rows.append(row)
        if not context.has_command("simulate"):
            row.missing = "no `rulec simulate` yet"
            (floor,) = in_turn(context.rounds, floor_run)
            row.floor_s = median([sample.json()["loop_s"] for sample in floor])
            continue
        bare_run = lambda: run_once(
            [context.tools["events"], state, activities, folder / "rules.txt", "marketo"])
        words = (folder / "rules", [state], sizes.events, "--events", activities)
        floor, bare, rulec = in_turn(
            context.rounds, floor_run, bare_run, simulate(context, *words))
        for samples in (floor, bare):
            answers(samples[0], rulec[0])
        row.floor_s = median([sample.json()["loop_s"] for sample in floor])
        row.rulec_s = part(rulec, *RUN)
        if context.countable:
            row.details["allocationsPerEvent"] = allocations(context, *words)
        row.floor_bytes, row.rulec_bytes = peak_bytes(floor), peak_bytes(rulec)
        row.spread = spread(rulec)
        row.compare()
        rows.append(Row(
            f"W3m {rules}", "the same against a loop without Salesforce and log", "",
            median([sample.json()["loop_s"] for sample in bare]), row.rulec_s).compare())
        if rules == 20:
            whole = Row("W3e", f"{sizes.events:,} events, 20 campaigns, whole process", "≤ 5",
                        median_seconds(floor), median_seconds(rulec))
            whole.rulec_bytes = row.rulec_bytes
            whole.details["parts"] = {
                name: part(rulec, name) for name in ("rules", "state", "events", *RUN, "report")}
            rows += [whole.compare(), traced(context, *words)]
        else:
            rows.append(with_idle(context, rules, state, activities))
    return rows


def allocations(context, rules, state, until, *words):
    """How often memory is asked for in the second half of a run, for each of its events."""
    counts = [
        count_allocations(
            [context.countable, *simulate_command(context, rules, state, seconds, *words)[1:]],
            context.tools["allocations"], context.places.output / "allocations")
        for seconds in (until // 2, until)]
    return round((counts[1] - counts[0]) / (until - until // 2), 4)


def traced(context, *words):
    """W3t: the same with the full trace, the log and the change set written."""
    row = Row("W3t", "W3 20 with the full trace written", "≤ 3 × W3 20")
    output = context.places.output / "traced"
    untraced, rulec = in_turn(
        context.rounds, simulate(context, *words),
        simulate(context, *words, "--out", output, "--trace", "full", "--force"))
    row.rulec_s, row.floor_s = part(rulec, *RUN), part(untraced, *RUN)
    row.rulec_bytes, row.spread = peak_bytes(rulec), spread(rulec)
    row.details["floor"] = "W3 20 without a trace, in turn with it"
    row.details["bytesWritten"] = sum(
        path.stat().st_size for path in output.rglob("*") if path.is_file())
    shutil.rmtree(output, ignore_errors=True)
    return row.compare()


def with_idle(context, rules, state, activities):
    """W3 200i: campaigns that no event can start cost nearly nothing."""
    idle = 2000
    row = Row(f"W3 {rules}i", f"the same, and {idle:,} campaigns on other assets",
              f"≤ 1.05 of W3 {rules}")
    few, many = (context.data.make("rules", rules=rules, idle=count) for count in (0, idle))
    without, rulec = in_turn(context.rounds, *(
        simulate(context, folder / "rules", [state], context.sizes.events, "--events", activities)
        for folder in (few, many)))
    floor = run_once([context.tools["events"], state, activities, many / "rules.txt"])
    answers(floor, rulec[0])
    row.floor_s, row.rulec_s = part(without, *RUN), part(rulec, *RUN)
    row.rulec_bytes, row.spread = peak_bytes(rulec), spread(rulec)
    row.details["floor"] = f"rulec without them, in turn with it: W3 {rules}"
    return row.compare()


def batch(context):
    """W3b: a batch campaign costs its people and steps."""
    many = context.sizes.plan_people
    few = max(many // 10, 2_500)
    row = Row("W3b", f"a batch campaign of five steps for {many:,} people", "≤ 1.5 × as many")
    if not context.has_command("simulate"):
        row.missing = "no `rulec simulate` yet"
        return [row]
    small, large = in_turn(context.rounds, *(batch_run(context, count) for count in (few, many)))
    row.floor_s, row.rulec_s = part(small, *RUN), part(large, *RUN)
    row.rulec_bytes, row.spread = peak_bytes(large), spread(large)
    row.ratio = row.rulec_s / row.floor_s / (many / few)
    row.details["floor"] = f"{few:,} people"
    row.details["note"] = "ratio: growth of the time, divided by that of the people"
    answer = large[0].json()
    (campaign,) = answer["campaigns"]
    expect_equal("who finished", campaign["qualified"], campaign["finished"])
    row.details["steps"] = len(campaign["steps"]) * campaign["qualified"]
    row.details["logEntries"] = answer["logEntries"]
    return [row]


def batch_run(context, people):
    """Runs the campaign of `rules/batch.campaign.yaml`, and the sync of what it changes."""
    data = context.data.make("plan", people=people)
    rules = context.places.output / f"batch-{people}"
    shutil.rmtree(rules, ignore_errors=True)
    shutil.copytree(data / "rules", rules)
    shutil.copy(HERE / "rules" / "batch.campaign.yaml", rules)
    return simulate(context, rules, [data / "state"], 3 * 86400)


def plan_counts(plan):
    """The differences of a plan, counted as the floor counts them."""
    counts = {"program_only": 0, "campaign_only": 0, "differing": 0}
    for program in plan["programs"]:
        for key, side in (("toSalesforce", "program_only"), ("toMarketo", "campaign_only")):
            for change in program[key]:
                counts[side if change["kind"] == "add" else "differing"] += 1
    return counts


def plan(context):
    folder = context.data.make("plan", people=context.sizes.plan_people)
    state = folder / "state"
    row = Row("W5", f"plan, {2 * context.sizes.plan_people:,} members on each side", "≤ 2.5")
    floor_run = lambda: run_once([context.tools["plan"], state])
    runs = [floor_run]
    if context.has_command("plan"):
        runs.append(lambda: run_once(
            [context.rulec, "plan", folder / "rules", "--state", state, "--at", instant(0),
             "--quiet", "--exit-zero", "--format", "json"]))
    else:
        row.missing = "no `rulec plan` yet"
    floor, *rulec = in_turn(context.rounds, *runs)
    answer = floor[0].json()
    row.floor_s, row.floor_bytes = median_seconds(floor), peak_bytes(floor)
    if rulec:
        ours = plan_counts(rulec[0][0].json())
        expect_equal("differences", {kind: answer[kind] for kind in ours}, ours)
        row.rulec_s, row.rulec_bytes = median_seconds(rulec[0]), peak_bytes(rulec[0])
        row.spread = spread(rulec[0])
        row.compare()
    kinds = ("equal", "program_only", "campaign_only", "differing")
    add_duckdb(context, row, PLAN, state, {kind: answer[kind] for kind in kinds})
    if not rulec or not context.has_command("simulate"):
        return [row]
    return [row] + cycles(context, folder, floor_run)


# The last status of each channel, which every member can still reach.
LAST_STATUS = {"Webinar": "Attended On-demand", "Newsletter": "Clicked", "Trade Show": "Won",
               "Content": "Engaged", "Direct Mail": "Answered"}

# How many cycles there are, as in the floor, and how many other members change before each of them;
# the last cycle counts. The generated workspace has a cycle every ten minutes, so that each change
# happens in the middle between two.
CYCLES, CHANGES, PAUSE = 5, 10_000, 600


def write_changes(folder, path):
    """Writes an extract in which members of programs reach the last status, others before each
    cycle; returns how many do before the last one."""
    with open(folder / "state" / "program_members.csv", newline="") as file:
        members = [row for row in csv.DictReader(file)
                   if row["statusName"] != LAST_STATUS[row["program"].rsplit(" ", 1)[0]]]
    wanted = CYCLES * CHANGES
    chosen = members[::max(1, len(members) // wanted)][:wanted]
    parts = [chosen[cycle::CYCLES] for cycle in range(CYCLES)]
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["marketoGUID", "leadId", "activityDate", "activityTypeId", "campaignId",
                         "primaryAttributeValueId", "primaryAttributeValue", "attributes"])
        number = 0
        for cycle, part_members in enumerate(parts):
            for row in part_members:
                number += 1
                status = LAST_STATUS[row["program"].rsplit(" ", 1)[0]]
                writer.writerow(
                    [number, row["leadId"], instant(cycle * PAUSE + PAUSE // 2), 104, "null",
                     row["programId"], row["program"],
                     json.dumps({"Old Status": row["statusName"], "New Status": status})])
    return len(parts[-1])


def cycle_run(context, folder):
    """A run that ends with the last of some cycles, and how many changes that one carries over."""
    changes = context.places.output / f"changes-{folder.name}.csv"
    count = write_changes(folder, changes)
    run = simulate(context, folder / "rules", [folder / "state"], CYCLES * PAUSE,
                   "--events", changes)
    return run, count


def cycles(context, folder, floor_run):
    """W5i: a cycle costs its changes, whatever the number of members."""
    people = context.sizes.plan_people
    run, count = cycle_run(context, folder)
    small_run, small_count = cycle_run(
        context, context.data.make("plan", people=max(people // 10, 2_500)))
    floor, rulec, small = in_turn(context.rounds, floor_run, run, small_run)
    floor_s, assigned_s = (
        median([sample.json()[key] for sample in floor]) for key in ("cycle_s", "apply_s"))
    seconds = part(rulec, "end")
    row = Row("W5i", f"a sync cycle after {count:,} changes among {2 * people:,} members", "≤ 5",
              floor_s * count / CHANGES, seconds)
    bare = Row("W5m", "W5i against as many assignments in a map of statuses", "",
               assigned_s * count / CHANGES, seconds)
    growth = Row("W5g", "W5i, as many changes among ten times as many members", "≤ 1.5",
                 part(small, "end") * count / small_count, seconds)
    growth.details["floor"] = "rulec with a tenth of the members"
    return [row.compare(), bare.compare(), growth.compare()]
