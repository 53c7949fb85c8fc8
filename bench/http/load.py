"""A load generator in a process of its own: a handful of keep-alive connections, each sending as soon as it may.

Usage: python -m bench.http.load '{"port": 8000, "seconds": 3, "connections": 8, "method": "GET", ...}'
Prints one line of JSON: requests a second, latencies in milliseconds, statuses.
"""

import asyncio
import json
import statistics
import sys
import time
from collections import Counter
from typing import Any


def request_bytes(plan: dict[str, Any]) -> bytes:
    body = json.dumps(plan["body"]).encode() if plan.get("body") is not None else b""
    headers = {"Host": "127.0.0.1", "Content-Length": str(len(body)), **plan.get("headers", {})}
    if body:
        headers["Content-Type"] = "application/json"
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{plan['method']} {plan['path']} HTTP/1.1\r\n{head}\r\n".encode() + body


async def connection(plan: dict[str, Any], until: float, seen: list[float], statuses: Counter[int]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", plan["port"])
    request = request_bytes(plan)
    while (started := time.perf_counter()) < until:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        statuses[int(head[9:12])] += 1
        seen.append(time.perf_counter() - started)
    writer.close()


async def load(plan: dict[str, Any]) -> dict[str, Any]:
    seen: list[float] = []
    statuses: Counter[int] = Counter()
    started = time.perf_counter()
    until = started + plan["seconds"]
    await asyncio.gather(*(connection(plan, until, seen, statuses) for _ in range(plan["connections"])))
    took = time.perf_counter() - started
    return {
        "per_second": len(seen) / took,
        "p50_ms": 1000 * statistics.median(seen),
        "p99_ms": 1000 * sorted(seen)[int(0.99 * (len(seen) - 1))],
        "statuses": dict(statuses),
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(load(json.loads(sys.argv[1])))))
