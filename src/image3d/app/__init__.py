"""The composition root: settings become services, services become an ASGI app, a worker or an operator's tools.

The only place that picks implementations.
"""
