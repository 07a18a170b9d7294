"""Settings: read once from the environment, typed, refused by name when wrong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from index import DATA_DIR

PREFIX = "PASSERELLE_"


class SettingsError(Exception):
    """A setting is unknown or has a bad value; the message names it and the remedy."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting; the environment name of ``data_dir`` is ``PASSERELLE_DATA_DIR``.

    Attributes:
        encoder: folder or hub name of a sentence-transformers model; None: the one shipped here.
        data_dir: where built indexes live.
    """

    encoder: str | None = None
    data_dir: Path = DATA_DIR

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings; empty values count as absent.

        Raises:
            SettingsError: on an unknown ``PASSERELLE_`` name or a bad value.
        """
        environment = os.environ if environment is None else environment
        known = {PREFIX + field.name.upper(): field.name for field in fields(cls)}
        given = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
        for name in given:
            if name not in known:
                raise SettingsError(
                    f"{name} : réglage inconnu — remède : retirer la variable, ou choisir parmi "
                    f"{', '.join(sorted(known))}"
                )
        values = {known[name]: value for name, value in given.items() if value}
        data_dir = Path(values.get("data_dir", cls.data_dir))
        if data_dir.exists() and not data_dir.is_dir():
            raise SettingsError(
                f"PASSERELLE_DATA_DIR={data_dir} n'est pas un dossier — remède : en donner un"
            )
        return cls(encoder=values.get("encoder"), data_dir=data_dir)
