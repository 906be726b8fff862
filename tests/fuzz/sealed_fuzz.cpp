// Any bytes as what a browser may send to the sealed part: certificate, roster, enrolment, wrap,
// re-wrap, envelope and export. Refused with words, or read and written again to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "support/protocol/certificate.h"
#include "support/protocol/codes.h"
#include "support/protocol/exported.h"
#include "support/protocol/member_key.h"

using namespace hoanhap;
using namespace hoanhap::support;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <typename Thing>
void binary(View bytes) {
  const auto thing = Thing::parse(bytes);
  if (thing)
    require(thing->bytes() == Bytes(bytes.begin(), bytes.end()));
  else
    require(!thing.error().detail.vi.empty() && thing.error().type.starts_with("sealed-"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const View bytes(data, size);
  binary<Certificate>(bytes);
  binary<Roster>(bytes);
  binary<Enrolment>(bytes);
  binary<KeyWrap>(bytes);
  binary<Rewrap>(bytes);

  const std::string text(data, data + size);
  if (const auto exported = read_exported(text))
    require(read_exported(write(*exported)).has_value());
  if (const auto json = Json::parse(text)) {
    if (const auto envelope = read_kept(*json, {})) {
      JsonWriter out;
      write(out, *envelope);
      require(read_kept(Json::parse(out.take()).value(), {}).has_value());
    }
    require(!read_envelope(*json, {}, {}).has_value());  // no key is all zeros
  }
  if (const auto receipt = Receipt::normal(text)) require(Receipt::normal(*receipt) == *receipt);
  if (const auto share = Share::parse(text)) require(Share::parse(share->text()).has_value());
  Bytes decoded;
  if (from_wire(text, decoded)) require(to_wire(decoded) == text);
  return 0;
}
