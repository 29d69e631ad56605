"""Support, review and sampling: requests and advice, the rubric of results, the auditor's samples."""
