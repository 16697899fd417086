# SPDX-License-Identifier: MIT
# A source that must not compile: it compiles as it stands, and no longer with MUST_NOT_COMPILE defined. The first
# half proves that the refusal has no other reason, such as a wrong name.
set(command ${compiler} -std=c++20 -fsyntax-only -I${include})
execute_process(COMMAND ${command} -MD -MF ${stamp}.d -MT ${stamp} ${source} RESULT_VARIABLE failed ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "${source} does not compile even without the offending line:\n${said}")
endif()
execute_process(COMMAND ${command} -DMUST_NOT_COMPILE ${source} RESULT_VARIABLE failed ERROR_QUIET)
if(NOT failed)
  message(FATAL_ERROR "${source} compiles, and must not")
endif()
file(TOUCH ${stamp})
