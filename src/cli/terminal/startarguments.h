// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace budget::cli {

/// The arguments of a start with a window.
struct StartArguments
{
    std::optional<QString> ledgerFile; ///< absolute
    bool addSample = false;
    QString language; ///< empty if not given

    bool operator==(const StartArguments &) const = default;
};

/// Parses the arguments without a display. A refusal is the help or the version (`isHelp`), or an error in an argument.
/// Qt's own options (-platform, -style and so on) are ignored here and left to QApplication. Needs a QCoreApplication.
[[nodiscard]] tl::expected<StartArguments, Refusal> parseStart(const QStringList &arguments);

} // namespace budget::cli
