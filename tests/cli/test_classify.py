"""`dragoman classify`, from lines to lines, with the model that ships."""

import json
import subprocess
import sys
from pathlib import Path

LINES = [
    {
        "id": "a",
        "sentence": "Peru expelled two Bolivian diplomats.",
        "actor": [[0, 4]],
        "recipient": [[14, 36]],
    },
    {"id": 2, "sentence": "Villagers protested in the square.", "actor": [[0, 9]], "recipient": []},
]


def run(given: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", "classify", *words], input=given, capture_output=True, check=False
    )


def test_one_answer_a_line_in_order_and_bad_lines_named(tmp_path: Path) -> None:
    bad = [
        b"not json",
        b'{"id": 3}',
        b'{"id": 4, "sentence": "Peru", "actor": [[0, 9]]}',
        b'{"id": 5, "sentence": "Peru", "actor": [[2, 1]]}',
        b'{"id": 6, "sentence": "\\ud800"}',
        b"\xff\xfe",
        b"[]",
    ]
    good = [json.dumps(line).encode() for line in LINES]
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\n".join([good[0], *bad, b"", good[1]]) + b"\n")
    done = run(b"", str(file))
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [one["id"] for one in out] == ["a", 2]
    assert [one["event"] for one in out] == ["SANCTION", "PROTEST"]
    assert out[0]["mode"] == "expel"
    assert out[0]["status"] == "actual"
    assert abs(sum(out[0]["scores"].values()) - 1) < 0.01
    assert out[0]["why"]
    errors = done.stderr.decode().splitlines()
    assert [f":{number}:" in error for number, error in enumerate(errors, 2)] == [True] * len(bad)


def test_standard_input_and_nothing_to_do() -> None:
    done = run(json.dumps(LINES[0]).encode(), "-")
    assert done.returncode == 0
    assert json.loads(done.stdout)["event"] == "SANCTION"
    assert run(b"").stdout == b""
