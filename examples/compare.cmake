# Runs `program` with `input`; its output, kept in `actual`, must be `expected`,
# but for the versions that the JSON states.
execute_process(COMMAND "${program}" "${input}" OUTPUT_FILE "${actual}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${program} ended with ${status}")
endif()
foreach(side actual expected)
  file(READ "${${side}}" ${side}_text)
  string(REGEX REPLACE "\"version\": .*\"bytes\"" "\"bytes\"" ${side}_text "${${side}_text}")
endforeach()
if(NOT "${actual_text}" STREQUAL "${expected_text}")
  message(FATAL_ERROR "${actual} is not what ${expected} holds; compare the two")
endif()
