// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The versions of the software on the client's side of a connection.
struct Versions
{
    QString program;
    QString qt;
    QString libpq;
    QString system; ///< the operating system and the processor

    bool operator==(const Versions &) const = default;
};

} // namespace budget
