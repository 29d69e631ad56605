"""The web system: mandates, plans, reports, support, meetings and shared experience of a programme. The only room that
knows Django."""
