# What is installed: the library, its headers under include/vanban, and how to find it (CMake package and pkg-config).
# Installed headers name each other by the folder they are installed in: #include "vanban/model/slice.h".
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME libvanban-dev)
set(VANBAN_HEADERS vanban.h vanban_c.h options.h model/document.h model/offset_map.h model/slice.h model/source_layout.h
                   read/read_error.h)
foreach(header ${VANBAN_HEADERS})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${header})
  file(READ ${header} text)
  string(REGEX REPLACE "#include \"([a-z_/]+\\.h)\"" "#include \"vanban/\\1\"" text "${text}")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/include/vanban/${header} CONTENT "${text}" @ONLY)
endforeach()
install(DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/include/vanban DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

install(TARGETS vanban EXPORT vanban_targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/vanban)
install(EXPORT vanban_targets NAMESPACE vanban:: DESTINATION ${package_folder})

include(CMakePackageConfigHelpers)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/vanbanConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/vanbanConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/vanbanConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/vanbanConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/vanbanConfigVersion.cmake
        DESTINATION ${package_folder})

# A static library needs its own dependencies named to whoever links it; a shared one knows them.
set(VANBAN_PC_REQUIRES "icu-uc, re2, nettle, libxml-2.0, pugixml")
if(BUILD_SHARED_LIBS)
  set(VANBAN_PC_REQUIRES_LINE "Requires.private: ${VANBAN_PC_REQUIRES}")
else()
  set(VANBAN_PC_REQUIRES_LINE "Requires: ${VANBAN_PC_REQUIRES}")
  set(VANBAN_PC_EXTRA_LIBS " -lstdc++ -lm -pthread")
endif()
file(RELATIVE_PATH VANBAN_PC_TO_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${PROJECT_SOURCE_DIR}/cmake/vanban.pc.in ${CMAKE_CURRENT_BINARY_DIR}/vanban.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/vanban.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES write/vanban.schema.json write/vanban.xsd DESTINATION ${CMAKE_INSTALL_DATADIR}/vanban)
