#pragma once

#include <string>
#include <vector>

#include "plan/compile.h"

namespace hoanhap::plan {

// Collects what the stages find. Capped, because a file of 1 MiB can be wrong in a million places
// and nobody reads on after some hundred.
class Report {
 public:
  void error(Position at, Text message) {
    add(Diagnostic::Kind::error, std::move(at), std::move(message));
  }
  void error(Position at, std::string vi, std::string en) {
    error(std::move(at), Text{std::move(vi), std::move(en)});
  }
  void warning(Position at, std::string vi, std::string en) {
    add(Diagnostic::Kind::warning, std::move(at), {std::move(vi), std::move(en)});
  }
  bool failed() const { return errors_ > 0; }
  // In the order of the files; errors and warnings of one place keep the order they were found in.
  std::vector<Diagnostic> take();

 private:
  void add(Diagnostic::Kind kind, Position at, Text message);
  std::vector<Diagnostic> found_;
  int errors_ = 0;
};

// "tasks.yaml:61:5"
std::string print(const Position& at);

}  // namespace hoanhap::plan
