#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace hoanhap::log {

// JSON lines on standard error. Fields are names and plain values chosen by the programmer: never a
// request body, a free text or anything that could name a person (design §1).
using Field = std::pair<std::string_view, std::string_view>;
void info(std::string_view event, std::initializer_list<Field> fields = {});
void warn(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});
void set_quiet(bool quiet);  // tests

}  // namespace hoanhap::log
