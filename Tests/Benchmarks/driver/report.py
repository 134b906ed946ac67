"""Tables and files of results."""

import datetime
import json
import os
import platform
import subprocess

from .build import REPOSITORY

BEGIN, END = "<!-- table: written by `make bench` -->", "<!-- end of table -->"


def collect(options, rows, rulec):
    revision = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=REPOSITORY,
                              capture_output=True, text=True).stdout.strip()
    return {
        "schemaVersion": 1,
        "date": datetime.date.today().isoformat(),
        "revision": revision,
        "size": options.size,
        "seed": options.seed,
        "machine": {"cores": os.cpu_count(), "architecture": platform.machine(),
                    "system": platform.system()},
        "binaryBytes": os.path.getsize(rulec),
        "rows": [vars(row) for row in rows],
    }


def write_json(places, result):
    folder = places.root / "results"
    folder.mkdir(exist_ok=True)
    text = json.dumps(result, indent=2, ensure_ascii=False) + "\n"
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    path = folder / f"{stamp}-{result['size']}.json"
    for each in (path, folder / "latest.json"):
        each.write_text(text)
    return path


def seconds(value):
    if value is None:
        return "–"
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def memory(value):
    if value is None:
        return "–"
    return f"{value / 1e6:.0f} MB" if value < 1e9 else f"{value / 1e9:.2f} GB"


def table(result):
    """The rows as a Markdown table."""
    lines = ["| | work | floor | rulec | ratio | goal | peak memory | peers |",
             "|---|---|---|---|---|---|---|---|"]
    for row in result["rows"]:
        peers = ", ".join(f"{name} {seconds(value)}"
                          for name, value in row["details"].get("peers", {}).items())
        ratio = row["missing"] or (f"{row['ratio']:.2f}" if row["ratio"] is not None else "–")
        lines.append(f"| {row['id']} | {row['work']} | {seconds(row['floor_s'])} | "
                     f"{seconds(row['rulec_s'])} | {ratio} | {row['goal']} | "
                     f"{memory(row['rulec_bytes'])} | {peers or '–'} |")
    return "\n".join(lines)


def write_page(path, result):
    """Replaces the table of the page, and the line that says where it comes from."""
    text = path.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    machine = result["machine"]
    source = (f"Size `{result['size']}`, seed {result['seed']}, {machine['cores']} cores of "
              f"{machine['architecture']}, {result['date']}, revision {result['revision']}.")
    path.write_text(f"{before}{BEGIN}\n{source}\n\n{table(result)}\n{END}{after}")
