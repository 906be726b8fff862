// Plans as text, diagnostics as text: every tests/plan/*.plan (its README says how they are
// written).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "plan/diff.h"
#include "plan/files.h"
#include "plan/follow.h"
#include "plan/schema.h"
#include "plan/words.h"

#include "core/json.h"

using namespace hoanhap;
using namespace hoanhap::plan;

namespace {

const std::string kFolder = std::string(HOANHAP_SOURCE_DIR) + "/tests/plan";

// What a case holds: files by path, and expectations by kind ("expect", "expect vi", "expect
// compile").
struct Case {
  std::string name;
  std::vector<std::pair<std::string, std::string>> parts;
};

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Case> cases(const std::string& path) {
  std::vector<Case> result;
  std::istringstream lines(slurp(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== "))
      result.push_back({line.substr(3), {}});
    else if (result.empty())
      continue;  // what the file is about
    else if (line.starts_with("-- "))
      result.back().parts.emplace_back(line.substr(3), "");
    else if (!result.back().parts.empty())
      result.back().parts.back().second += line + "\n";
  }
  return result;
}

// `raw` parts: \xNN is that byte; "@repeat N TEXT" is TEXT N times, without a line end.
std::string raw(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("@repeat ")) {
      std::istringstream words(line.substr(8));
      std::size_t n = 0;
      words >> n;
      std::string what;
      std::getline(words >> std::ws, what);
      for (std::size_t i = 0; i < n; ++i) out += what;
      continue;
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line.compare(i, 2, "\\x") != 0) {
        out += line[i];
        continue;
      }
      out += static_cast<char>(std::strtol(line.substr(i + 2, 2).c_str(), nullptr, 16));
      i += 3;
    }
    out += '\n';
  }
  return out;
}

std::string trimmed(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.empty() ? text : text + "\n";
}

bool expectation(const std::string& name) { return name.starts_with("expect"); }

// The base of the folder with this case's files over it; an empty part leaves the file out.
std::vector<SourceFile> files_of(const Case& base, const Case& one) {
  std::map<std::string, std::string> files;
  for (const auto* from : {&base, &one})
    for (const auto& [name, text] : from->parts) {
      if (expectation(name)) continue;
      const bool is_raw = name.ends_with(" raw");
      const auto path = is_raw ? name.substr(0, name.size() - 4) : name;
      if (text.empty())
        files.erase(path);
      else
        files[path] = is_raw ? raw(text) : trimmed(text);
    }
  std::vector<SourceFile> result;
  for (auto& [path, text] : files) result.push_back({path, text});
  return result;
}

std::string actual(const std::string& kind, const std::vector<SourceFile>& files) {
  std::string stage;
  Stages stages;
  if (kind == "expect read") stages.read = &stage;
  if (kind == "expect bind") stages.bind = &stage;
  if (kind == "expect compile") stages.compile = &stage;
  const auto compiled = compile_files(files, &stages);
  if (!stage.empty()) return stage;
  const auto language = kind == "expect vi" ? Language::vi : Language::en;
  if (kind == "expect lock") return compiled.lock;
  if (kind == "expect explain" && compiled.plan) return explain(*compiled.plan, language);
  if (kind == "expect trace" && compiled.plan) return trace(*compiled.plan, language);
  std::string out;
  for (const auto& diagnostic : compiled.diagnostics)
    if (diagnostic.at.file != "plan.lock" || diagnostic.at.line != 0)  // most cases have no lock
      out += print(diagnostic, language) + "\n";
  return out.empty() ? "fine\n" : out;
}

}  // namespace

TEST_CASE("plan text gives exactly these diagnostics") {
  const auto base = cases(kFolder + "/base.plan");
  REQUIRE(base.size() == 1);
  const bool update = std::getenv("HOANHAP_UPDATE_EXPECTED") != nullptr;
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const auto path = entry.path().string();
    if (!path.ends_with(".plan") || path.ends_with("/base.plan")) continue;
    std::string rewritten;
    const auto text = slurp(path);
    rewritten = text.substr(0, text.find("== "));
    for (const auto& one : cases(path)) {
      INFO(entry.path().filename().string(), ": ", one.name);
      rewritten += "== " + one.name + "\n";
      bool expects = false;
      for (const auto& [name, expected] : one.parts) {
        rewritten += "-- " + name + "\n";
        if (!expectation(name)) {
          rewritten += expected;
          continue;
        }
        expects = true;
        ++count;
        const auto got = actual(name, files_of(base[0], one));
        rewritten += got + "\n";
        if (!update) CHECK(trimmed(expected) == trimmed(got));
      }
      CHECK(expects);
    }
    if (update) std::ofstream(path, std::ios::binary) << rewritten;
  }
  CHECK(count > 50);
}

TEST_CASE("two plans are compared in words") {
  const auto base = cases(kFolder + "/base.plan");
  auto files = files_of(base[0], {});
  const auto before = compile_files(files).plan;
  REQUIRE(before);
  CHECK(diff(*before, *before).empty());
  for (auto& file : files) {
    const auto swap = [&](std::string_view what, std::string_view with) {
      if (const auto at = file.text.find(what); at != std::string::npos)
        file.text.replace(at, what.size(), with);
    };
    swap("type: whole, people: yes, time: sum", "type: whole, time: sum");
    swap("by: end + 5 days", "by: end + 9 days");
    swap("Phường Ea Tam", "Phường Êa Tam");
    swap("      - { id: ghi-chu, ",
         "      - { id: moi, title: { vi: Ô mới }, type: whole }\n      - { id: ghi-chu, ");
  }
  const auto now = compile_files(files).plan;
  REQUIRE(now);
  CHECK(print(diff(*before, *now), Language::en) ==
        "~ unit ea-tam: names: Phường Ea Tam (1900-01-01..9999-12-31) → Phường Êa Tam "
        "(1900-01-01..9999-12-31)\n"
        "~ unit cong-an-ea-tam: names: Công an phường Ea Tam (1900-01-01..9999-12-31) → Công an "
        "phường Êa Tam "
        "(1900-01-01..9999-12-31)\n"
        "~ form bao-cao: sections: Tuyên truyền [buoi, nguoi, duoc-ho-tro, hinh-thuc, ghi-chu];  → "
        "Tuyên truyền "
        "[buoi, nguoi, duoc-ho-tro, hinh-thuc, moi, ghi-chu]; \n"
        "~ element bao-cao.nguoi: counts people: yes → no\n"
        "+ element bao-cao.moi: new\n"
        "~ slot bao-cao: slots 3 → 4; figures keep their slots\n"
        "~ duty bao-cao/quarterly: due: mỗi quý, chậm nhất 5 ngày sau khi hết kỳ (thiết lập tại "
        "địa phương, kế hoạch không "
        "ấn định) → mỗi quý, chậm nhất 9 ngày sau khi hết kỳ (thiết lập tại địa phương, kế hoạch "
        "không ấn định)\n");
}

TEST_CASE("slots outlive what is removed, and versions follow the lock") {
  const auto base = cases(kFolder + "/base.plan");
  auto files = files_of(base[0], {});
  const auto first = compile_files(files);
  REQUIRE(first.plan);
  files.reserve(files.size() + 1);  // `form` stays where it is
  auto& form = std::find_if(files.begin(), files.end(), [](const SourceFile& f) {
                 return f.path == "forms/bao-cao.yaml";
               })->text;
  const auto original = form;
  const auto line = form.find("      - { id: duoc-ho-tro,");
  form.erase(line, form.find('\n', line) + 1 - line);
  form = form.substr(0, form.find("checks:"));
  files.push_back({"plan.lock", first.lock});
  const auto second = compile_files(files);
  REQUIRE(second.plan);
  CHECK(second.plan->form("bao-cao")->version == 2);
  CHECK(second.plan->form("bao-cao")->layout == 1);
  CHECK(second.plan->form("bao-cao")->slots() == 3);
  CHECK(second.lock.find("  duoc-ho-tro whole 2 grave\n") != std::string::npos);

  form.replace(form.find("id: ghi-chu,"), 12,
               "id: so-moi, title: { vi: Mới }, type: whole }\n      - { id: ghi-chu,");
  files.back().text = second.lock;
  const auto third = compile_files(files);
  REQUIRE(third.plan);
  CHECK(third.plan->form("bao-cao")->element("so-moi")->slot == 3);  // not the grave's
  CHECK(third.plan->form("bao-cao")->layout == 2);

  form = original;  // back again: the same cell in the same slot
  files.back().text = third.lock;
  const auto fourth = compile_files(files);
  REQUIRE(fourth.plan);
  CHECK(fourth.plan->form("bao-cao")->element("duoc-ho-tro")->slot == 2);
  CHECK(fourth.lock.find("  so-moi whole 3 grave\n") != std::string::npos);
  files.back().text = fourth.lock;
  const auto again = compile_files(files);
  CHECK(again.lock == fourth.lock);
  REQUIRE(again.plan);
  CHECK(again.plan->hash == fourth.plan->hash);
  // Each follows the one before it, and what was buried comes back where it lay.
  CHECK(follow(first.lock, *second.plan).empty());
  CHECK(follow(second.lock, *third.plan).empty());
  CHECK(follow(third.lock, *fourth.plan).empty());
  // A folder that went on from an older lock: its version is behind, and a new cell takes the
  // grave.
  CHECK(follow(fourth.lock, *first.plan).size() == 1);
  files.pop_back();
  form.replace(form.find("id: duoc-ho-tro,"), 16, "id: khac,");
  form = form.substr(0, form.find("checks:"));
  const auto alone = compile_files(files);
  REQUIRE(alone.plan);
  const auto wrong = follow(fourth.lock, *alone.plan);
  REQUIRE(wrong.size() == 2);
  CHECK(print(wrong[0], Language::vi).find("bao-cao.khac nhận vị trí 2, vốn của duoc-ho-tro") !=
        std::string::npos);
}

TEST_CASE("the shipped programme compiles, and says so for every clause") {
  const auto compiled =
      compile_folder(std::string(HOANHAP_SOURCE_DIR) + "/programmes/buon-ma-thuot-2018");
  for (const auto& diagnostic : compiled.diagnostics)
    if (diagnostic.kind == Diagnostic::Kind::error) FAIL_CHECK(print(diagnostic, Language::en));
  REQUIRE(compiled.plan);
  const auto& plan = *compiled.plan;
  CHECK(plan.clauses.size() == 169);
  CHECK(plan.units_of("each ward", plan.from).size() == 21);
  const auto text = trace(plan, Language::vi);
  for (const auto& clause : plan.clauses) CHECK(text.find(clause.id + "\t") != std::string::npos);
  const auto json = Json::parse(browser_json(plan));
  REQUIRE(json);
  CHECK((*json)["forms"].size() == plan.forms.size());
}

TEST_CASE("the schema for editors comes from the table the compiler checks with") {
  const auto schema = Json::parse(json_schema());
  REQUIRE(schema);
  const auto element = (*schema)["$defs"]["element"];
  CHECK(element["required"].size() == 3);
  CHECK(!element["properties"]["max length"].is_null());
  CHECK(json_schema().find("person") ==
        std::string::npos);  // read in order to be refused, never offered
}
