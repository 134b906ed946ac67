"""Reads the options, runs the workloads, writes the results."""

import argparse
import os
import sys

from . import report, workloads_check, workloads_data
from .build import REPOSITORY, DataMaker, Places, build_countable, build_rulec, build_tools
from .context import SIZES, Context, WrongAnswer
from .measure import prepare

WORKLOADS = {
    "W1": workloads_check.check,
    "W2": workloads_data.qualify,
    "W3": workloads_data.events,
    "W3b": workloads_data.batch,
    "W5": workloads_data.plan,
    "W6": workloads_check.start,
}


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="run", description="Measures rulec against hand-written floors.",
        epilog="Environment: SIZE and PEERS as the options; RULEC_BENCH_DIR for data and results.")
    parser.add_argument("--size", choices=SIZES, default=os.environ.get("SIZE", "small"))
    parser.add_argument("--peers", action="store_true", default=os.environ.get("PEERS") == "1",
                        help="also run DuckDB and ruff from PyPI")
    parser.add_argument("--only", metavar="W1,W2", help="some workloads only")
    parser.add_argument("--rounds", type=int, help="how often each program runs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", default=os.path.join(REPOSITORY, ".build-bench"),
                        help="where swift builds")
    parser.add_argument("--no-build", action="store_true", help="take the binary that is there")
    parser.add_argument("--write", action="store_true",
                        help="put the table into docs/performance.md")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    places = Places()
    note = lambda text: print(text, file=sys.stderr, flush=True)
    note("building the floors and the generator")
    tools = build_tools(places)
    prepare(tools["launch"], places.output / "launched")
    note("building rulec" if not options.no_build else "taking rulec as it is")
    rulec = build_rulec(options.scratch, options.no_build)
    sizes = SIZES[options.size]
    context = Context(rulec, tools, DataMaker(places, tools["generate"], options.seed), places,
                      sizes, options.rounds or sizes.rounds)
    if options.peers:
        from .peers import Peers
        context.peers = Peers(places)

    chosen = options.only.split(",") if options.only else list(WORKLOADS)
    unknown = sorted(set(chosen) - set(WORKLOADS))
    if unknown:
        note(f"no such workload: {', '.join(unknown)}; there are {', '.join(WORKLOADS)}")
        return 2
    if "W3" in chosen:
        context.countable = build_countable(options.scratch, options.no_build)
    rows, wrong = [], False
    for name in chosen:
        note(f"running {name}")
        try:
            rows += WORKLOADS[name](context)
        except WrongAnswer as error:
            note(f"{name}: the answers differ: {error}")
            wrong = True
    result = report.collect(options, rows, rulec)
    path = report.write_json(places, result)
    print(report.table(result))
    note(f"written to {path}")
    if options.write:
        report.write_page(REPOSITORY / "docs" / "performance.md", result)
    return 1 if wrong else 0
