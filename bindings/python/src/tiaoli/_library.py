"""Takes cffi's view of the C library, gives what the rest of the package needs of
it in Python's types: names of enumerators, filled structs, texts in buffers.

No name of a kind is spelled in Python: `tiaoli_name` knows them all."""
from __future__ import annotations

from typing import Any, Callable

from ._native import ffi, lib


def text_of(chars: Any) -> str:
    """A C string that the library owns."""
    value: str = ffi.string(chars).decode()
    return value


class Names(dict[int, str]):
    """The names of one domain by value, asked for when they are met first."""

    def __init__(self, domain: int) -> None:
        super().__init__()
        self._domain = domain

    def __missing__(self, value: int) -> str:
        name = text_of(lib.tiaoli_name(self._domain, value))
        self[value] = name
        return name


def enumerators(prefix: str) -> dict[str, int]:
    """Those of the C header that begin so, by the rest of their name in lower case."""
    names = (name for name in dir(lib) if name.startswith(prefix))
    return {name[len(prefix) :].lower(): getattr(lib, name) for name in names}


NAMES = {name: Names(domain) for name, domain in enumerators("TIAOLI_DOMAIN_").items()}

# no domain that is looked up by name has more values
_MOST = 64


def value_of(domain: str, name: str) -> int:
    """The value that has a name; ValueError tells which names there are."""
    names = NAMES[domain]
    known = {names[value]: value for value in range(_MOST) if names[value]}
    if name not in known:
        raise ValueError(f"no {domain} {name!r}: one of {', '.join(known)}")
    return known[name]


def filled(type_name: str, getter: Callable[..., int], *arguments: Any) -> Any:
    """A struct that the library fills: its size is set first."""
    struct = ffi.new(type_name + " *")
    struct.size = ffi.sizeof(type_name)
    status = getter(*arguments, struct)
    if status != lib.TIAOLI_OK:
        raise ValueError(text_of(lib.tiaoli_status_text(status)))
    return struct


def written(function: Callable[..., int], *arguments: Any, guess: int = 256) -> str:
    """A text that the library writes into a buffer, by the rule of snprintf."""
    while True:
        buffer = ffi.new("char[]", guess)
        length = function(*arguments, buffer, guess)
        if length < guess:
            text: str = ffi.buffer(buffer, length)[:].decode()
            return text
        guess = length + 1


def version() -> str:
    """The version of the library inside, such as "0.1.0"."""
    return text_of(lib.tiaoli_version_string())


def rules_revision() -> int:
    """Grows whenever a rule or a word list changes."""
    revision: int = lib.tiaoli_rules_revision()
    return revision


def segmenter() -> str:
    """What gives word boundaries, with its version, such as "icu 72.1"."""
    return text_of(lib.tiaoli_segmenter_name())
