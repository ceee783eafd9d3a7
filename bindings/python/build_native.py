"""What cffi has to know: the public header as it is, without the lines of the
preprocessor, and the few functions of read.c.  There is no second copy of a
declaration or an enumerator."""
import re
from pathlib import Path

from cffi import FFI

HERE = Path(__file__).resolve().parent
TOP = HERE / "library"  # of a source distribution
if not TOP.exists():
    TOP = HERE.parents[1]
HEADER = TOP / "include" / "tiaoli" / "tiaoli.h"

source = HEADER.read_text(encoding="ascii")
source = re.sub(r"^#(?:[^\n]*\\\n)*[^\n]*\n", "", source, flags=re.M)
source = source.replace('extern "C" {', "").replace("\n}\n", "\n")

ffibuilder = FFI()
ffibuilder.cdef(re.sub(r"TIAOLI_(API|CALL)\b", "", source))
ffibuilder.cdef((HERE / "read.h").read_text(encoding="ascii"))
ffibuilder.set_source(
    "tiaoli._native", '#include <tiaoli/tiaoli.h>\n#include "read.h"\n', sources=["read.c"]
)
