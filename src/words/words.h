// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace budget::wording {

/// The translation context of all words about errors.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::wording)
};

/// An amount as a person here would write it.
[[nodiscard]] QString exampleAmount();

} // namespace budget::wording
