#pragma once

#include <string>
#include <vector>

#include "documents/pdf_page.h"

namespace hoanhap::documents {

// The head of an official paper (Decree 30/2020, Annex I): issuer left, country and motto right,
// number, place and day, then the title.
struct OfficialHead {
  std::string parent_body, body;  // as written; printed in capitals
  std::string number;             // "" leaves the line out
  std::string place_and_day;
  std::vector<std::string> title;  // the first line in capitals as given
  std::vector<std::string> below;  // period, plan
  bool demo = false;
};
void write_head(PdfPage& page, const OfficialHead& head);

}  // namespace hoanhap::documents
