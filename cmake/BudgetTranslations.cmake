# SPDX-License-Identifier: GPL-3.0-or-later
# Qt's lrelease compiles translations/budget-tracker_<language>.ts into resources below :/translations. The target
# update_translations runs lupdate on the sources and forms. Both tools are found in Qt's folders of programs, because
# the CMake package Qt6LinguistTools would need Qt Designer's libraries.
find_program(BUDGET_LRELEASE lrelease REQUIRED HINTS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_LIBEXECS}" "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}")
find_program(BUDGET_LUPDATE lupdate REQUIRED HINTS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_LIBEXECS}" "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}")

function(budget_add_translations target)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/translations/*.ts)
    set(folder ${CMAKE_BINARY_DIR}/translations)
    file(MAKE_DIRECTORY ${folder})
    set(list "<RCC><qresource prefix=\"/translations\">\n")
    foreach(source ${sources})
        get_filename_component(name ${source} NAME_WE)
        add_custom_command(OUTPUT ${folder}/${name}.qm
            COMMAND ${BUDGET_LRELEASE} -silent ${source} -qm ${folder}/${name}.qm
            DEPENDS ${source} VERBATIM)
        list(APPEND compiled ${folder}/${name}.qm)
        string(APPEND list "<file alias=\"${name}.qm\">${folder}/${name}.qm</file>\n")
    endforeach()
    file(CONFIGURE OUTPUT ${folder}/translations.qrc CONTENT "${list}</qresource></RCC>\n")
    add_custom_command(OUTPUT ${folder}/qrc_translations.cpp
        COMMAND Qt6::rcc --name translations ${folder}/translations.qrc -o ${folder}/qrc_translations.cpp
        DEPENDS ${compiled} ${folder}/translations.qrc VERBATIM)
    target_sources(${target} PRIVATE ${folder}/qrc_translations.cpp)
    set_source_files_properties(${folder}/qrc_translations.cpp PROPERTIES
        SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "-Wno-error")

    # The English file contains only plural forms; all other English texts are those of the sources.
    set(options src forms -I src -locations none -no-obsolete)
    set(english ${CMAKE_SOURCE_DIR}/translations/budget-tracker_en.ts)
    list(REMOVE_ITEM sources ${english})
    add_custom_target(update_translations
        COMMAND ${BUDGET_LUPDATE} ${options} -ts ${sources}
        COMMAND ${BUDGET_LUPDATE} ${options} -pluralonly -ts ${english}
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)
endfunction()
