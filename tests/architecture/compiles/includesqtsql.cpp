// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles in db, but not in app or ui.
#include <QSqlDatabase>
