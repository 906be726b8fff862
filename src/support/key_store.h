#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "storage/database.h"
#include "support/model.h"

namespace hoanhap::support {

// A body's key, sealed to one team key. The team key's public half says which office and epoch.
struct WrappedKey {
  RecordKeyId record;
  Part part = Part::referral;
  std::uint32_t version = 1;
  SealingKey team;
  SealedKey wrapped;
};

// The store of wrapped record keys, apart from the bodies (design §6): a SQLite file of its own
// with secure_delete, whose log is cut to nothing after every destruction. Written first, destroyed
// first. It alone knows the receipt's hash of a record and the Monday on which its keys go, and
// forgets both with them.
//
// Ownership: the composition root's. Threads: safe from any; two-store changes are serialised by
// `Destroying` and `Filing` through one mutex. Fails: `unavailable` as a database does; `open`
// refuses a backup whose last day has passed.
class KeyStore {
 public:
  // `folder` is <data>/keys; made when missing. `today` decides whether a restored backup still may
  // open.
  static Result<std::unique_ptr<KeyStore>> open(const std::string& folder, Date today);
  static Result<std::unique_ptr<KeyStore>> open_to_read(const std::string& folder);  // doctor
  static std::unique_ptr<KeyStore> scratch();                                        // tests
  // Writes into a copy of a key store until when it may be used.
  static Result<bool> mark_backup(const std::string& file, Date last_day);
  explicit KeyStore(std::unique_ptr<storage::Database> database) : database_(std::move(database)) {}

  // What a record is kept by. Days are Mondays.
  struct Kept {
    RecordKeyId record;
    Hash receipt{};
    Date goes;                      // all its keys
    std::optional<Date> link_goes;  // those of its link
  };
  Result<bool> add(const Kept& kept, const std::vector<WrappedKey>& keys);
  Result<bool> add(const WrappedKey& key);        // of a new version
  Result<bool> keep_only(const WrappedKey& key);  // its other versions are destroyed
  Result<bool> keep_until(const RecordKeyId& record, Date goes);
  Result<std::optional<Kept>> find(const RecordKeyId& record);
  Result<std::optional<RecordKeyId>> find(const Hash& receipt);
  Result<std::vector<WrappedKey>> keys_of(const RecordKeyId& record, const SealingKey& team);

  // Destroys every key of a record and remembers, until `left`, that its row has yet to follow, and
  // why. Returns after the log is cut.
  struct Leaving {
    RecordKeyId record;
    Hash receipt{};
    std::string outcome;
  };
  Result<bool> destroy(const RecordKeyId& record, std::string_view outcome);
  Result<bool> destroy_link(const RecordKeyId& record);
  // Destroyed before: the hash of its id stays, so that a referral sent twice does not come back.
  Result<bool> gone(const RecordKeyId& record);
  Result<bool> left(const RecordKeyId& record);
  Result<std::vector<Leaving>> leaving();
  // Records, and links alone, whose Monday has come.
  struct Due {
    std::vector<RecordKeyId> records, links;
  };
  Result<Due> due(Date today);

  // Wrapping anew: keys without a wrap for `team` among `records`' offices' older teams.
  struct Waiting {
    std::int64_t left = 0;
    std::vector<WrappedKey> keys;
  };
  Result<Waiting> waiting(const std::vector<SealingKey>& older, const SealingKey& team, int most);
  // Adds each whose record, part and version are there; how many were.
  Result<int> add_wraps(const SealingKey& team, const std::vector<Rewrapped>& keys);
  Result<bool> forget_teams(const std::vector<SealingKey>& older);

  // Everything that has keys, for the repair at start and for doctor.
  struct Listed {
    RecordKeyId record;
    Part part;
    std::uint32_t version;
  };
  Result<std::vector<Listed>> all();
  Result<bool> destroy_strays(const std::vector<Listed>& strays);

  // Nothing of what was deleted, nor the order of what was added, stays in the log on disk.
  Result<bool> forget();

 private:
  std::unique_ptr<storage::Database> database_;
};

}  // namespace hoanhap::support
