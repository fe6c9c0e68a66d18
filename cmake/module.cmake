# samkraft_module(name SOURCES … TESTS … LINKS … PRIVATE_LINKS … TEST_LINKS …)
#   A static library samkraft_<name> of this folder, and, where TESTS are given, a test program <name>_test.
#   LINKS is the dependency rule: headers are found only through it. A module's own headers are "<name>/file.hpp",
#   reachable through build/<preset>/include/<name>, a link to this folder, so that no module sees its neighbours by accident.

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
add_link_options(-fuse-ld=mold)

add_library(samkraft_warnings INTERFACE)
target_compile_options(samkraft_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wimplicit-fallthrough -Werror
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-maybe-uninitialized>
    # libstdc++ 12 calls a function of its own that clang 19 knows as deprecated (std::stable_sort).
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)

function(samkraft_module name)
    cmake_parse_arguments(M "" "" "SOURCES;TESTS;LINKS;PRIVATE_LINKS;TEST_LINKS" ${ARGN})
    set(door ${CMAKE_BINARY_DIR}/include/${name})
    file(MAKE_DIRECTORY ${door})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${door}/${name} SYMBOLIC)
    add_library(samkraft_${name} STATIC ${M_SOURCES})
    target_include_directories(samkraft_${name} PUBLIC ${door})
    target_link_libraries(samkraft_${name} PUBLIC ${M_LINKS} PRIVATE ${M_PRIVATE_LINKS} samkraft_warnings)
    if(M_TESTS)
        add_executable(${name}_test ${M_TESTS})
        target_link_libraries(${name}_test PRIVATE samkraft_${name} ${M_PRIVATE_LINKS} ${M_TEST_LINKS} samkraft_warnings
            GTest::gmock_main rapidcheck)
        target_compile_definitions(${name}_test PRIVATE SAMKRAFT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
        # What only tests run is built fast rather than made fast (docs/decisions/0014-tests-are-built-fast.md).
        if(CMAKE_CXX_FLAGS MATCHES "-O1")
            target_compile_options(${name}_test PRIVATE -O0)
        endif()
        add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1)
        set_tests_properties(${name} PROPERTIES
            ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/leaks.supp:print_suppressions=0;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/races.supp:print_suppressions=0")
    endif()
endfunction()
