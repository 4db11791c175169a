// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles in app, but not in ui or core.
#include "db/connection.h"
