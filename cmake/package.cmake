# SPDX-License-Identifier: Apache-2.0
# `cpack -G DEB` in a build folder: ducha and libducha-feel-dev, for Debian 12. `./dev package` does it.
set(CPACK_PACKAGE_NAME ducha)
set(CPACK_PACKAGE_VENDOR "The ducha authors")
set(CPACK_PACKAGE_CONTACT "The ducha authors <ducha@packages.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "check local implementation plans against policy, clause by clause")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program language)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME ducha)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# What is linked is found by that; these are loaded when they are called (cmake/late.cmake).
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libarchive13, libsqlite3-0, libxlsxwriter4, libzip4")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Policy documents are encoded as YAML rules, clause by clause; plans of
counties, offices and companies are read as YAML, JSON, tables or workbooks.
For every clause ducha says pass, fail, not yet due, not applicable or not
decidable, with the clause cited and the facts that decided it. Five policies
come with it.")
set(CPACK_DEBIAN_LANGUAGE_PACKAGE_NAME libducha-feel-dev)
set(CPACK_DEBIAN_LANGUAGE_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LANGUAGE_PACKAGE_DEPENDS "libfmt-dev, libicu-dev, libintelrdfpmath-dev")
set(CPACK_COMPONENT_LANGUAGE_DESCRIPTION
"Headers and static libraries of FEEL, the expression language of DMN in which
the rules of ducha are written, for programs in C++20 that embed it:
find_package(ducha), then link ducha::feel.")

# Debian's changelog is made from the version alone: the same commit gives the same bytes.
set(changelog ${PROJECT_BINARY_DIR}/package)
file(CONFIGURE OUTPUT ${changelog}/changelog.Debian CONTENT
"ducha (@PROJECT_VERSION@-1) bookworm; urgency=medium

  * Version @PROJECT_VERSION@.

 -- The ducha authors <ducha@packages.invalid>  Thu, 01 Jan 2026 00:00:00 +0000
" @ONLY)
execute_process(COMMAND gzip -9nfk ${changelog}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${changelog}/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/ducha COMPONENT program)
install(FILES ${changelog}/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libducha-feel-dev COMPONENT language)
include(CPack)
