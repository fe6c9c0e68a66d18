# Writes consent_texts_models.cpp from consent_texts/FORM.LANGUAGE.VERSION.txt: a title, perhaps the line "machine translation",
# an empty line and the body. The order here is the order on screen: Swedish first.
set(rows "")
set(known "")
foreach(form sharing health evaluation)
    foreach(language sv sv-simple en ar so prs uk ti)
        file(GLOB files RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/consent_texts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/consent_texts/${form}.${language}.*.txt)
        list(SORT files COMPARE NATURAL)
        list(APPEND known ${files})
        foreach(file ${files})
            string(REGEX REPLACE "^.*\\.([0-9]+)\\.txt$" "\\1" version ${file})
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/consent_texts/${file})
            file(READ ${CMAKE_CURRENT_SOURCE_DIR}/consent_texts/${file} text)
            string(APPEND rows "    Model{\"${form}\", \"${language}\", \"${version}\", R\"txt(${text})txt\"},\n")
        endforeach()
    endforeach()
endforeach()
file(GLOB all RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/consent_texts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/consent_texts/*)
foreach(file ${all})
    if(NOT file IN_LIST known)
        message(FATAL_ERROR "a consent text is named FORM.LANGUAGE.VERSION.txt, in a language that consent_texts.cmake lists, not ${file}")
    endif()
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/consent_texts_models.cpp @ONLY CONTENT
"// Made by consent_texts.cmake.
#include \"domain/consent_texts_models.hpp\"

#include <array>

namespace samkraft::domain {

std::span<const Model> Models() {
    static constexpr std::array kModels{
@rows@    };
    return kModels;
}

}  // namespace samkraft::domain
")
