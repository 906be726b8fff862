"""A person's calendar address, read by a calendar library that is not ours."""
import datetime
import unittest

from icalendar import Calendar

from house import House

FORM = "Báo cáo kết quả của phường, xã"


class Feed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()

    @classmethod
    def tearDownClass(cls):
        cls.house.remove()

    def make(self, login):
        path = self.house.api(login, "POST", "/me/calendar")["path"]
        self.assertRegex(path, r"^/lich/[A-Za-z0-9_-]{48}\.ics$")
        return path

    def fetch(self, path):
        """Without a session, as a calendar program does."""
        status, body = self.house.ask("", "GET", path)
        self.assertEqual(status, 200)
        self.assertEqual(self.house.headers["Content-Type"], "text/calendar; charset=utf-8")
        self.assertIn("no-store", self.house.headers["Cache-Control"])
        return body

    def test_a_ward_official_sees_due_days_without_figures(self):
        body = self.fetch(self.make("eatam.canbo"))
        self.assertTrue(all(len(line) <= 75 for line in body.split(b"\r\n")))
        self.assertNotIn(b"\n", body.replace(b"\r\n", b""))
        calendar = Calendar.from_ical(body)
        self.assertEqual(calendar["VERSION"], "2.0")
        events = calendar.walk("VEVENT")
        by_title = {str(e["SUMMARY"]): e for e in events}
        quarter = by_title[f"Hạn: {FORM}, Quý II/2018"]
        self.assertEqual(quarter.decoded("DTSTART"), datetime.date(2018, 7, 5))
        self.assertEqual(quarter.decoded("DTEND"), datetime.date(2018, 7, 6))
        self.assertEqual(quarter.decoded("DTSTAMP").tzinfo.utcoffset(None), datetime.timedelta(0))
        self.assertIn("hạn do địa phương đặt, không phải từ kế hoạch", str(quarter["DESCRIPTION"]))
        alarm = quarter.walk("VALARM")[0]
        self.assertEqual(alarm.decoded("TRIGGER"), datetime.timedelta(hours=-16))
        self.assertEqual(len({str(e["UID"]) for e in events}), len(events))
        # The same thing keeps its name in other people's calendars.
        self.assertEqual(sorted(str(e["UID"]) for e in events),
                         sorted(str(e["UID"]) for e in Calendar.from_ical(self.fetch(self.make("eatam.canbo"))).walk("VEVENT")))

    def test_the_office_sees_one_day_for_all_wards(self):
        events = Calendar.from_ical(self.fetch(self.make("ldtbxh.canbo"))).walk("VEVENT")
        titles = [str(e["SUMMARY"]) for e in events]
        self.assertEqual(titles.count(f"Hạn các đơn vị gửi: {FORM}, Quý III/2018"), 1)
        self.assertFalse([t for t in titles if "Ea Tam" in t])

    def test_an_address_opens_one_calendar_until_it_is_taken_back(self):
        path = self.make("tanlap.canbo")
        self.fetch(path)
        right = path[len("/lich/"):-len(".ics")]
        other = "A" if right[-1] != "A" else "B"
        for wrong in (right[:-1] + other, other + right[1:], right[:-1], "x" * 48):
            status, answer = self.house.ask("", "GET", f"/lich/{wrong}.ics")
            self.assertEqual((status, answer["type"]), (404, "/errors/not-found"))
        self.assertEqual(self.house.ask("", "GET", f"/lich/{right}")[0], 404)
        again = self.make("tanlap.canbo")
        self.assertEqual(self.house.ask("", "GET", path)[0], 404)
        self.fetch(again)
        self.house.ask("tanlap.canbo", "DELETE", "/api/v1/me/calendar")
        self.assertEqual(self.house.ask("", "GET", again)[0], 404)
        # A secret in an address must not be where addresses get written down.
        for secret in (right[16:], again[len("/lich/") + 16:-4]):
            self.assertNotIn(secret, self.house.said)
            self.assertNotIn(secret.encode(), self.house.bytes_at_rest())


if __name__ == "__main__":
    unittest.main()
