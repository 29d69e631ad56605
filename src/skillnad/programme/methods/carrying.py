"""Carry answers over: into a problem, and into plain words."""

from typing import Any

from skillnad.programme.methods.definitions import Method, Question, QuestionKind

Answers = dict[str, dict[str, Any]]
Row = dict[str, str]


def carried_over(method: Method, answers: Answers) -> dict[str, Any]:
    """The fields of a problem, from the answers that the method names for each."""
    texts = {
        field: "\n\n".join(filter(None, (told(method, answers, place) for place in getattr(method.problem, field))))
        for field in ("title", "observed", "affected", "evidence")
    }
    texts["title"] = " ".join(texts["title"].split())[:200]
    source = f"{method.title} ({method.edition})" if texts["evidence"] else ""
    return {**texts, "evidence_kind": "qualitative" if source else "", "evidence_source": source}


def told(method: Method, answers: Answers, place: str) -> str:
    """An answer in words, found by `step.question`."""
    step_id, question_id = place.split(".")
    found = next(one for step, one in method.questions() if (step.id, one.id) == (step_id, question_id))
    return in_words(found, answers.get(step_id, {}).get(question_id))


def in_words(question: Question, answer: Any) -> str:
    """An answer as text; rows are lines."""
    if not answer:
        return ""
    if question.kind is QuestionKind.ROWS:
        return "\n".join(row_in_words(question, row) for row in answer)
    return question.words_of(answer)


def row_in_words(question: Question, row: Row) -> str:
    """A row as one line: its first column, then the others with their labels."""
    first, *others = [(column, row.get(column.id, "")) for column in question.columns]
    more = [f"{column.label}: {column.words_of(value)}" for column, value in others if value]
    head = first[0].words_of(first[1])
    return f"{head} ({'; '.join(more)})" if more else head


def open_box(rows: list[Row]) -> dict[str, list[Row]]:
    """Hypotheses by verdict. What lacks evidence is in the open box, whatever was ticked."""
    box: dict[str, list[Row]] = {"confirmed": [], "discarded": [], "open": []}
    for row in rows:
        settled = row.get("verdict") in {"confirmed", "discarded"} and row.get("evidence", "").strip()
        box[row["verdict"] if settled else "open"].append(row)
    return box
