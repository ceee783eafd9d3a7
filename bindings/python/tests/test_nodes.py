"""The tree: its parts fit together, and places lead to nodes."""
from __future__ import annotations

import pytest

import tiaoli
from tiaoli import Document


def test_tree_fits_together(document: Document) -> None:
    root = document.root
    assert root.parent is None and root.ancestors == [] and root.id == 0
    assert [root, *root.descendants] == list(document.nodes)
    # a hundred of a long text: each is held against all
    for node in document.nodes[:: max(1, len(document.nodes) // 100)]:
        assert node.children == [one for one in document.nodes if one.parent == node]
        assert all(child.parent == node for child in node)
        ancestors = node.ancestors
        assert len(ancestors) == 0 or ancestors[-1] == root
        assert all(node in above.descendants for above in ancestors)
        sections = [one for one in [*ancestors[::-1], node]
                    if one.kind in ("division", "attachment")]  # fmt: skip
        assert node.sections == sections
        assert len(node.path) == len(sections)
        assert node.line == 1 + newlines(document.text[: node.start])


def newlines(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1


def test_places_lead_to_nodes(document: Document) -> None:
    for position in range(0, len(document.text), 7):
        node = document.at(position)
        assert node is not None and node.start <= position < node.end
        assert not any(child.start <= position < child.end for child in node)
        paragraph = document.at(position, "paragraph")
        around = [one for one in [node, *node.ancestors] if one.kind == "paragraph"]
        assert paragraph == (around[0] if around else None)
    assert document.at(len(document.text)) is None and document.at(-1) is None


def test_texts_of_nodes() -> None:
    document = tiaoli.parse("第一章　总则\n第一条　为了节\n约用水，制定本条例。\n")
    article = document.provision("第一条")
    assert article is not None
    assert (article.marker, article.number, article.level) == ("article", 1, 2)
    assert str(article.label) == "第一条"
    assert article.path == ("第一章 总则", "第一条")
    assert article.clean_text == "第一条 为了节约用水，制定本条例。"
    assert "\n" in article.text
    chapter = article.parent
    assert chapter is not None and chapter.heading is not None
    assert chapter.heading.text == "第一章　总则" and article.heading is None
    assert document.provision("第九条") is None
    for wrong in ("", "第一条和", "总则"):
        with pytest.raises(ValueError, match="no citation"):
            document.provision(wrong)


def test_references_lead_to_nodes(law: Document) -> None:
    inside = [one for one in law.references if one.target == "inside"]
    assert inside
    for reference in inside:
        assert reference.first is not None and reference.last is not None
        assert reference.first.id <= reference.last.id


def test_node_at_of_an_unknown_kind(law: Document) -> None:
    with pytest.raises(ValueError, match="no node 'chapter': one of document, title"):
        law.at(0, "chapter")
