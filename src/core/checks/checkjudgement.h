// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/checks/checklist.h"
#include "core/checks/serverfindings.h"

#include <QDate>

namespace budget {

/// The result of a TLS handshake with a server and the data of the server's certificate. Gathered without sending a
/// password.
struct TlsFindings
{
    QString protocol;
    QString cipher;
    QStringList names; ///< the host names that the certificate is valid for
    QString issuer;
    QString expiresOn; ///< ISO date
    qint64 daysLeft = 0;
    QString authorities;    ///< the file of trusted authorities; empty where the certificate was not verified
    QString validFrom = {}; ///< ISO date and time where the certificate is not valid yet; empty otherwise

    bool operator==(const TlsFindings &) const = default;
};

/// Judge the checks that need only the input: the address (judgeString()) and the password (judgeSecret()).
[[nodiscard]] CheckResult judgeString(const LedgerLocation &location);
[[nodiscard]] CheckResult judgeSecret(const LedgerLogin &login);
/// The result of the check TlsAgreed for a completed handshake, depending on the sslmode of the address.
[[nodiscard]] CheckResult judgeTls(const TlsFindings &findings, const ServerAddress &address, const QString &host);
/// The result of the check TlsAgreed for an unencrypted connection: a warning, except on a loopback address.
[[nodiscard]] CheckResult judgeUnencrypted(const ServerAddress &address);

/// The result of a passed login step, from EndpointKnown to DatabaseExists. `time` is the time of all these steps
/// together. It is shown once: with ServerAwake for a host of Neon, which may have had to wake up, else with
/// PasswordAccepted.
[[nodiscard]] CheckResult judgeLogin(Check check, const LedgerLocation &location, std::chrono::milliseconds time);
/// The same address without channel_binding=require, to be tried after a login with this parameter timed out: sleeping
/// computes behind a pooler have been seen not to wake for such a login. Nothing for any other error, and nothing where
/// the sslmode is not verify-full, because then nothing would prove the server's identity.
[[nodiscard]] std::optional<ServerAddress> withoutChannelBinding(const ServerAddress &address, const Error &error);

/// The results of the checks from RoundTrip on, in their order, judged by what an open connection answered. Checks
/// whose values are unread have no result. `today` decides whether the server's version is still maintained.
[[nodiscard]] std::vector<CheckResult> judgeServer(const ServerFindings &findings, const LedgerLocation &location,
                                                   const PoolSettings &pool, QDate today);

/// The first failed check that prevents opening a ledger. Failures from Rights on do not count, because the page about
/// tables explains them.
[[nodiscard]] std::optional<Check> firstObstacle(const Checklist &list);
/// The server's connection limits as the check Connections found them; nothing where the check has not run.
[[nodiscard]] std::optional<ConnectionRoom> measuredRoom(const Checklist &list);

/// The action that the program offers as a button for a result; None where only the person can act.
[[nodiscard]] CheckAction actionFor(const CheckResult &result, const LedgerLocation &location);

} // namespace budget
