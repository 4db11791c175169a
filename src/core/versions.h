// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// What is at work on this side of a connection.
struct Versions
{
    QString program;
    QString qt;
    QString libpq;
    QString system; ///< the operating system and the processor

    bool operator==(const Versions &) const = default;
};

} // namespace budget
