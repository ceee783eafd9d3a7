"""All amounts of money in yuan, exact: 386.5亿元 is 38650000000."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
for amount in document.find("quantities", kind="money"):
    # the 50万元 of 超过50万元 is a finding of its own
    if str(amount.unit) == "元" and amount.rule != "quantity.part":
        print(amount.value, amount.text, sep="\t")
