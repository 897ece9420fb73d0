"""The program under test: its commands, its server, and a browser that sends its forms."""
import atexit
import http.client
import html
import os
import pathlib
import re
import subprocess
import threading
import time
import urllib.parse
import uuid

root = pathlib.Path(__file__).resolve().parent.parent.parent
build = pathlib.Path(os.environ.get("DUEREGARD_BUILD", root / "build/release"))
program = build / "dueregard"
disk_shim = build / "tests/faults/libfaulty_disk.so"
clock_shim = build / "tests/faults/libfaulty_clock.so"
administrator = "bronagh.teale@wexmere.example"
lead = "hannah.tregowan@wexmere.example"
organisation = "Wexmere"


class Fault(AssertionError):
    """What a scenario found to be wrong, as a sentence."""


def require(holds, sentence):
    if not holds:
        raise Fault(sentence)


def command(database, *words, environment=None, **more):
    return subprocess.run([program, *words, "--database", database], capture_output=True, text=True,
                          env={**os.environ, **(environment or {})}, **more)


def crockford(value):
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value >> 5 * place & 31] for place in range(12, -1, -1))


def sentence_of(page):
    """What a page of the program says first: its heading, and the first sentence below it."""
    words = [html.unescape(re.sub(r"<.*?>", "", found)).strip() for found in re.findall(r"<h1.*?</h1>|<p class=\"govuk-body\">.*?</p>", page, re.S)]
    return ": ".join(words[:2])


class Answer:
    def __init__(self, status, text, headers):
        self.status, self.text, self.headers = status, text, headers

    @property
    def place(self):
        return self.headers.get("location", "")

    def refused(self):
        """The sentence of a page that says "not now"; any other trouble is a fault."""
        require(self.status == 503, f"an answer of {self.status}: {sentence_of(self.text)}")
        sentence = sentence_of(self.text)
        require(sentence, "an answer of 503 without a sentence")
        return sentence


class Browser:
    """Keeps its cookies, and sends a form with whatever the page had in its hidden fields."""

    def __init__(self, port, cookies=None):
        self.port, self.cookies, self.connection, self.timeout = port, dict(cookies or {}), None, 30

    def send(self, method, path, body=None, kind=None):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        if kind:
            headers["Content-Type"] = kind
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, kept = value.split(";")[0].partition("=")
                self.cookies[key] = kept
        return Answer(answer.status, text.decode("utf-8", "replace"), {name.lower(): value for name, value in answer.getheaders()})

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, fields):
        return self.send("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")

    def upload(self, path, fields, name, file_name, content):
        return self.send("POST", path, *multipart(fields, name, file_name, content))

    def sign_in(self, email, password):
        page = self.get("/sign-in")
        answer = self.post("/sign-in", {**hidden(page.text, "password"), "email": email, "password": password})
        require(answer.status == 303, f"signing in was answered with {answer.status}")


def multipart(fields, name, file_name, content):
    """The body of a form with a file, and its type."""
    edge = uuid.uuid4().hex
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def hidden(page, near):
    """The hidden fields of the form with `near` in it."""
    form = next((one for one in re.findall(r"<form.*?</form>", page, re.S) if near in one), None)
    require(form is not None, f"no form with “{near}” on the page “{sentence_of(page)}”")
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        found[name.group(1)] = html.unescape(value.group(1)) if value else ""
    return found


class Server:
    """`dueregard serve`, at a port of its own. What it logs is kept."""

    def __init__(self, database, environment=None, **more):
        self.lines = []
        self.process = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--database", database],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env={**os.environ, **(environment or {})}, **more)
        atexit.register(self.process.kill)  # where a fault ended its scenario before it
        self.reader = threading.Thread(target=self.read_log, daemon=True)
        self.reader.start()
        said = self.process.stdout.readline()
        require(said, "the server did not start: " + " ".join(self.lines[-3:]))
        self.port = int(re.search(r":(\d+)/", said).group(1))

    def read_log(self):
        for line in self.process.stderr:
            self.lines.append(line.rstrip())

    def end(self, how):
        """Ends it by a signal, and answers its exit status."""
        self.process.send_signal(how)
        status = self.process.wait(timeout=40)
        self.reader.join(timeout=10)
        self.process.stdout.close()
        self.process.stderr.close()
        broken = [line for line in self.lines if "cannot be" in line]
        require(not broken, f"the program broke a promise of its own: {broken}")
        return status

    def wait_until_ready(self, seconds):
        """How long it took until the register could be reached."""
        start = time.monotonic()
        browser = Browser(self.port)
        while browser.get("/ready").status != 200:
            require(time.monotonic() - start < seconds, f"the server was not back after {seconds} seconds")
            time.sleep(0.05)
        return time.monotonic() - start
