"""The cross-encoder in torch: the embedded model's first layers, what they learned besides, and a head of one number."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from index.cross_encoder import marks_of
from index.model.adapter import Adapter
from index.model.joined import joined


class CrossEncoderModel(torch.nn.Module):  # type: ignore[misc]  # torch is not followed
    """Rows of tokens (n, length) to the log-odds (n,) that the sentence in each answers the question in it."""

    def __init__(self, folder: Path, layers: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            str(folder), add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.head = torch.nn.Linear(self.bert.config.hidden_size, 1)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """The head over the mean of the tokens' last states."""
        states = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state.float()
        there = attention_mask.unsqueeze(-1).float()
        mean = (states * there).sum(1) / there.sum(1)
        # Not as a matrix product: one column is exported with a shape that the quantiser trips over.
        odds: torch.Tensor = (mean * self.head.weight[0]).sum(-1) + self.head.bias
        return odds


def adapted(folder: Path, adapter: Adapter) -> CrossEncoderModel:
    """The model in `folder` with the adapter's changes added to its weights."""
    model = CrossEncoderModel(folder, adapter.layers)
    with torch.no_grad():
        for name, change in adapter.changes.items():
            model.bert.get_submodule(name).weight += torch.from_numpy(change)
        model.head.weight.copy_(torch.from_numpy(adapter.weight)[None])
        model.head.bias.fill_(adapter.bias)
    model.eval()
    return model


@lru_cache(maxsize=1)
def _tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def pairs_tensors(
    folder: Path, pairs: Sequence[tuple[str, str]]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What the model is fed with for (question, sentence) `pairs`."""
    tokenizer = _tokenizer(folder)
    rows = joined(
        pairs, lambda text: tokenizer.encode(text, add_special_tokens=False).ids, marks_of(tokenizer)
    )
    return torch.from_numpy(rows.ids), torch.from_numpy(rows.mask), torch.from_numpy(rows.types)
