"""A council at work: a thousand people signed in, each reading pages and now and then saving a return.

Signing in a thousand times would time argon2 and nothing else, so their sessions are written into the register before the server
starts, as signing in leaves them (accounts/session_store.cpp); the program knows nothing of it.
"""
import base64
import contextlib
import csv
import hashlib
import hmac
import html
import json
import os
import re
import secrets
import sqlite3
import subprocess
import time
import urllib.parse

people = 50
sessions = 1000
measures = 1000
rate = 300
write_each = 10
idle = 5000
slow = 500


def text_of(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def masked_form_token(session_token):
    """As accounts/secret.cpp makes it from a session's token, and web/csrf.cpp masks it."""
    plain = hmac.new(session_token.encode(), b"form", hashlib.sha256).digest()
    pad = secrets.token_bytes(len(plain))
    return text_of(pad + bytes(a ^ b for a, b in zip(pad, plain)))


def sign_in_everybody(database):
    """A session for each of a thousand browsers, people having twenty each: their tokens."""
    tokens = [text_of(secrets.token_bytes(32)) for _ in range(sessions)]
    now = int(time.time() * 1000)
    with contextlib.closing(sqlite3.connect(database)) as register:
        found = register.execute("select organisation, id from person where email like 'reader%' order by id").fetchall()
        register.executemany(
            "insert into session (organisation, id, person, token_hash, started_at, seen_at, address, browser) values (?, ?, ?, ?, ?, ?, '127.0.0.1', 'load')",
            [(*found[number % len(found)][:1], number + 1, found[number % len(found)][1], hashlib.sha256(token.encode()).hexdigest(), now, now)
             for number, token in enumerate(tokens)])
        register.commit()
    return tokens


def write_measures(path):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("Period", "Ref", "Objective", "Action", "Owner", "Service area", "Target", "Due", "Status", "Progress", "Commentary"))
        for number in range(measures):
            group, place = divmod(number, 40)
            writer.writerow(("Quarter 1, 2026/27", f"CAW{group + 1}.{place + 1:02}", f"{group + 1} Objective about subject {group + 1}",
                             f"Meet group {number} about subject {group} and publish what was agreed", f"Owner {number % 40:02}", f"Service {number % 12:02}",
                             f"{number % 90 + 10}", "31 March 2028", ("On target", "Narrowly missed", "Missed")[number % 3], str(number % 50),
                             f"Group {number} met {number % 5 + 1} times, and {number * 3 % 11} changes were agreed with the service."))


def crockford(value):
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value >> 5 * place & 31] for place in range(12, -1, -1))


def open_a_period(server):
    """A period in which every measure has a return to give."""
    def form(page, near):
        found = next(one for one in re.findall(r"<form.*?</form>", page, re.S) if near in one)
        return {name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', found)}

    def post(path, fields):
        status, page, _ = server.request("POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 303:
            raise SystemExit(f"bench: {path} answered {status}: {page[:400]}")

    days = {"from": "1 7 2026", "to": "31 12 2026", "returns_due": "31 1 2027"}
    typed = {f"{name}-{part}": value for name, day in days.items() for part, value in zip(("day", "month", "year"), day.split())}
    post("/periods", {**form(server.get("/periods/add")[1], "returns_due"), "label": "Half year 2, 2026/27", **typed})
    period = re.search(r'href="(/periods/[0-9A-Z]{13})"[^>]*>Half year 2', server.get("/periods")[1]).group(1)
    post(period + "/acts", form(server.get(period)[1], 'value="opened"'))


def request(method, path, token, body=""):
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session={token}\r\nAccept-Encoding: gzip\r\n"
    if method == "POST":
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    return head + "\r\n" + body


def scripts(database, tokens, writes):
    """What each browser asks: pages as people open them, and its own return, saved again and again."""
    with contextlib.closing(sqlite3.connect(database)) as register:
        given = register.execute("select r.id, r.measure, r.version from measure_return r join period p on p.organisation = r.organisation and p.id = r.period "
                                 "where p.label = 'Half year 2, 2026/27' order by r.id limit ?", (len(tokens),)).fetchall()
    found = []
    for number, token in enumerate(tokens):
        key, measure, version = given[number % len(given)]
        mine = f"/returns/{crockford(key)}"
        pages = ["/", mine, "/measures", f"/measures/{crockford(measure)}", mine, "/", "/progress", mine, "/measures", "/checks"]
        turned = pages[number % len(pages):] + pages[:number % len(pages)]
        saved = [urllib.parse.urlencode({"csrf_token": masked_form_token(token), "version": version + time, "status": "On target", "act": "draft",
                                         "progress": "", "commentary": f"Saved {version + time} times; the group met, and two changes were agreed."}) for time in range(writes)]
        found.append({"reads": [request("GET", page, token) for page in turned], "writes": [request("POST", mine, token, body) for body in saved]})
    return found


def play(load_program, server, database, tokens, folder, seconds, *words):
    file = os.path.join(folder, "scripts.json")
    with open(file, "w") as out:
        json.dump(scripts(database, tokens, 2 + rate * (seconds + 2) // write_each // sessions * 2 + 4), out)
    before = server.processor_seconds()
    done = subprocess.run([load_program, "play", str(server.port), file, "--connections", str(sessions), "--rate", str(rate),
                           "--write-each", str(write_each), "--seconds", str(seconds), *words], capture_output=True, text=True)
    return {**json.loads(done.stdout), "processors": (server.processor_seconds() - before) / (seconds + 1)}


def bench(folder, load_program, make_server, run, program, secret, say, target, seconds):
    """Two stretches on one server: by themselves, and beside idle and slow connections."""
    database = os.path.join(folder, "council.db")
    table = os.path.join(folder, "council.csv")
    run(program, "organisation", "add", "--name", "Benchmark Borough Council", "--short-name", "Benchmark", database=database)
    run(program, "person", "add", "--name", "Una Lead", "--email", "lead@benchmark.example", "--role", "equality_lead", "--password-from", secret, database=database)
    for number in range(people):
        run(program, "person", "add", "--name", f"Reader {number}", "--email", f"reader{number}@benchmark.example", "--role", "equality_lead", database=database)
    write_measures(table)
    run(program, "import", table, "--period", "Quarter 1, 2026/27", database=database)
    server = make_server(database)
    server.sign_in()
    open_a_period(server)
    server.stop()
    tokens = sign_in_everybody(database)
    server = make_server(database)
    say(f"A council at work: {sessions} sessions, {rate} requests a second of which one in {write_each} saves a return, {measures} measures, {seconds} s each")
    alone = play(load_program, server, database, tokens, folder, seconds)
    say(line(" by themselves", alone))
    beside = play(load_program, server, database, tokens, folder, seconds, "--idle", str(idle), "--slow", str(slow))
    say(line(f" beside {idle} idle and {slow} slow connections", beside))
    at_rest, most = server.memory()
    say(f"  memory: {at_rest:.0f} MB after it, {most:.0f} MB at most")
    for name, result in (("by themselves", alone), ("beside the idle and slow", beside)):
        target(result["wrong"] == 0 and result["broken"] == 0, f"no error {name} ({result['wrong']} wrong, {result['broken']} broken)")
        target(result["answers"] >= rate * seconds * 0.99, f"as many answers as asked for {name} ({result['answers']})")
    target(alone["p99_ms"] < 50, f"p99 under 50 ms ({alone['p99_ms']:.1f})")
    target(beside["p99_ms"] < max(1.2 * alone["p99_ms"], alone["p99_ms"] + 1),
           f"idle and slow connections change the p99 by less than a fifth, or a millisecond ({beside['p99_ms']:.1f} against {alone['p99_ms']:.1f})")
    target(most < 400, f"memory under 400 MB ({most:.0f})")
    server.stop()
    say()


def line(name, result):
    return (f" {name:<46} {result['per_second']:6.0f}/s  p50 {result['p50_ms']:6.2f}  p90 {result['p90_ms']:6.2f}  p99 {result['p99_ms']:6.2f}  "
            f"most {result['max_ms']:7.2f} ms; {result['writes']} writes p50 {result['writes_p50_ms']:6.2f}  p99 {result['writes_p99_ms']:6.2f} ms; "
            f"{result['bytes_per_answer'] / 1000:.1f} kB; {result['processors'] * 100:.0f} % of a processor")
