// hoanhap unseal FILE: opens an exported sealed record with recovery shares, on a machine without a
// network, and shows it on the terminal only. --drill rehearses it with an office made for the
// minute.
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/verbs.h"
#include "core/json.h"
#include "support/keyholder/drill.h"
#include "support/keyholder/unsealing.h"
#include "support/protocol/refusal.h"

namespace hoanhap::cli {
namespace {

using namespace support;

int refuse(const Error& error) {
  const auto& text = error.detail;
  std::fprintf(stderr, "hoanhap unseal: %s\n                %s\n", text.vi.c_str(),
               text.en.c_str());
  return 1;
}

std::string ask(const char* question) {
  if (isatty(STDIN_FILENO) != 0) std::fprintf(stderr, "%s", question);
  std::string line;
  std::getline(std::cin, line);
  return line;
}

// Two different shares, asked for one at a time, so that each holder types their own.
Result<std::vector<Share>> shares() {
  std::vector<Share> given;
  for (const char* question :
       {"Mảnh khóa thứ nhất / first share: ", "Mảnh khóa thứ hai / second share: "}) {
    TRY_ASSIGN(auto share, Share::parse(ask(question)));
    given.push_back(share);
  }
  return given;
}

// A name, and its value on the same line or below; whatever the browser wrote.
void show(std::FILE* out, const Json& value, int depth) {
  for (const auto key : value.keys()) {
    const auto member = value[key];
    std::fprintf(out, "%*s%s: ", depth * 2, "", keyholder::for_terminal(key).c_str());
    if (member.is_object()) {
      std::fputc('\n', out);
      show(out, member, depth + 1);
    } else {
      const auto text = member.string();
      const auto words = text ? std::string(*text) : member.dump();
      std::fprintf(out, "%s\n", keyholder::for_terminal(words).c_str());
    }
  }
}

void show(std::FILE* out, const std::vector<keyholder::Unsealed>& parts) {
  for (const auto& part : parts) {
    const std::string kind(name(part.part));
    std::fprintf(out, "\n[%s %u] %s\n", kind.c_str(), part.version,
                 part.author ? ("– " + keyholder::for_terminal(*part.author)).c_str() : "");
    const auto content = Json::parse(part.content);
    if (content && content->is_object())
      show(out, *content, 1);
    else
      std::fprintf(out, "  %s\n", keyholder::for_terminal(part.content).c_str());
  }
}

int open(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto exported = read_exported(text);
  if (!exported) return refuse(exported.error());
  // What was sealed is for eyes: not for a file, a pipe or a printer.
  std::FILE* terminal = std::fopen("/dev/tty", "w");
  if (terminal == nullptr || isatty(STDOUT_FILENO) == 0) {
    if (terminal != nullptr) std::fclose(terminal);
    std::fprintf(stderr,
                 "hoanhap unseal: chỉ hiện trên màn hình; không ghi ra tệp, ống dẫn hay máy in.\n"
                 "                only on a terminal; not into a file, a pipe or a printer.\n");
    return 1;
  }
  std::fprintf(stderr, "%s\n%s %s\n",
               keyholder::for_terminal(exported->chain.back().office).c_str(),
               "Dấu vân khóa gốc:", fingerprint(Printed::root, exported->root).c_str());
  const auto given = shares();
  const auto parts = given ? keyholder::unseal(*exported, *given)
                           : Result<std::vector<keyholder::Unsealed>>(fail(given.error()));
  if (parts) show(terminal, *parts);
  std::fclose(terminal);
  return parts ? 0 : refuse(parts.error());
}

int drill() {
  const bool by_hand = isatty(STDIN_FILENO) != 0;
  auto rehearsal = keyholder::Drill::begin();
  std::printf("%s", rehearsal.opening_text().c_str());
  std::fflush(stdout);
  std::vector<Share> given = {rehearsal.shares()[0], rehearsal.shares()[2]};
  if (by_hand) {
    auto typed = shares();
    if (!typed) return refuse(typed.error());
    given = std::move(*typed);
  }
  const auto parts = keyholder::unseal(rehearsal.record(), given);
  if (!parts) return refuse(parts.error());
  show(stdout, *parts);
  std::printf("%s", rehearsal.closing_text().c_str());
  return rehearsal.refusals_hold() ? 0 : 1;
}

}  // namespace

void add_unseal(CLI::App& app, int& status) {
  struct Arguments {
    std::string file;
    bool drill = false;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* verb = app.add_subcommand(
      "unseal", "Open an exported sealed record with two recovery shares, offline");
  auto* file =
      verb->add_option("FILE", arguments->file, "The exported record")->check(CLI::ExistingFile);
  verb->add_flag("--drill", arguments->drill, "Rehearse it with an office made for the minute")
      ->excludes(file);
  verb->callback([arguments, &status] {
    if (!arguments->drill && arguments->file.empty()) {
      std::fprintf(stderr, "hoanhap unseal: name the exported file, or --drill\n");
      status = 1;
      return;
    }
    status = arguments->drill ? drill() : open(arguments->file);
  });
}

}  // namespace hoanhap::cli
