// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/shellwords.h"

#include <cstddef>
#include <vector>

namespace budget {

/// A program of PostgreSQL, with the letters that distinguish its options with a value from its switches.
struct PsqlProgram
{
    QStringView name;
    QStringView letters; ///< the options with a value that does not concern the connection
    bool isBareDatabase = true;
};

/// The program that a word names, with or without its path; null where it names none of PostgreSQL's.
[[nodiscard]] const PsqlProgram *programNamed(QStringView word);

/// Whether the name of one of the programs is in the line.
[[nodiscard]] bool namesProgram(QStringView line);

/// The index of the word that names the program, if the words are a command of one of PostgreSQL's programs: before its
/// name stand only variables, a schedule, programs that start others, or commands that end before it. Otherwise -1.
[[nodiscard]] std::ptrdiff_t indexOfProgram(const std::vector<ShellWord> &words);

} // namespace budget
