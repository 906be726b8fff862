"""A referral sealed by a sender's program, filed with the real server over HTTP, read by the support office, backed up and
withdrawn. The name, address and telephone number in it are looked for in everything the server wrote, said or holds in memory,
in every form in which they could stand there: never found (design, promise 1)."""
import base64
import json
import os
import re
import subprocess
import sys
import time
import unicodedata
import unittest

sys.path.insert(0, os.environ["HOANHAP_SOURCE"] + "/tests/notify")
from house import BINARY, House  # noqa: E402

CLIENT = os.environ["HOANHAP_SEALED_CLIENT"]
CANARIES = ["Chim Yến Bí Mật", "hẻm 9 đường Không Tên", "0905777888"]
LARGEST = 1 << 30  # of a mapping that is read: what is larger is a sanitizer's shadow


def forms(canary):
    """The bytes by which a text could stand somewhere: other Unicode forms, JSON escapes, base64 at any offset, hex."""
    found = set()
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, canary)
        utf8 = text.encode()
        found |= {utf8, text.encode("utf-16-le"), json.dumps(text)[1:-1].encode(), utf8.hex().encode()}
        for offset in range(3):
            coded = base64.b64encode(b"\0" * offset + utf8).rstrip(b"=")
            # The characters at both ends are shared with what stands beside it.
            core = coded[(0, 2, 3)[offset]:len(coded) - 1]
            found |= {core, core.replace(b"+", b"-").replace(b"/", b"_")}
    return found


def leaks(where, data):
    return [f"{where}: {canary}" for canary in CANARIES if any(form in data for form in forms(canary))]


def memory(pid):
    """What the process holds, mapping by mapping."""
    with open(f"/proc/{pid}/maps", encoding="ascii", errors="replace") as maps, open(f"/proc/{pid}/mem", "rb", 0) as mem:
        for line in maps:
            begin, end = (int(part, 16) for part in re.match(r"([0-9a-f]+)-([0-9a-f]+)", line).groups())
            if line.split()[1].startswith("rw") and end - begin <= LARGEST:
                mem.seek(begin)
                try:
                    yield mem.read(end - begin)
                except OSError:
                    continue  # a device's


class Canary(unittest.TestCase):
    def setUp(self):
        self.house = House().start()
        self.addCleanup(self.house.remove)

    def file(self):
        offices = self.house.api("eatam.congan", "GET", "/support/offices")
        content = json.dumps({"v": 1, "filed_on": "2018-07-02",
                              "person": {"call_as": CANARIES[0], "how": CANARIES[1], "phone": CANARIES[2]}}, ensure_ascii=False)
        made = subprocess.run([CLIENT, content, "cong-an-ea-tam"], input=json.dumps(offices), capture_output=True, text=True,
                              check=True).stdout.split("\n")
        return json.loads(made[0]), made[1]

    def answers(self, office, record):
        """Everything the API says of it, to whoever may ask most."""
        path = f"/api/v1/support/offices/{office}"
        house = self.house
        for who, method, what, body in [
                ("hotro.1", "GET", f"{path}/records", None), ("hotro.1", "POST", f"{path}/open", {"records": [record]}),
                ("hotro.1", "GET", f"/api/v1/support/records/{record}/readers", None),
                ("hotro.1", "POST", f"/api/v1/support/records/{record}/export", {}),
                ("hotro.phutrach", "GET", f"{path}/counts?from=2018-01&to=2018-12", None),
                ("hotro.phutrach", "GET", "/api/v1/support/desk", None)]:
            status, answer = house.ask(who, method, what, body)
            self.assertLess(status, 400, f"{method} {what}: {answer}")
            yield what, answer if isinstance(answer, bytes) else json.dumps(answer, ensure_ascii=False).encode()

    def everywhere(self, extra=()):
        found = []
        for name, data in extra:
            found += leaks(name, data)
        for file in self.house.folder.rglob("*"):
            if file.is_file():
                found += leaks(file.name, file.read_bytes())
        found += leaks("log", self.house.said.encode())
        for mapping in memory(self.house.process.pid):
            found += leaks("memory", mapping)
        return found

    def test_nothing_of_it_is_anywhere(self):
        house = self.house
        referral, code = self.file()
        office, record = referral["office"], referral["record"]
        house.api("eatam.congan", "POST", "/support/referrals", referral)
        house.api("eatam.congan", "POST", "/support/referrals", referral)  # the answer got lost
        answers = list(self.answers(office, record))
        self.assertIn(record.encode(), answers[0][1])
        subprocess.run([BINARY, "backup", "--data", house.folder / "data", "--to", house.folder / "backup"], check=True,
                       capture_output=True)
        self.assertEqual(2, len(list((house.folder / "backup").iterdir())))
        self.assertEqual([], self.everywhere(answers))

        # The logs of the two stores show what was written together, its sender's audit entry too; they are cut soon.
        def in_logs():
            return [log.name for log in (house.folder / "data").rglob("*-wal") if bytes.fromhex(record) in log.read_bytes()]
        until = time.monotonic() + 90
        while in_logs() and time.monotonic() < until:
            time.sleep(1)
        self.assertEqual([], in_logs())

        # Nor does anything on disk lead from the receipt or the sender's account to the record.
        for file in house.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(code.encode(), file.read_bytes(), file.name)
        self.assertNotIn(record, house.said)
        house.api("", "POST", "/support/withdrawals", {"code": code})
        status, _ = house.ask("hotro.1", "GET", f"/api/v1/support/records/{record}/readers")
        self.assertEqual(404, status)
        self.assertEqual([], self.everywhere())
        # Its keys are gone from the disk, the log of the key store included; so is its id.
        for file in (house.folder / "data" / "keys").iterdir():
            self.assertNotIn(bytes.fromhex(record), file.read_bytes(), file.name)

    def test_the_search_finds_what_is_there(self):
        """A text that the server does hold, in memory and on disk: the search is not blind."""
        known = unicodedata.normalize("NFC", "Phòng Lao động").encode()
        self.assertTrue(any(known in mapping for mapping in memory(self.house.process.pid)))
        for canary in CANARIES:
            for data in (canary.encode(), base64.b64encode(b"xy" + canary.encode() + b"z"), json.dumps(canary).encode()):
                self.assertEqual([f"here: {canary}"], leaks("here", b"--" + data + b"--"))


if __name__ == "__main__":
    unittest.main()
