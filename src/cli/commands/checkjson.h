// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/checks.h"

#include "cli/terminal/source.h"

#include <QJsonObject>

namespace budget::cli {

/// As docs/check.schema.json describes it: a public contract. Holds no secret.
[[nodiscard]] QJsonObject toJson(const Checklist &list, const CheckTask &task, const ConnectionSource &source = {});

} // namespace budget::cli
