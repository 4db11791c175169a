# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures SQLAlchemy's QueuePool with psycopg2 and a course's usual settings, for bench_pool.

Reads two lines from standard input: the database's URL, then the number of batches and the repetitions in each batch.
Writes a line for each measurement: its name, and the microseconds per repetition in the fastest batch.
"""
import sys
import time

import psycopg2
import sqlalchemy

url = sys.stdin.readline().strip()
batches, times = map(int, sys.stdin.readline().split())


def connect():
    return psycopg2.connect(url)


def once(use):
    start = time.perf_counter()
    for _ in range(times):
        use()
    return (time.perf_counter() - start) / times * 1e6


def measure(name, use):
    use()
    print(name, min(once(use) for _ in range(batches)))


def select(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT 1")
    cursor.fetchall()
    cursor.close()


def engine(pre_ping):
    return sqlalchemy.create_engine(
        "postgresql+psycopg2://", creator=connect, pool_size=5, max_overflow=10, pool_pre_ping=pre_ping
    )


def in_pool(pool, work):
    connection = pool.raw_connection()
    work(connection)
    connection.close()


bare = connect()
bare.autocommit = True
plain = engine(pre_ping=False)
pinging = engine(pre_ping=True)
measure("checkout", lambda: in_pool(plain, lambda connection: None))
measure("bare", lambda: select(bare))
measure("pooled", lambda: in_pool(plain, select))
measure("pinged", lambda: in_pool(pinging, select))
print("status", plain.pool.status())
