# SPDX-License-Identifier: GPL-3.0-or-later
# All compiler flags are defined here. Every target of this project links budget_flags.
add_library(budget_flags INTERFACE)
target_compile_features(budget_flags INTERFACE cxx_std_20)
target_compile_definitions(budget_flags INTERFACE
    QT_WARN_DEPRECATED_UP_TO=0x060400 # the oldest supported Qt, which lacks replacements for later deprecations
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_URL_CAST_FROM_STRING)
# Turns -Wconversion off for a target. The tests need this from Qt 6.8 on, whose QTRY_… macros convert implicitly.
define_property(TARGET PROPERTY BUDGET_MAY_CONVERT INITIALIZE_FROM_VARIABLE INIT_BUDGET_MAY_CONVERT)
target_compile_options(budget_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:BUDGET_MAY_CONVERT>>>:-Wconversion>
    $<$<BOOL:${BUDGET_WARNINGS_AS_ERRORS}>:-Werror>)
if(BUILD_SHARED_LIBS)
    # Libraries and programs share precompiled headers, which have to be compiled with the same option.
    target_compile_options(budget_flags INTERFACE -fPIC)
endif()

if(BUDGET_SANITIZE)
    target_compile_options(budget_flags INTERFACE
        -fsanitize=${BUDGET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # In code with sanitizer checks, GCC 12 wrongly reports members of std::optional and tl::expected as uninitialized:
    # https://gcc.gnu.org/bugzilla/show_bug.cgi?id=80635. The preset dev keeps the warning.
    target_compile_options(budget_flags INTERFACE -Wno-maybe-uninitialized)
    target_link_options(budget_flags INTERFACE -fsanitize=${BUDGET_SANITIZE})
endif()
if(BUDGET_COVERAGE)
    target_compile_options(budget_flags INTERFACE --coverage)
    target_link_options(budget_flags INTERFACE --coverage)
endif()
