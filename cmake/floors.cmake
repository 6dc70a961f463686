# SPDX-License-Identifier: Apache-2.0
# ducha_floor(NAME DEPENDS floor... LINKS library...)
# One floor of the architecture: the folder src/NAME as the static library ducha_NAME, which sees only
# the floors it names. tests/floors checks the same edges on the #include lines.
function(ducha_floor name)
  cmake_parse_arguments(FLOOR "" "" "DEPENDS;LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
       "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp" "${PROJECT_SOURCE_DIR}/src/${name}/*.h")
  # What only the program has.
  list(FILTER sources EXCLUDE REGEX "/(main|allocation)\\.cpp$")
  add_library(ducha_${name} STATIC ${sources})
  add_library(ducha::${name} ALIAS ducha_${name})
  set_target_properties(ducha_${name} PROPERTIES EXPORT_NAME ${name} LINKER_LANGUAGE CXX)
  target_include_directories(ducha_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/ducha>)
  target_link_libraries(ducha_${name} PUBLIC ${FLOOR_LINKS} PRIVATE $<BUILD_INTERFACE:ducha_settings> ${FLOOR_PRIVATE_LINKS})
  foreach(below IN LISTS FLOOR_DEPENDS)
    target_link_libraries(ducha_${name} PUBLIC ducha_${below})
  endforeach()
endfunction()
