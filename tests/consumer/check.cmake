# cmake -DBUILD=… -DSOURCE=… -DCC=… -DCXX=… -P check.cmake: installs to a folder of its own and builds the consumers against it,
# with find_package and with pkg-config. The C++ consumer is the example in vanban.h, taken out of its comment.
cmake_policy(SET CMP0054 NEW)
set(work ${BUILD}/consumer_check)
file(REMOVE_RECURSE ${work})
file(MAKE_DIRECTORY ${work}/source)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect what)
  if(NOT output MATCHES "${what}")
    message(FATAL_ERROR "expected ${what} in:\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/installed)

file(COPY ${SOURCE}/tests/consumer/CMakeLists.txt ${SOURCE}/tests/consumer/example.c DESTINATION ${work}/source)
file(READ ${SOURCE}/src/vanban.h header)
string(REGEX MATCH "//     #include <vanban/vanban.h>.*//     }\n" example "${header}")
string(REGEX REPLACE "(^|\n)//( |\n)" "\\1\\2" example "${example}")
string(REGEX REPLACE "(^|\n)//( |\n)" "\\1\\2" example "${example}")
file(WRITE ${work}/source/example.cc "${example}")

file(GLOB_RECURSE pc ${work}/installed/vanban.pc)
get_filename_component(pc_folder ${pc} DIRECTORY)
get_filename_component(lib_folder ${pc_folder} DIRECTORY)

run(${CMAKE_COMMAND} -S ${work}/source -B ${work}/build -DCMAKE_PREFIX_PATH=${work}/installed -DCMAKE_BUILD_TYPE=Release
    -DCMAKE_C_COMPILER=${CC} -DCMAKE_CXX_COMPILER=${CXX})
run(${CMAKE_COMMAND} --build ${work}/build)
run(${work}/build/consumer_cc)
expect("schema_version")
run(${work}/build/consumer_c)
expect("schema_version")

set(ENV{PKG_CONFIG_PATH} ${pc_folder})
set(ENV{LD_LIBRARY_PATH} ${lib_folder})
run(pkg-config --cflags --libs vanban)
string(STRIP "${output}" flags)
separate_arguments(flags UNIX_COMMAND "${flags}")
run(${CXX} -std=c++20 ${work}/source/example.cc -o ${work}/pc_cc ${flags})
run(${CC} -std=c11 ${work}/source/example.c -o ${work}/pc_c ${flags})
run(${work}/pc_cc)
expect("schema_version")
run(${work}/pc_c)
expect("schema_version")
