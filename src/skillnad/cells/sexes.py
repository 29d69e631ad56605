"""The values of sex in the cells: woman, man, other, and each reason why it is unknown."""

WOMAN, MAN, OTHER, MISSING, UNLISTED = 1, 2, 3, 8, 9
LENGTH, CHARACTERS, DATE, CHECK_DIGIT, CENTURY, ORGANISATION = 10, 11, 12, 13, 14, 15

SEX_LEVELS = {
    WOMAN: "woman",
    MAN: "man",
    OTHER: "other",
    MISSING: "unknown: missing",
    UNLISTED: "unknown: code not listed",
    LENGTH: "unknown: number of wrong length",
    CHARACTERS: "unknown: number with other signs than digits",
    DATE: "unknown: number without a possible date",
    CHECK_DIGIT: "unknown: number with wrong check digit",
    CENTURY: "unknown: number with impossible century",
    ORGANISATION: "unknown: organisation number",
}
