"""What every workload works with."""

import re
import subprocess
from dataclasses import dataclass, field


@dataclass
class Row:
    """One line of the result: rulec against its floor."""

    id: str
    work: str
    goal: str = ""
    floor_s: float | None = None
    rulec_s: float | None = None
    ratio: float | None = None
    floor_bytes: int | None = None
    rulec_bytes: int | None = None
    spread: float | None = None
    # "" when measured, else why not.
    missing: str = ""
    # Whatever else is worth keeping: growth, bytes a person, peers.
    details: dict = field(default_factory=dict)

    def compare(self):
        if self.floor_s and self.rulec_s is not None:
            self.ratio = self.rulec_s / self.floor_s
        return self


@dataclass
class Sizes:
    """How large the data of a run is."""

    campaigns: tuple[int, int]
    people: int
    event_people: int
    events: int
    plan_people: int
    rounds: int


SIZES = {
    "tiny": Sizes((20, 200), 5_000, 2_000, 10_000, 5_000, 1),
    "small": Sizes((100, 1_000), 100_000, 20_000, 100_000, 50_000, 3),
    "full": Sizes((1_000, 10_000), 1_000_000, 100_000, 1_000_000, 500_000, 5),
    "huge": Sizes((1_000, 10_000), 10_000_000, 100_000, 1_000_000, 5_000_000, 3),
}


@dataclass
class Context:
    """The programs, the data and the sizes of a run."""

    rulec: object
    tools: dict
    data: object
    places: object
    sizes: Sizes
    rounds: int
    peers: object = None
    # A rulec whose allocations can be counted, if there is one.
    countable: object = None
    _help: dict = field(default_factory=dict)

    def help(self, *command):
        """Returns the help text of a command, "" when there is no such command."""
        if command not in self._help:
            done = subprocess.run([self.rulec, *command, "--help"], capture_output=True)
            self._help[command] = done.stdout.decode() if done.returncode == 0 else ""
        return self._help[command]

    def has_command(self, name):
        commands = re.findall(r"^  (\w[\w-]*)(?: \(default\))?\s", self.help(), re.MULTILINE)
        return name in commands


class WrongAnswer(Exception):
    """rulec and its floor disagree, so that their times must not be compared."""


def expect_equal(what, floor, rulec):
    if floor != rulec:
        raise WrongAnswer(f"{what}: floor {floor}, rulec {rulec}")
