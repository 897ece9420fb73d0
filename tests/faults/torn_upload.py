"""Uploads that end in the middle: the client vanishes, sends less than it told, or drips and gives up."""
import pathlib
import random
import signal
import socket
import time

from council import Browser, Fault, Server, crockford, hidden, lead, multipart, require
from engines import engines

tables = ("evidence", "evidence_revision", "evidence_file", "evidence_use", "import", "import_file", "history", "measure_return", "return_act")
drip_seconds = 2


def run(folder, times, seed):
    passed = failed = 0
    for engine in engines(folder):
        try:
            print(f"torn uploads on {engine.name}: {tear(folder, engine, times, random.Random(seed))}")
            passed += 1
        except Fault as fault:
            failed += 1
            print(f"✗ torn uploads on {engine.name}, seed {seed}: {fault}")
    return passed, failed


def tear(folder, engine, times, chance):
    register = engine.fresh()
    scratch = pathlib.Path(folder) / "scratch"
    scratch.mkdir(exist_ok=True)
    server = Server(register.address, {"TMPDIR": str(scratch)})
    browser = Browser(server.port, engine.cookies[lead])
    measure = crockford(register.number("select min(id) from measure"))
    evidence = (f"/measures/{measure}/evidence", {**hidden(browser.get(f"/measures/{measure}/evidence/add").text, "evidence_title"),
                                                  "evidence_title": "Torn minutes", "evidence_link": ""}, "evidence_file", "torn.txt")
    document = ("/imports", {**hidden(browser.get("/imports/add").text, 'name="file"'), "kind": "", "period": "", "new_period": ""}, "file", "torn.csv")
    before = {table: register.number(f"select count(*) from {table}") for table in tables}
    files = open_files(server)
    ways = {"vanished": vanish, "reset": reset, "sent less than told": send_less, "dripped": drip, "gave a wrong end": end_wrongly}
    done = dict.fromkeys(ways, 0)
    said = set()
    for number in range(times):
        for name, way in ways.items():
            if name == "dripped" and number >= 3:
                continue
            path, fields, field, file_name = chance.choice((evidence, document))
            body, kind = multipart(fields, field, file_name, chance.randbytes(chance.choice((100, 20_000, 900_000))))
            head = (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session={engine.cookies[lead]['session']}\r\n"
                    f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n").encode()
            with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
                said |= {way(connection, head, body, chance)}
            done[name] += 1
    require(browser.get("/measures").status == 200, "the server no longer answers")
    wait_for_files(server, files)
    after = {table: register.number(f"select count(*) from {table}") for table in tables}
    require(after == before, f"torn uploads left rows: {before} before, {after} after")
    require(not list(scratch.rglob("*")), "torn uploads left files in the temporary directory")
    whole = browser.upload(*evidence, b"whole at last")
    require(whole.status == 303, f"a whole upload is answered with {whole.status} afterwards")
    require(server.end(signal.SIGTERM) == 0, "the server did not stop as it should")
    register.prove()
    engine.let_go(register)
    return ", ".join(f"{count} × {name}" for name, count in done.items()) + f"; no row, no file and no connection left; answers {sorted(said - {''})}"


def vanish(connection, head, body, chance):
    message = head + body
    connection.sendall(message[:chance.randrange(1, len(message))])
    return ""


def reset(connection, head, body, chance):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    return vanish(connection, head, body, chance)


def send_less(connection, head, body, chance):
    """Nothing comes after a part of the body, and the answer is waited for."""
    connection.sendall(head + body[:chance.randrange(len(body))])
    connection.shutdown(socket.SHUT_WR)
    return connection.recv(12).decode()


def drip(connection, head, body, chance):
    connection.sendall(head)
    start = time.monotonic()
    for byte in body:
        if time.monotonic() - start > drip_seconds:
            break
        connection.sendall(bytes([byte]))
        time.sleep(0.02)
    return ""


def end_wrongly(connection, head, body, chance):
    """As long as told, and cut off before the last part's edge."""
    short = body[:chance.randrange(len(body) - 60)]
    connection.sendall(head + short + b"x" * (len(body) - len(short)))
    answer = connection.recv(12).decode()
    require(answer.split()[1] != "303", f"a body without its end was answered with {answer}")
    return answer


def open_files(server):
    return len(list(pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir()))


def wait_for_files(server, most):
    start = time.monotonic()
    while open_files(server) > most + 1:
        require(time.monotonic() - start < 20, f"{open_files(server) - most} connections or files stay open")
        time.sleep(0.1)
