#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace hoanhap::http {

// The header of a request as the parser found it, before anything in it is believed.
struct RawHead {
  std::string_view method;
  std::string_view target;
  int version = 11;  // 10 or 11
  std::vector<std::pair<std::string_view, std::string_view>> fields;
};

// A header that has been read as a request, or the status that refuses it. `request` holds whatever
// could be read even then (Accept-Language for the answer).
struct Head {
  int refused = 0;  // 0: fine; else 400, 405, 417, 421, 501
  Request request;
  bool head_only = false;  // HEAD: answered as GET, without the body
  bool expects_continue = false;
};

// Maps a raw header to a request: method, decoded path and query, fields in lower case. `hosts` are
// the names this server answers to, without port; empty means any. Pure: the same input gives the
// same answer, whatever the connection.
//
// Refused: a missing, repeated or malformed Host (400), a foreign one (421), a field that may stand
// once but stands twice, bytes that are not UTF-8, any Transfer-Encoding but "chunked", a
// Content-Length that is not one plain number, an Expect other than 100-continue (417), a method
// that exists but is never served (405) or is unknown (501).
Head parse_head(const RawHead& raw, const std::vector<std::string>& hosts);

}  // namespace hoanhap::http
