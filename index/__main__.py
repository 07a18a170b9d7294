"""`python -m index`: build the index when it is missing or stale, or go back to the previous one.

Reads the two settings that concern it: PASSERELLE_DATA_DIR and PASSERELLE_ENCODER.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from corpus import CorpusError
from index.encoder import EncoderError, load_encoder
from index.errors import StoreError
from index.store import DATA_DIR, IndexStore


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="passerelle build", description="Construit l'index.")
    parser.add_argument("--force", action="store_true", help="reconstruire même s'il est à jour")
    parser.add_argument("--back", action="store_true", help="remettre l'index précédent")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Build or go back; 0 done, 4 when index, corpus or encoder cannot be used."""
    arguments = _arguments(given)
    started = time.perf_counter()
    data_dir = Path(os.environ.get("PASSERELLE_DATA_DIR") or DATA_DIR)
    store = IndexStore(data_dir)
    try:
        if arguments.back:
            print(f"index précédent remis : {store.roll_back().build}")
            return 0
        encoder = load_encoder(os.environ.get("PASSERELLE_ENCODER") or None)
        manifest = store.build(encoder, force=arguments.force)
    except (CorpusError, EncoderError, StoreError) as error:
        print(error, file=sys.stderr)
        return 4
    except OSError as error:
        print(
            f"PASSERELLE_DATA_DIR={data_dir} : lecture ou écriture impossible "
            f"({type(error).__name__} : {error.filename or error.strerror}) — remède : donner un "
            "dossier où l'on peut écrire, sur un disque qui a de la place",
            file=sys.stderr,
        )
        return 4
    seconds = time.perf_counter() - started
    print(f"index {manifest.build} prêt : {manifest.passages} passages, {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
