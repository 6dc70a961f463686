# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where: the program with its pages, the shipped rulebook, and the language as a package
# (`find_package(ducha)`, then `target_link_libraries(app ducha::feel)`).
include(CMakePackageConfigHelpers)

# Two components, as there are two packages: the program, and the language for programs that embed it.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
set(pages ${PROJECT_BINARY_DIR}/pages)
add_custom_command(OUTPUT ${pages}/made
  COMMAND ${CMAKE_COMMAND} -D DUCHA=$<TARGET_FILE:ducha> -D SOURCE=${PROJECT_SOURCE_DIR} -D INTO=${pages}
          -P ${PROJECT_SOURCE_DIR}/cmake/pages.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${pages}/made
  DEPENDS ducha cmake/pages.cmake VERBATIM)
add_custom_target(pages ALL DEPENDS ${pages}/made)

install(TARGETS ducha RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DATADIR}/ducha)
install(DIRECTORY ${pages}/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/ducha)
install(DIRECTORY ${pages}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${pages}/bash/ducha DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${pages}/zsh/_ducha DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${pages}/fish/ducha.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES README.md README.zh.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN decisions EXCLUDE PATTERN adding.md EXCLUDE)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN embed EXCLUDE)
install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME language)
install(TARGETS ducha_base ducha_feel EXPORT ducha-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
# Of the language what an embedding program asks for: programs, values, what they read, why they gave what they gave, and
# the tokens of a text; and what these headers include. tests/package/installed.cmake holds the list against them.
set(public_headers
  feel/codes.h feel/compile/program.h feel/run/doubts.h feel/run/trace.h feel/syntax/tokens.h
  feel/value/context.h feel/value/function.h feel/value/list.h feel/value/range.h feel/value/temporal.h feel/value/type.h
  feel/value/value.h)
set(headers_they_need
  base/code.h base/date.h base/decimal.h base/diagnostic.h base/language.h base/limits.h base/source.h base/word_table.h
  feel/builtins/environment.h feel/code/slot.h feel/codes.def feel/syntax/token.h)
foreach(header ${public_headers} ${headers_they_need})
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES src/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ducha/${folder})
endforeach()
install(EXPORT ducha-targets NAMESPACE ducha:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ducha)
configure_package_config_file(cmake/ducha-config.cmake.in ${PROJECT_BINARY_DIR}/ducha-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ducha)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ducha-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ducha-config.cmake ${PROJECT_BINARY_DIR}/ducha-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ducha)
install(FILES docs/feel.md docs/feel.zh.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libducha-feel-dev)
install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libducha-feel-dev)
install(DIRECTORY examples/embed DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libducha-feel-dev/examples)
include(package)
