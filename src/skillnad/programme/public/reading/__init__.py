"""What is public, found in one place: pages, feeds, downloads and the programming interface all read from here."""
