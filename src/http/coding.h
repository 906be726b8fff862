#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace hoanhap::http {

// Content codings (RFC 9110 §8.4). Pure, but `encode` takes about 20 ms of a core for a megabyte:
// on a worker's thread, never on the one for I/O.

// Whether Accept-Encoding names the coding without q=0.
bool accepts(std::string_view accept_encoding, std::string_view coding);

// What the programme says, as gzip, where it is long enough to matter on a slow link and the reader
// takes it: JSON and text of 1 KiB and more. Files are packed already. Lengths tell no secret to
// whoever mixes in text of their own (BREACH): no other site's request carries the session (its
// cookie is SameSite=Strict), and no answer to a GET holds a credential.
void encode(const Request& request, Response& response);

}  // namespace hoanhap::http
