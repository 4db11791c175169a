// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/commandlines.h"

#include "core/reading/notations/psqlprogram.h"
#include "core/reading/notations/psqltext.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The end of the command at `from`, including the lines that a backslash, '^' (cmd) or a backtick (PowerShell) joins
/// to it.
qsizetype endOfCommand(const SourceText &text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size()) {
        const bool isJoined = QStringView(u"\\^`").contains(text.at(end)) && end + 1 < text.size()
            && isLineBreak(text.at(end + 1));
        if (isJoined)
            end += text.at(end + 1) == u'\r' && end + 2 < text.size() && text.at(end + 2) == u'\n' ? 3 : 2;
        else if (isLineBreak(text.at(end)))
            break;
        else
            ++end;
    }
    return end;
}

/// The command between backticks, or the whole line.
SourceText commandIn(const SourceText &line)
{
    const qsizetype open = line.view().indexOf(u"`ps");
    const qsizetype close = open < 0 ? -1 : line.view().indexOf(u'`', open + 1);
    return unwrapped(close < 0 ? line : line.mid(open + 1, close - open - 1));
}

} // namespace

bool isOneCommand(const SourceText &text)
{
    return endOfCommand(text, 0) == text.size();
}

std::vector<SourceText> commandsOf(const SourceText &text)
{
    std::vector<SourceText> commands;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = endOfCommand(text, from);
        commands.push_back(text.mid(from, end - from));
        from = end + 1;
    }
    return commands;
}

std::vector<FoundConnection> commandLines(const SourceText &text)
{
    std::vector<FoundConnection> found;
    for (const SourceText &line : commandsOf(text)) {
        if (!namesProgram(line.view()))
            continue;
        const SourceText command = commandIn(line);
        if (!isPsqlText(command))
            continue;
        auto reading = readPsqlText(command);
        if (reading && reading->settings.empty())
            continue;
        if (reading)
            reading->whole = command.span();
        found.push_back({u"psql"_s, command.span(), std::move(reading)});
    }
    return found;
}

} // namespace budget
