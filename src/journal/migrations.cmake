# Writes migrations.cpp from migrations/NNN_name.sql, in the order of their numbers.
file(GLOB files RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/migrations CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql)
list(SORT files)
set(rows "")
set(last 0)
foreach(file ${files})
    if(NOT file MATCHES "^([0-9][0-9][0-9])_([a-z_]+)\\.sql$")
        message(FATAL_ERROR "a migration is named NNN_name.sql, not ${file}")
    endif()
    math(EXPR last "${last} + 1")
    math(EXPR number "1${CMAKE_MATCH_1} - 1000")
    if(NOT number EQUAL last)
        message(FATAL_ERROR "migration ${last} is missing")
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/migrations/${file})
    file(READ ${CMAKE_CURRENT_SOURCE_DIR}/migrations/${file} text)
    string(APPEND rows "    db::Migration{${number}, \"${CMAKE_MATCH_2}\", R\"sql(${text})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/migrations.cpp @ONLY CONTENT
"// Made by migrations.cmake.
#include \"journal/migrations.hpp\"

#include <array>

namespace samkraft::journal {

std::span<const db::Migration> Migrations() {
    static constexpr std::array kMigrations{
@rows@    };
    return kMigrations;
}

}  // namespace samkraft::journal
")
