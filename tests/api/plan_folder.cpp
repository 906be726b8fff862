#include "plan_folder.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace hoanhap::test {

PlanFolder::PlanFolder()
    : files_(app::plans::read_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018")) {}

std::string& PlanFolder::text(const std::string& path) {
  const auto found = std::ranges::find(files_, path, &plan::SourceFile::path);
  REQUIRE(found != files_.end());
  return found->text;
}

PlanFolder& PlanFolder::put(const std::string& path, const std::string& before,
                            const std::string& added) {
  return replace(path, before, added + before);
}

PlanFolder& PlanFolder::replace(const std::string& path, const std::string& old,
                                const std::string& now) {
  auto& file = text(path);
  const auto at = file.find(old);
  REQUIRE(at != std::string::npos);
  file.replace(at, old.size(), now);
  return *this;
}

std::string PlanFolder::json() const {
  JsonWriter out;
  out.begin_object().key("files").begin_array();
  for (const auto& file : files_)
    out.begin_object()
        .field("path", file.path)
        // Word templates are bytes, and nobody asks for a document here.
        .field("text", file.path.starts_with("templates/") ? std::string("PK") : file.text)
        .end_object();
  out.end_array().end_object();
  return out.take();
}

PlanFolder with_evening_sessions() {
  return PlanFolder().put("forms/bao-cao-phuong-xa.yaml", "      - id: tt-chu-de\n",
                          "      - id: tt-buoi-toi\n"
                          "        title: { vi: Số buổi tổ chức buổi tối, en: Evening sessions }\n"
                          "        type: whole\n"
                          "        time: sum\n"
                          "        units: sum\n"
                          "        clauses: [II.2.a]\n");
}

}  // namespace hoanhap::test
