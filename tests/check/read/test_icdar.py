"""Table structure against the European half of the ICDAR-2013 competition (Göbel et al. 2013): 27 documents."""

from statistics import mean

from skillnad.check.read import read

from .adjacency import document_relations, relations, score, truth


def test_f1_on_adjacency_relations_is_at_least_095(published):
    folder = published("icdar2013-eu")
    scores = {}
    for path in sorted(folder.glob("*.pdf")):
        true = sum((relations(cells) for cells in truth(folder / f"{path.stem}-str.xml")), start=relations([]))
        scores[path.stem] = score(document_relations(read(path)), true)[2]
    assert len(scores) == 27
    assert mean(scores.values()) >= 0.95, scores
