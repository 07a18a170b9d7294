"""`python -m evals.bench`: measure the real server and commands, print medians beside targets."""

import argparse
import json
import os
import platform
import random
import sys
import tempfile
from pathlib import Path

from corpus import CorpusError
from evals.bench.commands import time_ask, time_build, time_encoder
from evals.bench.footprint import default_environment_mb
from evals.bench.readings import Readings, medians, table
from evals.bench.server import measure_server
from evals.errors import EvalsError
from evals.gold import GoldQuestion
from evals.gold_files import load_gold
from index import EncoderError, StoreError
from service.assistant import Assistant
from service.settings import Settings, SettingsError

ASKED, WARM_UP, SEED = 200, 20, 2019
FLAGSHIP = "où apprendre le français à Nantes Nord ?"


def draw(questions: tuple[GoldQuestion, ...]) -> tuple[list[GoldQuestion], list[GoldQuestion]]:
    """Draw the questions to time and others to warm up with, all different; the seed is fixed."""
    different = list({gold.question: gold for gold in questions}.values())
    random.Random(SEED).shuffle(different)
    return different[:ASKED], different[ASKED : ASKED + WARM_UP]


def measure(runs: int) -> Readings:
    """Measure everything several times into a folder of its own; return the medians."""
    settings = Settings.load()
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        found: list[Readings] = [{"build": time_build(data_dir)} for _ in range(runs)]
        assistant = Assistant.load(Settings(encoder=settings.encoder, data_dir=data_dir))
        asked, warm_up = draw(load_gold(assistant.corpus).questions)
        texts = [passage.searched for passage in assistant.index.passages]
        for _ in range(runs):
            found.append(measure_server(data_dir, asked, warm_up))
            found.append({"ask_command": time_ask(data_dir, FLAGSHIP)})
            encoder = assistant.index.encoder
            found.append(time_encoder(encoder, texts, [gold.question for gold in asked]))
    return medians(found) | {"environment": default_environment_mb()}


def main(words: list[str] | None = None) -> int:
    """Measure and print; 0 done, 1 something does not run, 4 no index can be built."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description="Mesure Passerelle.")
    parser.add_argument("--runs", type=int, default=3, help="mesures, dont la médiane est dite")
    parser.add_argument("--json", type=Path, metavar="FICHIER", help="écrire les mesures")
    asked = parser.parse_args(words)
    try:
        found = measure(asked.runs)
    except (EvalsError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except (StoreError, CorpusError, EncoderError) as error:
        print(error, file=sys.stderr)
        return 4
    machine = f"{os.cpu_count()} cœurs, Python {platform.python_version()}"
    load = f"charge {os.getloadavg()[0]:.1f}"
    print(f"Médiane de {asked.runs} mesures ({machine}, {load}) ; {ASKED} questions, un client")
    print(table(found))
    if asked.json:
        asked.json.write_text(
            json.dumps({"machine": machine, "readings": found}, indent=1), "utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
