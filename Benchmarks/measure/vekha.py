"""Vekha itself: the real `vekha run` with its journal on disk."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from measure.clients import TOKEN, Job, finish, launch
from measure.server import FIRST_CHAT, Server

ROOT = Path(__file__).resolve().parent.parent.parent
# Schools of the invented region; with curators and municipalities it has over 5,000 people.
SCHOOLS = 4_000
# What no limit of the messenger is to hold back.
UNLIMITED = {
    "inFlight": 100,
    "messagesPerSecond": None,
    "chatMessagesPerSecond": None,
    "groupMessagesPerMinute": None,
}


class Vekha:
    """Runs from a journal in which every chat of the server is linked to a person."""

    name = "Vekha"

    def __init__(self, binary: Path, server: Path, folder: Path, chats: int, config: Path | None = None) -> None:
        """Without `config` a region is invented, large enough for every chat of the fan-out to be another person."""
        self.binary = binary
        self.folder = folder
        folder.mkdir(parents=True)
        source = config or self._region(folder / "region")
        self.limited = self._config(source, folder / "limited", None)
        self.unlimited = self._config(source, folder / "unlimited", UNLIMITED)
        self.template = folder / "template.sqlite"
        self.text = self._make_template(server, chats)

    def prepare(self, job: Job, folder: Path) -> None:
        journal = folder / "vekha.sqlite"
        shutil.copyfile(self.template, journal)
        if not job.is_fanout:
            return
        now = int(time.time() * 1_000)
        rows = [
            (number + 1, f"benchmark/{number}", FIRST_CHAT + number % job.chats, 2, now) for number in range(job.messages)
        ]
        sql = "INSERT INTO outbox (id, key, chat, lane, kind, createdAt) VALUES (?, ?, ?, ?, 'message', ?)"
        self._change(journal, sql, rows)
        words = [(number + 1, self.text) for number in range(job.messages)]
        self._change(journal, "INSERT INTO outboxWords (entry, text) VALUES (?, ?)", words)

    def start(self, job: Job, folder: Path, url: str) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "VEKHA_TELEGRAM_TOKEN": TOKEN,
            "VEKHA_TELEGRAM_URL": url,
            "VEKHA_DATA": str(folder),
        }
        config = self.limited if job.limited else self.unlimited
        command = [self.binary, "run", "--config", config, "--messages", ROOT / "Messages"]
        return launch(command, environment, folder)

    @staticmethod
    def _region(folder: Path) -> Path:
        subprocess.run([sys.executable, ROOT / "Benchmarks" / "region.py", str(SCHOOLS), folder], check=True)
        return folder

    @staticmethod
    def _config(source: Path, folder: Path, delivery: dict[str, int | None] | None) -> Path:
        shutil.copytree(source, folder)
        file = folder / "settings.json"
        settings = json.loads(file.read_text("utf-8"))
        if delivery is not None:
            settings["delivery"] = delivery
        # Planned messages leave in working hours only: here all hours of all days are.
        settings["quietHours"] = {"from": "00:00", "to": "00:00"}
        settings["reminders"]["at"] = "00:00"
        file.write_text(json.dumps(settings, ensure_ascii=False, indent=2), "utf-8")
        today = date.today()
        for year in range(today.year - 1, today.year + 2):
            days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
            weekends = [day.isoformat() for day in days if day.year == year and day.weekday() > 4]
            calendar = {
                "year": year,
                "source": "made for the benchmark",
                "daysOff": [],
                "regional": [],
                "workingDays": [{"date": day, "name": "working"} for day in weekends],
            }
            (folder / "calendar" / f"{year}.json").write_text(json.dumps(calendar), "utf-8")
        return folder

    def _make_template(self, binary: Path, chats: int) -> str:
        """A first run makes the journal, a second answers /help, whose words are the message of every fan-out."""
        folder = self.folder / "first"
        folder.mkdir()
        journal = folder / "vekha.sqlite"
        with Server(binary) as server:
            self._run_until(lambda: bool(server.stats()["firstPoll"]), folder, server)
        people = [person["id"] for person in json.loads((self.unlimited / "roster.json").read_text("utf-8"))["people"]]
        now = int(time.time() * 1_000)
        # Whoever has not agreed to the present text of the consent is asked that first.
        consent = json.loads((ROOT / "Messages" / "ru" / "labels.json").read_text("utf-8"))["consentVersion"]
        links = [(FIRST_CHAT + number, people[number % len(people)], now, consent, now) for number in range(chats)]
        sql = "INSERT INTO chatLink (chat, person, linkedAt, consentVersion, consentAt) VALUES (?, ?, ?, ?, ?)"
        self._change(journal, sql, links)
        with Server(binary, updates=1) as server:
            self._run_until(lambda: server.stats()["answered"] > 0, folder, server)
        with sqlite3.connect(journal) as database:
            ((text,),) = database.execute("SELECT text FROM outboxWords")
            database.executescript("DELETE FROM inbox; DELETE FROM outboxWords; DELETE FROM outbox;")
            with sqlite3.connect(self.template) as template:
                database.backup(template)
        return text

    def _run_until(self, condition: Callable[[], bool], folder: Path, server: Server) -> None:
        process = self.start(Job(chats=1), folder, server.url)
        try:
            deadline = time.monotonic() + 120
            while not condition():
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"vekha did not come up: {(folder / 'log.txt').read_text('utf-8')}")
                time.sleep(0.1)
            # What it has been told is written down before it is ended.
            time.sleep(1)
        finally:
            finish(process)

    @staticmethod
    def _change(journal: Path, statement: str, rows: list[tuple]) -> None:
        database = sqlite3.connect(journal)
        try:
            with database:
                database.executemany(statement, rows)
        finally:
            database.close()
