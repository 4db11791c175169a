# SPDX-License-Identifier: GPL-3.0-or-later
# The one place where flags live: every target of ours links budget_flags.
add_library(budget_flags INTERFACE)
target_compile_features(budget_flags INTERFACE cxx_std_20)
target_compile_definitions(budget_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_URL_CAST_FROM_STRING)
target_compile_options(budget_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
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
