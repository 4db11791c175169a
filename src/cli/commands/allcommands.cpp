// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/allcommands.h"

#include "cli/commands/check.h"
#include "cli/commands/crosscheck.h"
#include "cli/commands/deploy.h"
#include "cli/commands/drill.h"
#include "cli/commands/report.h"
#include "cli/commands/tables.h"

#include <algorithm>

namespace budget::cli {

using namespace Qt::StringLiterals;

const std::vector<Command> &allCommands()
{
    static const std::vector<Command> commands{
        {u"check"_s, parseCheck}, {u"crosscheck"_s, parseCrossCheck}, {u"deploy"_s, parseDeploy},
        {u"drill"_s, parseDrill}, {u"report"_s, parseReport},         {u"tables"_s, parseTables},
    };
    return commands;
}

const Command *commandNamed(const QString &name)
{
    const auto found = std::ranges::find(allCommands(), name, &Command::name);
    return found == allCommands().end() ? nullptr : &*found;
}

} // namespace budget::cli
