"""Meetings: agenda, speakers in their roles of the day, contributions, documents, pictures and promises."""
