"""Write the packed model as a normal sentence-transformers folder."""

import unicodedata
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.model.packed import PackedModel, Shape, Vocabulary

# The prefixes that multilingual-e5 was trained with.
PROMPTS = {"query": "query: ", "passage": "passage: "}

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PART = {"w": "weight", "b": "bias"}


def write_folder(packed: PackedModel, folder: Path) -> None:
    """Write `folder` so that `SentenceTransformer(folder)` loads it: BERT, mean pooling, unit length."""
    bert = BertModel(_config(packed), add_pooling_layer=False)
    bert.load_state_dict(_state(packed, bert), strict=True)
    bert.save_pretrained(folder)
    _tokenizer(packed.vocabulary, packed.shape.positions).save_pretrained(folder)
    transformer = Transformer(str(folder), max_seq_length=packed.shape.positions)
    modules = [transformer, Pooling(packed.shape.hidden, "mean"), Normalize()]
    SentenceTransformer(modules=modules, prompts=PROMPTS, device="cpu").save(
        str(folder), create_model_card=False
    )


def _config(packed: PackedModel) -> BertConfig:
    shape: Shape = packed.shape
    return BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=shape.norm_epsilon,
        hidden_act="gelu",
        pad_token_id=packed.vocabulary.pad,
    )


def _state(packed: PackedModel, bert: BertModel) -> dict[str, torch.Tensor]:
    """The file's tensors under BERT's names, in the shapes that the fresh model declares."""
    wanted = bert.state_dict()
    state = {}
    for short, array in packed.tensors.items():
        name = _bert_name(short)
        state[name] = torch.from_numpy(np.array(array)).reshape(wanted[name].shape)
    return state


def _bert_name(short: str) -> str:
    if short in _EMBEDDINGS:
        return _EMBEDDINGS[short]
    layer, block, part = short.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER[block]}.{_PART[part]}"


def _tokenizer(vocabulary: Vocabulary, positions: int) -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(Unigram(list(vocabulary.pieces), unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = _normalizer(vocabulary)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    names = [piece for piece, _ in vocabulary.pieces]
    bos, eos, pad, unk = (
        names[id_] for id_ in (vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=bos,
        eos_token=eos,
        pad_token=pad,
        unk_token=unk,
        cls_token=bos,
        sep_token=eos,
        model_max_length=positions,
    )


def _normalizer(vocabulary: Vocabulary) -> normalizers.Normalizer:
    """NFKC plus the file's own exceptions to it, which only delete characters or make them blanks.

    The tokenizers library has no table-driven normalizer that can be built from code, hence the two classes.
    """
    dropped: list[str] = []
    blank: list[str] = []
    for char, replacement in vocabulary.replaced.items():
        if unicodedata.normalize("NFKC", char) != replacement:
            (dropped if replacement == "" else blank).append(rf"\x{{{ord(char):x}}}")
    steps = [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    if blank:
        steps.insert(0, normalizers.Replace(Regex(f"[{''.join(blank)}]"), " "))
    if dropped:
        steps.insert(0, normalizers.Replace(Regex(f"[{''.join(dropped)}]"), ""))
    return normalizers.Sequence(steps)
