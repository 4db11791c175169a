// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

namespace budget {

/// Identifies one change that a person requested, so that the request can be repeated and the change still happens only
/// once. Created when the person presses Save, and kept until the change has a definite result.
struct OperationId
{
    QUuid value;

    [[nodiscard]] static OperationId create() { return {QUuid::createUuid()}; }
    bool operator==(const OperationId &) const = default;
};

} // namespace budget
