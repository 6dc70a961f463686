# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where: the program, the shipped rulebook, and the language as a package
# (`find_package(ducha)`, then `target_link_libraries(app ducha::feel)`).
include(CMakePackageConfigHelpers)

install(TARGETS ducha RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DATADIR}/ducha)
install(TARGETS ducha_base ducha_feel EXPORT ducha-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY src/base DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ducha FILES_MATCHING PATTERN "*.h" PATTERN "*.def")
# Of the language what an embedding program asks for: programs, values, what they read and why they gave what they gave.
install(DIRECTORY src/feel/value DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ducha/feel
        FILES_MATCHING PATTERN "*.h" PATTERN "characters.h" EXCLUDE PATTERN "meant.h" EXCLUDE)
foreach(header codes.h codes.def builtins/environment.h code/slot.h run/doubts.h run/trace.h compile/program.h)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES src/feel/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ducha/feel/${folder})
endforeach()
install(EXPORT ducha-targets NAMESPACE ducha:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ducha)
configure_package_config_file(cmake/ducha-config.cmake.in ${PROJECT_BINARY_DIR}/ducha-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ducha)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ducha-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ducha-config.cmake ${PROJECT_BINARY_DIR}/ducha-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ducha)
