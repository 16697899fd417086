#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The formula of benchmarks/weighted_pupils.json in numpy, beside the engine: the same amounts, and how long both take.

Needs Debian's python3-numpy and the release build of the command line and the benchmarks:
    cmake --preset release && cmake --build --preset release --target nineways_cli nineways_benchmarks
    benchmarks/peers/formula_numpy.py
Ends with 1 if an amount differs by a cent, or if the engine is not 1.5 times as fast.
"""
import csv
import io
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
FORMULA = ROOT / "benchmarks" / "weighted_pupils.json"
NEEDS = ["poverty", "language", "disability", "mobility"]
WANTED = 1.5


def schools(count):
    """Columns of schools that look random, the same each time."""
    draw = np.random.default_rng(1)
    whole = lambda low, high: draw.integers(low, high, count).astype(float)
    return {
        "enrollment": whole(150, 1150),
        "pupils_poverty": whole(0, 500),
        "pupils_language": whole(0, 150),
        "pupils_disability": whole(0, 120),
        "pupils_mobility": whole(0, 80),
        "prior": whole(75_000_000, 675_000_000) / 100,
    }


def expression(c):
    """As one writes it."""
    weighted = (0.25 * c["pupils_poverty"] + 0.4 * c["pupils_language"] + 1.25 * c["pupils_disability"]
                + 0.1 * c["pupils_mobility"])
    return np.maximum(5000 * (c["enrollment"] + weighted), 0.985 * c["prior"])


class Buffered:
    """The same without new arrays in between, as numpy is quicker."""

    def __init__(self, count):
        self.sum, self.term = np.empty(count), np.empty(count)

    def __call__(self, c):
        np.multiply(c["pupils_poverty"], 0.25, out=self.sum)
        for need, weight in zip(NEEDS[1:], (0.4, 1.25, 0.1)):
            np.multiply(c["pupils_" + need], weight, out=self.term)
            np.add(self.sum, self.term, out=self.sum)
        np.add(c["enrollment"], self.sum, out=self.sum)
        np.multiply(self.sum, 5000, out=self.sum)
        np.multiply(c["prior"], 0.985, out=self.term)
        return np.maximum(self.sum, self.term, out=self.sum)


def best_ms(run, seconds=1.0):
    """The least time of many."""
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def engine_ms(count):
    """The least of ten medians that the benchmark of the engine gives."""
    words = [str(BUILD / "benchmarks" / "nineways_benchmarks"), f"--benchmark_filter=engine<.*weighted>/{count}$",
             "--benchmark_format=json", "--benchmark_repetitions=10", "--benchmark_min_time=0.1"]
    told = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    return min(b["real_time"] for b in told["benchmarks"] if b["run_type"] == "iteration")


def differences(columns, amounts):
    """The most by which an amount of the command line differs."""
    names = list(columns)
    with tempfile.TemporaryDirectory() as folder:
        units = Path(folder) / "schools.csv"
        with units.open("w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["school", *names])
            for i, row in enumerate(zip(*(columns[name].tolist() for name in names))):
                out.writerow([f"s{i}", *row])
        words = [str(BUILD / "cli" / "nineways"), "fund", str(FORMULA), str(units), "--format", "csv"]
        table = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    paid = np.array([float(row["paid"]) for row in csv.DictReader(io.StringIO(table))])
    return np.abs(paid - amounts).max(), int((paid != amounts).sum())


def main():
    good = True
    apart, unlike = differences(schools(100_000), expression(schools(100_000)))
    good = good and apart < 0.005
    print(f"amounts of 100,000 schools: {unlike} differ, by at most {apart:g} dollars")
    print(f"{'schools':>10} {'numpy ms':>10} {'buffered ms':>12} {'engine ms':>10} {'engine is':>10}")
    for count in (100_000, 1_000_000):
        columns = schools(count)
        plain, buffered = best_ms(lambda: expression(columns)), best_ms(lambda run=Buffered(count): run(columns))
        engine = engine_ms(count)
        ratio = min(plain, buffered) / engine
        good = good and ratio >= WANTED
        print(f"{count:>10,} {plain:>10.3f} {buffered:>12.3f} {engine:>10.3f} {ratio:>8.1f} x")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
