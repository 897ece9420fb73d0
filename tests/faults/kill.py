"""kill -9 at random moments, under several writers: the program, PostgreSQL as a whole, or one of its connections."""
import http.client
import random
import signal
import time

from council import Browser, Fault, Server, lead, require
from engines import engines
from writers import nothing_lost, writers_at

runs_on_one_register = 20


def run(folder, times, seed):
    passed = failed = 0
    for engine in engines(folder):
        figures = Figures()
        register = None
        for number in range(times):
            if number % runs_on_one_register == 0:
                if register:
                    engine.let_go(register)
                register = engine.fresh()
            chance = random.Random(f"{seed} {engine.name} {number}")
            try:
                one_run(engine, register, chance, figures, seed * 1000 + number)
                passed += 1
            except (Fault, OSError, http.client.HTTPException) as fault:
                failed += 1
                print(f"✗ kill -9, run {number} on {engine.name}, seed {seed}: {fault}")
                engine.wait_until_ready()
                register = engine.fresh()
        print(f"kill -9 on {engine.name}: {figures.text()}")
    return passed, failed


class Figures:
    def __init__(self):
        self.killed = {}
        self.found = self.broken = self.longest = 0
        self.refusals = {}

    def text(self):
        killed = ", ".join(f"{count} × {what}" for what, count in self.killed.items())
        sentences = "; ".join(f"“{sentence}” {count} times" for sentence, count in self.refusals.items())
        return (f"{killed}; {self.found} acknowledged changes looked for and found, {self.broken} connections broke, "
                f"back within {self.longest:.1f} s; {sentences or 'no page was refused'}")


def one_run(engine, register, chance, figures, seed):
    victim = "the program" if engine.name == "SQLite" else chance.choice(["the program", "the program", "PostgreSQL", "a connection of PostgreSQL"])
    server = Server(register.address)
    writers = writers_at(server, engine.cookies, register, seed)
    for writer in writers:
        writer.start()
    time.sleep(chance.uniform(0.02, 0.7))
    try:
        if victim == "the program":
            status = server.end(signal.SIGKILL)
            require(status == -signal.SIGKILL, f"the program had ended by itself before it was killed, with {status}")
        else:
            survive(engine, register, server, victim, chance, figures)
    finally:
        for writer in writers:
            writer.is_over.set()
        for writer in writers:
            writer.stop()
    if victim != "the program":
        require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    figures.killed[victim] = figures.killed.get(victim, 0) + 1
    figures.found += nothing_lost(writers)
    figures.broken += sum(writer.broken for writer in writers)
    for sentence in (sentence for writer in writers for sentence in writer.refusals):
        figures.refusals[sentence] = figures.refusals.get(sentence, 0) + 1
    register.prove()


def survive(engine, register, server, victim, chance, figures):
    """The program stays, says so in a sentence, and is back by itself once its database is."""
    if victim == "PostgreSQL":
        engine.kill()
        visitor = Browser(server.port, engine.cookies[lead])
        visitor.get("/measures").refused()
        require(visitor.get("/ready").status == 503, "/ready says that it is, without a database")
        require(visitor.get("/health").status == 200, "/health fails with the database, and would have the program restarted")
        time.sleep(chance.uniform(0, 0.3))
        engine.start()
    else:
        engine.kill_one_backend(engine.name_of(register.address))
    figures.longest = max(figures.longest, server.wait_until_ready(20))
    for _ in range(20):
        page = Browser(server.port, engine.cookies[lead]).get("/measures")
        reasons = [line for line in server.lines if "status=503" in line]
        require(page.status == 200, f"after {victim} was killed, a page is not back with the database: {reasons[-1:]}")
