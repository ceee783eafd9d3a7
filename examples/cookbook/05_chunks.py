"""Each paragraph with the headings above it: what a search index takes (RAG)."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
print("path", "text", sep="\t")
for paragraph in document.find("nodes", kind="paragraph"):
    print(" > ".join(paragraph.path), paragraph.clean_text, sep="\t")
