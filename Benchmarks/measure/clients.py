"""Who is measured, and how each is started."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from measure.server import FIRST_CHAT

TOKEN = "1:benchmark"


@dataclass(frozen=True)
class Job:
    """What a client is to do: answer commands, or send `messages` to `chats` in turn."""

    chats: int
    messages: int = 0
    # True where the server enforces the messenger's limits.
    limited: bool = False

    @property
    def is_fanout(self) -> bool:
        return self.messages > 0


class Client(Protocol):
    name: str

    def prepare(self, job: Job, folder: Path) -> None:
        """Writes into the folder what is to be there before the start."""

    def start(self, job: Job, folder: Path, url: str) -> subprocess.Popen[bytes]:
        """Starts the client; a second start in the same folder goes on where the first was ended."""


@dataclass(frozen=True)
class Peer:
    """A framework: two scripts in Benchmarks/peers, run by the virtual environment's Python."""

    name: str
    stem: str
    python: Path
    text: str

    def prepare(self, job: Job, folder: Path) -> None:
        pass

    def start(self, job: Job, folder: Path, url: str) -> subprocess.Popen[bytes]:
        script = Path(__file__).parent.parent / "peers" / f"{self.stem}_{'fanout' if job.is_fanout else 'bot'}.py"
        environment = os.environ | {
            "BENCH_URL": url,
            "BENCH_TEXT": self.text,
            "BENCH_FIRST_CHAT": str(FIRST_CHAT),
            "BENCH_CHATS": str(job.chats),
            "BENCH_MESSAGES": str(job.messages),
            "BENCH_LIMITED": "1" if job.limited else "0",
        }
        return launch([self.python, script], environment, folder)


def launch(command: list[str | Path], environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """What the client has to say goes to a file beside its data."""
    with (folder / "log.txt").open("ab") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends it as a crash would; nothing that a client does while ending belongs to the measurement."""
    process.kill()
    process.wait()


def finish(process: subprocess.Popen[bytes]) -> None:
    """Ends it as a person would, and waits for it."""
    process.terminate()
    process.wait(timeout=60)
