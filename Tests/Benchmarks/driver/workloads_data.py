"""W2, W3 and W5: questions to people, events, and the comparison of two sides."""

from .context import Row, expect_equal
from .measure import in_turn, median_seconds, peak_bytes, run_once
from .peers import PLAN, QUALIFY


def floor_only(context, row, command, key=None):
    """Measures the floor of a workload whose command does not exist yet."""
    (floor,) = in_turn(context.rounds, lambda: run_once(command))
    row.floor_s = floor[0].json()[key] if key else median_seconds(floor)
    row.floor_bytes = peak_bytes(floor)
    return row


def add_duckdb(context, row, script, state, answer):
    """Adds DuckDB's time from the same files, when its answer is the floor's."""
    if context.peers:
        seconds, theirs = context.peers.duckdb(context.rounds, script, state)
        expect_equal("DuckDB", answer, theirs)
        row.details["peers"] = {"DuckDB": seconds}


def qualify(context):
    row = Row("W2", f"ten smart lists, {context.sizes.people:,} people, from CSV", "≤ 2.5",
              missing="no `rulec qualify` yet")
    state = context.data.make("qualify", people=context.sizes.people) / "state"
    (floor,) = in_turn(context.rounds, lambda: run_once([context.tools["qualify"], state]))
    row.floor_s, row.floor_bytes = median_seconds(floor), peak_bytes(floor)
    add_duckdb(context, row, QUALIFY, state, floor[0].json()["lists"])
    return [row]


def events(context):
    sizes = context.sizes
    data = context.data.make("events", people=sizes.event_people, events=sizes.events)
    rows = []
    for rules in (20, 200):
        folder = context.data.make("rules", rules=rules)
        row = Row(f"W3 {rules}", f"{sizes.events:,} events, {rules} campaigns", "≤ 12",
                  missing="no `rulec simulate` yet")
        command = [context.tools["events"], data / "state", data / "activities.csv",
                   folder / "rules.txt"]
        rows.append(floor_only(context, row, command, "loop_s"))
    return rows


def plan(context):
    row = Row("W5", f"plan over two sides of {2 * context.sizes.plan_people:,} members", "≤ 2.5",
              missing="no `rulec plan` yet")
    state = context.data.make("plan", people=context.sizes.plan_people) / "state"
    (floor,) = in_turn(context.rounds, lambda: run_once([context.tools["plan"], state]))
    row.floor_s, row.floor_bytes = median_seconds(floor), peak_bytes(floor)
    kinds = ("equal", "program_only", "campaign_only", "differing")
    add_duckdb(context, row, PLAN, state, {kind: floor[0].json()[kind] for kind in kinds})
    return [row]
