"""Validates all JSON that the project prints or shows against its JSON Schema.

    /usr/bin/python3 tests/schema/validate.py TIAOLI

Takes Debian's python3-jsonschema.  Validated are: the expected JSON of the tests and
the examples, the JSON in docs/json.md, what the command prints in its own tests, and
what it prints for all texts of the tests and hostile bytes, with every option.
Then single findings of all this are spoilt, field by field: none may pass.  Fields of
tiaoli_options that the command lacks are tried where the Python package can be imported.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
SCHEMA = json.loads((TOP / "schema" / "tiaoli-1.schema.json").read_text())
DEFS = SCHEMA["$defs"]
VERSIONS = {"version": "0", "rules": 1, "segmenter": ""}  # cut out of expected files
ROWS = {"chunks": "chunk", "jsonl": "jsonl_line", "directives": "directive_row",
        "targets": "target_row", "quantities": "quantity_row", "slogans": "slogan_row", "references": "reference_row"}
LAYERS = {layer: rule["items"]["$ref"].rsplit("/", 1)[1]
          for layer, rule in DEFS["document"]["properties"].items() if "items" in rule}
failures = 0
counts: dict = {}
samples: dict = {}


def fail(message):
    global failures
    failures += 1
    print("FAILED:", message)


def validator(name):
    return jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{name}"})


VALIDATORS = {name: validator(name) for name in DEFS}


def check(name, value, where):
    """Of arrays of findings each is told apart, so that a message names the culprit."""
    counts[name] = counts.get(name, 0) + 1
    for error in VALIDATORS[name].iter_errors(value):
        path = "/".join(str(step) for step in error.absolute_path)
        fail(f"{where}: {name}/{path}: {error.message[:200]}")
    keep(name, value)


def keep(name, value):
    """A few of every kind, to be spoilt."""
    of_kind = samples.setdefault(name, {})
    if isinstance(value, dict) and name != "document":
        key = (tuple(value), value.get("kind"), tuple(k for k in value if value[k] is None))
        if len(of_kind) < 40:
            of_kind.setdefault(key, value)
    elif isinstance(value, dict):
        for layer, kind in LAYERS.items():
            for finding in value[layer]:
                keep(kind, finding)


# --- what is validated ----------------------------------------------------------------


def documents(text):
    """The JSON values of a text, one behind the other."""
    decoder = json.JSONDecoder()
    at = 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        yield value


def printed(arguments, output, where):
    """What the command printed for these arguments."""
    command = next((a for a in arguments if a in ROWS or a == "parse"), None)
    if command == "parse":
        for value in documents(output):
            check("document", value, where)
    elif "--columns" in arguments:
        return  # a part of the fields
    elif command in ("chunks", "jsonl") and "tsv" not in arguments or command and "json" in arguments:
        for line in filter(None, output.split("\n")):
            check(ROWS[command], json.loads(line), where)


def run(tiaoli, *arguments, given=b""):
    arguments = [str(a) for a in arguments]
    # 1: a text of the corpus is no text, which is well
    result = subprocess.run([tiaoli, *arguments], input=given, capture_output=True, check=False)
    if result.returncode not in (0, 1):
        fail(f"tiaoli {arguments[:6]}: {result.stderr[:200]!r}")
    printed(arguments, result.stdout.decode(), "tiaoli " + " ".join(arguments[:6]))


def expected_files():
    for path in [*(TOP / "tests/conformance").glob("*.json"), TOP / "examples/expected/01_shortest.txt"]:
        check("document", {**VERSIONS, **json.loads(path.read_text())}, path.relative_to(TOP))


def manual():
    """The JSON blocks of docs/json.md: the section says what they are."""
    sections = {"The JSON of a document": "document", "Chunks": "chunk", **LAYERS}
    name = None
    shown = set()
    for part in re.findall(r"^#+ ([^\n]+)$|^```json\n(.*?)^```$", (TOP / "docs/json.md").read_text(),
                           re.MULTILINE | re.DOTALL):
        name = sections.get(part[0]) if part[0] else name
        if not part[1] or name is None:
            continue
        value = json.loads(part[1])
        if name == "document":  # the frame only, without nodes
            value["nodes"] = [{"id": 0, "parent": None, "kind": "document", "start": 0, "end": 0}]
        check(name, value, f"docs/json.md, {name}")
        shown.add(name)
    for name in set(sections.values()) - shown:
        fail(f"docs/json.md shows no {name}")


def tests_of_the_command(tiaoli):
    """test_cli.sh over a command that keeps what it prints, except to a terminal."""
    with tempfile.TemporaryDirectory() as kept:
        wrapper = pathlib.Path(kept) / "tiaoli"
        wrapper.write_text(f"""#!/bin/bash
[ -t 1 ] && exec '{tiaoli}' "$@"
file=$(mktemp {kept}/XXXXXXXX)
printf '%s\\0' "$@" >"$file.arguments"
'{tiaoli}' "$@" | tee "$file"
status=("${{PIPESTATUS[@]}}")
[ "${{status[0]}}" -ne 0 ] && exit "${{status[0]}}"
exit "${{status[1]}}"
""")
        wrapper.chmod(0o755)
        test = subprocess.run(["sh", TOP / "tests/test_cli.sh", wrapper, TOP / "tests/fixtures"],
                              capture_output=True, text=True, check=False)
        if test.returncode:
            fail("test_cli.sh: " + test.stdout)
        for file in sorted(pathlib.Path(kept).glob("*.arguments")):
            arguments = file.read_text().split("\0")
            printed(arguments, file.with_suffix("").read_text(), " ".join(["test_cli.sh: tiaoli", *arguments]))


def all_options(tiaoli):
    texts = [*(TOP / "tests/fixtures").glob("*.txt"), *(TOP / "tests/conformance").glob("*.txt"),
             TOP / "examples/notice.txt", TOP / "tests/bench/expected.tsv"]
    texts = sorted(path for path in texts if path.exists())
    corpus = sorted(path for path in (TOP / "tests/fuzz/corpus").iterdir() if path.stat().st_size < 20000)
    run(tiaoli, "parse", given=b"")
    run(tiaoli, "parse", "--reference-date", "2026-03-05", *texts)
    for genre in DEFS["genre"]["enum"]:
        run(tiaoli, "parse", "--genre", genre, TOP / "tests/conformance/awkward.txt", TOP / "tests/fixtures/plan.txt")
    run(tiaoli, "parse", "--replace", "--cues-only", *corpus)
    for command in ROWS:
        if command != "jsonl":
            run(tiaoli, command, "--format", "json", "--replace", *texts, *corpus)
    lines = [{"id": 1, "text": ""}, {"id": "甲", "text": "一、要做到第三条。"}, {"id": None, "text": "a"},
             {"id": [], "text": ""}, {"text": "今年"}, {"id": 1.5}, []]
    lines += [{"id": path.name, "text": path.read_text()} for path in texts]
    given = "\n".join(json.dumps(line) for line in lines).encode()
    run(tiaoli, "directives", "--by-unit", "--format", "json", *texts)
    run(tiaoli, "jsonl", given=given)
    run(tiaoli, "jsonl", "--chunks", given=given)


def options_of_the_library():
    try:
        import tiaoli
    except ImportError:
        return False
    text = (TOP / "tests/conformance/awkward.txt").read_bytes() + (TOP / "tests/fixtures/speech.txt").read_bytes()
    for option in ({"marks": False}, {"runs": False}, {"targets": False}, {"cues_only": True}):
        for given in (text, b"", b"\xef\xbb\xbf", b"\0\n\0"):
            check("document", json.loads(tiaoli.parse(given, **option).json()), option)
    return True


# --- the schema can say no ------------------------------------------------------------


def places(name, value):
    """Every object in a finding, with what may be absent of it."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from places(name, part)


def optional(name, value):
    """Fields that another finding of the kind does without, so that it may lose them."""
    if set(value) & {"part", "chapter", "section", "article", "suffix", "paragraph", "item", "subitem"} \
            and "kind" not in value:
        return set(value)
    return {"date", "years", "role", "label", "suffix", "polarity", "polarity_evidence", "file"} \
        - ({"role"} if name == "directive" else set())


def spoilt(name, value):
    """Copies of a finding with one thing wrong."""
    for index, place in enumerate(places(name, value)):
        def altered(change):
            other = copy.deepcopy(value)
            change(list(places(name, other))[index])
            return other
        yield "one more field", altered(lambda o: o.update(more=1))
        for key in place:
            if key not in optional(name, place):
                yield f"without {key}", altered(lambda o, k=key: o.pop(k))
            if key != "id" or name == "node":
                yield f"{key} is an array of arrays", altered(lambda o, k=key: o.update({k: [[]]}))
            if key in ("kind", "force", "rule", "genre", "target", "tone", "code", "reason", "marker", "role",
                       "strength", "polarity", "comparator", "direction", "actor_source", "change") \
                    and isinstance(place[key], str):
                yield f"{key} of another name", altered(lambda o, k=key: o.update({k: "Other"}))
            if key in ("start", "end", "node"):
                yield f"{key} below 0", altered(lambda o, k=key: o.update({k: -1}))


def say_no():
    spoils = 0
    for name, of_kind in samples.items():
        for value in of_kind.values():
            for what, other in spoilt(name, value):
                spoils += 1
                if VALIDATORS[name].is_valid(other):
                    fail(f"valid {what}: {name} {json.dumps(other, ensure_ascii=False)[:300]}")
    return spoils


def main(tiaoli):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    expected_files()
    manual()
    tests_of_the_command(tiaoli)
    all_options(tiaoli)
    library = options_of_the_library()
    for name in ["document", *ROWS.values(), *LAYERS.values()]:
        if name not in samples:
            fail(f"nothing was a {name}")
    spoils = say_no()
    print(", ".join(f"{count} {name}" for name, count in sorted(counts.items())) +
          f"; {spoils} spoilt findings" + ("" if library else "; without the Python package"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
