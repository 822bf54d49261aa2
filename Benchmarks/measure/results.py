"""What was measured: every repetition, and the medians that are told."""

from dataclasses import dataclass, field
from statistics import median

from measure.cases import Figures


@dataclass
class Results:
    """Figures by case, by client, one for each repetition, in the order they were measured."""

    ceiling: int = 0
    cases: dict[str, dict[str, list[Figures]]] = field(default_factory=dict)

    def add(self, case: str, client: str, figures: Figures) -> None:
        self.cases.setdefault(case, {}).setdefault(client, []).append(figures)

    def clients(self, case: str) -> list[str]:
        return list(self.cases.get(case, {}))

    def of(self, case: str, client: str, name: str) -> float | None:
        """The median; None where it was not measured."""
        values = [figures[name] for figures in self.cases.get(case, {}).get(client, []) if name in figures]
        return median(values) if values else None

    def is_whole(self, case: str, client: str) -> bool:
        """False where a repetition was stopped before everything was done."""
        return all(figures["done"] >= figures["wanted"] for figures in self.cases[case][client] if "done" in figures)

    @property
    def fastest(self) -> tuple[str, float]:
        """The highest throughput that any client had in any repetition."""
        rates = (
            (client, figures["rate"])
            for clients in self.cases.values()
            for client, repetitions in clients.items()
            for figures in repetitions
            if "rate" in figures
        )
        return max(rates, key=lambda pair: pair[1], default=("", 0.0))
