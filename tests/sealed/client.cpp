// A sender's side of the protocol, for canary_test.py: the answer of GET /support/offices on
// standard input, what is to be sealed as the first argument; the referral to be sent and the
// receipt's code on standard output, a line each. What was sealed goes nowhere else.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "core/bytes.h"
#include "core/json.h"
#include "support/keyholder/body.h"
#include "support/protocol/certificate.h"
#include "support/protocol/codes.h"
#include "support/protocol/envelope.h"

using namespace hoanhap;
using namespace hoanhap::support;

namespace {

Result<int> file(const std::string& content, const std::string& unit) {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  TRY_ASSIGN(const auto offices, Json::parse(text));
  const auto office = offices["offices"][0];
  const auto chain = office["certificates"];
  Bytes bytes;
  if (chain.size() == 0 || !from_wire(chain[chain.size() - 1].string().value_or(""), bytes))
    return internal("no office");
  TRY_ASSIGN(const auto last, Certificate::parse(bytes));

  RecordKeyId id;
  std::ranges::copy(random_bytes(id.bytes.size()), id.bytes.begin());
  auto code = base32(random_bytes(12)).substr(0, 19);
  code += Receipt::check(code);
  TRY_ASSIGN(const auto envelope, keyholder::seal({last.root, id, Part::referral, 1}, last.epoch,
                                                  last.team, content, nullptr));
  JsonWriter out;
  out.begin_object().field("office", name(last.root)).field("record", name(id));
  out.field("unit", std::string_view(unit)).field("receipt", to_wire(Receipt::hash(code)));
  out.key("parts").begin_array();
  write(out, envelope);
  out.end_array().end_object();
  std::printf("%s\n%s\n", out.take().c_str(), code.c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto done = file(argv[1], argv[2]);
  if (!done) std::fprintf(stderr, "%s\n", done.error().cause.c_str());
  return done ? *done : 1;
}
