"""Where the directives stand, as C, Python and a web page (JavaScript) count."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
for unit in ("bytes", "code_points", "utf16"):
    for directive in document.directives:
        start, end = document.convert([directive.start, directive.end], "code_points", unit)
        print(unit.replace("_", "-"), start, end, directive.text, sep="\t")
