# What an installation holds: library, header, CMake package, pkg-config file,
# JSON Schema, documentation.  The command installs itself in cli/CMakeLists.txt.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/tiaoli")

install(TARGETS tiaoli EXPORT tiaoli-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES include/tiaoli/tiaoli.h include/tiaoli/export.h
  "${PROJECT_BINARY_DIR}/include/tiaoli/version.h"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/tiaoli")
install(EXPORT tiaoli-targets NAMESPACE tiaoli:: DESTINATION "${package_dir}")

configure_package_config_file(cmake/tiaoli-config.cmake.in tiaoli-config.cmake
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(tiaoli-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/tiaoli-config.cmake"
  "${PROJECT_BINARY_DIR}/tiaoli-config-version.cmake" cmake/FindUtf8proc.cmake
  DESTINATION "${package_dir}")

# Joined here, not in the template: the directories may be absolute.
cmake_path(APPEND pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
cmake_path(APPEND pc_schemadir "\${prefix}" "${CMAKE_INSTALL_DATADIR}" tiaoli)
if(BUILD_SHARED_LIBS)
  set(pc_cflags "")
else()
  set(pc_cflags " -DTIAOLI_STATIC")
endif()
configure_file(pkgconfig/tiaoli.pc.in tiaoli.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/tiaoli.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(FILES schema/tiaoli-1.schema.json DESTINATION "${CMAKE_INSTALL_DATADIR}/tiaoli")
install(FILES README.md README.zh-CN.md CHANGELOG.md SECURITY.md LICENSE
  DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.md")
