"""All targets of a report: what is to be reached, in which direction, how much."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
print("indicator", "direction", "comparator", "value", "unit", sep="\t")
for target in document.targets:
    amount = target.quantity
    print(target.indicator, target.direction, target.comparator, amount.value_text, amount.unit or "", sep="\t")
