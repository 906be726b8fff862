"""The real program on a fresh demo folder, people at its API, and a real mail server on a free port."""
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

SOURCE = Path(os.environ["HOANHAP_SOURCE"])
BINARY = os.environ["HOANHAP_BINARY"]
PASSWORD = "hoa-nhap-2018"
LONGEST = 120  # seconds that anything may take before the test gives up waiting for it


def until(what, condition):
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


class House:
    """hoanhap serve --demo; what it writes to standard error is kept."""

    def __init__(self, mail=""):
        self.folder = Path(tempfile.mkdtemp(prefix="hoanhap-notify-"))
        self.settings = ""
        self.said = ""
        self.sessions = {}
        if mail:
            self.settings = str(self.folder / "mail.conf")
            Path(self.settings).touch(mode=0o600)
            Path(self.settings).write_text(mail, encoding="utf-8")

    def start(self, now="2018-07-02T08:30:00+07:00"):
        command = [BINARY, "serve", "--demo", "--data", str(self.folder / "data"), "--listen", "127.0.0.1:0",
                   "--plan", str(SOURCE / "programmes" / "buon-ma-thuot-2018"), "--now", now]
        if self.settings:
            command += ["--mail", self.settings]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, args=(self.process.stderr,), daemon=True).start()
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                self.url = found.group()
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return self
        raise AssertionError("the server did not start:\n" + self.said)

    def _listen(self, stream):
        for line in stream:
            self.said += line

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(LONGEST)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, login, method, path, body=None, headers=None):
        """Status and body, JSON where it is."""
        request = urllib.request.Request(self.url + path, method=method)
        if method != "GET":
            request.add_header("Origin", self.url)
            request.add_header("X-Hoanhap", "1")
            request.add_header("Idempotency-Key", str(uuid.uuid4()))
        if method in ("POST", "PUT"):
            request.data = json.dumps(body or {}).encode()
            request.add_header("Content-Type", "application/json")
        if login:
            request.add_header("Cookie", self._session(login))
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request) as answer:
                status, text, self.headers = answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as refused:
            status, text, self.headers = refused.code, refused.read(), refused.headers
        is_json = "json" in (self.headers.get("Content-Type") or "")
        return status, json.loads(text) if is_json and text else text

    def api(self, login, method, path, body=None):
        status, answer = self.ask(login, method, "/api/v1" + path, body)
        if status >= 400:
            raise AssertionError(f"{method} {path}: {status} {answer}")
        return answer

    def _session(self, login):
        if login not in self.sessions:
            status, answer = self.ask("", "POST", "/api/v1/session", {"login": login, "password": PASSWORD})
            if status != 201:
                raise AssertionError(f"sign-in of {login}: {status} {answer}")
            self.sessions[login] = self.headers["Set-Cookie"].split(";")[0]
        return self.sessions[login]

    def move_clock(self, now):
        """Moves the programme's time, and waits until every job has run by it."""
        self.api("quantri.1", "POST", "/demo/clock", {"now": now})
        until("the jobs", lambda: all(
            job["last_run"] and job["last_run"] >= now
            for job in self.api("quantri.1", "GET", "/mail")["jobs"] if job["name"] != "tidy"))

    def bytes_at_rest(self):
        return b"".join(file.read_bytes() for file in (self.folder / "data").iterdir() if file.is_file())


class Mailbox:
    """What aiosmtpd took: (recipients, bytes). `refuse` and `on_data` make it misbehave."""

    def __init__(self):
        self.mails = []
        self.refuse = {}
        self.on_data = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((list(envelope.rcpt_tos), envelope.content))
        if self.on_data:
            self.on_data()
        return "250 Message accepted for delivery"


class MailServer:
    """A mail server that wants STARTTLS and a password, on a free port of this machine."""

    def __init__(self, folder, name="mail", port=0):
        self.folder = Path(folder)
        self.certificate = self.folder / f"{name}.pem"
        key = self.folder / f"{name}.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mail",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(self.certificate)],
                       check=True, capture_output=True)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(self.certificate, key)
        self.box = Mailbox()
        self.port = port

    def start(self):
        def signs_in(server, session, envelope, mechanism, data):
            right = mechanism in ("LOGIN", "PLAIN") and data.login == b"hoanhap" and data.password == b"mat-khau-thu"
            return AuthResult(success=right, handled=right)

        self.controller = Controller(self.box, hostname="127.0.0.1", port=self.port, tls_context=self.tls,
                                     require_starttls=True, authenticator=signs_in, auth_required=True)
        if self.port == 0:
            # The controller checks its port by connecting to it, so it must know it beforehand.
            import socket
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = self.controller.port = free.getsockname()[1]
        self.controller.start()
        return self

    def stop(self):
        self.controller.stop()

    def settings(self, ca=None, password="mat-khau-thu"):
        return "\n".join(["# thử", "server = 127.0.0.1", f"port = {self.port}", "security = starttls", "user = hoanhap",
                          f"password = {password}", "from = hoanhap@bmt.example.vn",
                          "site = https://hoanhap.bmt.example.vn", f"ca-file = {ca or self.certificate}", ""])
