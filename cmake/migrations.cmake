# The schema travels inside the program (design §7): hoanhap_embed_migrations(target driver) turns
# src/storage/migrations/<driver>/*.sql into <driver>_migrations() of storage/migrate.h. Run as a script
# (cmake -P) it writes the file.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB steps ${FOLDER}/*.sql)
  list(SORT steps)
  set(text "// Written by cmake/migrations.cmake.\n#include \"storage/migrate.h\"\n\nnamespace hoanhap::storage {\nnamespace {\nconstexpr Migration kSteps[] = {\n")
  foreach(step IN LISTS steps)
    get_filename_component(name ${step} NAME_WE)
    file(READ ${step} sql)
    string(APPEND text "    {\"${name}\", R\"sql~(${sql})sql~\"},\n")
  endforeach()
  string(APPEND text "};\n}\nstd::span<const Migration> ${DRIVER}_migrations() { return kSteps; }\n}\n")
  file(WRITE ${OUTPUT} "${text}")
  return()
endif()

function(hoanhap_embed_migrations target driver)
  set(folder ${CMAKE_SOURCE_DIR}/src/storage/migrations/${driver})
  set(output ${CMAKE_BINARY_DIR}/generated/${driver}_migrations.cpp)
  file(GLOB steps CONFIGURE_DEPENDS ${folder}/*.sql)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DDRIVER=${driver} -DOUTPUT=${output} -P ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
    DEPENDS ${steps} ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
