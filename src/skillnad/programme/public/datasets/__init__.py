"""The open data: what each download holds, column by column."""

from skillnad.programme.public.datasets.dataset import BODY, EVERY, Dataset, Row
from skillnad.programme.public.datasets.documents import DOCUMENTS
from skillnad.programme.public.datasets.experience import EXPERIENCE
from skillnad.programme.public.datasets.mandates import MANDATES
from skillnad.programme.public.datasets.meetings import MEETINGS
from skillnad.programme.public.datasets.members import MEMBERS
from skillnad.programme.public.datasets.staff import STAFF

DATASETS: dict[str, Dataset] = {one.name: one for one in (MEMBERS, MANDATES, DOCUMENTS, MEETINGS, EXPERIENCE, STAFF)}

__all__ = ["BODY", "DATASETS", "EVERY", "Dataset", "Row"]
