// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

#include <QMap>

#include <optional>

namespace budget::test {

/// What the real PQconninfoParse makes of a text, without what is empty; nothing where it refuses.
[[nodiscard]] std::optional<QMap<QString, QString>> libpqReading(const QString &text);

/// Whether libpq read a host or a port that cannot be, as it does with a raw '@' or '/' in a password.
[[nodiscard]] bool isMisread(const QMap<QString, QString> &libpq);

/// How our parts differ from libpq's, or nothing. What we dropped by name counts as told.
[[nodiscard]] QString differences(const ConnectionReading &ours, QMap<QString, QString> libpq);

} // namespace budget::test
