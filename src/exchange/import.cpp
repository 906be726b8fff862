// In: a file is tried first, then what it says is entered.
#include <fmt/format.h>

#include "audit/audit.h"
#include "exchange/read.h"
#include "exchange/service.h"
#include "obligations/store.h"
#include "obligations/wire.h"
#include "records/cells.h"

namespace hoanhap::exchange {

using access::Actor;

namespace {

constexpr std::size_t kChunk = 20;        // reports tried in one write, so that others get theirs
constexpr std::size_t kMostFaults = 500;  // listed; all are counted

std::string body_of(const Report& report) {
  JsonWriter out;
  out.begin_object().key("cells").begin_object();
  for (const auto& [element, json] : report.cells) out.key(element).raw(json);
  out.end_object().end_object();
  return out.take();
}

// What records refused, at the cells of the file that it speaks of.
void add_faults(std::vector<Fault>& faults, const Report& report, const Error& error) {
  bool placed = false;
  for (const auto& field : error.fields) {
    const auto from = report.from.find(field.field);
    if (from == report.from.end()) continue;
    faults.push_back({from->second, field.field, error.title, field.detail});
    placed = true;
  }
  if (placed) return;
  if (error.code == ErrorCode::not_found)
    faults.push_back({report.cell,
                      "",
                      {"Đồng chí không có báo cáo này của đơn vị cho kỳ đó.",
                       "There is no such report of that unit and period for you."},
                      {"Kiểm tra mã đơn vị, biểu và kỳ; hoặc xin quyền lập báo cáo của đơn vị.",
                       "Check unit, form and period, or ask for the right to prepare it."}});
  else
    faults.push_back({report.cell, "", error.title, error.detail});
}

void write_fault(JsonWriter& out, const Fault& fault) {
  out.begin_object().field("cell", fault.cell).field("field", fault.field);
  out.field("reason", fault.reason).field("advice", fault.advice).end_object();
}

}  // namespace

// What became of one report when it was tried.
struct Service::Tried {
  ObligationId obligation;
  std::int64_t version = 0;  // before
  int overwritten = 0;       // cells that said something else
  int unfinished = 0;        // blank cells and checks that don't hold, for whoever presents it
  std::vector<Fault> faults;
};

Service::Tried Service::try_one(storage::Tx& tx, const Actor& actor, const Report& report) {
  Tried tried;
  const auto run = [&]() -> Result<bool> {
    const auto owed = obligations::store::of_plan(tx, report.form->id, report.unit, report.period);
    if (!owed) return not_found();
    tried.obligation = owed->id;
    TRY_ASSIGN(const auto opened, records_.open(tx, actor, owed->id));
    TRY_ASSIGN(const auto before, records_.view(tx, actor, opened.id));
    if (!opened.created) tried.version = before.record.version;
    TRY_ASSIGN(const auto body, Json::parse(body_of(report)));
    TRY(records_.save(tx, actor, opened.id, before.record.version, body));
    TRY_ASSIGN(const auto after, records_.view(tx, actor, opened.id));
    for (const auto& [id, json] : report.cells) {
      const auto* element = report.form->element(id);
      if (!opened.created && !records::blank(*element, before.contents) &&
          records::cell_json(*element, before.contents) !=
              records::cell_json(*element, after.contents))
        ++tried.overwritten;
    }
    tried.unfinished = static_cast<int>(after.problems.errors.size());
    return true;
  };
  if (const auto done = run(); !done) add_faults(tried.faults, report, done.error());
  return tried;
}

Result<std::string> Service::preview(const Actor& actor, std::string_view bytes) {
  if (!actor.may_anywhere(access::Capability::write)) return forbidden();
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  TRY_ASSIGN(auto read, read_file(bytes, *plan, *units));

  std::vector<Tried> tried;
  for (std::size_t first = 0; first < read.reports.size(); first += kChunk) {
    std::vector<Tried> chunk;
    const auto done = ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
      chunk.clear();
      for (auto i = first; i < std::min(first + kChunk, read.reports.size()); ++i)
        chunk.push_back(try_one(tx, actor, read.reports[i]));
      return fail({ErrorCode::conflict, "taken-back", {}, {}});
    });
    if (done.error().type != "taken-back") return fail(done.error());
    std::move(chunk.begin(), chunk.end(), std::back_inserter(tried));
  }
  for (const auto& one : tried)
    read.faults.insert(read.faults.end(), one.faults.begin(), one.faults.end());

  JsonWriter out;
  out.begin_object().field("shape", name(read.shape)).field("rows", read.rows);
  out.field("values", read.values).key("ignored").begin_array();
  for (const auto& heading : read.ignored) out.value(heading);
  out.end_array().field("fault_count", read.faults.size()).key("faults").begin_array();
  for (std::size_t i = 0; i < std::min(kMostFaults, read.faults.size()); ++i)
    write_fault(out, read.faults[i]);
  out.end_array().key("reports").begin_array();
  for (std::size_t i = 0; i < read.reports.size(); ++i) {
    const auto& report = read.reports[i];
    if (!tried[i].faults.empty()) continue;
    const auto* calendar = plan->calendar(report.form->calendar);
    const auto kind = calendar ? calendar->kind : CalendarKind::calendar_months;
    out.begin_object().field("obligation", tried[i].obligation.value).key("unit");
    obligations::write_unit(out, *units, report.unit, report.period.days(kind).last);
    out.key("form").begin_object().field("id", report.form->id);
    out.field("title", report.form->title).end_object().key("period");
    obligations::write_period(out, report.period, kind);
    out.field("version", tried[i].version).field("overwritten", tried[i].overwritten);
    out.field("unfinished", tried[i].unfinished).key("cells").begin_object();
    for (const auto& [element, json] : report.cells) out.key(element).raw(json);
    out.end_object().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

Result<std::string> Service::import(storage::Tx& tx, const Actor& actor, const Json& body) {
  if (!actor.may_anywhere(access::Capability::write)) return forbidden();
  const auto reports = body["reports"];
  if (!reports.is_array() || reports.size() == 0 || reports.size() > kMostReports)
    return invalid("reports", {fmt::format("Gửi từ 1 đến {} báo cáo một lần.", kMostReports),
                               fmt::format("Send 1 to {} reports at a time.", kMostReports)});
  JsonWriter out;
  out.begin_object().key("drafts").begin_array();
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto report = reports[i];
    const ObligationId obligation{report["obligation"].integer().value_or(0)};
    const auto enter = [&]() -> Result<bool> {
      TRY_ASSIGN(const auto opened, records_.open(tx, actor, obligation));
      // A record that was not there at the preview is somebody's: version 0 conflicts with it.
      const auto base = opened.created ? 1 : report["version"].integer().value_or(0);
      TRY(records_.save(tx, actor, opened.id, base, report));
      TRY_ASSIGN(const auto view, records_.view(tx, actor, opened.id));
      out.begin_object().field("obligation", obligation.value);
      out.field("record", opened.id.value).field("version", view.record.version);
      out.field("created", opened.created).end_object();
      return true;
    };
    if (auto done = enter(); !done) {
      auto error = std::move(done).error();
      for (auto& field : error.fields) field.field = fmt::format("reports[{}].{}", i, field.field);
      if (error.fields.empty())
        error.fields.push_back({fmt::format("reports[{}]", i), error.detail});
      return fail(std::move(error));
    }
  }
  audit::append(
      tx, {ground_.clock.now(), actor.user,
           actor.memberships.empty() ? UnitId{} : actor.memberships.front().unit,
           "exchange.imported", "reports", fmt::format(R"({{"reports":{}}})", reports.size())});
  out.end_array().end_object();
  return out.take();
}

}  // namespace hoanhap::exchange
