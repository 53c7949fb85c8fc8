"""Fetching what a customer names, without reaching anything that is not public.

`addresses` says which addresses may be talked to, `urls` reads and judges a URL, `pinned` connects to checked addresses
only and keeps the deadline, `fetch` follows a URL to a picture, `data_uri` decodes a `data:` URI, `sniff` names a
picture by its first bytes. Owns no table.
"""
