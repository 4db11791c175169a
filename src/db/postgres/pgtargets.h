// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"
#include "db/interrupt.h"
#include "db/postgres/pgwait.h"

#include <QMap>
#include <QString>

#include <vector>

namespace budget {

/// One address to connect to.
struct PgTarget
{
    QString host;         ///< the name that the certificate is compared with
    QString address = {}; ///< numeric; empty if `host` is an address or a socket, or if libpq is to look it up
    quint16 port = kDefaultPort;

    bool operator==(const PgTarget &) const = default;
};

struct PgTargets
{
    std::vector<PgTarget> found;
    QString unknown = {}; ///< one line, worded as libpq's message, for each name that has no address
};

/// All addresses of all hosts, in the order in which libpq tries them. Blocks as long as the system's resolver takes,
/// so call it in a thread that may be left behind.
[[nodiscard]] PgTargets lookUp(const std::vector<HostPort> &hosts);

/// As above, for a thread that has to observe `deadline` and `interrupt`. Several names are looked up at the same time,
/// so a slow look-up does not delay the others. The function waits for each name in turn, for the name's share of the
/// time. Once an address is known, it waits only a few milliseconds for each further name; if the name is still being
/// looked up then, libpq has to look it up again. A single name is looked up without a deadline.
[[nodiscard]] PgTargets lookUp(const std::vector<HostPort> &hosts, const Interrupt &interrupt, Deadline deadline);

/// Sets libpq's host, hostaddr and port to lists with one entry for each target.
void setTargets(QMap<QString, QString> &parameters, const std::vector<PgTarget> &targets);

} // namespace budget
