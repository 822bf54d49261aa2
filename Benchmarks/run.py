#!/usr/bin/env python3
"""Measures Vekha and today's frameworks against one fast local server, all in one run, in turn.

    Benchmarks/run.py                     everything; make bench prepares what this needs
    Benchmarks/run.py --quick --only a,b  smaller, and only some of the cases
"""

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from measure.cases import QUICK, Bench, Figures, Sizes
from measure.clients import Client, Peer
from measure.report import LATENCY, table, verdicts
from measure.results import Results
from measure.server import ceiling
from measure.vekha import ROOT, Vekha

PEERS = {"aiogram": "aiogram", "python-telegram-bot": "ptb", "pyTelegramBotAPI": "telebot"}
CASES = "abcde"


def main() -> int:
    arguments = parse()
    # Whoever ends the run ends what it started too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sizes = QUICK if arguments.quick else Sizes()
    server = arguments.binaries / "bench-server"
    bench = Bench(server, sizes)
    results = Results()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vekha = Vekha(arguments.binaries / "vekha", server, folder / "region", max(sizes.commands, sizes.chats))
        # Idle, it is what a first user has: the sample's people.
        small = Vekha(arguments.binaries / "vekha", server, folder / "sample", 1, ROOT / "Config")
        peers: list[Client] = [Peer(name, stem, arguments.python, vekha.text) for name, stem in PEERS.items()]
        results.ceiling = ceiling(server, vekha.text, 3)
        for letter in arguments.only:
            for case, repetitions, run in measurements(bench)[letter]:
                measure(case, repetitions, run, [small if letter == "d" else vekha, *peers], results)
    print(table(results, [Vekha.name, *PEERS]), end="\n\n")
    found = list(verdicts(results, sizes))
    print("\n".join(str(verdict) for verdict in found))
    if arguments.json:
        write(arguments.json, results, sizes, [asdict(verdict) for verdict in found])
    return 0 if all(verdict.holds for verdict in found) else 1


Measurement = tuple[str, int, Callable[[Client], Figures]]


def measurements(bench: Bench) -> dict[str, list[Measurement]]:
    """What belongs to each case: its parts, how often each is repeated, and how it is measured."""
    often, starts, latencies = bench.sizes.repetitions, bench.sizes.starts, (0, LATENCY)
    return {
        "a": [(f"a{latency}", often, partial(bench.commands, latency=latency)) for latency in latencies],
        "b": [(f"b{latency}", often, partial(bench.fanout, latency=latency)) for latency in latencies],
        "c": [("c", 1, bench.limited)],
        "d": [("d start", starts, bench.starting), ("d idle", 1, bench.idle)],
        "e": [("e", 1, partial(bench.killed, latency=LATENCY))],
    }


def measure(
    case: str,
    repetitions: int,
    run: Callable[[Client], Figures],
    clients: list[Client],
    results: Results,
) -> None:
    """The clients take turns, so that whatever else the machine does falls on all of them."""
    for repetition in range(1, repetitions + 1):
        for client in clients:
            figures = run(client)
            results.add(case, client.name, figures)
            told = ", ".join(f"{name} {value:,.1f}" for name, value in figures.items())
            print(f"{case} {repetition}/{repetitions} {client.name}: {told}", file=sys.stderr, flush=True)


def write(file: Path, results: Results, sizes: Sizes, found: list[dict[str, object]]) -> None:
    requirements = (Path(__file__).parent / "requirements.txt").read_text("utf-8").splitlines()
    document = {
        "cores": os.cpu_count(),
        "requirements": [line for line in requirements if "==" in line],
        "sizes": asdict(sizes),
        "ceiling": results.ceiling,
        "cases": results.cases,
        "acceptance": found,
    }
    file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    build = ROOT / ".build"
    python = build / "bench-venv" / "bin" / "python"
    parser.add_argument("--binaries", type=Path, default=build / "release", help="where vekha and bench-server are")
    parser.add_argument("--python", type=Path, default=python, help="the interpreter that has the peers")
    parser.add_argument("--quick", action="store_true", help="smaller numbers, one repetition")
    parser.add_argument("--only", type=cases, default=list(CASES), metavar="a,b", help="only these cases")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every figure, for other programs")
    return parser.parse_args()


def cases(text: str) -> list[str]:
    letters = text.split(",")
    if unknown := [letter for letter in letters if letter not in CASES]:
        raise argparse.ArgumentTypeError(f"no such case: {', '.join(unknown)}")
    return letters


if __name__ == "__main__":
    sys.exit(main())
