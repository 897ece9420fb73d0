"""Another program holds the database's lock for longer than anybody waits."""
import contextlib
import signal
import sqlite3
import subprocess
import threading
import time

from council import Browser, Fault, Server, crockford, hidden, lead, require, sentence_of
from engines import engines, programs

held = 13  # seconds; the program waits for ten
slowest_page = 3.0  # seconds, on a machine that may be busy; who waits for the lock waits ten


def run(folder, times, seed):
    passed = failed = 0
    for engine in engines(folder):
        for number in range(times):
            try:
                print(f"the database locked on {engine.name}: {wait_in_vain(engine)}")
                passed += 1
            except Fault as fault:
                failed += 1
                print(f"✗ the database locked on {engine.name}, run {number} of seed {seed}: {fault}")
    return passed, failed


@contextlib.contextmanager
def lock(engine, address):
    """No other program writes meanwhile; reading goes on."""
    if engine.name == "SQLite":
        with contextlib.closing(sqlite3.connect(address, isolation_level=None)) as other:
            other.execute("begin immediate")
            yield
            other.execute("rollback")
        return
    other = subprocess.Popen([f"{programs}/psql", "--no-psqlrc", "-q", "-At", address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    other.stdin.write("begin; lock table history, session in exclusive mode; select 'locked';\n")
    other.stdin.flush()
    require(other.stdout.readline().strip() == "locked", "the test could not take the lock")
    yield
    other.communicate("rollback;\n")


class Typist(threading.Thread):
    """Writes a return, sends it, and where it is refused sends the page's own form again once the lock is gone."""

    def __init__(self, server, cookies, key, words):
        super().__init__(daemon=True)
        self.browser = Browser(server.port, cookies)
        self.path, self.words = "/returns/" + crockford(key), words
        page = self.browser.get(self.path)
        self.fields = {**hidden(page.text, "commentary"), "status": "On target", "commentary": words, "progress": "", "act": "draft"}
        self.answer, self.waited = None, 0

    def run(self):
        start = time.monotonic()
        self.answer = self.browser.upload(self.path, self.fields, "evidence_file", "", b"")
        self.waited = time.monotonic() - start

    def send_again(self):
        kept = hidden(self.answer.text, f'action="{self.path}"')
        require(kept.get("commentary") == self.words, "the page that refuses has lost what was typed")
        require(self.browser.post(self.path, kept).status == 303, "what was kept on the page could not be sent again")


def wait_in_vain(engine):
    register = engine.fresh()
    server = Server(register.address)
    cookies = engine.cookies[lead]
    keys = [row["id"] for row in register.rows("select r.id from measure_return r join period p on p.id = r.period where p.label = '2026/27 Q3' "
                                               "and r.state = 'not_started' order by r.id limit 6")]
    typists = [Typist(server, cookies, key, f"Typed {number} “by hand” & <kept>.\nTwo lines.") for number, key in enumerate(keys)]
    engine.change(register.address, "update session set seen_at = seen_at - 300000")
    slowest = pages = 0
    with lock(engine, register.address):
        for typist in typists:
            typist.start()
        time.sleep(0.3)
        reader = Browser(server.port, cookies)
        start = time.monotonic()
        while time.monotonic() - start < held:
            began = time.monotonic()
            page = reader.get("/measures")
            slowest = max(slowest, time.monotonic() - began)
            require(page.status == 200, f"while others wait to write, a page is answered with {page.status}: {sentence_of(page.text)}")
            pages += 1
            time.sleep(0.1)
    for typist in typists:
        typist.join(timeout=40)
        require(not typist.is_alive(), "a form was never answered")
    refused = [typist for typist in typists if typist.answer.status != 303]
    require(refused, "nobody was refused")
    sentence = refused[0].answer.refused()
    for typist in refused:
        typist.answer.refused()
        typist.send_again()
    require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    kept = {row["id"]: row["commentary"].replace("\r\n", "\n") for row in register.rows("select id, commentary from measure_return")}
    for key, typist in zip(keys, typists):
        require(kept[key] == typist.words, f"“{typist.words}” was typed, and “{kept[key]}” stands there")
    register.prove()
    engine.let_go(register)
    require(slowest < slowest_page, f"a page took {slowest:.1f} s while others waited to write")
    return (f"{len(typists)} wrote, {len(refused)} were refused after {max(typist.waited for typist in refused):.1f} s with “{sentence}” and sent what the page "
            f"had kept; {pages} pages read meanwhile, the slowest in {slowest * 1000:.0f} ms")
