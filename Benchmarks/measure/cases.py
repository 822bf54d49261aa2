"""The five cases. Each returns what one client did in one repetition, as numbers by name."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measure.clients import Client, Job, stop
from measure.server import START, Server, Stats

# A client slower than this is stopped and its throughput taken from what it did until then.
BUDGET = 15.0
# Seconds without a single answer after which nothing more is expected.
PATIENCE = 20.0
SECOND = 1e9

Figures = dict[str, float]


@dataclass(frozen=True)
class Sizes:
    """How much is measured."""

    commands: int = 20_000
    messages: int = 10_000
    chats: int = 5_000
    limited: int = 900
    limit: int = 30
    starts: int = 10
    idle: float = 10.0
    repetitions: int = 3


QUICK = Sizes(commands=2_000, messages=2_000, chats=1_000, limited=150, starts=3, idle=3.0, repetitions=1)


@dataclass(frozen=True)
class Bench:
    """What the cases stand on."""

    server: Path
    sizes: Sizes

    def commands(self, client: Client, latency: int) -> Figures:
        """(a) Every queued command answered: answers a second from the first poll to the last answer."""
        sizes = self.sizes
        job = Job(chats=sizes.chats)
        with (
            Server(self.server, updates=sizes.commands, chats=sizes.chats, latency=latency) as server,
            running(client, job, server),
        ):
            stats = server.wait(lambda stats: stats["answered"] >= sizes.commands, BUDGET, PATIENCE)
        return throughput(stats, "firstPoll", sizes.commands)

    def fanout(self, client: Client, latency: int) -> Figures:
        """(b) Messages a second from the first message to the last answer."""
        sizes = self.sizes
        job = Job(chats=sizes.chats, messages=sizes.messages)
        with Server(self.server, latency=latency) as server, running(client, job, server):
            stats = server.wait(lambda stats: stats["answered"] >= sizes.messages, BUDGET, PATIENCE)
        return throughput(stats, "firstMessage", sizes.messages)

    def limited(self, client: Client) -> Figures:
        """(c) Seconds for all messages under a limit that is enforced, and how often the client ran into it."""
        sizes = self.sizes
        job = Job(chats=sizes.limited, messages=sizes.limited, limited=True)
        with Server(self.server, limit=sizes.limit) as server, running(client, job, server):
            stats = server.wait(lambda stats: stats["answered"] >= sizes.limited, 5 * BUDGET, PATIENCE)
        return throughput(stats, "firstMessage", sizes.limited) | {"refused": stats["refused"]}

    def starting(self, client: Client) -> Figures:
        """(d) Milliseconds from exec to the first getUpdates."""
        with Server(self.server) as server, running(client, Job(chats=1), server) as (_, started):
            stats = server.wait(lambda stats: bool(stats["firstPoll"]), BUDGET, PATIENCE, every=0.02)
        return {"milliseconds": (stats["firstPoll"] - started) / 1e6}

    def idle(self, client: Client) -> Figures:
        """(d) Memory in MiB and the share of one core, in per cent, of a client that waits for commands."""
        with Server(self.server) as server, running(client, Job(chats=1), server) as (process, _):
            server.wait(lambda stats: bool(stats["firstPoll"]), BUDGET, PATIENCE)
            # What a start leaves to do is done by then.
            time.sleep(min(5.0, self.sizes.idle))
            before = cpu_seconds(process.pid)
            time.sleep(self.sizes.idle)
            after = cpu_seconds(process.pid)
            return memory(process.pid) | {"cpu": 100 * (after - before) / self.sizes.idle}

    def killed(self, client: Client, latency: int) -> Figures:
        """(e) As (a), each command from a chat of its own; killed with half of them answered and started again."""
        count = self.sizes.commands
        job = Job(chats=count)
        with (
            Server(self.server, updates=count, chats=count, latency=latency) as server,
            tempfile.TemporaryDirectory() as name,
        ):
            folder = Path(name)
            client.prepare(job, folder)
            first = client.start(job, folder, server.url)
            try:
                before = server.wait(lambda stats: stats["answered"] >= count / 2, BUDGET, PATIENCE, every=0.01)
            finally:
                stop(first)
            polls = server.stats()["calls"]["getUpdates"]
            second = client.start(job, folder, server.url)
            try:
                server.wait(lambda stats: stats["calls"]["getUpdates"] > polls, START, START)
                server.wait(lambda stats: stats["lost"] == 0, 5 * BUDGET, PATIENCE)
                # Whoever answers twice may still be at it.
                time.sleep(1)
                after = server.stats()
            finally:
                stop(second)
        return {"answeredBefore": before["answered"], "lost": after["lost"], "doubled": after["doubled"]}


@contextmanager
def running(client: Client, job: Job, server: Server) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Runs a client in a folder of its own; with it comes the moment of its start, in monotonic nanoseconds."""
    folder = Path(tempfile.mkdtemp())
    try:
        client.prepare(job, folder)
        started = time.monotonic_ns()
        process = client.start(job, folder, server.url)
        try:
            yield process, started
        finally:
            stop(process)
    finally:
        shutil.rmtree(folder)


def throughput(stats: Stats, since: str, wanted: int) -> Figures:
    done = stats["answered"]
    if not done:
        return {"rate": 0.0, "seconds": 0.0, "done": 0, "wanted": wanted}
    seconds = (stats["lastAnswer"] - stats[since]) / SECOND
    return {
        "rate": done / seconds,
        "seconds": seconds,
        "done": done,
        "wanted": wanted,
        "mostInFlight": stats["mostInFlight"],
    }


def memory(process: int) -> Figures:
    """Resident and proportional memory; what a page of a shared library costs is counted in the first in full."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return {"rss": kilobytes["Rss"] / 1024, "pss": kilobytes["Pss"] / 1024}


def cpu_seconds(process: int) -> float:
    # The name in brackets may hold blanks; the times are the 14th and 15th field of the line.
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
