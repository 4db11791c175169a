// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/checks/checklist.h"
#include "core/checks/serverfindings.h"

namespace budget {

/// What TLS agreed on with a server, and whose certificate it showed. Read without a password being sent.
struct TlsFindings
{
    QString protocol;
    QString cipher;
    QStringList names; ///< that the certificate was made out to
    QString issuer;
    QString expiresOn; ///< ISO date
    qint64 daysLeft = 0;
    QString authorities;    ///< the file that was looked in; empty: nobody looked
    QString validFrom = {}; ///< ISO date and time, where that is still to come; empty otherwise

    bool operator==(const TlsFindings &) const = default;
};

/// The checks that need nothing but what was asked for.
[[nodiscard]] CheckResult judgeString(const LedgerLocation &location);
[[nodiscard]] CheckResult judgeSecret(const LedgerLogin &login);
/// A handshake that came to its end, by what the address asks of it.
[[nodiscard]] CheckResult judgeTls(const TlsFindings &findings, const ServerAddress &address, const QString &host);
/// Where nothing is encrypted, by the person's wish or on this machine.
[[nodiscard]] CheckResult judgeUnencrypted(const ServerAddress &address);

/// A step of logging in that came to its end, from EndpointKnown to DatabaseExists. `time`: of all of them together.
[[nodiscard]] CheckResult judgeLogin(Check check, const LedgerLocation &location, std::chrono::milliseconds time);
/// The same place without the demand for channel binding, where a log-in with it was not answered in time: a compute
/// that sleeps behind a pooler was seen not to wake for it. Nothing where less than a verified server would be left.
[[nodiscard]] std::optional<ServerAddress> withoutChannelBinding(const ServerAddress &address, const Error &error);

/// The checks from RoundTrip on, of a connection that is open; all of them, in their order.
[[nodiscard]] std::vector<CheckResult> judgeServer(const ServerFindings &findings, const LedgerLocation &location,
                                                   const PoolSettings &pool);

/// The first failure that keeps a ledger from being opened, whatever its tables are: those from Rights on are for the
/// tables' own page to explain.
[[nodiscard]] std::optional<Check> firstObstacle(const Checklist &list);
/// What the server said of its room for connections; nothing where it was not asked.
[[nodiscard]] std::optional<ConnectionRoom> measuredRoom(const Checklist &list);

/// What a person can have done about it by a button; None where only they can.
[[nodiscard]] CheckAction actionFor(const CheckResult &result, const LedgerLocation &location);

} // namespace budget
