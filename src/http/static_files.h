#pragma once

#include <map>
#include <memory>
#include <string>

#include "http/message.h"

namespace hoanhap::http {

// The web side, held in memory: what is not in the folder at start can't be asked for later.
//
// `name.br` and `name.gz` beside a file are its compressed forms, sent to who accepts them. Files
// under /assets/ carry a hash in their name and never change; everything else is revalidated by
// ETag. A path without an extension that is no file is the application's own route, so it gets
// index.html; one with an extension is 404.
//
// Threads: read only after `load`, safe from any; answers without blocking. Fails: `load` when the
// folder can't be read.
class StaticFiles {
 public:
  static Result<std::shared_ptr<const StaticFiles>> load(const std::string& folder);
  Response serve(const Request& request) const;
  std::size_t count() const { return files_.size(); }

 private:
  struct Form {
    std::shared_ptr<const std::string> bytes;
    std::string etag;
  };
  struct File {
    std::string type;
    Form plain, brotli, gzip;  // the last two may be empty
  };
  std::map<std::string, File, std::less<>> files_;  // by path: "/index.html"
};

}  // namespace hoanhap::http
