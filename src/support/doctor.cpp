#include "support/doctor.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "identity/store.h"
#include "support/rules.h"

namespace hoanhap::support {
namespace {

using storage::Tx;

Finding bad(const char* question, std::string vi, std::string en) {
  return {false, question, {std::move(vi), std::move(en)}};
}
Finding good(const char* question, std::size_t n) {
  return {true, question, {fmt::format("đã kiểm tra {}", n), fmt::format("{} checked", n)}};
}

Finding audit_chain(storage::Database& database) {
  const auto verdict = audit::verify(database);
  if (!verdict) return bad("audit", "không đọc được nhật ký", "the audit trail is not readable");
  if (verdict->broken_at != 0)
    return bad("audit", fmt::format("chuỗi nhật ký đứt ở mục {}", verdict->broken_at),
               fmt::format("the audit chain breaks at entry {}", verdict->broken_at));
  return good("audit", static_cast<std::size_t>(verdict->entries));
}

Finding roles(Tx& tx, const units::Registry& registry) {
  std::map<std::int64_t, std::vector<identity::Post>> people;
  for (const auto& held : identity::store::roles_held(tx)) {
    const auto* unit = registry.find(held.unit);
    people[held.user.value].push_back({held.role, unit == nullptr ? "" : unit->kind});
  }
  for (const auto& [user, posts] : people)
    for (const auto& post : posts)
      for (const auto& other : posts)
        if (identity::incompatible(post, other))
          return bad("roles",
                     fmt::format("tài khoản {} giữ hai vai trò loại trừ nhau: {}, {}", user,
                                 post.role, other.role),
                     fmt::format("account {} holds roles that exclude each other: {}, {}", user,
                                 post.role, other.role));
  return good("roles", people.size());
}

Finding certificates(Tx& tx) {
  std::size_t n = 0;
  for (const auto& office : store::offices(tx)) {
    const store::Certified* before = nullptr;
    const auto chain = store::chain(tx, office.root);
    for (const auto& each : chain) {
      ++n;
      if (!follows(before == nullptr ? nullptr : &before->certificate, each.certificate) ||
          !follows(each.certificate, each.roster, before == nullptr ? nullptr : &before->roster))
        return bad("certificates",
                   fmt::format("chứng nhận số {} của bộ phận {} không nối tiếp được",
                               each.certificate.sequence, name(office.root).substr(0, 16)),
                   fmt::format("certificate {} of office {} does not follow",
                               each.certificate.sequence, name(office.root).substr(0, 16)));
      before = &each;
    }
  }
  return good("certificates", n);
}

Finding members(Tx& tx, Service& service) {
  std::size_t n = 0;
  for (const auto& office : store::offices(tx)) {
    const auto last = store::last_certificate(tx, office.root);
    if (!last || office.state != OfficeState::open) continue;
    for (const auto& member : last->roster.members) {
      ++n;
      if (!service.offices.in_good_standing(tx, office, last->certificate, last->roster,
                                            UserId{member.account}))
        return bad("members",
                   fmt::format("tài khoản {} không còn được giữ khóa: lập đợt khóa mới không có "
                               "người này",
                               member.account),
                   fmt::format("account {} may not hold keys any more: make a new epoch without "
                               "them",
                               member.account));
    }
  }
  return good("members", n);
}

Finding keepers(Tx& tx, Service& service) {
  std::size_t n = 0;
  for (const auto& office : store::offices(tx)) {
    const auto last = store::last_certificate(tx, office.root);
    if (!last || office.state != OfficeState::open) continue;
    ++n;
    if (service.offices.keeper_left(tx, office, last->certificate.epoch))
      return bad("keepers",
                 fmt::format("người phụ trách đã lập đợt khóa {} không còn phụ trách: người phụ "
                             "trách mới lập đợt khóa mới",
                             last->certificate.epoch),
                 fmt::format("a keeper of epoch {} is keeper no more: the new keeper makes a new "
                             "epoch",
                             last->certificate.epoch));
  }
  return good("keepers", n);
}

// The two stores agree.
Result<Finding> keys(Tx& tx, Service& service) {
  TRY_ASSIGN(const auto held, service.ground.keys.all());
  std::set<store::PartOf> with_key;
  for (const auto& key : held) with_key.insert({key.record, key.part, key.version});
  const auto parts = store::all_parts(tx);
  const std::set<store::PartOf> with_body(parts.begin(), parts.end());
  const auto alone = [](const auto& these, const auto& those) {
    return std::ranges::count_if(these, [&](const auto& each) { return !those.contains(each); });
  };
  TRY_ASSIGN(const auto leaving, service.ground.keys.leaving());
  const auto bodies = alone(with_body, with_key), strays = alone(with_key, with_body);
  if (bodies + strays > 0 || !leaving.empty())
    return bad("keys",
               fmt::format("{} nội dung không có khóa, {} khóa không có nội dung, {} hồ sơ hủy dở: "
                           "khởi động lại máy chủ để hoàn tất",
                           bodies, strays, leaving.size()),
               fmt::format("{} bodies without a key, {} keys without a body, {} half destroyed: "
                           "start the server to finish",
                           bodies, strays, leaving.size()));
  TRY_ASSIGN(const auto due, service.ground.keys.due(service.ground.clock.today()));
  if (!due.records.empty() || !due.links.empty())
    return bad("keys",
               fmt::format("{} khóa quá hạn chưa hủy", due.records.size() + due.links.size()),
               fmt::format("{} keys are overdue", due.records.size() + due.links.size()));
  return good("keys", with_key.size());
}

Result<Finding> epochs(Tx& tx, Service& service) {
  std::size_t n = 0;
  for (const auto& office : store::offices(tx)) {
    if (office.state == OfficeState::founding) continue;
    TRY_ASSIGN(const auto progress, service.rewrapping.progress(office.root, 0));
    ++n;
    if (progress.left > 0)
      return bad("epochs",
                 fmt::format("còn {} khóa chưa chuyển sang đợt {}: một người giữ khóa mở khóa và "
                             "chuyển tiếp",
                             progress.left, progress.epoch),
                 fmt::format("{} keys wait for epoch {}: a member unlocks and goes on",
                             progress.left, progress.epoch));
  }
  return good("epochs", n);
}

Finding bodies(Tx& tx) {
  std::size_t n = 0;
  for (const auto& id : store::living(tx))
    for (const auto& envelope : store::parts(tx, id)) {
      ++n;
      const auto size = envelope.body.size();
      if (!signed_by(envelope.signer, envelope.statement(), envelope.signature) ||
          size <= Envelope::kTag || (size - Envelope::kTag) % Envelope::kBucket != 0)
        return bad("bodies", "có phiếu niêm phong bị sửa sau khi nhận",
                   "a sealed body was changed after it came");
    }
  return good("bodies", n);
}

}  // namespace

Result<std::vector<Finding>> examine(Service& service) {
  std::vector<Finding> all;
  auto& database = service.ground.database;
  all.push_back(audit_chain(database));
  return database.read([&](Tx& tx) -> Result<std::vector<Finding>> {
    if (const auto registry = service.ground.units()) all.push_back(roles(tx, *registry));
    all.push_back(certificates(tx));
    all.push_back(members(tx, service));
    all.push_back(keepers(tx, service));
    TRY_ASSIGN(auto stores, keys(tx, service));
    all.push_back(std::move(stores));
    TRY_ASSIGN(auto wraps, epochs(tx, service));
    all.push_back(std::move(wraps));
    all.push_back(bodies(tx));
    return all;
  });
}

}  // namespace hoanhap::support
