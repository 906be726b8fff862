# What the API hears and says travels inside the program: hoanhap_embed_schemas(target) joins every feature's
# src/<feature>/schemas.json into kSchemas of app/schemas.h. Run as a script (cmake -P) it writes the file.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB parts ${FOLDER}/*/schemas.json)
  list(SORT parts)
  set(text "")
  foreach(part IN LISTS parts)
    file(READ ${part} json)
    string(STRIP "${json}" json)
    string(REGEX REPLACE "^{|}$" "" json "${json}")
    if(text)
      string(APPEND text ",")
    endif()
    string(APPEND text "${json}")
  endforeach()
  file(WRITE ${OUTPUT} "// Written by cmake/schemas.cmake.\n#include \"app/schemas.h\"\n\nnamespace hoanhap::app {\nconst std::string_view kSchemas = R\"json~({\"schemas\":{${text}}})json~\";\n}\n")
  return()
endif()

function(hoanhap_embed_schemas target)
  set(output ${CMAKE_BINARY_DIR}/generated/schemas.cpp)
  file(GLOB parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/schemas.json)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_SOURCE_DIR}/src -DOUTPUT=${output} -P ${CMAKE_SOURCE_DIR}/cmake/schemas.cmake
    DEPENDS ${parts} ${CMAKE_SOURCE_DIR}/cmake/schemas.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
