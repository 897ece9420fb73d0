# add_part(NAME HEADERS … SOURCES … TESTS … DEPENDS our parts, LIBRARIES libraries of others behind this part's door)
# makes one static library of src/NAME and, where there are tests, one doctest program NAME_test.
# LIBRARIES are private: their headers cannot be included by another part.
# DATABASE_TESTS says that the tests use TestDb: they are run a second time on PostgreSQL (skipped where it is not installed).
function(add_part name)
  cmake_parse_arguments(P "DATABASE_TESTS" "" "HEADERS;SOURCES;TESTS;DEPENDS;LIBRARIES;PUBLIC_LIBRARIES;TEST_DEPENDS" ${ARGN})
  add_library(${name} STATIC ${P_SOURCES})
  target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${P_HEADERS})
  target_link_libraries(${name} PUBLIC ${P_DEPENDS} ${P_PUBLIC_LIBRARIES} PRIVATE ${P_LIBRARIES} warnings)
  if(P_TESTS)
    add_executable(${name}_test ${P_TESTS})
    target_link_libraries(${name}_test PRIVATE ${name} ${P_LIBRARIES} ${P_TEST_DEPENDS} doctest_main warnings)
    target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    # Tests run once: compiling them quickly is worth more than running them fast.
    target_compile_options(${name}_test PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if(P_DATABASE_TESTS)
      target_link_libraries(${name}_test PRIVATE test_db)
      add_test(NAME ${name}_on_postgresql COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
      set_tests_properties(${name}_on_postgresql PROPERTIES
        ENVIRONMENT DUEREGARD_TEST_DATABASE=postgresql SKIP_RETURN_CODE 77)
    endif()
  endif()
endfunction()
