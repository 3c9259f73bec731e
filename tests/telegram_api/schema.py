"""The published Bot API as aiogram reads it: parameters, answers and updates are held against its models."""

import inspect
import json
import re
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, Update
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from telegram_api.errors import Json, RuleBrokenError

Method = type[TelegramMethod[Any]]
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
}


@cache
def methods() -> dict[str, Method]:
    """Every published method by its name in lower case."""
    found = (value for _, value in inspect.getmembers(aiogram.methods, inspect.isclass))
    return {
        value.__api_method__.lower(): value
        for value in found
        if issubclass(value, TelegramMethod) and isinstance(value.__api_method__, str)
    }


def check_request(method: Method, raw: Json) -> Json:
    """Parameters as Python values, only the given ones; the request is refused where they break the schema."""
    decoded = {
        name: _decoded(method.model_fields.get(name), value)
        for name, value in raw.items()
        if value is not None
    }
    try:
        model = method.model_validate(decoded)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        problem = _MISSING.get(name) if first["type"] == "missing" else None
        raise RuleBrokenError(problem or f"{name}: {first['msg']}") from error
    unknown = list(_unknown(model, method.__api_method__))
    if unknown:
        raise RuleBrokenError(f"unknown field {', '.join(unknown)}")
    return model.model_dump(exclude_unset=True, by_alias=True)


def check_answer(method: Method, result: Any) -> list[str]:
    """What is wrong with an answer; empty when Telegram could have given it."""
    return _problems(_adapter(method), result, f"answer of {method.__api_method__}")


def check_update(update: Json) -> list[str]:
    """What is wrong with an update; empty when Telegram could have sent it."""
    return _problems(_update_adapter(), update, "update")


@cache
def _adapter(method: Method) -> TypeAdapter[Any]:
    return TypeAdapter(method.__returning__)


@cache
def _update_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Update)


def _problems(adapter: TypeAdapter[Any], value: Any, what: str) -> list[str]:
    try:
        model = adapter.validate_python(value)
    except ValidationError as error:
        return [f"{what}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    return [f"{what}: unknown field {name}" for name in _unknown(model, "")]


def _unknown(value: Any, path: str) -> Iterator[str]:
    """Dotted names of fields that the published types do not have."""
    if isinstance(value, BaseModel):
        for name in value.model_extra or {}:
            yield f"{path}.{name}"
        for name in value.model_fields_set & set(type(value).model_fields):
            yield from _unknown(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        for position, item in enumerate(value):
            yield from _unknown(item, f"{path}[{position}]")


def _decoded(field: FieldInfo | None, value: Any) -> Any:
    """A value that came as text in a form, read as its field wants it; files become aiogram's files."""
    if isinstance(value, bytes):
        return BufferedInputFile(value, "file")
    if field is None or not isinstance(value, str):
        return value
    kinds = set(_members(field.annotation))
    if str in kinds:
        return int(value) if int in kinds and re.fullmatch(r"-?\d+", value) else value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _members(annotation: Any) -> Iterator[Any]:
    """The types an annotation allows, unions and `Annotated` opened."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        for member in typing.get_args(annotation):
            yield from _members(member)
    elif origin is typing.Annotated:
        yield from _members(typing.get_args(annotation)[0])
    elif origin is typing.Literal:
        yield from map(type, typing.get_args(annotation))
    else:
        yield annotation
