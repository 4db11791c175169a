// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

#include <QMap>

#include <optional>

namespace budget::test {

/// The parameters that libpq's PQconninfoParse() reads from a text, without empty ones; no value if it rejects the
/// text.
[[nodiscard]] std::optional<QMap<QString, QString>> libpqReading(const QString &text);

/// Whether libpq read an impossible host or port, as it does after a raw '@' or '/' in a password.
[[nodiscard]] bool isMisread(const QMap<QString, QString> &libpq);

/// The differences between this program's reading and libpq's; empty if there are none. Parameters in `dropped` do not
/// count.
[[nodiscard]] QString differences(const ConnectionReading &ours, QMap<QString, QString> libpq);

} // namespace budget::test
