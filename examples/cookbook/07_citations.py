"""The text of a provision, and where the references of a law lead."""
import pathlib
import sys

import tiaoli

document = tiaoli.parse(pathlib.Path(sys.argv[1]).read_bytes())
print(document.provision(sys.argv[2]).text)
for finding in document.findings:
    # mentions such as 前款 are references, too
    if isinstance(finding, tiaoli.Reference) and finding.target in ("inside", "outside"):
        print(finding.text, finding.leads_to, sep="\t")
