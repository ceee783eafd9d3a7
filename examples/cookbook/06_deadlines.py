"""All deadlines of a plan, the earliest first."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
tasks = [(str(task.deadline_date), task) for task in document.directives if task.deadline_date]
for date, task in sorted(tasks, key=lambda pair: pair[0]):
    if not date.startswith("X"):  # of no year that is said
        print(date, task.deadline, task.clean_text, sep="\t")
