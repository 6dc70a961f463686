# SPDX-License-Identifier: Apache-2.0
# ducha_simplified_table(OUT): the table of base/text.cpp, written by src/base/simplified/main.cpp with the ICU at hand
# while the build is configured, so that whoever reads the sources without building them (clang-tidy) has it too.
function(ducha_simplified_table out)
  set(generator "${PROJECT_SOURCE_DIR}/src/base/simplified/main.cpp")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${generator}")
  file(SHA256 "${generator}" digest)
  if(EXISTS "${out}" AND "${DUCHA_SIMPLIFIED_BY}" STREQUAL "${ICU_VERSION} ${digest}")
    return()
  endif()
  unset(DUCHA_SIMPLIFIED_RAN CACHE)
  try_run(DUCHA_SIMPLIFIED_RAN compiled SOURCES "${generator}" LINK_LIBRARIES ICU::i18n ICU::uc ICU::data
          CXX_STANDARD 20 COMPILE_OUTPUT_VARIABLE compiling RUN_OUTPUT_VARIABLE rows)
  if(NOT compiled)
    message(FATAL_ERROR "The table of simplified characters cannot be made:\n${compiling}")
  elseif(NOT DUCHA_SIMPLIFIED_RAN EQUAL 0)
    message(FATAL_ERROR "The table of simplified characters cannot be made:\n${rows}")
  endif()
  file(CONFIGURE OUTPUT "${out}" CONTENT "${rows}" @ONLY)
  set(DUCHA_SIMPLIFIED_BY "${ICU_VERSION} ${digest}" CACHE INTERNAL "What the table was made by")
endfunction()
