# SPDX-License-Identifier: Apache-2.0
# ducha_late(FLOOR WORD TARGET FILE)
# A C library that the floor calls through base/late_library.h, loaded when it is first called: the definition
# DUCHA_LATE_WORD is the name by which the loader finds FILE. Without DUCHA_LATE_LIBRARIES, or where that name cannot be
# told, it is linked as others are. Which ones are loaded so says the file late-libraries of the build folder, one a line.
file(WRITE "${PROJECT_BINARY_DIR}/late-libraries" "")
option(DUCHA_LATE_LIBRARIES "Load the libraries of workbooks, databases and archives when they are first called" ON)

function(ducha_late floor word target file)
  set(name "")
  if(DUCHA_LATE_LIBRARIES AND CMAKE_OBJDUMP)
    execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${file}" OUTPUT_VARIABLE head ERROR_QUIET)
    if(head MATCHES "SONAME +([^ \n]+)")
      set(name "${CMAKE_MATCH_1}")
    endif()
  endif()
  if(name)
    target_compile_definitions(ducha_${floor} PRIVATE "DUCHA_LATE_${word}=\"${name}\"")
    target_include_directories(ducha_${floor} SYSTEM PRIVATE $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>)
    file(REAL_PATH "${file}" file)
    file(APPEND "${PROJECT_BINARY_DIR}/late-libraries" "${file}\n")
  else()
    target_link_libraries(ducha_${floor} PRIVATE ${target})
  endif()
endfunction()
