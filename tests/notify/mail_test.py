"""Mails, from the settings page to a reader that is not ours; and what happens when something breaks on the way."""
import email
import email.policy
import re
import tempfile
import unittest

from house import House, MailServer, until

ADDRESS = "van-thu.eatam@bmt.example.vn"
WHO = "eatam.canbo"
LADDER_DAY = "2018-07-05T07:00:00+07:00"  # the last day of the second quarter's reports


def read(content):
    return email.message_from_bytes(content, policy=email.policy.default)


class Mails(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="hoanhap-mail-")
        self.server = MailServer(self.folder.name).start()
        self.box = self.server.box
        self.house = House(self.server.settings()).start()

    def tearDown(self):
        self.house.remove()
        self.server.stop()
        self.folder.cleanup()

    def mail(self, n):
        """The nth mail that arrived."""
        until(f"mail {n}", lambda: len(self.box.mails) >= n)
        recipients, content = self.box.mails[n - 1]
        return recipients, read(content), content

    def confirm(self, login=WHO, address=ADDRESS):
        before = len(self.box.mails)
        answer = self.house.api(login, "PUT", "/me/address", {"address": address})
        self.assertEqual(answer["mail"], {"enabled": True, "address": address, "state": "unconfirmed"})
        recipients, message, _ = self.mail(before + 1)
        self.assertEqual(recipients, [address])
        code = re.search(r"Mã: (\d{6})", message.get_content()).group(1)
        wrong = self.house.ask(login, "POST", "/api/v1/me/address/confirm", {"code": f"{(int(code) + 1) % 10**6:06}"})
        self.assertEqual((wrong[0], wrong[1]["fields"][0]["field"]), (422, "code"))
        answer = self.house.api(login, "POST", "/me/address/confirm", {"code": code})
        self.assertEqual(answer["mail"]["state"], "confirmed")
        return code

    def outbox(self):
        return self.house.api("quantri.1", "GET", "/mail")

    def test_a_digest_is_read_by_a_mail_program(self):
        code = self.confirm()
        self.house.move_clock(LADDER_DAY)
        recipients, message, content = self.mail(2)
        self.assertEqual(recipients, [ADDRESS])
        self.assertEqual(message["Subject"], "Hoà Nhập: việc cần làm ngày 05/07/2018")
        self.assertEqual(message["From"].addresses[0].display_name, "Hoà Nhập")
        self.assertEqual(message["To"].addresses[0].addr_spec, ADDRESS)
        self.assertEqual(message["Date"].datetime.isoformat()[:10], "2018-07-05")
        self.assertTrue(message["Message-ID"].endswith("@bmt.example.vn>"))
        self.assertEqual(message.get_content_type(), "text/plain")
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        self.assertEqual(message.defects, [])
        self.assertTrue(content.isascii())
        self.assertTrue(all(len(line) <= 78 for line in content.split(b"\r\n")))

        body = message.get_content()
        self.assertIn("- Báo cáo kết quả của phường, xã, Quý II/2018: hạn 05/07/2018 (hạn do địa phương đặt)", body)
        self.assertIn("https://hoanhap.bmt.example.vn/thong-bao", body)
        # No figure: what is left without dates, periods and links has no digit in it.
        bare = re.sub(r"\d\d/\d\d/\d{4}|Quý [IV]+/\d{4}|Tháng \d+/\d{4}|\d tháng đầu năm \d{4}|https://\S+", "", body)
        self.assertIsNone(re.search(r"\d", bare), bare)
        # No name of a person, and of no unit.
        for account in self.house.api("", "GET", "/demo/accounts"):
            self.assertNotIn(account["unit"]["name"], body)
        self.assertNotIn("mẫu", body)

        # Once a day; what nothing new happened to is not said again tomorrow.
        self.house.move_clock("2018-07-05T18:00:00+07:00")
        self.assertEqual(len(self.box.mails), 2)
        # The proof says by which way it came.
        mine = self.house.api(WHO, "GET", "/me/notices?state=unread")["items"]
        proof = self.house.api(WHO, "GET", f"/obligations/{mine[0]['obligation']['id']}/reminders")
        mail = proof["reminders"][-1]["told"][0]["mail"]
        self.assertEqual((mail["state"], mail["at"][:10]), ("sent", "2018-07-05"))

        # Turned off, the mail stays away, and the notice comes all the same.
        self.house.api(WHO, "PUT", "/me/settings", {"language": "en", "digest": False})
        before = self.house.api(WHO, "GET", "/me/notices/count")["unread"]
        self.house.move_clock("2018-10-02T07:00:00+07:00")
        self.assertGreater(self.house.api(WHO, "GET", "/me/notices/count")["unread"], before)
        self.assertEqual(len(self.box.mails), 2)
        # Turned on again, in English.
        self.house.api(WHO, "PUT", "/me/settings", {"language": "en", "digest": True})
        self.house.move_clock("2018-10-03T07:00:00+07:00")
        _, message, _ = self.mail(3)
        self.assertEqual(message["Subject"], "Hoà Nhập: your work on 03/10/2018")

        # What may not be anywhere: the address in the log, in the administrator's list, or on the disk in clear; the
        # code and the password in either.
        self.assertNotIn(ADDRESS, str(self.outbox()))
        self.assertNotIn(ADDRESS, str(self.house.api("quantri.1", "GET", "/people")))
        self.house.stop()
        at_rest = self.house.bytes_at_rest()
        for secret in (ADDRESS, code, "mat-khau-thu"):
            self.assertNotIn(secret, self.house.said)
        for secret in (ADDRESS, "mat-khau-thu"):
            at = at_rest.find(secret.encode())
            self.assertEqual(at, -1, at_rest[max(0, at - 200):at + 200])

    def test_a_refused_address_is_not_tried_again_and_its_owner_is_told(self):
        self.confirm()
        self.box.refuse[ADDRESS] = "550 5.1.1 No such user " + ADDRESS
        before = self.house.api(WHO, "GET", "/me/notices/count")["unread"]
        self.house.move_clock(LADDER_DAY)
        outbox = until("the refusal", lambda: next((o for o in [self.outbox()] if o["counts"].get("failed")), None))
        self.assertEqual(outbox["mails"][0]["why"], "RCPT 550")
        self.assertFalse(outbox["mails"][0]["may_retry"])
        self.assertEqual(outbox["mails"][0]["to"]["name"], "Cán bộ mẫu Ea Tam")
        self.assertNotIn("example.vn", str(outbox))
        self.assertEqual(self.house.api(WHO, "GET", "/me/settings")["mail"]["state"], "refused")
        kinds = [n["kind"] for n in self.house.api(WHO, "GET", "/me/notices?state=unread")["items"]]
        self.assertIn("mail", kinds)
        self.assertGreater(len(kinds), before)
        self.house.move_clock("2018-10-02T07:00:00+07:00")
        self.assertEqual(self.outbox()["counts"]["failed"], 1)
        self.assertNotIn("example.vn", self.house.said)

    def test_a_server_that_is_away_is_tried_again(self):
        self.confirm()
        self.server.stop()
        self.house.move_clock(LADDER_DAY)
        waits = until("a first attempt", lambda: next(
            (m for m in self.outbox()["mails"] if m["attempts"] and m["why"] == "no-connection"), None))
        self.assertEqual((waits["state"], waits["next_at"][:16]), ("waiting", "2018-07-05T07:01"))
        self.server.start()
        self.house.move_clock("2018-07-05T07:02:00+07:00")
        _, message, _ = self.mail(2)
        self.assertEqual(message["Subject"], "Hoà Nhập: việc cần làm ngày 05/07/2018")
        until("the mark", lambda: self.outbox()["counts"].get("waiting", 0) == 0)

    def test_killed_between_sending_and_its_mark_a_mail_comes_twice_and_says_so(self):
        self.confirm()
        # The server has the whole message; before it can answer, the program is gone.
        self.box.on_data = self.house.kill
        self.house.api("quantri.1", "POST", "/demo/clock", {"now": LADDER_DAY})
        self.mail(2)
        self.house.process.wait()
        self.box.on_data = None
        self.house.start(now="2018-07-05T07:10:00+07:00")
        _, again, content = self.mail(3)
        _, first, _ = self.mail(2)
        self.assertEqual(again["Message-ID"], first["Message-ID"])
        self.assertEqual(content, self.box.mails[1][1])
        until("the mark", lambda: self.outbox()["counts"].get("waiting", 0) == 0)
        self.house.stop()
        self.house.start(now="2018-07-05T07:30:00+07:00")
        self.house.move_clock("2018-07-05T09:00:00+07:00")
        self.assertEqual(len(self.box.mails), 3)
        self.assertEqual(self.outbox()["counts"]["sent"], 2)

    def test_five_wrong_codes_and_a_code_is_dead(self):
        self.house.api(WHO, "PUT", "/me/address", {"address": ADDRESS})
        _, message, _ = self.mail(1)
        code = re.search(r"Mã: (\d{6})", message.get_content()).group(1)
        for n in range(1, 6):
            wrong = f"{(int(code) + n) % 10**6:06}"
            self.assertEqual(self.house.ask(WHO, "POST", "/api/v1/me/address/confirm", {"code": wrong})[0], 422)
        self.assertEqual(self.house.ask(WHO, "POST", "/api/v1/me/address/confirm", {"code": code})[0], 422)
        for _ in range(2):
            self.house.api(WHO, "PUT", "/me/address", {"address": ADDRESS})
        self.assertEqual(self.house.ask(WHO, "PUT", "/api/v1/me/address", {"address": ADDRESS})[0], 429)
        self.assertEqual(self.house.api(WHO, "DELETE", "/me/address")["mail"],
                         {"enabled": True, "address": None, "state": "none"})


class Trust(unittest.TestCase):
    def attempt(self, settings, server):
        house = House(settings(server)).start()
        try:
            house.api(WHO, "PUT", "/me/address", {"address": ADDRESS})
            mail = until("an attempt", lambda: next(
                (m for m in house.api("quantri.1", "GET", "/mail")["mails"] if m["why"]), None))
            self.assertEqual(server.box.mails, [])
            return mail["state"], mail["why"]
        finally:
            house.remove()

    def test_nothing_goes_to_a_server_that_is_not_the_one_meant(self):
        with tempfile.TemporaryDirectory(prefix="hoanhap-mail-") as folder:
            other = MailServer(folder, "other")
            server = MailServer(folder).start()
            try:
                self.assertEqual(self.attempt(lambda s: s.settings(ca=other.certificate), server), ("waiting", "tls"))
                self.assertEqual(self.attempt(lambda s: s.settings(password="sai"), server), ("waiting", "sign-in"))
            finally:
                server.stop()


if __name__ == "__main__":
    unittest.main()
