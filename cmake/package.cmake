# Debian packages: `cpack -G DEB` in the build folder makes vanban (the command with its page and completions, and the
# grammars to read and copy) and libvanban-dev (the library with its headers). What they depend on is found out from
# what the programs are linked with.
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/vanban COMPONENT vanban)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/grammars ${PROJECT_SOURCE_DIR}/docs
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/vanban COMPONENT vanban)
# Where Debian's zsh looks; site-functions, where it is installed too, is what others have.
install(FILES ${PROJECT_SOURCE_DIR}/completions/_vanban
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT vanban)
foreach(package vanban libvanban-dev)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${package})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL vanban libvanban-dev)
set(CPACK_PACKAGE_CONTACT "The developers of vanban <vanban@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_VANBAN_PACKAGE_NAME vanban)
set(CPACK_DEBIAN_VANBAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_VANBAN_PACKAGE_SUGGESTS "libpq5")  # loaded when a catalogue is in PostgreSQL
# Loaded when the first DOCX or ODT is opened: what the program is linked with does not tell.
execute_process(COMMAND dpkg-query --search "*/${LIBZIP_SONAME}" OUTPUT_VARIABLE zip_package ERROR_QUIET)
string(REGEX REPLACE ":.*" "" zip_package "${zip_package}")
set(CPACK_DEBIAN_VANBAN_PACKAGE_DEPENDS "${zip_package}")
set(CPACK_COMPONENT_VANBAN_DESCRIPTION
    "${PROJECT_DESCRIPTION}:\n who wrote to whom, the numbered tree of the text, signatures and attachments, tasks,\n deadlines and citations, as JSON or XML; and keeps many of them in a catalogue\n that can be searched.")
set(CPACK_DEBIAN_LIBVANBAN-DEV_PACKAGE_NAME libvanban-dev)
set(CPACK_DEBIAN_LIBVANBAN-DEV_PACKAGE_SECTION libdevel)
# A program linked with the library is linked with what the library uses: the packages that hold its pkg-config files.
get_directory_property(modules DIRECTORY src DEFINITION VANBAN_PC_REQUIRES)
string(REPLACE ", " ";" modules "${modules}")
foreach(module ${modules})
  execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --variable=pcfiledir ${module} OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND dpkg-query --search ${folder}/${module}.pc OUTPUT_VARIABLE package ERROR_QUIET)
  string(REGEX REPLACE ":.*" "" package "${package}")
  list(APPEND development_packages ${package})
endforeach()
string(REPLACE ";" ", " development_packages "${development_packages}")
set(CPACK_DEBIAN_LIBVANBAN-DEV_PACKAGE_DEPENDS "${development_packages}, ${zip_package}")
set(CPACK_COMPONENT_LIBVANBAN-DEV_DESCRIPTION
    "${PROJECT_DESCRIPTION}: the library.\n Headers for C and C++, the library, and how CMake and pkg-config find them.")
include(CPack)
