# Warnings, hardening and sanitizers, in one interface target that every module links.
add_library(hoanhap_flags INTERFACE)
target_compile_features(hoanhap_flags INTERFACE cxx_std_20)
target_compile_options(hoanhap_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wformat=2 -Wimplicit-fallthrough
  -Wdouble-promotion -Wundef -Wswitch -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(hoanhap_flags INTERFACE
    -Wsuggest-override -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast)
endif()
if(HOANHAP_WERROR)
  target_compile_options(hoanhap_flags INTERFACE -Werror)
endif()
target_compile_options(hoanhap_flags INTERFACE
  -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(hoanhap_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
target_link_options(hoanhap_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack)
if(HOANHAP_SANITIZE)
  target_compile_options(hoanhap_flags INTERFACE -fsanitize=${HOANHAP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(hoanhap_flags INTERFACE -fsanitize=${HOANHAP_SANITIZE})
endif()
if(HOANHAP_COVERAGE)
  target_compile_options(hoanhap_flags INTERFACE --coverage)
  target_link_options(hoanhap_flags INTERFACE --coverage)
endif()
# One precompiled header for all modules means one set of definitions for all: spdlog's come with core's link, so
# the others would compile with another set and gcc would leave the header unused.
target_compile_definitions(hoanhap_flags INTERFACE SPDLOG_SHARED_LIB SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL)
