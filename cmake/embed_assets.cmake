# embed_assets() builds the style sheet with Sass and writes embedded_assets.cpp, which holds it, the scripts and the
# pictures. Answers its path in EMBEDDED_ASSETS. Needs what `npm ci --ignore-scripts` installs, and no network.
find_program(NODE node REQUIRED)

function(embed_assets)
  set(modules ${CMAKE_SOURCE_DIR}/node_modules)
  set(frontend ${modules}/govuk-frontend/dist)
  if(NOT EXISTS ${frontend}/govuk/index.scss OR NOT EXISTS ${modules}/sass/sass.js)
    message(FATAL_ERROR "The pages' style is built from npm packages that are not there. Run this first: npm ci --ignore-scripts")
  endif()

  set(assets ${CMAKE_SOURCE_DIR}/assets)
  set(style ${CMAKE_CURRENT_BINARY_DIR}/application.css)
  file(GLOB sheets CONFIGURE_DEPENDS ${assets}/*.scss)
  add_custom_command(OUTPUT ${style}
    COMMAND ${NODE} ${modules}/sass/sass.js --style=compressed --no-source-map --quiet-deps
      --load-path=${frontend} ${assets}/application.scss ${style}
    DEPENDS ${sheets} ${modules}/govuk-frontend/package.json ${modules}/sass/package.json
    COMMENT "Style sheet" VERBATIM)

  set(files application.css=${style} govuk-frontend.min.js=${frontend}/govuk/govuk-frontend.min.js)
  set(depends ${style} ${frontend}/govuk/govuk-frontend.min.js)
  file(GLOB own CONFIGURE_DEPENDS RELATIVE ${assets} ${assets}/*.js ${assets}/images/*)
  foreach(name ${own})
    list(APPEND files ${name}=${assets}/${name})
    list(APPEND depends ${assets}/${name})
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_assets.cpp)
  set(script ${CMAKE_SOURCE_DIR}/cmake/embed_assets.mjs)
  add_custom_command(OUTPUT ${source} COMMAND ${NODE} ${script} ${source} ${files} DEPENDS ${depends} ${script}
    COMMENT "Embedded assets" VERBATIM)
  # A style sheet is longer than the standard asks a compiler to take in one literal; these take it.
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(EMBEDDED_ASSETS ${source} PARENT_SCOPE)
endfunction()
