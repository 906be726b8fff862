#pragma once

#include <string>
#include <string_view>

#include "documents/docx_template.h"
#include "documents/model.h"

namespace hoanhap::documents {

// What a report's template can name; README.md lists it for officials.
Fields fields_of(const Report& report);

// "ngày 05 tháng 7 năm 2018"; days below 10 and the first two months take a 0 (Decree 30/2020).
std::string signing_day(const std::optional<Date>& date);

// A report as .docx, laid out by Decree 30/2020 as its template says. Fails as fill_docx does.
Result<std::string> write_report_document(std::string_view template_docx, const Report& report);

// The template of a form in its programme's folder: templates/<its own>, else
// templates/bao-cao.docx. Fails: `internal` when neither can be read.
Result<std::string> read_template(const std::string& programme_folder, const plan::Form& form);
// The one for tables of all units: bang-so-lieu.docx, else bao-cao.docx.
Result<std::string> read_table_template(const std::string& programme_folder);

}  // namespace hoanhap::documents
