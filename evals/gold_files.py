"""Loading the gold questions: YAML in, rows out, every mistake named with its remedy."""

from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus import Corpus, RecordError, read_yaml
from evals.errors import GoldError, Problem, shape_problems
from evals.gold import GoldFile, GoldQuestion, GoldSet, gold_version
from evals.gold_check import check_gold

QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class _File:
    questions: tuple[GoldQuestion, ...]


_ADAPTER = TypeAdapter(_File)


def load_gold_file(path: Path) -> GoldFile:
    """Load one file.

    Raises:
        GoldError: when it is not valid YAML or a question does not have its shape.
    """
    try:
        yaml = read_yaml(path, f"questions/{path.name}")
        return GoldFile(yaml, _ADAPTER.validate_python(yaml.value or {}).questions)
    except RecordError as error:
        raise GoldError([Problem(error.place, error.problem, error.remedy)]) from error
    except ValidationError as error:
        raise GoldError(shape_problems(yaml, error)) from error


def load_gold(corpus: Corpus, folder: Path = QUESTIONS) -> GoldSet:
    """Load every question below ``folder`` and hold it against the corpus.

    Raises:
        GoldError: listing every mistake.
    """
    files = tuple(load_gold_file(path) for path in sorted(folder.glob("*.yaml")))
    problems = check_gold(files, corpus, folder)
    if problems:
        raise GoldError(problems)
    questions = tuple(question for file in files for question in file.questions)
    return GoldSet(gold_version(questions), questions)
