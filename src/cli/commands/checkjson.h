// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/checks.h"

#include "cli/terminal/source.h"

#include <QJsonObject>

namespace budget::cli {

/// JSON as described by docs/check.schema.json, which is a public contract. Contains no secret.
[[nodiscard]] QJsonObject toJson(const Checklist &list, const CheckTask &task, const ConnectionSource &source = {});

} // namespace budget::cli
