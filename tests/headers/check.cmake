# SPDX-License-Identifier: MIT
# Every header compiles alone: each is a module of clang++, which sees what it includes, what that includes in turn, and
# nothing else. So one run that parses every header once says what a run for each would say in thirty times the time.
# The standard library is one module: a test of the house sees which of its headers are missing.
file(GLOB_RECURSE headers RELATIVE ${include} ${include}/*.hpp)
set(standard_names "")
set(ours "module nineways {\n")
foreach(header ${headers})
  file(STRINGS ${include}/${header} lines REGEX "^#include <[a-z_]+>")
  list(APPEND standard_names ${lines})
  string(MAKE_C_IDENTIFIER ${header} name)
  string(APPEND ours "  module ${name} {\n    header \"${include}/${header}\"\n    export *\n  }\n")
endforeach()
list(TRANSFORM standard_names REPLACE "#include <([a-z_]+)>.*" "  header \"${standard}/\\1\"\n")
list(REMOVE_DUPLICATES standard_names)
list(JOIN standard_names "" theirs)

get_filename_component(folder ${stamp} DIRECTORY)
file(WRITE ${folder}/standard.modulemap "module standard [system] {\n${theirs}  export *\n}\n")
file(WRITE ${folder}/nineways.modulemap "${ours}}\n")

set(module ${compiler} -std=c++20 -ffp-contract=off -I${include} -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wsign-conversion -Werror -ferror-limit=0 -x c++ -fmodules -fno-implicit-modules -fno-implicit-module-maps
  -Xclang -emit-module)
execute_process(WORKING_DIRECTORY ${folder} COMMAND_ERROR_IS_FATAL ANY
  COMMAND ${module} -fmodule-name=standard -c standard.modulemap -o standard.pcm)
execute_process(WORKING_DIRECTORY ${folder} RESULT_VARIABLE failed
  COMMAND ${module} -fmodule-map-file=standard.modulemap -fmodule-file=standard.pcm
    -fmodule-name=nineways -c nineways.modulemap -o nineways.pcm)
if(failed)
  message(FATAL_ERROR "a header does not compile alone")
endif()
file(TOUCH ${stamp})
