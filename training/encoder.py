"""MiniLM with party marks: a plain BERT in torch, so that it trains fast and exports cleanly."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

HIDDEN, LAYERS, HEADS, INNER, WORDS, MARKS = 384, 6, 12, 1536, 30522, 4
SOURCE_MARK, TARGET_MARK = WORDS, WORDS + 2


class Layer(nn.Module):
    """One transformer layer, the BERT way (norm after the sum)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States after the layer; `bias` is 0 for words and very negative for padding."""
        size, length = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(size, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(size, length, HIDDEN)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Model(nn.Module):
    """Encoder and head: [mean of all words; actor's marks; recipient's marks] → logits."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN)
        self.marks = nn.Embedding(MARKS, HIDDEN)
        self.places = nn.Parameter(torch.zeros(512, HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(3 * HIDDEN, classes)
        self.words.weight.requires_grad_(False)  # too many for too few sentences, and half the time
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.normal_(self.head.weight, std=0.02)

    def forward(self, ids: Tensor) -> Tensor:
        """Logits of a batch of token ids, padded with 0."""
        is_mark = (ids >= WORDS).unsqueeze(-1)
        words = self.words(ids.clamp(max=WORDS - 1))
        marks = self.marks((ids - WORDS).clamp(min=0))
        x = self.norm(torch.where(is_mark, marks, words) + self.places[: ids.shape[1]])
        real = (ids != 0).to(x.dtype)
        bias = ((1 - real) * -1e4)[:, None, None, :]
        x = self.drop(x)
        for layer in self.layers:
            x = layer(x, bias)
        pooled = [
            pool(x, real),
            pool(x, (ids == SOURCE_MARK).to(x.dtype)),
            pool(x, (ids == TARGET_MARK).to(x.dtype)),
        ]
        return self.head(self.drop(torch.cat(pooled, -1)))


def pool(x: Tensor, weights: Tensor) -> Tensor:
    """Mean of the states where the weight is 1; zeros where it nowhere is."""
    return (x * weights.unsqueeze(-1)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)


def pretrained(folder: Path, classes: int) -> Model:
    """The model with the weights of a downloaded MiniLM and a new head."""
    old = load_file(folder / "model.safetensors")
    old = {name.removeprefix("bert."): value for name, value in old.items()}
    model = Model(classes)
    with torch.no_grad():
        model.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        kind = old["embeddings.token_type_embeddings.weight"][0]
        model.places.copy_(old["embeddings.position_embeddings.weight"] + kind)
        _norm(model.norm, old, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            at = f"encoder.layer.{number}."
            parts = [at + f"attention.self.{name}." for name in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([old[part + "weight"] for part in parts]))
            layer.qkv.bias.copy_(torch.cat([old[part + "bias"] for part in parts]))
            _norm(layer.out, old, at + "attention.output.dense")
            _norm(layer.norm, old, at + "attention.output.LayerNorm")
            _norm(layer.up, old, at + "intermediate.dense")
            _norm(layer.down, old, at + "output.dense")
            _norm(layer.norm2, old, at + "output.LayerNorm")
    return model


def _norm(part: nn.Linear | nn.LayerNorm, old: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(old[name + ".weight"])
    part.bias.copy_(old[name + ".bias"])
