"""The machine's clock is set, backwards and forwards, while people write and jobs run: FAULTY_CLOCK says by how much it is wrong."""
import mmap
import pathlib
import signal
import struct
import time

from council import Browser, Fault, Server, administrator, clock_shim, command, hidden, lead, organisation, require, sentence_of
from engines import engines
from writers import nothing_lost, writers_at

minute = 60_000
hour = 60 * minute
day = 24 * hour
year = 365 * day


class WrongClock:
    def __init__(self, folder, engine):
        file = pathlib.Path(folder) / f"clock-{engine.name}"
        file.write_bytes(bytes(8))
        with open(file, "r+b") as opened:
            self.shared = mmap.mmap(opened.fileno(), 8)
        self.environment = {"LD_PRELOAD": str(clock_shim), "FAULTY_CLOCK": str(file)}

    def set(self, milliseconds):
        self.shared[:8] = struct.pack("q", milliseconds)


def run(folder, times, seed):
    passed = failed = 0
    scenes = {"people write on": write_on, "sessions keep their rule": keep_sessions, "sign-in is not barred": sign_in, "jobs do not storm": run_jobs}
    for engine in engines(folder):
        clock = WrongClock(folder, engine)
        for what, scene in scenes.items():
            for number in range(times):
                clock.set(0)
                register = engine.fresh()
                try:
                    print(f"the clock is set, {what}, on {engine.name}: {scene(engine, register, clock, seed + number)}")
                    passed += 1
                    engine.let_go(register)
                except Fault as fault:
                    failed += 1
                    print(f"✗ the clock is set, {what}, on {engine.name}, seed {seed + number}: {fault}")
    return passed, failed


def write_on(engine, register, clock, seed):
    """Ids stay apart, and the history keeps its order although its times do not."""
    server = Server(register.address, clock.environment)
    writers = writers_at(server, engine.cookies, register, seed)
    for writer in writers:
        writer.start()
    steps = (0, -50 * minute, 0, 40 * minute, -15 * minute, 0)
    for step in steps:
        clock.set(step)
        time.sleep(0.25)
    for writer in writers:
        writer.stop()
    refused = [sentence for writer in writers for sentence in writer.refusals]
    reasons = [line for line in server.lines if "status=503" in line]
    require(not refused, f"{len(refused)} refused because of the clock: {reasons[:1]}")
    found = nothing_lost(writers)
    for table in ("evidence", "person", "return_act", "import", "measure"):
        require(register.number(f"select count(*) - count(distinct id) from {table}") == 0, f"an id of {table} was given twice")
    newest = register.rows("select sequence, person_name from history order by sequence desc limit 1")[0]
    backwards = register.number("select count(*) from history a join history b on b.organisation = a.organisation and b.sequence = a.sequence + 1 where b.at < a.at")
    require(backwards > 0, "the clock was never behind, so nothing was proved")
    require(register.number("select count(*) from history") == newest["sequence"], "the history has a gap")
    page = Browser(server.port, engine.cookies[administrator]).get("/history")
    require(page.status == 200 and newest["person_name"] in page.text, f"the history cannot be read: {page.status}")
    require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    register.prove()
    return f"{len(steps)} steps, {found} acknowledged changes found, the history ran backwards {backwards} times and its chain is whole"


def is_in(server, cookies):
    answer = Browser(server.port, cookies).get("/measures")
    require(answer.status in (200, 303), f"a page is answered with {answer.status}: {sentence_of(answer.text)}")
    return answer.status == 200


def keep_sessions(engine, register, clock, seed):
    """An hour idle or twelve in all end a session, whatever the clock did; an hour's correction ends nobody's."""
    cookies = engine.cookies[lead]
    said = []

    def look(server, offset, wanted, what):
        clock.set(offset)
        require(is_in(server, cookies) == wanted, f"{what}, a session {'is over' if wanted else 'lives on'}")
        # That somebody was seen is left out where a job writes just then, and made good by their next page.
        for _ in range(3):
            time.sleep(0.1)
            is_in(server, cookies)
        said.append(what)

    def lives_on(steps):
        """From one server to the next, each with a register as it was."""
        copy = engine.fresh()
        server = Server(copy.address, clock.environment)
        for offset, wanted, what in steps:
            look(server, offset, wanted, what)
        require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
        engine.let_go(copy)

    lives_on([(50 * minute, True, "50 minutes on"), (100 * minute, True, "and 50 more"), (161 * minute, False, "idle for 61 minutes")])
    lives_on([(-hour, True, "an hour back"), (minute, False, "then idle for 61 minutes")])
    lives_on([(-hour, True, "an hour back"), *((-hour + step * 50 * minute, True, "busy") for step in range(1, 14)),
              (-hour + 14 * 52 * minute, False, "more than twelve hours after an hour back")])
    lives_on([(year, False, "a year on")])
    lives_on([(-year, False, "a year back"), (-year + day, False, "a day later")])
    register.prove()
    return f"{len(said)} looks, each as the rule says"


def sign_in(engine, register, clock, seed):
    """What was counted and promised while the clock was ahead does not bind for a year once it is right."""
    password = "seven green bicycles by the river"
    added = command(register.address, "person", "add", "--name", "Una Lead", "--email", "una@wexmere.example", "--role", "equality_lead",
                    "--organisation", organisation, "--password-from", "-", input=password + "\n")
    require(added.returncode == 0, added.stderr)
    server = Server(register.address, clock.environment)
    clock.set(year)
    ahead = Browser(server.port)
    ahead.sign_in("una@wexmere.example", password)
    require(is_in(server, ahead.cookies), "somebody who just signed in is not in")
    guesser = Browser(server.port)
    for attempt in range(11):
        page = guesser.get("/sign-in")
        last = guesser.post("/sign-in", {**hidden(page.text, "password"), "email": "una@wexmere.example", "password": f"guess {attempt}"})
    require(last.status == 429, f"the eleventh guess is answered with {last.status}")
    clock.set(0)
    require(not is_in(server, ahead.cookies), "a session begun a year ahead lives on for a year")
    Browser(server.port).sign_in("una@wexmere.example", password)
    require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    register.prove()
    return "eleven guesses a year ahead bar nobody now; a session begun a year ahead is over"


def run_jobs(engine, register, clock, seed):
    """A nightly job runs once for each night that the clock goes through, however often it is asked."""
    backups = pathlib.Path(register.address).parent / f"nightly-{seed}" if engine.name == "SQLite" else pathlib.Path(engine.home) / f"nightly-{seed}"
    backups.mkdir()
    environment = {**clock.environment, "DUEREGARD_BACKUP_FOLDER": str(backups), "DUEREGARD_BACKUP_AT": "00:00"}
    steps = (0, hour, 0, -hour, 0, year, 0, -year, 0)
    most = {}
    for step in steps:
        clock.set(step)
        runs = {}
        for _ in range(4):
            done = command(register.address, "tick", environment=environment)
            require(done.returncode == 0, done.stdout + done.stderr)
            for line in done.stdout.splitlines():
                job = line.split(":")[0]
                runs[job] = runs.get(job, 0) + 1
        for job, count in runs.items():
            # A job of every minute may see the minute change.
            require(count <= 2, f"{job} ran {count} times in one stop of the clock")
            most[job] = most.get(job, 0) + count
    made = len(list(backups.iterdir()))
    require(0 < made <= len(steps), f"{made} backups for {len(steps)} stops of the clock")
    register.prove()
    return f"{len(steps)} steps with 4 looks at each: " + ", ".join(f"{job} {count} times" for job, count in most.items()) + f"; {made} backups kept"
