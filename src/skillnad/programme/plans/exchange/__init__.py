"""The plan as files: out as tables, in from a workbook that was filled in without a network."""
