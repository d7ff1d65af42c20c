"""The outlets that are known beforehand, by domain and by name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.outlet import Outlet, OutletKind
from ingest.folding import fold_line, letters

_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|les|el|los|il|l')\s*\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownOutlets:
    """A look-up over stored outlets, made with `of`; ingest asks it and never the store."""

    by_domains: Mapping[str, Outlet] = field(default_factory=dict)
    by_names: Mapping[str, Outlet] = field(default_factory=dict)

    @classmethod
    def of(cls, outlets: Iterable[Outlet]) -> "KnownOutlets":
        """Index outlets by their domains, names and aliases; where two share one, the first has it."""
        by_domains: dict[str, Outlet] = {}
        by_names: dict[str, Outlet] = {}
        for outlet in outlets:
            for domain in outlet.domains:
                by_domains.setdefault(domain.lower(), outlet)
            for name in (outlet.name, *outlet.aliases):
                by_names.setdefault(_key(name), outlet)
        return cls(by_domains, by_names)

    def by_host(self, host: str) -> Outlet | None:
        """The outlet that has this host or a domain above it."""
        labels = host.lower().split(".")
        domains = (".".join(labels[i:]) for i in range(len(labels)))
        return next((self.by_domains[domain] for domain in domains if domain in self.by_domains), None)

    def by_name(self, name: str) -> Outlet | None:
        """The outlet with this name or alias, without regard to case, accents, punctuation and a leading article."""
        return self.by_names.get(_key(name))

    def is_agency(self, name: str) -> bool:
        """Whether this names a known agency, which others' bylines name as the origin of a text."""
        outlet = self.by_name(name)
        return outlet is not None and outlet.kind is OutletKind.AGENCY


def _key(name: str) -> str:
    return letters(_ARTICLE.sub("", fold_line(name), count=1) if _ARTICLE.match(fold_line(name)) else name) or letters(
        name
    )
