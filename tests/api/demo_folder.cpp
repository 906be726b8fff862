#include "demo_folder.h"

#include <cstdlib>
#include <filesystem>
#include <map>

#include <doctest/doctest.h>

#include "city.h"

namespace hoanhap::test {
namespace {

namespace fs = std::filesystem;

// Everything below one temporary folder, so that one removal at the end is enough.
struct Workshop {
  std::string root;
  std::map<std::string, std::string> filled;  // moment -> data folder
  int copies = 0;

  Workshop() {
    auto pattern = (fs::temp_directory_path() / "hoanhap-api-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    root = pattern;
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(root, ignored);
  }
};

}  // namespace

std::string copy_of_demo_folder(const std::string& now) {
  static Workshop shop;
  auto& original = shop.filled[now];
  if (original.empty()) {
    original = shop.root + "/filled-" + std::to_string(shop.filled.size());
    open_demo(original, now).reset();
  }
  auto copy = shop.root + "/copy-" + std::to_string(++shop.copies);
  fs::copy(original, copy, fs::copy_options::recursive);
  return copy;
}

}  // namespace hoanhap::test
