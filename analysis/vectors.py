"""Articles as weighted term vectors, and how they cluster. Loads numpy and scipy: import it in workers only."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from analysis.languages.frequent import NEWS_WORDS

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]

_SATURATION: Final = 2.0
"""BM25's k1: the third mention of a word adds little."""

_BACKGROUND: Final = 200
"""Imagined articles that join every window, so that three articles on one thing do not make its words worthless."""

_RARE_SHARE: Final = 0.002
_NEWS_SHARE: Final = 0.3
"""The share of the imagined articles that have just any word, and that have one of the news' everyday words."""

_NEIGHBOURS: Final = (10, 20)
"""Ranks of the neighbours that tell how crowded a subject is; nearer ones may be of the article's own story."""

_DENSITY: Final = (0.05, 0.15)
"""Bounds of the density, so that a story of forty articles does not push itself apart."""

_USUAL_DENSITY: Final = 0.07
"""For windows too small to have such ranks."""

_THRESHOLD: Final = 0.08
"""How far above the density of their subject two groups must be alike on average to be one."""

_SAME_DAYS: Final = 3.0
_APART_DAYS: Final = 14.0
"""Up to the first, time does not matter; from the second on, two articles are never alike; between, a straight line."""

_ROWS: Final = 512


def weigh_terms(documents: Sequence[Counter[str]]) -> csr_matrix:
    """Give one row of unit length a document: BM25's term frequency times a smoothed inverse document frequency."""
    frequency = Counter(term for document in documents for term in document)
    columns = {term: column for column, term in enumerate(frequency)}
    total = len(documents) + _BACKGROUND
    seen = [n + _BACKGROUND * (_NEWS_SHARE if term in NEWS_WORDS else _RARE_SHARE) for term, n in frequency.items()]
    rarity = 1 + np.log(total / np.array(seen))
    rows = np.array([row for row, document in enumerate(documents) for _ in document], dtype=np.int64)
    places = np.array([columns[term] for document in documents for term in document], dtype=np.int64)
    counts = np.array([count for document in documents for count in document.values()], dtype=np.float64)
    values = counts * (_SATURATION + 1) / (counts + _SATURATION) * rarity[places]
    norms = np.sqrt(np.bincount(rows, weights=values**2, minlength=len(documents)))
    values /= norms[rows]
    return csr_matrix((values.astype(np.float32), (rows, places)), shape=(len(documents), len(columns)))


def cluster(vectors: csr_matrix, days: Sequence[float]) -> list[int]:
    """Give each row a label by average linkage over cosine, time and crowding.

    `days` are publication times in days from any zero, NaN where unknown. Two groups join while the mean closeness of
    their pairs reaches a fixed threshold. The closeness of a pair is its cosine, made less the further apart they were
    published, minus the mean similarity of both to their tenth to twentieth neighbours: on a crowded subject, more is
    asked. The linkage runs inside connected components of close pairs; that gives the same groups as over all pairs,
    because two groups with a mean above the threshold have a pair above it.
    """
    at = np.array(days, dtype=np.float32)
    density, edges = _scan(vectors, at)
    size = vectors.shape[0]
    count, component = connected_components(edges, directed=False)
    labels = np.zeros(size, dtype=np.int64)
    used = 0
    for members in _members(component, count):
        labels[members] = used + _link(vectors[members], at[members], density[members])
        used = int(labels[members].max()) + 1
    result: list[int] = labels.tolist()
    return result


def _scan(vectors: csr_matrix, days: Floats) -> tuple[Floats, coo_matrix]:
    """Give the density of every row, and the pairs that may be close enough."""
    size = vectors.shape[0]
    densities: list[Floats] = []
    firsts, seconds, values = [], [], []
    transposed = vectors.T.tocsr()
    for start in range(0, size, _ROWS):
        rows = np.arange(start, min(start + _ROWS, size))
        alike = (vectors[rows] @ transposed).toarray() * _nearness(days[rows], days)
        alike[rows - start, rows] = 0
        densities.append(_density(alike))
        first, second = np.nonzero(alike >= _THRESHOLD + _DENSITY[0])
        firsts.append(first + start)
        seconds.append(second)
        values.append(alike[first, second])
    density = np.concatenate(densities)
    first, second, value = np.concatenate(firsts), np.concatenate(seconds), np.concatenate(values)
    close = value - (density[first] + density[second]) / 2 >= _THRESHOLD
    return density, coo_matrix((value[close], (first[close], second[close])), shape=(size, size))


def _density(alike: Floats) -> Floats:
    low, high = _NEIGHBOURS
    size = alike.shape[1]
    if size <= low + 1:
        return np.full(alike.shape[0], _USUAL_DENSITY, dtype=np.float32)
    high = min(high, size - 1)
    ranked = -np.partition(-alike, (low, high - 1), axis=1)
    density: Floats = np.clip(ranked[:, low:high].mean(axis=1), *_DENSITY).astype(np.float32)
    return density


def _nearness(first: Floats, second: Floats) -> Floats:
    """Give 1 for pairs published together or at an unknown time, down to 0 for those published far apart."""
    apart = np.nan_to_num(np.abs(first[:, None] - second[None, :]), nan=0.0)
    near: Floats = np.clip((_APART_DAYS - apart) / (_APART_DAYS - _SAME_DAYS), 0.0, 1.0)
    return near


def _link(vectors: csr_matrix, days: Floats, density: Floats) -> Labels:
    if vectors.shape[0] == 1:
        return np.zeros(1, dtype=np.int64)
    alike = (vectors @ vectors.T).toarray() * _nearness(days, days)
    distance = 1 - (alike - (density[:, None] + density[None, :]) / 2)
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), method="average")
    labels: Labels = fcluster(tree, 1 - _THRESHOLD, criterion="distance").astype(np.int64) - 1
    return labels


def _members(component: Labels, count: int) -> Iterator[Labels]:
    order = np.argsort(component, kind="stable")
    bounds = np.searchsorted(component[order], np.arange(1, count))
    yield from np.split(order, bounds)
