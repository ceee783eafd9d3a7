"""What a law forbids, and where."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
print("path", "text", sep="\t")
for ban in document.find("directives", force="prohibition"):
    print(" > ".join(ban.node.path), ban.clean_text, sep="\t")
