"""What the measuring program asks a peer to do."""

import os
import sys
from collections.abc import Sequence

TOKEN = "1:benchmark"
# The base URL of the server, without a slash at its end.
URL = os.environ["BENCH_URL"]
# What every message says.
TEXT = os.environ["BENCH_TEXT"]
# Messages on their way at once while fanning out.
IN_FLIGHT = 100


def recipients() -> list[int]:
    """The chats of a fan-out, one for each message."""
    first, chats, messages = (int(os.environ[name]) for name in ("BENCH_FIRST_CHAT", "BENCH_CHATS", "BENCH_MESSAGES"))
    return [first + number % chats for number in range(messages)]


def is_limited() -> bool:
    """True where the server enforces the messenger's limits."""
    return os.environ["BENCH_LIMITED"] == "1"


def tell_failures(results: Sequence[object]) -> None:
    """Says on standard error what went wrong, if anything did."""
    failures = [result for result in results if isinstance(result, BaseException)]
    if failures:
        print(f"{len(failures)} messages failed, the first: {failures[0]!r}", file=sys.stderr)
