"""The tasks of a plan by responsible unit, as CSV (任务分解表)."""
import csv
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
rows = [
    (unit.span.text, unit.role, task.clean_text, task.deadline or "")
    for task in document.directives
    for role in ("lead", "support", "responsible")
    for unit in task.units
    if unit.role == role
]
sheet = csv.writer(sys.stdout)
sheet.writerow(["unit", "unit_role", "text", "deadline"])
sheet.writerows(sorted(rows, key=lambda row: row[0]))
