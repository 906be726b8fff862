// From real records of the small city to what is printed, and an uploaded sheet back.
#include "documents/from_records.h"

#include "documents/report_document.h"
#include "documents/report_sheet.h"
#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::documents;
using records::testing::House;

namespace {

const char* const kFull =
    R"({"cells":{"buoi":12,"nguoi":340,"nu":200,"hinh-thuc":["loa","hop"],"tu-diem":2,"phat-tien":3,"diem":"8.5","ghi-chu":"Hoà nhập"},"notes":{"buoi":"thêm hai buổi"}})";

struct Ward : House {
  access::Actor officer = person(1, "phuong-mot", "officer"),
                head = person(2, "phuong-mot", "head");
  access::Actor checker = person(3, "phong", "checker");
  RecordId id = open(officer, owed("phuong-mot", "bao-cao", "2018-Q2"));
};

}  // namespace

TEST_CASE("a draft goes out as a sheet and comes back as the same cells") {
  Ward w;
  w.must(w.save(w.officer, w.id, kFull));
  const auto view = w.view(w.officer, w.id);
  const auto head = sheet_head(view);
  CHECK(head.unit_name == "Phường Một");
  const auto bytes = write_form_sheet(*view.form, head, filled_of(*view.form, view.contents));
  REQUIRE(bytes);
  const auto uploaded = read_form_sheet(*bytes, *view.form, head);
  REQUIRE(uploaded);
  CHECK(uploaded->problems.empty());
  const auto answer = Json::parse(upload_json(*view.form, *uploaded, false));
  REQUIRE(answer);
  const auto record = w.json(w.officer, w.id);
  for (const auto key : record["cells"].keys())
    CHECK((*answer)["cells"][key].dump() == record["cells"][key].dump());
  CHECK((*answer)["notes"]["buoi"].string() == "thêm hai buổi");
  CHECK((*answer)["rows"].integer() == 8);
  // The client can send them on as they are.
  w.must(w.save(w.officer, w.id, "{\"cells\":" + (*answer)["cells"].dump() + "}"));
  CHECK(file_name(view, "xlsx") == "bao-cao_phuong-mot_2018-Q2.xlsx");
}

TEST_CASE("an accepted report prints what was signed, its number and the chain's head") {
  Ward w;
  w.send(w.officer, w.head, w.id, kFull);
  w.must(w.take(w.checker, w.id, records::Step::accept));
  const auto report = report_of(w.view(w.checker, w.id), Data::real);
  CHECK(report.body == "Phường Một");
  CHECK(report.place == "Một");
  CHECK(report.audit_head == "abc");
  CHECK(report.sections[0].rows[1].value.text() == "340");
  CHECK(report.sections[0].rows[3].value.text() == "Họp; Loa");
  CHECK(report.sections[0].rows[0].note == "thêm hai buổi");
  CHECK(report.expected == 0);
  CHECK(write_report_sheet(report));
}

TEST_CASE("a consolidation shows the units behind each figure and names those missing") {
  Ward w;
  w.send(w.officer, w.head, w.id, kFull);
  w.must(w.take(w.checker, w.id, records::Step::accept));
  const auto id = w.open(w.checker, w.owed("phong", "tong-hop", "2018-Q2"));
  const auto view = w.view(w.checker, id);
  const auto report = report_of(view, Data::synthetic);
  CHECK(report.demo);
  CHECK(report.expected == 6);  // three wards and their police
  CHECK(report.missing.size() == 5);
  REQUIRE(report.units.size() == 6);
  REQUIRE_FALSE(report.columns.empty());
  CHECK(report.units[0].unit == "Phường Một");
  CHECK(report.units[0].standing == "đã nhận");
  CHECK(report.units[1].standing == "chưa có báo cáo");
  // Who receives the report is no party of the police's: their people are hidden, unit by unit.
  w.must(w.save(w.checker, id, R"({"cells":{"th-trong-diem":0}})"));
  w.must(w.take(w.checker, id, records::Step::present));
  w.must(w.take(w.person(81, "phong", "head"), id, records::Step::sign));
  const auto received = report_of(w.view(w.person(92, "ubnd", "receiver"), id), Data::synthetic);
  std::size_t fined = 0;
  while (received.columns[fined].title != "Người bị phạt tiền (Công an)") ++fined;
  CHECK(received.units[3].unit == "Công an phường Một");
  CHECK(received.units[3].cells[fined] ==
        disclosure::Cell(disclosure::Hidden{disclosure::Why::complement}));
  CHECK(received.units[0].cells[0] == disclosure::Cell(disclosure::Shown{12}));
  const auto head = sheet_head(view);
  CHECK(head.computed.contains("th-buoi"));
  // Computed cells are locked on the sheet, and not read back.
  const auto bytes = write_form_sheet(*view.form, head, filled_of(*view.form, view.contents));
  REQUIRE(bytes);
  const auto uploaded = read_form_sheet(*bytes, *view.form, head);
  REQUIRE(uploaded);
  CHECK_FALSE(uploaded->filled.numbers.contains("th-buoi"));
  plan::Form form;
  form.text_template = "tong-hop-thanh-pho.docx";
  const auto word =
      read_template(std::string(HOANHAP_SOURCE_DIR) + "/programmes/buon-ma-thuot-2018", form);
  REQUIRE(word);
  CHECK(write_report_document(*word, report));
}
