// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// Whether libpq is installed. The program does not link with libpq, whose dependencies (Kerberos, LDAP, two TLS
/// libraries) take longer to load than all of Qt: libpq is loaded when the first ledger on a server is opened. All
/// other code includes <libpq-fe.h> and calls its functions as ever; it must not do so before this has answered true.
[[nodiscard]] bool isLibpqThere();

} // namespace budget
