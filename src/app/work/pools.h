// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"

#include <memory>

class QObject;

namespace budget {

class Pool;

/// Settings for a pool of one connection.
[[nodiscard]] PoolSettings singleConnection();

/// Lets the pool finish its jobs and close its connections in the background, and deletes it afterwards. `keeper`
/// becomes its parent and gets no further signals of the pool.
void retire(std::unique_ptr<Pool> pool, QObject *keeper);

} // namespace budget
