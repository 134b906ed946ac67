#!/usr/bin/env python3
"""Writes the exported state and the activity extracts of the three example rule sets.

`python3 rules/generate.py` needs nothing but Python 3, takes no options, and writes the same bytes each
time: chance comes from a generator of our own with fixed seeds. All people, companies and addresses are
invented. The timelines, `events/timeline.yaml`, are written by hand.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from generator import operations, trade_show, webinar  # noqa: E402


def main():
    root = pathlib.Path(__file__).resolve().parent
    webinar.write(root / "webinar")
    trade_show.write(root / "trade-show")
    operations.write(root / "operations")


if __name__ == "__main__":
    main()
