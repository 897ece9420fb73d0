"""Several people who write at once, each remembering what was acknowledged to them."""
import copy
import http.client
import random
import re
import threading
import time

from council import Browser, Fault, administrator, crockford, hidden, lead, require

columns = "Ref,Objective,Action,Owner,Due,Status,Commentary,Period"


class Writer(threading.Thread):
    """Acts again and again until told to stop. A broken connection or a page that says "not now" is borne; the next act follows."""

    def __init__(self, server, cookies, register, number, seed):
        super().__init__(daemon=True)
        self.browser = Browser(server.port, cookies[self.who])
        self.register, self.number = register, number
        self.chance = random.Random(f"{seed} {number}")
        self.said, self.when, self.refusals, self.broken, self.fault, self.acts = {}, [], [], 0, None, 0
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            self.acts += 1
            try:
                self.act()
            except (OSError, http.client.HTTPException):
                self.broken += 1
                self.is_over.wait(0.02)
            except Fault as fault:
                self.fault = fault
                return

    def went_through(self, answer, status=303):
        """Whether it was done; else the sentence is kept that says why not."""
        if answer.status == status:
            return True
        self.refusals.append(answer.refused())
        self.is_over.wait(0.02)
        return False

    def acknowledged(self, key, what):
        """To be found from now on, whatever happens."""
        self.said[key] = what
        self.when.append((time.monotonic_ns(), key, what))

    def as_of(self, moment, register):
        """This writer as it stood at a moment of the steady clock, to be compared with `register`."""
        then = copy.copy(self)
        then.register = register
        then.said = {key: what for at, key, what in self.when if at < moment}
        return then

    def stop(self):
        self.is_over.set()
        self.join(timeout=60)
        require(not self.is_alive(), "a writer waited for more than a minute")
        if self.fault:
            raise self.fault


class ReturnWriter(Writer):
    """Saves drafts of returns, each newer than the last."""

    who = lead

    def __init__(self, server, cookies, register, number, seed, share=(0, 1)):
        super().__init__(server, cookies, register, number, seed)
        found = register.rows("select r.id from measure_return r join period p on p.organisation = r.organisation and p.id = r.period "
                              "where p.label = '2026/27 Q3' and r.state in ('not_started', 'draft') order by r.id")
        self.keys = [row["id"] for place, row in enumerate(found) if place % share[1] == share[0]]

    def act(self):
        key = self.chance.choice(self.keys)
        path = "/returns/" + crockford(key)
        page = self.browser.get(path)
        if not self.went_through(page, 200):
            return
        words = f"Kept on occasion {self.acts} by writer {self.number}."
        sent = {**hidden(page.text, "commentary"), "status": "On target", "commentary": words, "progress": "", "act": "draft"}
        if self.went_through(self.browser.post(path, sent)):
            self.acknowledged(key, words)

    def lost(self):
        occasion = lambda text: int(found.group(1)) if (found := re.search(r"occasion (\d+)", text or "")) else 0
        kept = {row["id"]: row["commentary"] for row in self.register.rows("select id, commentary from measure_return")}
        return [f"“{words}” was acknowledged, and “{kept[key]}” stands there" for key, words in self.said.items() if occasion(kept[key]) < occasion(words)]


class EvidenceWriter(Writer):
    """Uploads files of many sizes."""

    who = lead

    def __init__(self, server, cookies, register, number, seed, sizes=(1, 400_000)):
        super().__init__(server, cookies, register, number, seed)
        self.sizes = sizes
        self.keys = [row["id"] for row in register.rows("select id from measure where withdrawn is null order by id limit 20")]

    def act(self):
        path = "/measures/" + crockford(self.chance.choice(self.keys)) + "/evidence"
        page = self.browser.get(path + "/add")
        if not self.went_through(page, 200):
            return
        title = f"Minutes {self.acts} of writer {self.number}, {self.chance.getrandbits(40):x}"
        content = title.encode() + self.chance.randbytes(self.chance.randint(*self.sizes))
        sent = {**hidden(page.text, "evidence_title"), "evidence_title": title, "evidence_link": ""}
        if self.went_through(self.browser.upload(path, sent, "evidence_file", "minutes.txt", content)):
            self.acknowledged(title, len(content))

    def lost(self):
        kept = {row["title"]: row["bytes"] for row in self.register.rows(
            "select e.title, length(f.content) as bytes from evidence e "
            "join evidence_revision r on r.organisation = e.organisation and r.evidence = e.id and r.number = e.revision "
            "join evidence_file f on f.organisation = r.organisation and f.sha256 = r.sha256 "
            "join evidence_use u on u.organisation = e.organisation and u.evidence = e.id")}
        return [f"the file “{title}” of {size} bytes was acknowledged, and {kept.get(title, 'none')} is there" for title, size in self.said.items() if kept.get(title) != size]


class ImportWriter(Writer):
    """Brings in tables of new measures, and accepts them."""

    who = lead
    rows = 30

    def act(self):
        mark = f"F{self.number}{self.chance.getrandbits(20):05X}"
        lines = [columns] + [f"{mark}.{row:02},1 Objective of the faults,Hold {row + 2} open meetings in ward {row} under {mark},Una Lead,31 March 2028,"
                             f"On target,Meeting {row} took place as planned.,Quarter 4 2031/32" for row in range(1, self.rows + 1)]
        page = self.browser.get("/imports/add")
        if not self.went_through(page, 200):
            return
        sent = {**hidden(page.text, 'name="file"'), "kind": "progress_report", "period": "", "new_period": "Quarter 4, 2031/32"}
        answer = self.browser.upload("/imports", sent, "file", f"{mark}.csv", "\n".join(lines).encode())
        if not self.went_through(answer):
            return
        place = answer.place.split("?")[0]
        self.acknowledged(mark, "uploaded")
        page = self.browser.get(place)
        if not self.went_through(page, 200):
            return
        answer = self.browser.post(place + "/acceptance", hidden(page.text, "Accept "))
        if self.went_through(answer):
            # Another import may have changed the register since the page was shown; then it is to be looked at again.
            self.acknowledged(mark, "uploaded" if "look-again" in answer.place else "accepted")

    def lost(self):
        kept = {row["file_name"]: row["state"] for row in self.register.rows("select file_name, state from import")}
        refs = [row["ref"] for row in self.register.rows(f"select ref from measure where ref like 'F{self.number}%'")]
        found = [f"the import {mark} was {state}, and is {kept.get(mark + '.csv', 'not there')}" for mark, state in self.said.items()
                 if kept.get(f"{mark}.csv") not in ({"accepted"} if state == "accepted" else {"uploaded", "accepted"})]
        for mark in {ref.split(".")[0] for ref in refs} | {mark for mark, state in self.said.items() if state == "accepted"}:
            here = sum(ref.startswith(mark + ".") for ref in refs)
            if here != self.rows:
                found.append(f"half an import: {here} of {self.rows} measures of {mark}")
        return found


class PeopleWriter(Writer):
    """Adds people."""

    who = administrator

    def act(self):
        page = self.browser.get("/people/add")
        if not self.went_through(page, 200):
            return
        email = f"person{self.acts}.{self.number}.{self.chance.getrandbits(40):x}@wexmere.example"
        answer = self.browser.post("/people", {**hidden(page.text, 'name="email"'), "name": f"Person {self.acts}", "email": email, "role": "measure_owner"})
        if self.went_through(answer):
            self.acknowledged(email, True)

    def lost(self):
        kept = {row["email"] for row in self.register.rows("select email from person")}
        return [f"{email} was acknowledged, and is not there" for email in self.said if email not in kept]


def writers_at(server, cookies, register, seed):
    """Six people at once, of every kind."""
    return [
        ReturnWriter(server, cookies, register, 1, seed, share=(0, 2)),
        ReturnWriter(server, cookies, register, 2, seed, share=(1, 2)),
        EvidenceWriter(server, cookies, register, 3, seed),
        EvidenceWriter(server, cookies, register, 4, seed, sizes=(1, 5_000)),
        ImportWriter(server, cookies, register, 5, seed),
        PeopleWriter(server, cookies, register, 6, seed),
    ]


def nothing_lost(writers):
    """How many acknowledged changes were looked for and found."""
    for writer in writers:
        lost = writer.lost()
        require(not lost, f"{len(lost)} lost: {'; '.join(lost[:3])}")
    return sum(len(writer.said) for writer in writers)
