// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles in app, and nowhere above it.
#include "db/connection.h"
