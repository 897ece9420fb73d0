"""The disk fills up under uploads, commits and backups, and has room again: FAULTY_DISK_ROOM says for how many bytes more."""
import mmap
import os
import pathlib
import random
import signal
import struct
import time

from council import Browser, Fault, Server, command, disk_shim, lead, require
import engines
from engines import Postgresql, Sqlite, programs
from writers import EvidenceWriter, nothing_lost, writers_at

endless = -1


class Room:
    """How many bytes the files of a folder may still grow by."""

    def __init__(self, folder, file):
        file.write_bytes(struct.pack("q", endless))
        os.chmod(file, 0o666)
        with open(file, "r+b") as opened:
            self.shared = mmap.mmap(opened.fileno(), 8)
        self.environment = {"LD_PRELOAD": str(disk_shim), "FAULTY_DISK_FOLDER": str(folder), "FAULTY_DISK_ROOM": str(file)}

    def leave(self, bytes_left):
        self.shared[:8] = struct.pack("q", bytes_left)


def run(folder, times, seed):
    passed = failed = 0
    folder = pathlib.Path(folder)
    os.chmod(folder, 0o755)
    chance = random.Random(seed)
    for engine, room, environment, scenes in places(folder):
        for what, scene in scenes.items():
            told, found = {}, 0
            for number in range(times):
                try:
                    found += scene(engine, room, environment, chance, told)
                    passed += 1
                except Fault as fault:
                    failed += 1
                    print(f"✗ the disk fills under {what} on {engine.name}, run {number} of seed {seed}: {fault}")
                room.leave(endless)
            sentences = "; ".join(f"“{sentence}” {count} times" for sentence, count in told.items())
            print(f"a full disk under {what} on {engine.name}: {times} times, {found} acknowledged found; {sentences}")
        engine.close()
    return passed, failed


def places(folder):
    """Where a disk is full: the register's own, under the program, or PostgreSQL's, under its server."""
    if not engines.chosen or "sqlite" in engines.chosen:
        room = Room(folder, folder / "room")
        yield Sqlite(folder), room, room.environment, {"uploads and commits": fill_while_writing, "a backup": fill_while_backing_up}
    if programs is None:
        print("did not run: PostgreSQL is not installed here")
    elif not engines.chosen or "postgresql" in engines.chosen:
        room = Room(Postgresql.homes, folder / "room-of-postgresql")
        yield Postgresql(folder, room.environment), room, {}, {"uploads and commits": fill_while_writing}


def fill_while_writing(engine, room, environment, chance, told):
    """Somewhere in an upload or a commit the room ends; pages are still read, and writing goes on when there is room."""
    register = engine.fresh()
    server = Server(register.address, environment)
    writers = writers_at(server, engine.cookies, register, chance.getrandbits(30))
    for writer in writers:
        writer.start()
    time.sleep(0.2)
    room.leave(chance.randrange(200_000))
    began = time.monotonic()
    while not any(writer.refusals for writer in writers):
        require(time.monotonic() - began < 20, "the disk was never full")
        time.sleep(0.05)
    # As if they had last looked an age ago: a visit is then noted in the session, for which there is no room.
    engine.change(register.address, "update session set seen_at = seen_at - 300000")
    page = Browser(server.port, engine.cookies[lead]).get("/measures")
    require(page.status == 200, f"with a full disk a page is answered with {page.status}")
    room.leave(endless)
    time.sleep(0.1)
    before = sum(len(writer.said) for writer in writers)
    began = time.monotonic()
    while sum(len(writer.said) for writer in writers) <= before + 10:
        require(time.monotonic() - began < 20, "nothing is written once there is room again")
        time.sleep(0.05)
    for writer in writers:
        writer.stop()
    require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    count(told, (sentence for writer in writers for sentence in writer.refusals))
    found = nothing_lost(writers)
    register.prove()
    engine.let_go(register)
    return found


def fill_while_backing_up(engine, room, environment, chance, told):
    """A backup that does not fit leaves nothing behind, and says so; the next one holds."""
    register = engine.fresh()
    folder = pathlib.Path(register.address).parent / "backups"
    folder.mkdir(exist_ok=True)
    backup = folder / "one.backup"
    room.leave(chance.randrange(100_000))
    refused = command(register.address, "backup", str(backup), environment=environment)
    require(refused.returncode == 3, f"a backup without room ended with {refused.returncode}: {refused.stdout}{refused.stderr}")
    require(refused.stderr.count("\n") == 1, f"more than a sentence: {refused.stderr}")
    require(not list(folder.iterdir()), "a part of a backup was left behind")
    count(told, [refused.stderr.strip().replace(str(folder), "…")])
    room.leave(endless)
    made = command(register.address, "backup", str(backup), environment=environment)
    require(made.returncode == 0, made.stderr)
    proved = command(register.address, "drill", str(backup))
    require(proved.returncode == 0, proved.stdout + proved.stderr)
    backup.unlink()
    register.prove()
    engine.let_go(register)
    return 1


def count(told, sentences):
    for sentence in sentences:
        told[sentence] = told.get(sentence, 0) + 1
