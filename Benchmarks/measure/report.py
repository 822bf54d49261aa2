"""The table and the verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass

from measure.cases import Sizes
from measure.results import Results
from measure.vekha import UNLIMITED, Vekha

# Milliseconds of the second kind of run.
LATENCY = 50


@dataclass(frozen=True)
class Row:
    """A line of the table: one figure of one case."""

    title: str
    case: str
    figure: str
    digits: int = 0
    # Ratios say how many times better Vekha is; None where they say nothing.
    more_is_better: bool | None = None


ROWS = [
    Row("(a) answers a second, 0 ms", "a0", "rate", more_is_better=True),
    Row(f"(a) answers a second, {LATENCY} ms", f"a{LATENCY}", "rate", more_is_better=True),
    Row("(b) messages a second, 0 ms", "b0", "rate", more_is_better=True),
    Row(f"(b) messages a second, {LATENCY} ms", f"b{LATENCY}", "rate", more_is_better=True),
    Row("(c) seconds under the limit", "c", "seconds", digits=1, more_is_better=False),
    Row("(c) refused with 429", "c", "refused"),
    Row("(d) resident memory, MiB", "d idle", "rss", digits=1, more_is_better=False),
    Row("(d) proportional memory, MiB", "d idle", "pss", digits=1, more_is_better=False),
    Row("(d) one core when idle, %", "d idle", "cpu", digits=2),
    Row("(d) exec to first getUpdates, ms", "d start", "milliseconds", more_is_better=False),
    Row("(e) answers lost by kill -9", "e", "lost"),
    Row("(e) answers doubled by kill -9", "e", "doubled"),
]


def table(results: Results, clients: list[str]) -> str:
    """Markdown: a column for each client, in brackets how many times better Vekha is."""
    rows = [row for row in ROWS if results.clients(row.case)]
    lines = ["| | " + " | ".join(clients) + " |", "| --- |" + " ---: |" * len(clients)]
    lines += [f"| {row.title} | " + " | ".join(_cell(results, row, name) for name in clients) + " |" for row in rows]
    lines += ["", f"The server alone takes {results.ceiling:,} calls a second."]
    cut = sorted({name for row in rows for name in results.clients(row.case) if not results.is_whole(row.case, name)})
    if cut:
        lines += ["", f"\\* Stopped before all was done ({', '.join(cut)}); measured until then."]
    return "\n".join(lines)


def _cell(results: Results, row: Row, client: str) -> str:
    value = results.of(row.case, client, row.figure)
    if value is None:
        return "–"
    star = "" if results.is_whole(row.case, client) else "\\*"
    text = f"{value:,.{row.digits}f}{star}"
    own = results.of(row.case, Vekha.name, row.figure)
    if row.more_is_better is None or client == Vekha.name or not own or not value:
        return text
    return f"{text} (×{own / value if row.more_is_better else value / own:.1f})"


@dataclass(frozen=True)
class Verdict:
    """One line of the acceptance."""

    case: str
    wanted: str
    found: str
    holds: bool

    def __str__(self) -> str:
        return f"{'OK  ' if self.holds else 'FAIL'} ({self.case}) {self.wanted}: {self.found}"


def verdicts(results: Results, sizes: Sizes) -> Iterator[Verdict]:
    """The acceptance, as far as it was measured."""
    yield from _throughputs(results)
    yield from _limits(results, sizes)
    yield from _footprint(results)
    yield from _crash(results)
    client, rate = results.fastest
    if rate:
        found = f"{results.ceiling:,} calls a second, {client} at most {rate:,.0f}"
        yield Verdict("all", "the server is faster than every client", found, results.ceiling > rate)


def _throughputs(results: Results) -> Iterator[Verdict]:
    for case, peer, times in (("a", "aiogram", 5), ("a", "python-telegram-bot", 8), ("b", None, 5)):
        own = results.of(f"{case}0", Vekha.name, "rate")
        rates = {name: results.of(f"{case}0", name, "rate") or 0.0 for name in results.clients(f"{case}0")}
        rates.pop(Vekha.name, None)
        name = peer or max(rates, key=lambda name: rates[name], default="")
        if own is None or not rates.get(name):
            continue
        ratio = own / rates[name]
        yield Verdict(case, f"at least {times} times {name} at 0 ms", f"{ratio:.2f} times", ratio >= times)
    most = UNLIMITED["inFlight"] / (LATENCY / 1_000)
    for case in ("a", "b"):
        own = results.of(f"{case}{LATENCY}", Vekha.name, "rate")
        if own is not None:
            wanted = f"at least 90 % of in-flight ÷ latency ({most:,.0f} a second) at {LATENCY} ms"
            yield Verdict(case, wanted, f"{own / most:.0%}", own >= 0.9 * most)


def _limits(results: Results, sizes: Sizes) -> Iterator[Verdict]:
    seconds = results.of("c", Vekha.name, "seconds")
    refused = results.of("c", Vekha.name, "refused")
    if seconds is None or refused is None:
        return
    most = sizes.limited / sizes.limit + 0.9
    holds = seconds <= most and results.is_whole("c", Vekha.name)
    yield Verdict("c", f"{sizes.limited} messages in at most {most:.1f} s", f"{seconds:.2f} s", holds)
    yield Verdict("c", "no 429 at all", f"{refused:.0f}", refused == 0)


def _footprint(results: Results) -> Iterator[Verdict]:
    own = results.of("d idle", Vekha.name, "rss")
    peers = [results.of("d idle", name, "rss") or 0.0 for name in results.clients("d idle") if name != Vekha.name]
    if own is not None and peers:
        most = min(peers) / 3
        wanted = f"resident at most a third of the leanest peer ({most:.1f} MiB)"
        yield Verdict("d", wanted, f"{own:.1f} MiB", own <= most)
    start = results.of("d start", Vekha.name, "milliseconds")
    if start is not None:
        yield Verdict("d", "first getUpdates within 150 ms of exec", f"{start:.0f} ms", start <= 150)


def _crash(results: Results) -> Iterator[Verdict]:
    lost = results.of("e", Vekha.name, "lost")
    doubled = results.of("e", Vekha.name, "doubled")
    if lost is not None and doubled is not None:
        most = UNLIMITED["inFlight"]
        yield Verdict("e", "nothing lost", f"{lost:.0f}", lost == 0)
        yield Verdict("e", f"doubled at most what was in flight ({most})", f"{doubled:.0f}", doubled <= most)
