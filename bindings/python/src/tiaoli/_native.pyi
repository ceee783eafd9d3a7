# The module that cffi makes of the C header.
from typing import Any

ffi: Any
lib: Any
