// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles in db, and nowhere above it.
#include <QSqlDatabase>
