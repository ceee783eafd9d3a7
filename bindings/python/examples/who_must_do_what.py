"""Prints who must do what by when, with the heading under which it stands.

    .venv/bin/python bindings/python/examples/who_must_do_what.py FILE...
"""
import sys

import tiaoli

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        document = tiaoli.parse(file.read())
    for directive in document.directives:
        if directive.role == "heading" or directive.force not in ("obligation", "prohibition"):
            continue
        who = directive.actor or "(whoever it addresses)"
        deadline = f", {directive.deadline}" if directive.deadline else ""
        where = " > ".join(directive.node.path)
        print(f"{who} | {directive.force}{deadline} | {directive.clean_text} | {where}")
