// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/allcommands.h"

#include "cli/commands/check.h"
#include "cli/commands/crosscheck.h"
#include "cli/commands/deploy.h"
#include "cli/commands/drill.h"
#include "cli/commands/report.h"
#include "cli/commands/tables.h"
#include "cli/terminal/words.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <utility>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

/// The Levenshtein distance of two words, ignoring case.
qsizetype distance(const QString &left, const QString &right)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : left) {
        qsizetype diagonal = row.front()++;
        for (std::size_t i = 1; i < row.size(); ++i) {
            const bool isSame = right.at(static_cast<qsizetype>(i) - 1).toLower() == letter.toLower();
            const qsizetype best = std::min({row[i] + 1, row[i - 1] + 1, diagonal + (isSame ? 0 : 1)});
            diagonal = std::exchange(row[i], best);
        }
    }
    return row.back();
}

/// The command whose name is most similar to a mistyped one; empty if none is similar enough.
QString nearestTo(const QString &name)
{
    constexpr qsizetype kFarthest = 2;
    const auto nearest = std::ranges::min_element(allCommands(), {}, [&](const Command &command) {
        return command.name.startsWith(name, Qt::CaseInsensitive) ? 0 : distance(name, command.name);
    });
    const bool isNear = nearest->name.startsWith(name, Qt::CaseInsensitive)
        || distance(name, nearest->name) <= std::min(kFarthest, name.size() - 1);
    return isNear ? nearest->name : QString();
}

} // namespace

const std::vector<Command> &allCommands()
{
    static const std::vector<Command> commands{
        {u"check"_s, parseCheck,
         QT_TRANSLATE_NOOP("budget::cli", "Checks the connection to a ledger in sixteen steps.")},
        {u"crosscheck"_s, parseCrossCheck,
         QT_TRANSLATE_NOOP("budget::cli", "Compares a month of the ledger with a CSV file.")},
        {u"deploy"_s, parseDeploy, QT_TRANSLATE_NOOP("budget::cli", "Creates missing tables.")},
        {u"drill"_s, parseDrill,
         QT_TRANSLATE_NOOP("budget::cli", "Writes a test category and checks that a second process reads it.")},
        {u"report"_s, parseReport, QT_TRANSLATE_NOOP("budget::cli", "Prints a report that you can send to a helper.")},
        {u"tables"_s, parseTables,
         QT_TRANSLATE_NOOP("budget::cli", "Compares the tables with those that the program expects.")},
    };
    return commands;
}

const Command *commandNamed(const QString &name)
{
    const auto found = std::ranges::find(allCommands(), name, &Command::name);
    return found == allCommands().end() ? nullptr : &*found;
}

bool isMeantAsCommand(const QString &argument)
{
    const bool looksLikeFile = argument.contains(u'/') || argument.contains(u'.') || QFileInfo::exists(argument);
    return commandNamed(argument) || (!argument.isEmpty() && !argument.startsWith(u'-') && !looksLikeFile);
}

Refusal noSuchCommand(const QString &name)
{
    QString text = Words::tr("Unknown command ‘%1’.").arg(name);
    if (const QString meant = nearestTo(name); !meant.isEmpty())
        text += u' ' + Words::tr("Did you mean ‘%1’?").arg(meant);
    text += u'\n' + Words::tr("The commands are:");
    constexpr int kNameWidth = 12;
    for (const Command &command : allCommands())
        text += u"\n  "_s + command.name.leftJustified(kNameWidth)
            + QCoreApplication::translate("budget::cli", command.summary);
    return {text + u'\n' + Words::tr("For help on one command: budget-tracker COMMAND --help")};
}

} // namespace budget::cli
