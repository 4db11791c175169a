// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

namespace budget {

/// Names one change that a person asked for, so that it can be asked for again and still happens once. Made when Save
/// is pressed, and kept until that change has a definite answer.
struct OperationId
{
    QUuid value;

    [[nodiscard]] static OperationId create() { return {QUuid::createUuid()}; }
    bool operator==(const OperationId &) const = default;
};

} // namespace budget
