"""Runs programs in turn and takes times and memory."""

import json
import os
import statistics
import subprocess

# The program that runs the others, and where it writes what it saw; set by `prepare`.
_launcher = []


def prepare(launch, result):
    """Says which program runs the others."""
    _launcher[:] = [launch, result]


class Sample:
    """One run of a program."""

    def __init__(self, seconds, peak_bytes, output, errors):
        self.seconds = seconds
        self.peak_bytes = peak_bytes
        self.output = output
        self.errors = errors

    def json(self):
        return json.loads(self.output)


def run_once(command):
    """Runs a program, given by its path, once and keeps what it wrote; other exits than 0 raise."""
    words = [str(word) for word in _launcher + list(command)]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0:
        text = (done.stdout + done.stderr).decode(errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(words[2:])}: exit {done.returncode}\n{text}")
    seconds, peak_bytes = _launcher[1].read_text().split()
    return Sample(float(seconds), int(peak_bytes), done.stdout, done.stderr)


def count_allocations(command, counter, result):
    """Runs a program once with the library that counts allocations; returns their number.

    Not through the launcher, which would get the library, too, and write its own number last.
    """
    result.unlink(missing_ok=True)
    counting = {"LD_PRELOAD": str(counter), "RULEC_ALLOCATIONS": str(result)}
    subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, check=True,
                   capture_output=True, env=os.environ | counting)
    return int(result.read_text())


def in_turn(rounds, *runs):
    """Calls each function once a round, A B A B …, and returns a list of samples for each.

    One round before the first warms the file cache and is not counted.
    """
    samples = [[] for _ in runs]
    for number in range(rounds + 1):
        for place, run in enumerate(runs):
            sample = run()
            if number > 0:
                samples[place].append(sample)
    return samples


def median_seconds(samples):
    return statistics.median(sample.seconds for sample in samples)


def spread(samples):
    """The distance from the fastest to the slowest run, as a part of the median."""
    times = [sample.seconds for sample in samples]
    return (max(times) - min(times)) / statistics.median(times)


def peak_bytes(samples):
    return max(sample.peak_bytes for sample in samples)
