"""The power goes: what was not synced is lost, or torn, or came to the disk in another order.

One run under faulty_disk records every change of every file in its order. Then, for any moment in it, the disk is made as it might
stand after a cut just there: what was synced is whole, and of what came after, each sector is there or is not. Whatever had been
acknowledged by that moment must be in the register that is opened from it.
"""
import collections
import os
import pathlib
import random
import shutil
import signal
import struct
import time

from council import Fault, Server, command, disk_shim, require
from engines import Register, Sqlite
from writers import writers_at

head = struct.Struct("<qqqiiq")
made, written, cut, synced, removed, renamed = range(1, 7)
sector = 512
Change = collections.namedtuple("Change", "at kind file path offset content")


def run(folder, times, seed):
    folder = pathlib.Path(folder)
    (folder / "council").mkdir()
    engine = Sqlite(folder / "council")
    passed = failed = 0
    for scene in (cut_writers, cut_backup):
        good, bad = scene(engine, folder, times, random.Random(f"{seed} {scene.__name__}"))
        passed, failed = passed + good, failed + bad
    return passed, failed


def changes_in(file):
    data = file.read_bytes()
    found, place = [], 0
    while place < len(data):
        at, inode, offset, kind, path_length, length = head.unpack_from(data, place)
        place += head.size
        path = data[place:place + path_length].decode()
        place += path_length
        found.append(Change(at, kind, inode, path, offset, data[place:place + length]))
        place += length
    return found


class Disk:
    """What a disk holds for sure, and what it may or may not hold besides."""

    def __init__(self, folder, obeys_syncs=True):
        self.folder, self.obeys_syncs = str(folder), obeys_syncs
        self.names = {str(path): path.stat().st_ino for path in pathlib.Path(folder).iterdir() if path.is_file()}
        self.contents = {inode: bytearray(pathlib.Path(path).read_bytes()) for path, inode in self.names.items()}
        self.unsynced = collections.defaultdict(list)
        self.unsynced_names = []

    def take(self, change):
        if change.kind in (made, removed, renamed):
            if change.kind == made:
                self.contents[change.file], self.unsynced[change.file] = bytearray(), []
            self.unsynced_names.append(change)
        elif change.kind == synced and self.obeys_syncs:
            if change.path == self.folder:
                self.names = self.names_after(len(self.unsynced_names))
                self.unsynced_names.clear()
            elif change.file in self.contents:
                for one in self.unsynced.pop(change.file, []):
                    self.contents[change.file] = applied(self.contents[change.file], one)
        elif change.kind in (written, cut):
            self.unsynced[change.file].append(change)

    def names_after(self, count):
        """A journalling file system keeps the order of names: some of the first are there."""
        names = dict(self.names)
        for change in self.unsynced_names[:count]:
            if change.kind == made:
                names[change.path] = change.file
            elif change.path in names:
                inode = names.pop(change.path)
                if change.kind == renamed:
                    names[change.content.decode()] = inode
        return names

    def lay_out(self, folder, chance):
        """The files as they may stand after a cut now."""
        kept = chance.choice((0.0, 0.5, 0.9, 1.0)) if self.obeys_syncs else 0.0
        for path, inode in self.names_after(chance.randint(0, len(self.unsynced_names)) if self.obeys_syncs else 0).items():
            content = bytearray(self.contents[inode])
            for change in self.unsynced[inode]:
                for piece in pieces(change):
                    if chance.random() < kept:
                        content = applied(content, piece)
            if not path.endswith("-shm"):
                (folder / pathlib.Path(path).name).write_bytes(content)


def pieces(change):
    if change.kind != written:
        return [change]
    starts = range(0, len(change.content), sector)
    return [change._replace(offset=change.offset + start, content=change.content[start:start + sector]) for start in starts]


def applied(content, change):
    if change.kind == cut:
        del content[change.offset:]
        content.extend(bytes(change.offset - len(content)))
        return content
    content.extend(bytes(max(0, change.offset - len(content))))
    content[change.offset:change.offset + len(change.content)] = change.content
    return content


def recorded(folder, record, work):
    """What `work` does under the recording shim, given its environment."""
    record.unlink(missing_ok=True)
    disk = Disk(folder)
    deaf = Disk(folder, obeys_syncs=False)
    result = work({"LD_PRELOAD": str(disk_shim), "FAULTY_DISK_FOLDER": str(folder), "FAULTY_DISK_RECORD": str(record)})
    return disk, deaf, changes_in(record), result


def cut_writers(engine, folder, times, chance):
    register = engine.fresh()
    disk_folder = folder / "disk"
    disk_folder.mkdir()
    shutil.copy(register.address, disk_folder / "register.db")
    live = Register(engine, str(disk_folder / "register.db"))

    def write_for_a_while(environment):
        server = Server(live.address, environment)
        writers = writers_at(server, engine.cookies, live, chance.getrandbits(30))
        for writer in writers:
            writer.start()
        time.sleep(1.5)
        for writer in writers:
            writer.stop()
        require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
        return writers

    disk, deaf, changes, writers = recorded(disk_folder, folder / "record", write_for_a_while)
    moments = sorted(chance.sample(range(len(changes)), min(times, len(changes))))
    passed = failed = looked_for = 0
    for place, change in enumerate(changes):
        disk.take(change)
        if not moments or place != moments[0]:
            continue
        moments.pop(0)
        try:
            looked_for += survives(engine, folder, disk, change.at, writers, chance)
            passed += 1
        except Fault as fault:
            failed += 1
            print(f"✗ a power cut after change {place} of {len(changes)}: {fault}")
    for change in changes:
        deaf.take(change)
    try:
        survives(engine, folder, deaf, changes[-1].at, writers, random.Random(0))
        failed += 1
        print("✗ a disk that forgets what was synced lost nothing: the test cannot see")
    except Fault:
        passed += 1
    sync_count = sum(change.kind == synced for change in changes)
    print(f"power cuts under writers on SQLite: {passed - 1} cuts in {len(changes)} changes with {sync_count} syncs, {looked_for} acknowledged changes looked for "
          "and found; with syncs ignored it fails, as it must")
    return passed, failed


def survives(engine, folder, disk, at, writers, chance):
    after = folder / "after"
    shutil.rmtree(after, ignore_errors=True)
    after.mkdir()
    disk.lay_out(after, chance)
    left = Register(engine, str(after / "register.db"))
    verified = command(left.address, "verify")
    require(verified.returncode == 0, "the register cannot be opened, or its chain is broken: " + verified.stdout + verified.stderr)
    count = 0
    for writer in writers:
        seen = writer.as_of(at, left)
        lost = seen.lost()
        require(not lost, f"{len(lost)} lost: {'; '.join(lost[:3])}")
        count += len(seen.said)
    left.prove()
    return count


def cut_backup(engine, folder, times, chance):
    """A backup has its name once it is whole and on the disk."""
    register = engine.fresh()
    backups = folder / "backups"
    backups.mkdir()
    backup = backups / "tonight.backup"
    disk, _, changes, done = recorded(backups, folder / "record", lambda environment: command(register.address, "backup", str(backup), environment=environment))
    require(done.returncode == 0, done.stderr)
    passed = failed = named = 0
    for place, change in enumerate(changes):
        disk.take(change)
        for _ in range(max(1, times // len(changes))):
            after = folder / "after"
            shutil.rmtree(after, ignore_errors=True)
            after.mkdir()
            disk.lay_out(after, chance)
            left = after / backup.name
            is_last = place == len(changes) - 1
            if not left.exists() and not is_last:
                passed += 1
                continue
            drilled = command(register.address, "drill", str(left))
            named += 1
            if drilled.returncode == 0:
                passed += 1
            else:
                failed += 1
                print(f"✗ a power cut after change {place} of {len(changes)} of a backup: {drilled.stdout}{drilled.stderr}")
    print(f"power cuts under a backup: {passed} cuts in {len(changes)} changes; it had its name in {named} and was whole in each")
    return passed, failed
