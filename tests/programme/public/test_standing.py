"""Accessibility statement, robots.txt, the map, and the footer that leads there."""


def test_the_statement_says_what_has_not_been_tested_and_where_to_write(anonymous, db, settings):
    settings.FEEDBACK = "tillganglighet@example.org"
    settings.OWNER = "Provverket"
    page = anonymous.get("/tillganglighet/").content.decode()
    assert 'href="mailto:tillganglighet@example.org"' in page
    assert "Provverket is responsible" in page
    assert "screen readers" in page


def test_without_an_address_the_statement_says_so(anonymous, db):
    assert "SKILLNAD_FEEDBACK" in anonymous.get("/tillganglighet/").content.decode()


def test_search_engines_are_kept_from_what_is_invented_and_from_working_pages(anonymous, db):
    lines = anonymous.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /prova/" in lines
    assert "Disallow: /arbete/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_map_names_nothing_invented(anonymous, body):
    found = anonymous.get("/sitemap.xml")
    assert found.headers["Content-Type"].startswith("application/xml")
    assert b"<loc>http://testserver/tillganglighet/</loc>" in found.content
    assert body.slug.encode() not in found.content


def test_every_page_leads_to_statement_data_and_interface(anonymous, db):
    page = anonymous.get("/").content.decode()
    for address in ("/tillganglighet/", "/prova/publikt/data/", "/api/"):
        assert f'href="{address}"' in page
