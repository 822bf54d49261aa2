"""The counting server of Benchmarks/Server."""

import json
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# The server numbers the chats of its commands from here on.
FIRST_CHAT = 100_000
# Seconds within which any client has come up.
START = 120.0

Stats = dict[str, Any]


class Server:
    """A server of its own for each measurement, so that nothing is counted twice."""

    def __init__(self, binary: Path, **options: int) -> None:
        arguments = [str(part) for name, value in options.items() for part in (f"--{name}", value)]
        self.process = subprocess.Popen([binary, "--port", "0", *arguments], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise RuntimeError(f"the server did not start: {line!r}")
        self.port = int(line.split()[-1])
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()

    def stats(self) -> Stats:
        with urllib.request.urlopen(f"{self.url}/stats", timeout=10) as answer:
            return json.load(answer)

    def wait(
        self,
        until: Callable[[Stats], bool],
        budget: float,
        patience: float,
        every: float = 0.1,
    ) -> Stats:
        """Waits until the condition holds, `budget` seconds have passed since the first poll or message, or nothing
        has been answered for `patience` seconds from then on. A client may take `START` seconds to come up."""
        created = time.monotonic()
        begun: float | None = None
        moved, answered = created, 0
        while True:
            stats = self.stats()
            now = time.monotonic()
            if begun is None and (stats["firstPoll"] or stats["firstMessage"]):
                begun = moved = now
            if stats["answered"] != answered:
                moved, answered = now, stats["answered"]
            is_over = now - created > START if begun is None else now - begun > budget or now - moved > patience
            if until(stats) or is_over:
                return stats
            time.sleep(every)


def ceiling(binary: Path, text: str, seconds: int) -> int:
    """Requests a second of the server under the hardest load one process can put on it."""
    with Server(binary) as server:
        load = ["--load", str(server.port), "--connections", "100", "--seconds", str(seconds), "--text", text]
        return int(subprocess.run([binary, *load], check=True, capture_output=True, text=True).stdout)
