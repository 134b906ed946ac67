"""W1, W4 and W6: checking rule files, and starting."""

import json
import shutil
from statistics import median

from .context import Row, expect_equal
from .measure import in_turn, median_seconds, peak_bytes, run_once, spread


# The generated workspaces are free of findings but for some races, which are looked for, but not told.
QUIET = ["--ignore", "campaign-race", "--format", "concise"]


def check_run(context, folder, *words):
    return lambda: run_once([context.rulec, "check", folder, *QUIET, "--no-cache", *words])


def check(context):
    """W1: every check over many campaign files, cold."""
    count = context.sizes.campaigns[1]
    row = Row("W1", f"check, cold, {count:,} campaign files", "≤ 1.5")
    folder = context.data.make("workspace", campaigns=count)
    floor_run = lambda: run_once([context.tools["check"], folder])
    if not context.has_command("check"):
        row.missing = "no `rulec check` yet"
        (floor,) = in_turn(context.rounds, floor_run)
        row.floor_s = median_seconds(floor)
        return [row]
    floor, rulec = in_turn(context.rounds, floor_run, check_run(context, folder))
    expect_equal("findings", b"", rulec[0].output.strip())
    row.floor_s, row.rulec_s = median_seconds(floor), median_seconds(rulec)
    row.floor_bytes, row.rulec_bytes = peak_bytes(floor), peak_bytes(rulec)
    row.spread = spread(rulec)
    row.details["lines"] = lines = floor[0].json()["lines"]
    if context.peers:
        row.details["peers"] = {"ruff on Python": context.peers.ruff(context.rounds, count, lines)}
    return [row.compare(), growth(context, row), *warm(context, row, folder),
            analysis(context)]


def growth(context, large):
    """The same over fewer files: time and memory must grow with the bytes."""
    few, many = context.sizes.campaigns
    row = Row("W1g", f"check, {many // few} times the files", "≤ 1.15 × as many")
    folder = context.data.make("workspace", campaigns=few)
    (rulec,) = in_turn(context.rounds, check_run(context, folder))
    row.rulec_s = median_seconds(rulec)
    row.ratio = large.rulec_s / row.rulec_s / (many / few)
    row.rulec_bytes = peak_bytes(rulec)
    row.details["note"] = "ratio: growth of the time, divided by that of the files"
    return row


def warm(context, cold, folder):
    """W1w and W1m: again with a cache, after a comment or the meaning of one file has changed."""
    copy = context.places.output / "warm"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    changed = sorted(copy.rglob("*.campaign.yaml"))[0]
    original = changed.read_text()
    rows = [
        Row("W1w", "the same, warm, comments of one file changed", "≤ 0.15 of W1"),
        Row("W1m", "the same, warm, one more step in one file"),
    ]
    # A flow comes last in these files.
    additions = ["# change {}\n", "  - send_email: {{email: Letter {}}}\n"]
    for row, addition in zip(rows, additions):
        number = 0

        def run():
            nonlocal number
            number += 1
            changed.write_text(original + addition.format(number))
            return run_once([context.rulec, "check", copy, *QUIET])

        (rulec,) = in_turn(context.rounds, run)
        expect_equal("findings", b"", rulec[-1].output.strip())
        row.rulec_s = median_seconds(rulec)
        row.floor_s = cold.rulec_s
        row.details["floor"] = "W1 cold"
        row.compare()
    shutil.rmtree(copy)
    return rows


def analysis(context):
    """W4: every lint, and what campaigns do to each other, without reading and resolving."""
    few, many = context.sizes.campaigns
    row = Row("W4", f"lints, overlaps, conflicts and loops of {many:,} campaigns",
              f"≤ 1 s, ≤ 12 × {few:,}")
    runs = [check_run(context, context.data.make("workspace", campaigns=count), "--timings")
            for count in (few, many)]
    small, large = in_turn(context.rounds, *runs)
    row.floor_s, row.rulec_s = (
        median([json.loads(sample.errors.splitlines()[0])["analysing"] for sample in samples]) / 1e6
        for samples in (small, large))
    row.details["floor"] = f"{few:,} campaigns"
    return row.compare()


def start(context):
    """W6: the time to start."""
    rows = []
    hello = lambda: run_once([context.tools["hello"]])
    small = context.places.output / "small"
    shutil.rmtree(small, ignore_errors=True)
    small.mkdir()
    (small / "rulec.yaml").write_text("rulec: 1\nworkspace: Small\ntime_zone: Europe/Stockholm\n")
    module = context.places.output / "small.py"
    module.write_text("import os\n\nprint(os.sep)\n")
    runs = {"W6": ["--version"]}
    ruff = {"W6": ["--version"], "W6c": ["check", "--no-cache", "--isolated", module]}
    if context.has_command("check"):
        runs["W6c"] = ["check", small]
    for name, words in runs.items():
        floor, rulec = in_turn(
            context.rounds * 4, hello, lambda: run_once([context.rulec, *words]))
        row = Row(name, f"start: rulec {words[0]}" + (", one small file" if words[1:] else ""),
                  "≤ 2 × ruff")
        row.floor_s, row.rulec_s = median_seconds(floor), median_seconds(rulec)
        row.floor_bytes, row.rulec_bytes = peak_bytes(floor), peak_bytes(rulec)
        if context.peers:
            seconds = context.peers.ruff_start(context.rounds * 4, *ruff[name])
            row.details["peers"] = {"ruff": seconds}
        rows.append(row.compare())
    return rows
