# Tests that are not gtest executables: the C interface, the command, the schemas, the corpus, an installed copy, and the
# project's own files. The names carry VANBAN_TEST_PREFIX, so that one ctest can run several builds.
set(prefix "${VANBAN_TEST_PREFIX}")

add_executable(c_interface_test c_interface_test.c)
target_link_libraries(c_interface_test PRIVATE vanban_objects)
set_target_properties(c_interface_test PROPERTIES LINKER_LANGUAGE CXX)
target_compile_options(c_interface_test PRIVATE -Wall -Wextra -Wpedantic)
add_test(NAME ${prefix}c_interface COMMAND c_interface_test)

add_executable(every_field every_field_main.cc)
target_link_libraries(every_field PRIVATE vanban_objects vanban_test_support)

add_test(NAME ${prefix}grammar_check COMMAND vanban_command grammar check)

# A script in Python: exit status 77 says that it cannot run here, and its output why.
find_program(VANBAN_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
function(vanban_script_test name script)
  if(VANBAN_PYTHON)
    add_test(NAME ${prefix}${name} COMMAND ${VANBAN_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${ARGN})
    set_tests_properties(${prefix}${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
    if(VANBAN_SANITIZE)  # sanitizers reserve more addresses than a limit of memory leaves
      set_tests_properties(${prefix}${name} PROPERTIES ENVIRONMENT VANBAN_SANITIZED=1)
    endif()
  endif()
endfunction()
vanban_script_test(schemas schemas_check.py $<TARGET_FILE:vanban_command> $<TARGET_FILE:every_field> ${PROJECT_SOURCE_DIR}/corpus)
vanban_script_test(queries query_check.py $<TARGET_FILE:vanban_command>)
vanban_script_test(command command_check.py $<TARGET_FILE:vanban_command> ${PROJECT_SOURCE_DIR})
foreach(check everything duplicates results archives names bad limits interrupted watched reparsed usage described
        without_proc)
  vanban_script_test(ingest.${check} ingest_check.py $<TARGET_FILE:vanban_command> ${PROJECT_SOURCE_DIR} ${check})
endforeach()
foreach(check killed full_disk read_only two_at_once)
  vanban_script_test(ingest.${check} ingest_crash_check.py $<TARGET_FILE:vanban_command> ${PROJECT_SOURCE_DIR} ${check})
endforeach()
vanban_script_test(ingest.postgres ingest_postgres_check.py $<TARGET_FILE:vanban_command> ${PROJECT_SOURCE_DIR})
vanban_script_test(evaluate evaluate_check.py $<TARGET_FILE:vanban_command> ${PROJECT_SOURCE_DIR})
vanban_script_test(evaluate_figures evaluate_figures.py $<TARGET_FILE:vanban_command>)
vanban_script_test(hostile hostile_check.py $<TARGET_FILE:vanban_command>)
if(VANBAN_PYTHON)
  set_tests_properties(${prefix}hostile PROPERTIES TIMEOUT 1200 COST 60)
endif()
vanban_script_test(generator_law generator_law.py $<TARGET_FILE:vanban_command>)
vanban_script_test(corpus corpus_test.py --vanban $<TARGET_FILE:vanban_command>)
vanban_script_test(spec spec_test.py --vanban $<TARGET_FILE:vanban_command>)

# What does not depend on how it was built is tested once.
if(NOT VANBAN_SANITIZE)
  add_test(NAME ${prefix}grammar_folder COMMAND vanban_command grammar check ${PROJECT_SOURCE_DIR}/grammars)
  vanban_script_test(conventions conventions_test.py)
  vanban_script_test(dates_page ../tools/date_table --check)
  vanban_script_test(originals ../tools/originals --check --vanban $<TARGET_FILE:vanban_command>)
  vanban_script_test(readme readme_test.py $<TARGET_FILE:vanban_command>)
  add_test(NAME ${prefix}installed COMMAND ${CMAKE_COMMAND} -DBUILD=${PROJECT_BINARY_DIR} -DSOURCE=${PROJECT_SOURCE_DIR}
           -DCC=${CMAKE_C_COMPILER} -DCXX=${CMAKE_CXX_COMPILER} -P ${CMAKE_CURRENT_SOURCE_DIR}/consumer/check.cmake)
  set_tests_properties(${prefix}installed PROPERTIES TIMEOUT 300)
  vanban_script_test(packages package_check.py ${PROJECT_BINARY_DIR} --unpacked)
endif()

# Takes minutes and the network, and must be root: only where it is asked for (ctest -L package).
option(VANBAN_PACKAGE_TEST "Test the Debian packages in a fresh Debian" OFF)
if(VANBAN_PACKAGE_TEST)
  vanban_script_test(package package_check.py ${PROJECT_BINARY_DIR})
  set_tests_properties(${prefix}package PROPERTIES LABELS package TIMEOUT 1800)
endif()
