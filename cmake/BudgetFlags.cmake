# SPDX-License-Identifier: GPL-3.0-or-later
# The one place where flags live: every target of ours links budget_flags.
add_library(budget_flags INTERFACE)
target_compile_features(budget_flags INTERFACE cxx_std_20)
target_compile_definitions(budget_flags INTERFACE
    QT_WARN_DEPRECATED_UP_TO=0x060400 # the oldest Qt we build with; what replaces newer deprecations is not in it
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_URL_CAST_FROM_STRING)
# Set for targets whose macros come from a Qt that converts carelessly itself: QTRY_… of Qt 6.8.
define_property(TARGET PROPERTY BUDGET_MAY_CONVERT INITIALIZE_FROM_VARIABLE INIT_BUDGET_MAY_CONVERT)
target_compile_options(budget_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:BUDGET_MAY_CONVERT>>>:-Wconversion>
    $<$<BOOL:${BUDGET_WARNINGS_AS_ERRORS}>:-Werror>)

if(BUDGET_SANITIZE)
    target_compile_options(budget_flags INTERFACE
        -fsanitize=${BUDGET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(budget_flags INTERFACE -fsanitize=${BUDGET_SANITIZE})
endif()
if(BUDGET_COVERAGE)
    target_compile_options(budget_flags INTERFACE --coverage)
    target_link_options(budget_flags INTERFACE --coverage)
endif()
