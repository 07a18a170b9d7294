"""`passerelle`: ask, search, and the doors to check, build, serve and eval."""

import argparse
import json
import runpy
import sys
from dataclasses import asdict

from corpus import CorpusError
from index import EncoderError, Hit, StoreError
from service.assistant import Assistant
from service.models import Answer, Audience, Question, Status
from service.query import Query
from service.settings import Settings, SettingsError

MODULES = {"check": "corpus", "build": "index", "serve": "service", "eval": "evals"}
LONGEST = 500  # characters of a question
MOST_HITS = 100
ASKED, SILENT, UNUSABLE, WRONG_USAGE = 0, 3, 4, 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="passerelle", description="Interroge les documents du contrat de ville."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    ask = verbs.add_parser("ask", help="poser une question")
    ask.add_argument("question")
    ask.add_argument("--district", help="id d'un quartier, par exemple nantes-nord")
    ask.add_argument("--audience", choices=[a.value for a in Audience], default="resident")
    ask.add_argument("--json", action="store_true", help="la réponse entière, en JSON")
    ask.add_argument("--explain", action="store_true", help="dire comment la question est lue")
    search = verbs.add_parser("search", help="chercher des passages")
    search.add_argument("question")
    search.add_argument("-k", type=int, default=10, help="combien de passages")
    search.add_argument("--json", action="store_true")
    for verb, module in MODULES.items():
        verbs.add_parser(verb, help=f"python -m {module}", add_help=False)
    return parser


def main(given: list[str] | None = None) -> int:
    """Run a verb; see the contract for exit codes."""
    given = sys.argv[1:] if given is None else given
    if given and given[0] in MODULES:
        return _run_module(MODULES[given[0]], given[1:])
    arguments = _parser().parse_args(given)
    try:
        assistant = Assistant.load(Settings.load())
        if arguments.verb == "search":
            return _search(assistant, arguments)
        return _ask(assistant, arguments)
    except (SettingsError, ValueError) as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    except (StoreError, CorpusError, EncoderError) as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def _run_module(module: str, rest: list[str]) -> int:
    """Run another package's `__main__`, which no package may import."""
    before = sys.argv
    sys.argv = [f"passerelle {module}", *rest]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    finally:
        sys.argv = before
    return ASKED


def _ask(assistant: Assistant, arguments: argparse.Namespace) -> int:
    text = _checked(arguments.question)
    if arguments.district and arguments.district not in assistant.corpus.districts:
        known = ", ".join(assistant.corpus.districts)
        raise ValueError(f"--district {arguments.district} : inconnu — choisir parmi {known}")
    question = Question(
        text=text, district=arguments.district, audience=Audience(arguments.audience)
    )
    answer = assistant.answer(question)
    if arguments.explain:
        print(explain(assistant.understand(question)))
    print(_as_json(answer) if arguments.json else render(answer))
    return ASKED if answer.status in (Status.ANSWERED, Status.PARTIAL) else SILENT


def _checked(typed: str) -> str:
    """Trim a question; refuse one that is empty or too long."""
    text = typed.strip()
    if not 1 <= len(text) <= LONGEST:
        raise ValueError(f"la question a {len(text)} caractères : il en faut de 1 à {LONGEST}")
    return text


def _as_json(answer: Answer) -> str:
    values = asdict(answer) | {"answer": answer.text}
    return json.dumps(values, ensure_ascii=False, indent=2)


def render(answer: Answer) -> str:
    """Write an answer for a terminal."""
    lines = [sentence.marked for sentence in answer.sentences]
    lines += ["", *(f"! {warning}" for warning in answer.warnings)] if answer.warnings else []
    if answer.citations:
        lines.append("\nPreuves :")
    for citation in answer.citations:
        first, last = citation.lines
        place = f"ligne {first}" if first == last else f"lignes {first}-{last}"
        lines.append(f"[{citation.n}] {citation.label} ({citation.document_id}, {place})")
        lines += [f"      | {line}" for line in citation.excerpt.split("\n")]
    if answer.suggestions:
        lines += ["", "Et aussi : " + "  ·  ".join(answer.suggestions)]
    return "\n".join(lines)


def explain(query: Query) -> str:
    """Tell how a question was read."""
    values = asdict(query)
    trace = values.pop("trace")
    hidden = ("text", "synonyms")
    shown = {name: value for name, value in values.items() if value and name not in hidden}
    return "\n".join([*trace, *(f"{name} : {value}" for name, value in shown.items()), ""])


def _search(assistant: Assistant, arguments: argparse.Namespace) -> int:
    text = _checked(arguments.question)
    if not 1 <= arguments.k <= MOST_HITS:
        raise ValueError(f"-k {arguments.k} : de 1 à {MOST_HITS}")
    hits = assistant.search(text, arguments.k)
    if arguments.json:
        print(json.dumps([_hit(hit) for hit in hits], ensure_ascii=False, indent=2))
    else:
        print("\n".join(f"{h.rank:2d} {h.score:.3f} {h.passage.id} {h.passage.text}" for h in hits))
    return ASKED if hits else SILENT


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "id": hit.passage.id,
        "text": hit.passage.text,
        "evidence": [{"document": e.document, "ranges": e.ranges} for e in hit.passage.evidence],
    }


if __name__ == "__main__":
    sys.exit(main())
