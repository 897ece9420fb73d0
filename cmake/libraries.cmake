# Every library of others, each as one target that a part names in LIBRARIES. Their headers are SYSTEM, so that our
# warnings are about our code.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS url)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(zip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(cjose REQUIRED IMPORTED_TARGET cjose)
pkg_check_modules(oath REQUIRED IMPORTED_TARGET liboath)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(clp REQUIRED IMPORTED_TARGET clp)
pkg_check_modules(cbc REQUIRED IMPORTED_TARGET cbc)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

# SOCI ships no CMake package in Debian.
add_library(soci INTERFACE)
target_include_directories(soci SYSTEM INTERFACE /usr/include/soci /usr/include/postgresql)
target_link_libraries(soci INTERFACE soci_core soci_sqlite3 soci_postgresql pq PkgConfig::sqlite3)

# RapidCheck ships none either; tests alone use it.
add_library(rapidcheck INTERFACE)
target_link_libraries(rapidcheck INTERFACE /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/librapidcheck.a)
find_package(yaml-cpp REQUIRED)
# Headers alone.
find_path(valijson_headers valijson/validator.hpp REQUIRED)
add_library(valijson INTERFACE)
target_include_directories(valijson SYSTEM INTERFACE ${valijson_headers})

# Nor does zxcvbn ship one.
add_library(zxcvbn INTERFACE)
target_link_libraries(zxcvbn INTERFACE -lzxcvbn)

# DuckDB comes from the npm registry (bin/setup). The program loads it when it first needs it: only the header is built
# with. The build finds the library in node_modules, an installed program beside itself.
set(duckdb_machine x64)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(duckdb_machine arm64)
endif()
find_path(duckdb_headers duckdb.h PATHS ${CMAKE_SOURCE_DIR}/node_modules/duckdb/src/duckdb/src/include NO_DEFAULT_PATH)
find_file(duckdb_file libduckdb.so
  PATHS ${CMAKE_SOURCE_DIR}/node_modules/@duckdb/node-bindings-linux-${duckdb_machine} NO_DEFAULT_PATH)
if(NOT duckdb_headers OR NOT duckdb_file)
  message(FATAL_ERROR "DuckDB is not in node_modules: run bin/setup.")
endif()
add_library(duckdb_header INTERFACE)
target_include_directories(duckdb_header SYSTEM INTERFACE ${duckdb_headers})
get_filename_component(duckdb_folder ${duckdb_file} DIRECTORY)
set(CMAKE_BUILD_RPATH ${duckdb_folder})
