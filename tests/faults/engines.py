"""The two databases: a register on each, copied, asked, proved sound, and on PostgreSQL killed and started again."""
import json
import os
import pathlib
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

from council import Browser, Server, administrator, command, lead, require, root

programs = next((str(folder) for version in (15, 16, 17) if (folder := pathlib.Path(f"/usr/lib/postgresql/{version}/bin")).exists()), None)


class Register:
    """One database with the sample council in it."""

    def __init__(self, engine, address):
        self.engine, self.address = engine, address

    def rows(self, sql):
        return self.engine.rows(self.address, sql)

    def number(self, sql):
        return next(iter(self.rows(sql)[0].values()))

    def prove(self):
        """The file or the cluster is sound, no key points nowhere, each chain is whole, nothing stands half done."""
        self.engine.prove(self.address)
        verified = command(self.address, "verify")
        require(verified.returncode == 0, "the history's chain is broken: " + verified.stdout + verified.stderr)
        for name, sql in half_done.items():
            found = self.number(f"select count(*) from ({sql}) as found")
            require(found == 0, f"half done: {found} {name}")


# What one transaction writes in several tables: one without the other must never be seen.
half_done = {
    "drafts without their entry in the history":
        "select r.id from measure_return r where r.commentary like 'Kept on occasion %' and not exists (select 1 from history h "
        "where h.noun = 'measure_return' and h.noun_id = r.id and strpos_(h.changed_to, r.commentary) > 0)",
    "entries about a draft that is not there":
        "select h.noun_id from history h where h.noun = 'measure_return' and not exists (select 1 from measure_return r where r.id = h.noun_id)",
    "pieces of evidence without their entry in the history":
        "select e.id from evidence e where not exists (select 1 from history h where h.noun = 'evidence' and h.noun_id = e.id)",
    "entries about evidence that is not there":
        "select h.noun_id from history h where h.noun = 'evidence' and not exists (select 1 from evidence e where e.id = h.noun_id)",
    "files of another size than they were sent with":
        "select r.id from evidence_revision r left join evidence_file f on f.organisation = r.organisation and f.sha256 = r.sha256 "
        "where r.sha256 is not null and (f.content is null or length(f.content) <> r.size)",
    "pieces of evidence without their latest revision":
        "select e.id from evidence e where not exists (select 1 from evidence_revision r where r.organisation = e.organisation "
        "and r.evidence = e.id and r.number = e.revision)",
    "people without a role": "select p.id from person p where not exists (select 1 from role_grant g where g.person = p.id)",
    "people without their entry in the history":
        "select p.id from person p where not exists (select 1 from history h where h.noun = 'person' and h.noun_id = p.id)",
    "imports without the act that brought them in":
        "select i.id from import i where not exists (select 1 from import_act a where a.import = i.id and a.kind = 'uploaded')",
    "accepted imports with rows left in between":
        "select i.id from import i where i.state = 'accepted' and exists (select 1 from import_row r where r.import = i.id and r.mark is null)",
    "measures of an import that was never accepted":
        "select m.noun_id from import_made m join import i on i.id = m.import where i.state not in ('accepted', 'undone')",
}


class Sqlite:
    name = "SQLite"

    def __init__(self, folder):
        self.folder = folder
        self.master = f"{folder}/master.db"
        self.cookies = make_council(self.master)
        self.copies = 0

    def fresh(self):
        self.copies += 1
        copy = f"{self.folder}/{self.copies}.db"
        shutil.copy(self.master, copy)
        return Register(self, copy)

    def let_go(self, register):
        for left in pathlib.Path(self.folder).glob(pathlib.Path(register.address).name + "*"):
            left.unlink()

    def rows(self, address, sql):
        with sqlite3.connect(address, timeout=20) as database:
            database.row_factory = sqlite3.Row
            found = [dict(row) for row in database.execute(sql.replace("strpos_(", "instr("))]
        database.close()
        return found

    def change(self, address, sql):
        with sqlite3.connect(address, timeout=20) as database:
            database.execute(sql)
        database.close()

    def wait_until_ready(self):
        pass

    def prove(self, address):
        require(self.rows(address, "pragma integrity_check") == [{"integrity_check": "ok"}], "SQLite finds the file damaged")
        require(not self.rows(address, "pragma foreign_key_check"), "a key points nowhere")

    def close(self):
        pass


class Postgresql:
    """A cluster of its own in a temporary directory, on a socket alone."""

    name = "PostgreSQL"
    homes = "/tmp/dueregard-postgresql-"

    def __init__(self, folder, environment=None):
        self.home = tempfile.mkdtemp(prefix=pathlib.Path(self.homes).name, dir=pathlib.Path(self.homes).parent)
        self.environment = environment or {}
        self.user = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.home, user.pw_uid, user.pw_gid)
            self.user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self.run("initdb", f"--pgdata={self.home}/data", "--username=dueregard", "--auth=trust", "--encoding=UTF8", "--locale=C",
                 "--data-checksums", "--no-sync")
        self.process = None
        self.start()
        self.copies = 0
        self.run(*self.at("createdb"), "master")
        self.master = self.address("master")
        self.cookies = make_council(self.master)

    def address(self, name):
        return f"postgresql://dueregard@/{name}?host={self.home}"

    def at(self, words):
        return (words, f"--host={self.home}", "--username=dueregard")

    def run(self, name, *words):
        done = subprocess.run([f"{programs}/{name}", *words], capture_output=True, text=True, cwd=self.home, **self.user)
        require(done.returncode == 0, f"{name}: {done.stderr}")
        return done.stdout

    def start(self):
        log = open(f"{self.home}/log", "a")
        self.process = subprocess.Popen(
            [f"{programs}/postgres", "-D", f"{self.home}/data", "-k", self.home, "-c", "listen_addresses=", "-c", "max_connections=60",
             "-c", "shared_buffers=32MB", "-c", "restart_after_crash=on"],
            stdout=log, stderr=log, cwd=self.home, start_new_session=True, env={**os.environ, **self.environment}, **self.user)
        log.close()
        self.wait_until_ready()

    def wait_until_ready(self):
        start = time.monotonic()
        while subprocess.run([f"{programs}/pg_isready", "--quiet", f"--host={self.home}"]).returncode != 0:
            require(time.monotonic() - start < 60, "PostgreSQL did not start: " + pathlib.Path(f"{self.home}/log").read_text()[-500:])
            if self.process.poll() is not None:
                # What the killed one left is still ending.
                time.sleep(0.1)
                return self.start()
            time.sleep(0.02)

    def kill(self):
        """All of it at once, as when the machine's memory ran out."""
        children = [int(word) for word in pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()]
        for process in [self.process.pid, *children]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def kill_one_backend(self, database):
        """One connection's process; PostgreSQL then ends all others, recovers by itself, and is waited for."""
        starts = self.starts()
        found = self.rows(self.address(database), f"select pid from pg_stat_activity where datname = '{database}' and pid <> pg_backend_pid()")
        if not found:
            return
        try:
            os.kill(found[0]["pid"], signal.SIGKILL)
        except ProcessLookupError:
            return
        began = time.monotonic()
        while self.starts() == starts:
            require(time.monotonic() - began < 60, "PostgreSQL did not recover by itself")
            time.sleep(0.02)

    def starts(self):
        return pathlib.Path(f"{self.home}/log").read_text().count("ready to accept connections")

    def fresh(self):
        self.copies += 1
        name = f"copy_{self.copies}"
        self.run(*self.at("createdb"), "--template=master", name)
        return Register(self, self.address(name))

    def let_go(self, register):
        self.run(*self.at("dropdb"), "--force", self.name_of(register.address))

    def name_of(self, address):
        return address.split("/")[3].split("?")[0]

    def rows(self, address, sql):
        asked = f"select coalesce(json_agg(found), '[]') from ({sql.replace('strpos_(', 'strpos(')}) as found"
        return json.loads(self.run("psql", "--no-psqlrc", "-At", "-c", asked, address))

    def change(self, address, sql):
        self.run("psql", "--no-psqlrc", "-q", "-c", sql, address)

    def prove(self, address):
        """Every table and index is walked (https://www.postgresql.org/docs/15/app-pgamcheck.html)."""
        self.run(*self.at("pg_amcheck"), "--install-missing", "--heapallindexed", f"--database={self.name_of(address)}")

    def close(self):
        # At once: nobody wants it any more.
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def make_council(database):
    """The sample council, with two people signed in whose sessions every copy has: their cookies."""
    with tempfile.TemporaryDirectory() as folder:
        secret = f"{folder}/password"
        made = command(database, "sample", str(root / "samples"), "--password-to", secret)
        require(made.returncode == 0, made.stderr)
        password = pathlib.Path(secret).read_text().strip()
    server = Server(database)
    cookies = {}
    for name in (administrator, lead):
        browser = Browser(server.port)
        browser.sign_in(name, password)
        cookies[name] = browser.cookies
    require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    return cookies


chosen = []  # names of databases; none: both


def engines(folder):
    """Each database in turn; one that is not installed says so."""
    for kind in (Sqlite, Postgresql):
        if chosen and kind.name.lower() not in chosen:
            continue
        if kind is Postgresql and programs is None:
            print("did not run: PostgreSQL is not installed here")
            continue
        engine = kind(folder)
        try:
            yield engine
        finally:
            engine.close()
