#include "power_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace hoanhap::crash {
namespace {

constexpr std::int64_t kSector = 512;
Disk* disk = nullptr;  // the one in use

// ---- the VFS: the system's, with the disk told of every change
// -------------------------------------
struct ShimFile {
  sqlite3_file base;
  std::string* path;  // null: a temporary file, which no crash keeps
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
ShimFile* shim(sqlite3_file* file) { return reinterpret_cast<ShimFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return shim(file)->real(); }
sqlite3_vfs* system_vfs() { return sqlite3_vfs_find("unix"); }

int file_close(sqlite3_file* file) {
  delete shim(file)->path;
  return real(file)->pMethods->xClose(real(file));
}
int file_read(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
  return disk->power_is_off() ? SQLITE_IOERR_READ
                              : real(file)->pMethods->xRead(real(file), data, size, offset);
}
int file_write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (const auto* path = shim(file)->path)
    if (const int code = disk->wrote(*path, data, size, offset); code != SQLITE_OK) return code;
  return real(file)->pMethods->xWrite(real(file), data, size, offset);
}
int file_truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const auto* path = shim(file)->path)
    if (const int code = disk->truncated(*path, size); code != SQLITE_OK) return code;
  return real(file)->pMethods->xTruncate(real(file), size);
}
int file_sync(sqlite3_file* file, int) {  // the real fsync would only cost time
  return shim(file)->path == nullptr ? SQLITE_OK : disk->synced(*shim(file)->path);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int file_lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int file_unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int file_reserved(sqlite3_file* file, int* out) {
  return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int file_control(sqlite3_file* file, int op, void* argument) {
  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_OK;  // would write past us
  return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int file_sector(sqlite3_file*) { return kSector; }
int file_traits(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int n, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods = {
    2,         file_close,  file_read,     file_write,   file_truncate, file_sync,   file_size,
    file_lock, file_unlock, file_reserved, file_control, file_sector,   file_traits, shm_map,
    shm_lock,  shm_barrier, shm_unmap,     nullptr,      nullptr};

int vfs_open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* const opened = shim(file);
  opened->path = nullptr;
  opened->base.pMethods = nullptr;
  const int code = system_vfs()->xOpen(system_vfs(), path, opened->real(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  opened->base.pMethods = &kMethods;
  const bool kept =
      (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  if (path != nullptr && kept) {
    opened->path = new std::string(path);
    disk->opened(path);
  }
  return SQLITE_OK;
}
int vfs_delete(sqlite3_vfs*, const char* path, int sync_folder) {
  if (disk->power_is_off()) return SQLITE_IOERR_DELETE;
  disk->removed(path);
  return system_vfs()->xDelete(system_vfs(), path, sync_folder);
}

sqlite3_vfs make_vfs() {
  sqlite3_vfs vfs = *system_vfs();
  vfs.szOsFile += static_cast<int>(sizeof(ShimFile));
  vfs.pNext = nullptr;
  vfs.zName = Disk::name();
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  return vfs;
}

Bytes contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

// ---- the disk
// --------------------------------------------------------------------------------------
Disk::Disk(Plan plan) : plan_(plan), random_(plan.seed) {
  static sqlite3_vfs vfs = make_vfs();
  disk = this;
  sqlite3_vfs_register(&vfs, 0);
}
Disk::~Disk() { disk = nullptr; }

std::uint64_t Disk::operations() {
  const std::lock_guard lock(mutex_);
  return operations_;
}
std::uint64_t Disk::syncs() {
  const std::lock_guard lock(mutex_);
  return syncs_;
}
bool Disk::power_is_off() {
  const std::lock_guard lock(mutex_);
  return off_;
}

void Disk::opened(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!off_ && !files_.contains(path)) files_[path].durable = contents(path);
}

void Disk::removed(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!off_) files_.erase(path);
}

bool Disk::next_operation() {
  if (!off_ && operations_++ >= plan_.cut) cut();
  return !off_;
}

int Disk::wrote(const std::string& path, const void* data, int size, std::int64_t offset) {
  const std::lock_guard lock(mutex_);
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  // Known before the power may go: this very write can be half on the disk.
  if (!off_) files_[path].pending.push_back({offset, Bytes(bytes, bytes + size), false});
  return next_operation() ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int Disk::truncated(const std::string& path, std::int64_t size) {
  const std::lock_guard lock(mutex_);
  if (!off_) files_[path].pending.push_back({size, {}, true});
  return next_operation() ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int Disk::synced(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!next_operation()) return SQLITE_IOERR_FSYNC;
  if (syncs_++ == plan_.fail_sync) return SQLITE_IOERR_FSYNC;  // what was pending stays in doubt
  auto& file = files_[path];
  for (const auto& change : file.pending) apply(file.durable, change);
  file.pending.clear();
  return SQLITE_OK;
}

void Disk::apply(Bytes& bytes, const Change& change) {
  const auto from = static_cast<std::size_t>(change.offset);
  if (change.truncate) {
    if (bytes.size() > from) bytes.resize(from);
    return;
  }
  if (change.data.empty()) return;
  if (bytes.size() < from + change.data.size()) bytes.resize(from + change.data.size());
  std::memcpy(bytes.data() + from, change.data.data(), change.data.size());
}

Bytes Disk::survivor(const File& file) {
  auto bytes = file.durable;
  const auto reached = [&] {
    switch (plan_.unsynced) {
      case Unsynced::lost:
        return false;
      case Unsynced::kept:
        return true;
      case Unsynced::torn:
        return random_() % 2 == 0;
    }
    return false;
  };
  for (const auto& change : file.pending) {
    if (change.truncate) {
      if (reached()) apply(bytes, change);
      continue;
    }
    const auto end = change.offset + static_cast<std::int64_t>(change.data.size());
    for (auto at = change.offset; at < end;) {
      const auto next = std::min(end, (at / kSector + 1) * kSector);
      const auto first = change.data.begin() + (at - change.offset);
      if (reached()) apply(bytes, {at, Bytes(first, first + (next - at)), false});
      at = next;
    }
  }
  return bytes;
}

void Disk::cut() {
  off_ = true;
  for (const auto& [path, file] : files_) survivors_[path] = survivor(file);
}

void Disk::survivors_into(const std::string& folder) {
  const std::lock_guard lock(mutex_);
  if (!off_) cut();
  std::filesystem::create_directories(folder);
  for (const auto& [path, bytes] : survivors_) {
    std::ofstream out(folder / std::filesystem::path(path).filename(), std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
  }
}

}  // namespace hoanhap::crash
