// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace budget::cli {

/// What the program was started with, where it is to show its window.
struct StartArguments
{
    std::optional<QString> ledgerFile; ///< absolute
    bool addSample = false;
    QString language; ///< empty: not said

    bool operator==(const StartArguments &) const = default;
};

/// Reads them without a display. A refusal is the help, the version (`isHelp`), or what is wrong with an argument.
/// Qt's own options (-platform, -style and so on) are left to QApplication. Needs a QCoreApplication.
[[nodiscard]] tl::expected<StartArguments, Refusal> parseStart(const QStringList &arguments);

} // namespace budget::cli
