# What makes building quicker and changes nothing in what is built: compiled results that are kept, standard headers
# that are read once, and another linker for the many tests.
option(VANBAN_CCACHE "Compile through ccache where it is installed" OFF)
option(VANBAN_PCH "Read the standard headers once for many sources" OFF)
set(VANBAN_TEST_LINKER "" CACHE STRING "What to link the tests with instead of the compiler's own linker, e.g. gold or lld")

find_program(CCACHE ccache)
if(VANBAN_CCACHE AND CCACHE)
  set(launcher ${CCACHE})
  if(VANBAN_PCH)  # what ccache asks to be told, before it keeps what was compiled with such headers
    set(launcher ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  endif()
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()

# The headers named are read once for the target. A source still includes what it uses: builds without VANBAN_PCH see to it.
function(vanban_precompile target)
  if(VANBAN_PCH)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>
                           "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>")
  endif()
endfunction()

# As vanban_precompile, with the headers of another target that is compiled with the same options.
function(vanban_precompile_as target other)
  if(VANBAN_PCH)
    vanban_precompile(${target})
    target_precompile_headers(${target} REUSE_FROM ${other})
  endif()
endfunction()
