"""The programming interface: reads what is public, writes with a personal key by the same acts as the pages."""
