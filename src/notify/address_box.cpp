#include "notify/address_box.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

namespace hoanhap::notify {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(std::tuple_size_v<Hash> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

std::string bound_to(UserId user) { return fmt::format("hoanhap address {}", user.value); }

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

tl::unexpected<Error> cannot(const std::string& file, const char* vi, const char* en) {
  return fail({ErrorCode::invalid,
               "mail-key",
               {"Không mở được khóa địa chỉ thư", "Can't open the key of the mail addresses"},
               {fmt::format("{}: {}", file, vi), fmt::format("{}: {}", file, en)}});
}

struct File {
  int fd = -1;
  ~File() {
    if (fd >= 0) ::close(fd);
  }
};

// A name of its own first, so that a crash leaves a whole key or none.
Result<bool> make(const std::string& file) {
  const auto key = random_bytes(std::tuple_size_v<Hash>);
  const auto half = file + ".new";
  File made{::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  const auto size = static_cast<ssize_t>(key.size());
  if (made.fd < 0 || ::write(made.fd, key.data(), key.size()) != size || ::fsync(made.fd) != 0 ||
      ::rename(half.c_str(), file.c_str()) != 0)
    return cannot(file, "không ghi được", "can't be written");
  return true;
}

}  // namespace

Result<AddressBox> AddressBox::open_file(const std::string& file) {
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) TRY(make(file));
  const File opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  Hash key{};
  if (opened.fd < 0 || ::fstat(opened.fd, &about) != 0)
    return cannot(file, "không đọc được", "can't be read");
  if ((about.st_mode & 077) != 0)
    return cannot(file, "người khác đọc được; chạy chmod 600", "others may read it; chmod 600");
  if (::read(opened.fd, key.data(), key.size()) != static_cast<ssize_t>(key.size()))
    return cannot(file, "không đủ 32 byte", "is shorter than 32 bytes");
  return AddressBox(key);
}

Bytes AddressBox::seal(UserId user, std::string_view address) const {
  const auto about = bound_to(user);
  Bytes sealed = random_bytes(kNonce);
  sealed.resize(kNonce + address.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonce, nullptr, octets(address),
                                             address.size(), octets(about), about.size(), nullptr,
                                             sealed.data(), key_.data());
  return sealed;
}

std::optional<std::string> AddressBox::open(UserId user,
                                            std::span<const std::uint8_t> sealed) const {
  if (sealed.size() < kNonce + kTag) return std::nullopt;
  const auto about = bound_to(user);
  std::string address(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(address.data()),
                                                 nullptr, nullptr, sealed.data() + kNonce,
                                                 sealed.size() - kNonce, octets(about),
                                                 about.size(), sealed.data(), key_.data()) != 0)
    return std::nullopt;
  return address;
}

}  // namespace hoanhap::notify
