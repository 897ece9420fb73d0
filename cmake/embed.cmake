# embed_migrations(PART FILE …) writes migrations.cpp of a part from its SQL files, in the order given, and answers its
# path in PART_MIGRATIONS. The step is called after the file; FILE.postgresql.sql, where it stands beside FILE.sql, is
# the text for PostgreSQL. The part declares `std::span<const storage::Migration> migrations();` in migrations.hpp.
function(embed_migrations part)
  set(rows "")
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    get_filename_component(folder ${file} DIRECTORY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(READ ${file} sql)
    set(postgresql "")
    set(twin ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${name}.postgresql.sql)
    if(EXISTS ${twin})
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${twin})
      file(READ ${twin} postgresql)
    endif()
    string(APPEND rows "    storage::Migration{.name = \"${name}\", .sql = R\"migration(${sql})migration\", "
      ".postgresql = R\"migration(${postgresql})migration\"},\n")
  endforeach()
  set(path ${CMAKE_CURRENT_BINARY_DIR}/${part}_migrations.cpp)
  file(WRITE ${path}.new "#include \"${part}/migrations.hpp\"\n\n#include <array>\n\nnamespace dueregard::${part} {\n\n"
    "namespace {\n\nconstexpr std::array all = {\n${rows}};\n\n}  // namespace\n\n"
    "std::span<const storage::Migration> migrations() {\n    return all;\n}\n\n}  // namespace dueregard::${part}\n")
  configure_file(${path}.new ${path} COPYONLY)
  set(${part}_MIGRATIONS ${path} PARENT_SCOPE)
endfunction()

# embed_texts(PART NAME FILE …) writes embedded_NAME.cpp of a part: its text files in the order given, with their
# names. Answers its path in PART_TEXTS. The part declares `std::span<const EmbeddedText> embedded_texts();` in embedded_NAME.hpp.
function(embed_texts part name)
  set(rows "")
  foreach(file ${ARGN})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(READ ${file} text)
    get_filename_component(file_name ${file} NAME)
    string(APPEND rows "    EmbeddedText{.name = \"${file_name}\", .text = R\"embedded(${text})embedded\"},\n")
  endforeach()
  set(path ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
  file(WRITE ${path}.new "#include \"${part}/embedded_${name}.hpp\"\n\n#include <array>\n\nnamespace dueregard::${part} {\n\n"
    "namespace {\n\nconstexpr std::array all = {\n${rows}};\n\n}  // namespace\n\n"
    "std::span<const EmbeddedText> embedded_texts() {\n    return all;\n}\n\n}  // namespace dueregard::${part}\n")
  configure_file(${path}.new ${path} COPYONLY)
  set(${part}_TEXTS ${path} PARENT_SCOPE)
endfunction()
