# SPDX-License-Identifier: MIT
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_DATADIR}/cmake/nineways)
configure_package_config_file(cmake/nineways-config.cmake.in ${PROJECT_BINARY_DIR}/nineways-config.cmake
  INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/nineways-config-version.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)

install(DIRECTORY include/nineways DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT headers
  FILES_MATCHING PATTERN "*.hpp")
install(TARGETS nineways EXPORT nineways-targets)
install(EXPORT nineways-targets NAMESPACE nineways:: DESTINATION ${package_folder} COMPONENT headers)
install(FILES ${PROJECT_BINARY_DIR}/nineways-config.cmake ${PROJECT_BINARY_DIR}/nineways-config-version.cmake
  DESTINATION ${package_folder} COMPONENT headers)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/nineways COMPONENT headers)
