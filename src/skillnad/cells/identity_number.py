"""Sex from the personal identity number, inside the query; the number itself is never selected.

Rules: Skatteverket; YYMMDD or YYYYMMDD, three digits and a check digit, `-` or `+` before the last four. A
coordination number has 60 added to the day. The ninth of the ten digits is even for women and odd for men. The
check digit is Luhn's.
"""

from typing import TYPE_CHECKING

from skillnad.cells import sexes

if TYPE_CHECKING:
    from sqlglot import exp

_TEN = "_ten"
_RAW = "_raw"


def cleaning_steps(column: "exp.Column", *, is_number: bool) -> list[dict[str, "exp.Expr"]]:
    """What each nested query adds, innermost first: the text, its digits alone, the last ten digits and the century."""
    from sqlglot import exp, parse_one

    text: exp.Expr = exp.cast(column, "TEXT")
    raw: exp.Expr = exp.Trim(this=text)
    if is_number:
        # A number column has lost the leading zeros of those born in years 00 to 09, and may have gained decimals.
        whole = parse_one("CASE WHEN x BETWEEN 0 AND 999999999999999 THEN CAST(x AS BIGINT) END")
        text = exp.cast(_put(column, whole), "TEXT")
        raw = _put(text, parse_one("CASE WHEN LENGTH(x) < 10 THEN RIGHT('0000000000' || x, 10) ELSE x END"))
    return [
        {_RAW: raw},
        {
            "_pin": parse_one(f"REPLACE(REPLACE(REPLACE({_RAW}, '-', ''), '+', ''), ' ', '')"),
            _RAW: exp.column(_RAW),
        },
        {
            _TEN: parse_one("CASE WHEN LENGTH(_pin) = 12 THEN SUBSTRING(_pin, 3, 10) ELSE _pin END"),
            "_century": parse_one("CASE WHEN LENGTH(_pin) = 12 THEN SUBSTRING(_pin, 1, 2) ELSE '' END"),
            "_signs": parse_one(f"LENGTH({_RAW}) - LENGTH(_pin)"),
            "_hundred": parse_one(f"CASE WHEN {_RAW} LIKE '%+%' THEN 1 ELSE 0 END"),
        },
    ]


def _put(value: "exp.Expr", expression: "exp.Expr") -> "exp.Expr":
    """The expression with the value in place of its only column."""
    from sqlglot import exp

    return expression.transform(lambda node: value.copy() if isinstance(node, exp.Column) else node)


def sex_from_number() -> "exp.Expr":
    """The CASE that turns the cleaned number into a code for sex, or into the reason why there is none."""
    from sqlglot import parse_one

    return parse_one(
        f"""CASE
        WHEN {_TEN} IS NULL OR {_TEN} = '' THEN {sexes.MISSING}
        WHEN LENGTH({_TEN}) <> 10 OR _signs > 1 THEN {sexes.LENGTH}
        WHEN {_without_digits()} <> '' THEN {sexes.CHARACTERS}
        WHEN _century = '16' OR SUBSTRING({_TEN}, 3, 2) >= '20' THEN {sexes.ORGANISATION}
        WHEN _century NOT IN ('', '18', '19', '20') THEN {sexes.CENTURY}
        WHEN NOT ({_is_date()}) THEN {sexes.DATE}
        WHEN MOD({_luhn_sum()}, 10) <> 0 THEN {sexes.CHECK_DIGIT}
        WHEN {_digit(9)} IN ('0', '2', '4', '6', '8') THEN {sexes.WOMAN}
        ELSE {sexes.MAN} END"""
    )


def _digit(place: int) -> str:
    return f"SUBSTRING({_TEN}, {place}, 1)"


def _without_digits() -> str:
    expression = f"CONCAT({_TEN}, _century)"
    for digit in "0123456789":
        expression = f"REPLACE({expression}, '{digit}', '')"
    return expression


def _is_date() -> str:
    month = f"SUBSTRING({_TEN}, 3, 2)"
    day = f"(CAST(SUBSTRING({_TEN}, 5, 2) AS INT) - CASE WHEN {_digit(5)} >= '6' THEN 60 ELSE 0 END)"
    year = f"CAST(SUBSTRING({_TEN}, 1, 2) AS INT)"
    not_leap = f"MOD({year}, 4) <> 0 OR ({year} = 0 AND (_century IN ('18', '19') OR (_century = '' AND _hundred = 1)))"
    last = (
        f"CASE WHEN {month} IN ('04', '06', '09', '11') THEN 30 "
        f"WHEN {month} <> '02' THEN 31 WHEN {not_leap} THEN 28 ELSE 29 END"
    )
    return f"{month} BETWEEN '01' AND '12' AND {day} BETWEEN 1 AND {last}"


def _luhn_sum() -> str:
    """Digits in odd places are doubled and their own digits added: 7 → 14 → 5."""
    doubled = [
        f"MOD(CAST({_digit(i)} AS INT) * 2, 10) + CASE WHEN {_digit(i)} >= '5' THEN 1 ELSE 0 END"
        for i in (1, 3, 5, 7, 9)
    ]
    plain = [f"CAST({_digit(i)} AS INT)" for i in (2, 4, 6, 8, 10)]
    return " + ".join(doubled + plain)
