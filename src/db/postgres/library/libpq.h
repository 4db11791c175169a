// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// Whether libpq is installed; loads it. The program does not link with libpq, because libpq's dependencies (Kerberos,
/// LDAP, two TLS libraries) take longer to load than all of Qt. All other code includes <libpq-fe.h> and calls libpq's
/// functions as usual, but only after this function has returned true.
[[nodiscard]] bool isLibpqThere();

} // namespace budget
