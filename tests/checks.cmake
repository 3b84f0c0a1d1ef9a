# Tests that are not gtest executables: the C interface, the command, the schemas, an installed copy.
add_executable(c_interface_test c_interface_test.c)
target_link_libraries(c_interface_test PRIVATE vanban_objects)
set_target_properties(c_interface_test PROPERTIES LINKER_LANGUAGE CXX)
target_compile_options(c_interface_test PRIVATE -Wall -Wextra -Wpedantic)
add_test(NAME c_interface COMMAND c_interface_test)

add_executable(every_field every_field_main.cc)
target_link_libraries(every_field PRIVATE vanban_objects vanban_test_support)

add_test(NAME grammar_check COMMAND vanban_command grammar check)

find_program(VANBAN_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(VANBAN_PYTHON)
  add_test(NAME schemas COMMAND ${VANBAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/schemas_check.py $<TARGET_FILE:vanban_command>
           $<TARGET_FILE:every_field> ${PROJECT_SOURCE_DIR}/corpus)
  set_tests_properties(schemas PROPERTIES SKIP_RETURN_CODE 77)
  add_test(NAME command COMMAND ${VANBAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/command_check.py $<TARGET_FILE:vanban_command>
           ${PROJECT_SOURCE_DIR})
endif()

if(NOT VANBAN_SANITIZE)
  add_test(NAME installed COMMAND ${CMAKE_COMMAND} -DBUILD=${PROJECT_BINARY_DIR} -DSOURCE=${PROJECT_SOURCE_DIR}
           -DCC=${CMAKE_C_COMPILER} -DCXX=${CMAKE_CXX_COMPILER} -P ${CMAKE_CURRENT_SOURCE_DIR}/consumer/check.cmake)
  set_tests_properties(installed PROPERTIES TIMEOUT 300)
endif()
