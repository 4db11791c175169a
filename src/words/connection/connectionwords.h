// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

#include <QString>

#include <vector>

namespace budget::wording {

/// Why a connection text cannot be read and what to do, in one or two sentences.
[[nodiscard]] QString faultSentence(const ConnectionFault &fault);
[[nodiscard]] QString warningSentence(WarningKind kind);
/// Why a parameter was left out.
[[nodiscard]] QString dropSentence(DropReason reason);
/// What a libpq parameter does; a general sentence for parameters without a text of their own.
[[nodiscard]] QString parameterSentence(const QString &name);

/// One part of a connection string for people: its name, its value and its purpose.
struct PartLine
{
    enum class Mark { Plain, Warning, Dropped };

    Mark mark = Mark::Plain;
    QString name;
    QString value; ///< never the password
    QString sentence;

    bool operator==(const PartLine &) const = default;
};

/// All parts of a connection string in reading order, followed by warnings and dropped parameters. `hasPassword`: a
/// password was given, in the string or in its own field.
[[nodiscard]] std::vector<PartLine> partLines(const ConnectionReading &reading, bool hasPassword);

} // namespace budget::wording
