"""What happened between two sides: what they do together to a third is no conflict between them."""

from pathlib import Path

import pytest

from dragoman.analyse.occurrences import between, everywhere
from dragoman.analyse.relations import families_of
from dragoman.model.actors import Link
from dragoman.model.coded import CodedDocument
from dragoman.store import open_store
from tests import make

TEXT = "Freedonia and Sylvania condemned Ruritania."
RURITANIA = make.state("ruritania", "Ruritania", "RUR")


def together(kind: str, *, third: bool) -> CodedDocument:
    """Freedonia and Sylvania do something, to Ruritania or to nobody named."""
    doc = make.document(TEXT)
    names = [make.mention(doc, name) for name in ("Freedonia", "Sylvania", "Ruritania")]
    told = make.event(
        doc, TEXT, "condemned", kind, actors=tuple(names[:2]), recipients=tuple(names[2:]) if third else ()
    )  # fmt: skip
    ids = ("freedonia", "sylvania", "ruritania")
    return CodedDocument(
        document=doc,
        made_by="test 1",
        mentions=tuple(names),
        actors=(make.FREEDONIA, make.SYLVANIA, RURITANIA),
        links=tuple(
            Link(mention=m.id, actor=a, score=1.0, rule="name/strong")
            for m, a in zip(names, ids, strict=True)
        ),
        events=(told,),
    )


@pytest.mark.parametrize(
    ("kind", "third", "pairs"),
    [
        ("ACCUSE", True, {("freedonia", "ruritania", "out"), ("ruritania", "sylvania", "in")}),
        ("ACCUSE", False, {("freedonia", "sylvania", "both")}),
        (
            "AGREE",
            True,
            {
                ("freedonia", "ruritania", "out"),
                ("ruritania", "sylvania", "in"),
                ("freedonia", "sylvania", "both"),
            },
        ),
    ],
)
def test_what_two_do_to_a_third(
    kind: str, third: bool, pairs: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    with open_store(tmp_path / "r.record") as store:
        store.save_scale({("ACCUSE", None): (3, -2.0), ("AGREE", None): (1, 2.5)})
        store.save([together(kind, third=third)])
        families = families_of(store)
        found = everywhere(store, families)
        assert {(it.left, it.right, it.acts) for it in found} == pairs
        assert all(len(it.events) == 1 for it in found)
        for left, right in (("freedonia", "sylvania"), ("freedonia", "ruritania"), ("ruritania", "sylvania")):
            asked = {(it.left, it.right, it.acts) for it in between(store, families, left, right)}
            assert asked == {pair for pair in pairs if pair[:2] == (left, right)}
