#!/usr/bin/env python3
"""Makes a Config of any size: region.py SCHOOLS FOLDER [SEED].

Roadmap, calendars, settings and bodies are the repository's own; municipalities, schools and people are invented,
one municipality to fifty schools and one curator to three.
"""
import json
import pathlib
import random
import shutil
import sys

SURNAMES = "Алтаев Басанов Ванькаев Горяев Дорджиев Ернджеев Зунгруев Иванов Кичиков Лиджиев".split()
NAMES = "Арслан Бадма Виктор Герел Дмитрий Есин Жанна Инга Константин Леонид".split()
FATHERS = "Анатольевич Борисович Владимирович Геннадьевич Дорджиевич".split()


def main(count: int, folder: pathlib.Path, seed: int) -> None:
    source = pathlib.Path(__file__).resolve().parent.parent / "Config"
    shutil.copytree(source, folder, dirs_exist_ok=True)
    draw = random.Random(seed)
    roster = json.loads((source / "roster.json").read_text("utf-8"))
    people = [person for person in roster["people"] if person.get("body")]

    def add(identifier: str, post: str, role: str) -> str:
        name = " ".join(draw.choice(part) for part in (SURNAMES, NAMES, FATHERS))
        people.append({"id": identifier, "name": name, "post": post, "roles": [role]})
        return identifier

    municipalities = [
        {"id": f"m-{i}", "name": f"Район {i}", "coordinator": add(f"p-m-{i}", f"методист района {i}", "municipalCoordinator")}
        for i in range(max(1, count // 50))
    ]
    curators = [add(f"p-c-{i}", f"директор школы-куратора {i}", "curator") for i in range(max(1, count // 3))]
    schools = [
        {
            "id": f"s-{i}",
            "code": f"Ш-{i}",
            "name": f"МБОУ «Школа № {i}»",
            "shortName": f"Школа № {i}",
            "municipality": draw.choice(municipalities)["id"],
            "head": add(f"p-h-{i}", f"директор школы № {i}", "schoolHead"),
            "curator": draw.choice(curators),
        }
        for i in range(count)
    ]
    roster.update(municipalities=municipalities, schools=schools, people=people, deputies=[])
    (folder / "roster.json").write_text(json.dumps(roster, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else 1)
