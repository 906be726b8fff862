#include <unistd.h>

#include <filesystem>

#include "core/bytes.h"
#include "core/log.h"
#include "storage/folder_lock.h"
#include "storage/migrate.h"
#include "storage/sqlite.h"
#include "storage/sqlite/checkpointer.h"
#include "storage/sqlite/reader_pool.h"
#include "storage/sqlite/writer.h"

namespace hoanhap::storage {
namespace sqlite {
namespace {

// Removes a temporary database's folder once everything in it is closed.
struct Removal {
  std::string folder;
  ~Removal() {
    std::error_code ignored;
    if (!folder.empty()) std::filesystem::remove_all(folder, ignored);
  }
};

// The members stand in the order they are needed: the lock goes last, the threads go first, and the
// writing connection closes after all others, so that it empties the WAL.
class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::optional<FolderLock> lock, const std::string& folder,
                 const SqliteOptions& options)
      : removal_{options.temporary ? folder : ""},
        lock_(std::move(lock)),
        file_(folder + "/" + options.file),
        forgetful_(options.forgetful),
        health_(options.on_failure),
        readers_(file_, options.vfs, options.readers, tally_) {}

  ~SqliteDatabase() override {
    writer_.reset();
    if (!health_.failed()) return;
    if (connection_) connection_->leave_files_alone();
    if (checkpointer_) checkpointer_->leave_files_alone();
    readers_.leave_files_alone();
  }

  Result<bool> start(const SqliteOptions& options) {
    if (options.access == SqliteOptions::Access::read_only) return true;
    connection_ =
        std::make_unique<Connection>(file_, options.vfs, Connection::Mode::read_write, tally_);
    connection_->script(
        "pragma journal_mode = wal; pragma foreign_keys = on; pragma temp_store = memory;"
        "pragma wal_autocheckpoint = 0; pragma journal_size_limit = 67108864; pragma cache_size = "
        "-16000");
    connection_->script(options.durability == SqliteOptions::Durability::full
                            ? "pragma synchronous = full"
                            : "pragma synchronous = off");
    if (forgetful_) connection_->script("pragma secure_delete = on");
    TRY(migrate(*connection_, options.schema));
    checkpointer_ = std::make_unique<Checkpointer>(file_, options, tally_, health_);
    checkpointer_->watch(*connection_);
    writer_ = std::make_unique<Writer>(*connection_, *checkpointer_, health_, options);
    return true;
  }

  bool failed() const override { return health_.failed(); }
  std::uint64_t commits() const override { return writer_ ? writer_->commits() : 0; }
  Counters counters() const override {
    Counters counters;
    counters.statements = tally_.statements.load();
    counters.rows = tally_.rows.load();
    if (!writer_) return counters;
    counters.commits = writer_->commits();
    counters.writes = writer_->writes();
    counters.refused = writer_->refused();
    counters.checkpoints = checkpointer_->done();
    return counters;
  }
  Result<bool> forget() override {
    if (!checkpointer_) return true;
    return checkpointer_->truncate(std::chrono::milliseconds(forgetful_ ? 5000 : 20));
  }
  std::uint64_t wait_for_commit(std::uint64_t seen, std::chrono::milliseconds timeout) override {
    return writer_ ? writer_->wait_for_commit(seen, timeout) : 0;
  }

 protected:
  Result<bool> run_read(const std::function<void(Tx&)>& f) override {
    not_inside_a_write();
    try {
      readers_.run(f);
      return true;
    } catch (const Failure& failure) {
      if (failure.kind == Failure::Kind::bug) throw;
      log::error("storage.read", {{"cause", failure.what()}});
      return fail(unavailable(failure.what()));
    }
  }
  Result<bool> run_write(const std::function<bool(Tx&)>& f) override {
    not_inside_a_write();
    if (!writer_) return fail(unavailable("opened for reading only"));
    return writer_->run(f);
  }

 private:
  void not_inside_a_write() const {
    if (writer_ && writer_->on_this_thread())
      throw Failure("a write closure called its own database; use its Tx");
  }

  Removal removal_;
  std::optional<FolderLock> lock_;
  const std::string file_;
  const bool forgetful_;
  Tally tally_;
  Health health_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Checkpointer> checkpointer_;
  ReaderPool readers_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace
}  // namespace sqlite

Result<std::unique_ptr<Database>> open_sqlite(const std::string& folder, SqliteOptions options) {
  namespace fs = std::filesystem;
  std::error_code failed;
  std::optional<FolderLock> lock;
  if (options.access == SqliteOptions::Access::write) {
    // What is in it is for the service's own account.
    if (fs::create_directories(folder, failed))
      fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed) return internal("data folder: " + failed.message());
    if (options.lock) {
      TRY_ASSIGN(auto taken, FolderLock::take(folder));
      lock.emplace(std::move(taken));
    }
  } else if (!fs::exists(folder + "/" + options.file, failed)) {
    return internal("no " + options.file + " in the data folder");
  }
  try {
    auto database = std::make_unique<sqlite::SqliteDatabase>(std::move(lock), folder, options);
    TRY(database->start(options));
    return std::unique_ptr<Database>(std::move(database));
  } catch (const Failure& failure) {
    return internal(failure.message);
  }
}

Result<std::unique_ptr<Database>> open_sqlite(const std::string& folder) {
  return open_sqlite(folder, SqliteOptions{});
}

std::unique_ptr<Database> open_scratch() { return open_scratch(SqliteOptions{}); }

std::unique_ptr<Database> open_scratch(SqliteOptions options) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("hoanhap-scratch-" + std::to_string(::getpid()) + "-" + random_token(9));
  options.durability = SqliteOptions::Durability::none;
  options.rehearse = true;
  options.temporary = true;
  auto opened = open_sqlite(folder.string(), options);
  if (!opened) throw Failure("scratch: " + opened.error().cause);
  return std::move(*opened);
}

}  // namespace hoanhap::storage
