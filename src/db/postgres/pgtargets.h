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
    QString host;         ///< as it is named: the certificate is compared with it
    QString address = {}; ///< in digits; empty where `host` is an address or a socket, or is left to libpq to look up
    quint16 port = kDefaultPort;

    bool operator==(const PgTarget &) const = default;
};

struct PgTargets
{
    std::vector<PgTarget> found;
    QString unknown = {}; ///< for each name that has no address a line in libpq's words
};

/// All addresses of all hosts, in the order in which libpq would try them. Blocks as long as the system's resolver
/// likes: call it in a thread that may be left behind.
[[nodiscard]] PgTargets lookUp(const std::vector<HostPort> &hosts);

/// The same within `deadline`. Names are looked up at the same time, so that one that takes long does not keep the
/// others waiting: it is left to libpq where a host before it can be tried already, otherwise it has its share of the
/// time.
[[nodiscard]] PgTargets lookUp(const std::vector<HostPort> &hosts, const Interrupt &interrupt, Deadline deadline);

/// Sets libpq's host, hostaddr and port, each a list with one entry a target.
void setTargets(QMap<QString, QString> &parameters, const std::vector<PgTarget> &targets);

} // namespace budget
