// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "db/interrupt.h"

#include <functional>
#include <memory>

namespace budget {

/// Opens one connection in the calling thread. Blocks until the connection is open, opening it has failed or the
/// interrupt is raised.
using ConnectionFactory = std::function<Result<std::unique_ptr<Connection>>(InterruptPtr)>;

} // namespace budget
