// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

#include <QString>

#include <vector>

namespace budget::wording {

/// Why a connection text cannot be read, and what would help, in a sentence or two.
[[nodiscard]] QString faultSentence(const ConnectionFault &fault);
[[nodiscard]] QString warningSentence(WarningKind kind);
/// Why a parameter was left out.
[[nodiscard]] QString dropSentence(DropReason reason);
/// What one of libpq's parameters is for; a general sentence for one that no other is written for.
[[nodiscard]] QString parameterSentence(const QString &name);

/// One recognised part of a connection for people: what it is, what it says, what that is for.
struct PartLine
{
    enum class Mark { Plain, Warning, Dropped };

    Mark mark = Mark::Plain;
    QString name;
    QString value; ///< never the password
    QString sentence;

    bool operator==(const PartLine &) const = default;
};

/// All parts of a connection in the order in which people read them, then warnings and what was left out.
/// `hasPassword`: one was given, here or in its own field.
[[nodiscard]] std::vector<PartLine> partLines(const ConnectionReading &reading, bool hasPassword);

} // namespace budget::wording
