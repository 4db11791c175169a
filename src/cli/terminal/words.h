// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace budget::cli {

/// The translation context of the command line.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::cli)
};

} // namespace budget::cli
