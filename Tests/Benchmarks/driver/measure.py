"""Runs programs in turn and takes times and memory."""

import json
import os
import statistics
import subprocess
import time


class Sample:
    """One run of a program."""

    def __init__(self, seconds, peak_bytes, code, output, errors):
        self.seconds = seconds
        self.peak_bytes = peak_bytes
        self.code = code
        self.output = output
        self.errors = errors

    def json(self):
        return json.loads(self.output)


def run_once(command, cwd=None, codes=(0,)):
    """Runs a program once and keeps what it wrote."""
    with open(os.devnull) as nothing:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], cwd=cwd, stdin=nothing,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        # Reports are small or go to files, so that neither pipe fills up while the other is read.
        output = process.stdout.read()
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        text = (output + errors).decode(errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(map(str, command))}: exit {process.returncode}\n{text}")
    return Sample(seconds, usage.ru_maxrss * 1024, process.returncode, output, errors)


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
