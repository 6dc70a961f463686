# SPDX-License-Identifier: Apache-2.0
# What the program says of itself, written where it is installed from: manual pages in both languages, completions,
# schemas.
#   cmake -D DUCHA=... -D SOURCE=... -D INTO=... -P pages.cmake
function(say file)
  execute_process(COMMAND "${DUCHA}" ${ARGN} OUTPUT_FILE "${INTO}/${file}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${INTO}")
file(MAKE_DIRECTORY "${INTO}/man/man1" "${INTO}/man/zh_CN/man1" "${INTO}/bash" "${INTO}/zsh" "${INTO}/fish" "${INTO}/schema")
file(STRINGS "${SOURCE}/src/cli/commands.def" rows REGEX "^DUCHA_COMMAND")
foreach(row IN LISTS rows)
  string(REGEX REPLACE "^DUCHA_COMMAND\\([a-z_]+, \"([a-z]+)\".*" "\\1" command "${row}")
  say(man/man1/ducha-${command}.1 man ${command} --lang en)
  say(man/zh_CN/man1/ducha-${command}.1 man ${command} --lang zh)
endforeach()
say(man/man1/ducha.1 man --lang en)
say(man/zh_CN/man1/ducha.1 man --lang zh)
say(bash/ducha completion bash --lang en)
say(zsh/_ducha completion zsh --lang en)
say(fish/ducha.fish completion fish --lang en)
foreach(schema policy facts rules findings)
  say(schema/${schema}.schema.json schema ${schema})
endforeach()
say(schema/plan.schema.json schema plan --rules "${SOURCE}/rules" --lang en)
# Policy requires manual pages to be compressed, without a time in them.
file(GLOB_RECURSE manuals "${INTO}/man/*.1")
execute_process(COMMAND gzip -9n ${manuals} COMMAND_ERROR_IS_FATAL ANY)
