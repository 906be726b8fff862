// Whole tables of figures: a city's period comes in as drafts by the importer's own rights, every
// fault at its cell; what goes out is what the same person's screens show.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/demo/figures.h"
#include "city.h"
#include "documents/xlsx_writer.h"
#include "identity/store.h"
#include "records/cells.h"

using namespace hoanhap::test;
using hoanhap::Json;

namespace {

const std::string kForm = "bao-cao-phuong-xa", kClerk = "eatam.canbo";

// A clerk who prepares the reports of every ward; answers the wards' slugs.
std::vector<std::string> make_clerk(City& city, const std::string& login) {
  auto& parts = city.parts();
  const auto plan = parts.plan.get();
  const auto units = parts.units.get();
  std::vector<std::string> wards;
  const auto granted =
      parts.database->write([&](hoanhap::storage::Tx& tx) -> hoanhap::Result<bool> {
        namespace store = hoanhap::identity::store;
        const auto account = store::account(tx, login);
        wards.clear();
        for (const auto* ward : plan->units_of("each ward", plan->to)) {
          wards.push_back(ward->id);
          if (ward->id != "ea-tam")
            store::grant(tx, {account->id, units->id_of(ward->id), "officer"}, std::nullopt,
                         parts.wall.now());
        }
        return true;
      });
  REQUIRE(granted);
  parts.sessions.forget_all();
  return wards;
}

Answer preview(City& city, const std::string& who, const std::string& file) {
  return city.post(who, "/exchange/preview", file);
}

// The previewed reports, given back as they came.
std::string entering(const Json& preview) {
  std::string body;
  for (std::size_t i = 0; i < preview["reports"].size(); ++i) {
    const auto report = preview["reports"][i];
    body += fmt::format(R"({}{{"obligation":{},"version":{},"cells":{}}})", i ? "," : "",
                        *report["obligation"].integer(), *report["version"].integer(),
                        report["cells"].dump());
  }
  return R"({"reports":[)" + body + "]}";
}

bool has_fault(const Json& preview, const std::string& cell, const std::string& field) {
  for (std::size_t i = 0; i < preview["faults"].size(); ++i) {
    const auto fault = preview["faults"][i];
    if (fault["cell"].string() == cell && fault["field"].string() == field)
      return !fault["reason"]["vi"].string()->empty() && !fault["advice"]["vi"].string()->empty();
  }
  return false;
}

// What another program reads in a file: Debian's Python, with csv or openpyxl.
std::string read_by_python(const std::string& bytes, const std::string& program) {
  const auto path = std::filesystem::temp_directory_path() / "hoanhap-exchange-test";
  std::ofstream(path, std::ios::binary) << bytes;
  const auto command = fmt::format("/usr/bin/python3 -c '{}' {}", program, path.string());
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  CHECK(pclose(pipe) == 0);
  std::filesystem::remove(path);
  return out;
}

}  // namespace

TEST_CASE("a city's quarter from a wide table: tried, then entered as drafts, once") {
  City city;
  city.move_clock("2018-10-01T08:30:00+07:00");
  const auto wards = make_clerk(city, kClerk);
  REQUIRE(wards.size() == 21);
  std::string file =
      "\xEF\xBB\xBF"
      "Đơn vị;Biểu;Kỳ;tt-buoi;tt-luot-nguoi;tt-hinh-thuc;nx-kho-khan\r\n";
  int n = 0;
  for (const auto& ward : wards)
    file += fmt::format("{};{};2018-Q3;{};1.{:03};Tờ rơi;\"Thiếu \"\"loa\"\"\"\r\n", ward, kForm,
                        ++n, n);
  const auto tried = preview(city, kClerk, file);
  INFO(tried.text.substr(0, 1500));
  REQUIRE(tried.status == 200);
  CHECK(tried.body["shape"].string() == "wide");
  CHECK(tried.body["fault_count"].integer() == 0);
  CHECK(tried.body["reports"].size() == 21);
  CHECK(tried.body["values"].integer() == 84);
  // Trying keeps nothing.
  const auto before = city.get(kClerk, "/obligations?scope=mine&form=" + kForm + "&period=2018-Q3");
  for (std::size_t i = 0; i < before.body["items"].size(); ++i)
    CHECK(before.body["items"][i]["record"].is_null());

  const auto body = entering(tried.body);
  const auto entered = city.post(kClerk, "/exchange/imports", body, "", "import-0000000000000001");
  INFO(entered.text.substr(0, 800));
  REQUIRE(entered.status == 200);
  CHECK(entered.body["drafts"].size() == 21);
  CHECK(city.post(kClerk, "/exchange/imports", body, "", "import-0000000000000001").text ==
        entered.text);
  // Somebody else's newer draft is not written over.
  CHECK(city.post(kClerk, "/exchange/imports", body).status == 412);
  const auto record = fmt::format("/records/{}", *entered.body["drafts"][4]["record"].integer());
  const auto draft = city.get(kClerk, record);
  CHECK(draft.body["state"].string() == "draft");
  CHECK(draft.body["cells"]["tt-buoi"].integer() == 5);
  CHECK(draft.body["cells"]["tt-luot-nguoi"].integer() == 1005);
  CHECK(draft.body["cells"]["tt-hinh-thuc"].dump() == R"(["to-roi"])");
  CHECK(draft.body["cells"]["nx-kho-khan"].string() == "Thiếu \"loa\"");
  // The same file again would change nothing; another figure says that it overwrites.
  file.replace(file.find(";1;1.001"), 8, ";9;1.001");
  const auto again = preview(city, kClerk, file);
  CHECK(again.body["reports"][0]["overwritten"].integer() == 1);
  CHECK(again.body["reports"][1]["overwritten"].integer() == 0);
}

TEST_CASE("every fault of a long table stands at its cell, and nothing of it is entered") {
  City city;
  city.move_clock("2018-10-01T08:30:00+07:00");
  const std::string file =
      "don_vi,bieu,ky,phan_tu,gia_tri,ten_don_vi\n"
      "ea-tam,bao-cao-phuong-xa,2018-Q3,tt-buoi,ba,x\n"                  // no number
      "ea-tam,bao-cao-phuong-xa,2018-Q3,tt-khong-co,3,x\n"               // no such cell
      "ea-tam,bao-cao-phuong-xa,2018-Q9,tt-buoi,3,x\n"                   // no such period
      "ea-tim,bao-cao-phuong-xa,2018-Q3,tt-buoi,3,x\n"                   // no such unit
      "ea-tam,bao-cao,2018-Q3,tt-buoi,3,x\n"                             // no such form
      "ea-tam,bao-cao-phuong-xa,2018-Q3,tt-luot-phat,,x\n"               // blank
      "ea-tam,bao-cao-phuong-xa,2018-Q3,tt-tai-lieu,5,x\n"               // fine
      "ea-tam,bao-cao-phuong-xa,2018-Q3,tt-tai-lieu,6,x\n"               // twice
      "tan-lap,bao-cao-phuong-xa,2018-Q3,tt-buoi,3,x\n"                  // another ward's
      "ea-tam,bao-cao-phuong-xa,2018-Q3,nx-kho-khan,Gọi 0912345678,x\n"  // a telephone number
      "ea-tam,bao-cao-phuong-xa,2018-H2,tt-buoi,3,x\n";  // computed, and not open yet
  const auto tried = preview(city, kClerk, file);
  INFO(tried.text);
  REQUIRE(tried.status == 200);
  for (const auto& [cell, field] :
       std::initializer_list<std::pair<const char*, const char*>>{{"E2", "tt-buoi"},
                                                                  {"D3", "phan_tu"},
                                                                  {"C4", "ky"},
                                                                  {"A5", "don_vi"},
                                                                  {"B6", "bieu"},
                                                                  {"E7", "tt-luot-phat"},
                                                                  {"E9", "tt-tai-lieu"},
                                                                  {"A10", ""},
                                                                  {"E11", "nx-kho-khan"},
                                                                  {"E12", "tt-buoi"}}) {
    CAPTURE(cell);
    CHECK(has_fault(tried.body, cell, field));
  }
  CHECK(tried.text.find("0912345678") == std::string::npos);
  CHECK(tried.body["ignored"].dump() == R"(["ten_don_vi"])");
  CHECK(tried.body["reports"].size() == 0);
  CHECK(preview(city, "quantri.1", file).status == 403);
  CHECK(preview(city, kClerk, "\"mở").type() == "/errors/unreadable-file");
  CHECK(preview(city, kClerk, "a,b\n1,2\n").type() == "/errors/unreadable-file");
}

TEST_CASE("Excel comes in by the same rules, with the numbers of Excel") {
  City city;
  city.move_clock("2018-10-01T08:30:00+07:00");
  hoanhap::documents::XlsxWriter book;
  auto* sheet = book.sheet("Bảng");
  int column = 0;
  for (const auto* heading : {"don_vi", "bieu", "ky", "phan_tu", "gia_tri"})
    book.text(sheet, 0, column++, heading);
  const std::pair<const char*, double> values[] = {{"tt-buoi", 4}, {"tt-luot-nguoi", 1234.5}};
  for (int row = 1; row <= 2; ++row) {
    book.text(sheet, row, 0, "Phường Ea Tam");
    book.text(sheet, row, 1, kForm);
    book.text(sheet, row, 2, "2018-Q3");
    book.text(sheet, row, 3, values[row - 1].first);
    book.number(sheet, row, 4, values[row - 1].second);
  }
  const auto tried = preview(city, kClerk, *book.bytes());
  INFO(tried.text);
  REQUIRE(tried.status == 200);
  CHECK(has_fault(tried.body, "E3", "tt-luot-nguoi"));  // people are whole
  CHECK(tried.body["fault_count"].integer() == 1);
  CHECK(tried.body["reports"][0]["cells"].dump() == R"({"tt-buoi":4})");
}

TEST_CASE("DHIS2: what can be mapped comes in, everything else is refused by value") {
  City city;
  city.move_clock("2018-10-01T08:30:00+07:00");
  const auto value = [](const char* element, const char* said, const char* more = "") {
    return fmt::format(R"({{"dataElement":"bao-cao-phuong-xa.{}","value":"{}"{}}})", element, said,
                       more);
  };
  const auto file = R"({"orgUnit":"ea-tam","period":"2018Q3","dataValues":[)" +
                    value("tt-buoi", "4") + "," + value("tt-luot-nguoi", "1.234") + "," +
                    value("khong-co", "4") + "," +
                    value("tt-luot-phat", "4", R"(,"categoryOptionCombo":"nu")") + "," +
                    value("kt-dot", "4", R"(,"period":"2018W5")") + "," +
                    value("kt-co-so", "4", R"(,"orgUnit":"ImspTQPwCqd")") + "," +
                    value("tt-tai-lieu", "4", R"(,"deleted":true)") + "]}";
  const auto tried = preview(city, kClerk, file);
  INFO(tried.text);
  REQUIRE(tried.status == 200);
  CHECK(tried.body["shape"].string() == "dhis2");
  CHECK(has_fault(tried.body, "dataValues[1].value", "tt-luot-nguoi"));
  CHECK(has_fault(tried.body, "dataValues[2].dataElement", "phan_tu"));
  CHECK(has_fault(tried.body, "dataValues[3].categoryOptionCombo", "categoryOptionCombo"));
  CHECK(has_fault(tried.body, "dataValues[4].period", "ky"));
  CHECK(has_fault(tried.body, "dataValues[5].orgUnit", "don_vi"));
  CHECK(has_fault(tried.body, "dataValues[6].deleted", "deleted"));
  CHECK(tried.body["reports"][0]["cells"].dump() == R"({"tt-buoi":4})");
}

TEST_CASE("what goes out is what the same person's table shows, and other programs read it") {
  City city;
  for (const std::string who : {"ldtbxh.canbo", "ubnd.lanhdao", "eatam.canbo"}) {
    CAPTURE(who);
    const auto query = "?form=" + kForm + "&period=2018-Q1";
    const auto table = city.get(who, "/overview/table" + query);
    REQUIRE(table.status == 200);
    // {unit: {element: cell}} as the screen has it, the total under the publishing unit.
    std::map<std::string, std::map<std::string, std::string>> screen;
    const auto take = [&](const std::string& unit, const Json& cells) {
      for (const auto element : cells.keys()) {
        const auto cell = cells[element];
        if (cell.is_null()) continue;
        const auto mark = cell["hidden"].string();
        screen[unit][std::string(element)] = mark ? std::string(*mark) : cell.dump();
      }
    };
    const auto rows = table.body["rows"];
    for (std::size_t i = 0; i < rows.size(); ++i)
      take(std::string(*rows[i]["unit"]["slug"].string()), rows[i]["cells"]);
    take("thanh-pho-bmt", table.body["total"]["accepted"]);

    const auto read = [&](const std::string& type, const std::string& program) {
      const auto file = city.get(who, "/exchange/figures." + type + query);
      REQUIRE(file.status == 200);
      const auto json = Json::parse(read_by_python(file.text, program));
      REQUIRE(json);
      std::map<std::string, std::map<std::string, std::string>> got;
      for (std::size_t i = 0; i < json->size(); ++i) {
        const auto line = (*json)[i];
        const std::string value(*line["gia_tri"].string()), mark(*line["dau"].string());
        got[std::string(*line["don_vi"].string())][std::string(*line["phan_tu"].string())] =
            mark.empty() ? value : mark;
      }
      CHECK(got == screen);
    };
    read(
        "csv",
        "import csv,json,sys;"
        "print(json.dumps(list(csv.DictReader(open(sys.argv[1],encoding=\"utf-8-sig\",newline=\"\")"
        "))))");
    read("xlsx",
         "import json,sys,openpyxl;"
         "rows=list(openpyxl.load_workbook(open(sys.argv[1],\"rb\")).worksheets[0].values);"
         "print(json.dumps([{k:\"\" if v is None else str(v) for k,v in zip(rows[0],r)} for r in "
         "rows[1:]]))");

    const auto set = city.get(who, "/exchange/dataValueSets.json" + query);
    REQUIRE(set.status == 200);
    std::size_t shown = 0, all = 0;
    for (const auto& [unit, cells] : screen) all += cells.size();
    for (std::size_t i = 0; i < set.body["dataValues"].size(); ++i) {
      const auto value = set.body["dataValues"][i];
      const auto element = std::string(*value["dataElement"].string()).substr(kForm.size() + 1);
      shown += screen[std::string(*value["orgUnit"].string())][element] == *value["value"].string();
      CHECK(value["period"].string() == "2018Q1");
    }
    CHECK(shown == set.body["dataValues"].size());
    CHECK(shown + set.body["hidden"].size() == all);
  }
  CHECK(city.get("quantri.1", "/exchange/figures.csv?period=2018-Q1").status == 404);
  const auto everything = city.get("ubnd.lanhdao", "/exchange/figures.csv?period=2018");
  CHECK(everything.status == 200);
  CHECK(everything.text.find("khao-sat") != std::string::npos);
}

TEST_CASE("what went out as CSV comes in again") {
  City city;
  city.move_clock("2018-10-01T08:30:00+07:00");
  auto file = city.get(kClerk, "/exchange/figures.csv?form=" + kForm + "&period=2018-Q1").text;
  for (auto at = file.find("2018-Q1"); at != std::string::npos; at = file.find("2018-Q1"))
    file.replace(at, 7, "2018-Q3");
  const auto tried = preview(city, kClerk, file);
  REQUIRE(tried.status == 200);
  CHECK(*tried.body["values"].integer() > 20);
  for (std::size_t i = 0; i < tried.body["faults"].size(); ++i) {
    const std::string cell(*tried.body["faults"][i]["cell"].string());
    CHECK(cell.front() != 'F');  // no column but those read
  }
}

// By hand (-ns): what a year of a whole city costs, 630 reports of all wards and what is in them.
TEST_CASE("the import of a year of a city, measured" * doctest::skip()) {
  City city("2018-01-02T08:30:00+07:00");
  city.move_clock("2019-01-10T08:30:00+07:00");
  auto& parts = city.parts();
  const auto plan = parts.plan.get();
  const auto units = parts.units.get();
  std::string file = "don_vi,bieu,ky,phan_tu,gia_tri\n";
  std::set<std::string> owing;
  for (const auto& duty : plan->duties) {
    const auto* form = plan->form(duty.form);
    if (duty.recurrence.flash || duty.recurrence.kind != form->base) continue;
    for (const auto* unit : plan->units_of(duty.owes, plan->to)) {
      if (unit->territory == plan->publishing_unit) continue;
      owing.insert(unit->id);
      for (const auto period : hoanhap::Period::all_in(2018, form->base)) {
        const auto figures = hoanhap::app::demo::figures(*form, *unit, period, 73);
        for (const auto& element : form->elements)
          if (const auto n = hoanhap::records::number_of(element, figures);
              n && element.type == hoanhap::plan::ElementType::whole)
            file +=
                fmt::format("{},{},{},{},{}\n", unit->id, form->id, period.code(), element.id, *n);
      }
    }
  }
  const auto granted =
      parts.database->write([&](hoanhap::storage::Tx& tx) -> hoanhap::Result<bool> {
        namespace store = hoanhap::identity::store;
        const auto account = store::account(tx, kClerk);
        for (const auto& unit : owing)
          if (unit != "ea-tam")
            store::grant(tx, {account->id, units->id_of(unit), "officer"}, std::nullopt,
                         parts.wall.now());
        return true;
      });
  REQUIRE(granted);
  parts.sessions.forget_all();
  const auto clock = [] { return std::chrono::steady_clock::now(); };
  const auto ms = [](auto span) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(span).count();
  };
  const auto begin = clock();
  const auto tried = preview(city, kClerk, file);
  const auto previewed = clock();
  INFO(tried.text.substr(0, 2000));
  REQUIRE(tried.body["fault_count"].integer() == 0);
  const auto reports = tried.body["reports"];
  for (std::size_t first = 0; first < reports.size(); first += 10) {
    std::string body;
    for (auto i = first; i < std::min(first + 10, reports.size()); ++i)
      body += fmt::format(R"({}{{"obligation":{},"version":{},"cells":{}}})", i > first ? "," : "",
                          *reports[i]["obligation"].integer(), *reports[i]["version"].integer(),
                          reports[i]["cells"].dump());
    REQUIRE(city.post(kClerk, "/exchange/imports", R"({"reports":[)" + body + "]}").status == 200);
  }
  MESSAGE(reports.size() << " reports, " << *tried.body["values"].integer() << " values, "
                         << file.size() / 1024 << " KiB: tried in " << ms(previewed - begin)
                         << " ms, entered in " << ms(clock() - previewed) << " ms");
}
