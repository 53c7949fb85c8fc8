"""Stored files and the signed links to them.

`service` puts and gets bytes under opaque keys in a folder, in S3 or in memory; `stores` opens what a storage URL
names; `keys` says what a key is; `signing` makes and checks the links; `secret` keeps the secret that signs them;
`downloads` turns a checked link and request headers into an answer. Owns no table: its callers record who owns a file.
"""
