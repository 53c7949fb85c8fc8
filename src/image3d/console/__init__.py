"""The console and the site: server-rendered pages for people. Owns no table.

`create_console` makes the ASGI app that `app` mounts beside the API. `web.py` is the one boundary: sessions, CSRF,
forms and errors; each file of `pages` is a group of pages, `templates` what they look like, `static` our own
stylesheet and scripts.
"""
