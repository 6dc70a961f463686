# SPDX-License-Identifier: Apache-2.0
# Installs the project, builds examples/embed against the package as a stranger would, and runs it.
#   cmake -D SOURCE=... -D BUILD=... -D INTO=... -D COMPILER=... -P installed.cmake
file(REMOVE_RECURSE "${INTO}")
function(must)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGV}\nexit code ${code}\n${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()
must("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${INTO}/prefix")
must("${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}/examples/embed" -B "${INTO}/build" "-DCMAKE_PREFIX_PATH=${INTO}/prefix"
     "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
must("${CMAKE_COMMAND}" --build "${INTO}/build")
must("${INTO}/build/embed")
if(NOT out STREQUAL "30: true\n31: false\n")
  message(FATAL_ERROR "embed said:\n${out}")
endif()
# The installed program finds the installed rulebook.
must("${CMAKE_COMMAND}" -E chdir "${INTO}/build" "${INTO}/prefix/bin/ducha" list policies)
message("${out}")
