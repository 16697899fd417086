# SPDX-License-Identifier: MIT
# What this project's own programs and tests are built with. Users of the library never see it.

set(CMAKE_CXX_EXTENSIONS OFF)

# nineways_own: our headers, every warning an error, and the libraries of the programs and tests.
add_library(nineways_own INTERFACE)
target_link_libraries(nineways_own INTERFACE nineways::nineways)
target_compile_options(nineways_own INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror)

if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
  # A folder of links to the header-only libraries, and nothing else: /usr/include itself would bring in the
  # native C library's headers.
  foreach(library nlohmann/json.hpp Eigen/Core catch2/catch.hpp)
    get_filename_component(folder ${library} DIRECTORY)
    find_path(found_${folder} ${library} PATHS /usr/include /usr/include/eigen3 /usr/local/include
      NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/third_party)
    file(CREATE_LINK ${found_${folder}}/${folder} ${PROJECT_BINARY_DIR}/third_party/${folder} SYMBOLIC)
  endforeach()
  target_include_directories(nineways_own SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/third_party)
else()
  find_package(nlohmann_json 3.11 REQUIRED)
  target_link_libraries(nineways_own INTERFACE nlohmann_json::nlohmann_json)
endif()

find_program(NINEWAYS_CCACHE ccache)
if(NINEWAYS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness is what ccache asks for before it will look at precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${NINEWAYS_CCACHE})
endif()
