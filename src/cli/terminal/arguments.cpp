// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/arguments.h"

#include "cli/terminal/words.h"

#include <QDir>

namespace budget::cli {

using namespace Qt::StringLiterals;

Arguments::Arguments(const QString &command, const QString &description) : m_command(command)
{
    m_parser.setApplicationDescription(description);
    m_parser.addPositionalArgument(command, Words::tr("The command."));
    addOption(u"profile"_s, Words::tr("The ledger of the profile <name>."), Words::tr("name"));
    addOption(u"ledger"_s, Words::tr("The ledger in <file>."), Words::tr("file"));
    addOption(u"language"_s, Words::tr("Answer in the language <code>: de or en."), Words::tr("code"));
    addFlag(u"json"_s, Words::tr("Answer in JSON."));
    m_parser.addOption({{u"h"_s, u"help"_s}, Words::tr("Show this help.")});
}

void Arguments::addFile(const QString &description)
{
    m_takesFile = true;
    m_parser.addPositionalArgument(u"file"_s, description, u"<file>"_s);
}

void Arguments::addOption(const QString &name, const QString &description, const QString &valueName)
{
    m_parser.addOption({name, description, valueName});
}

void Arguments::addFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
}

std::optional<Refusal> Arguments::parse(const QStringList &arguments)
{
    const bool isUnderstood = m_parser.parse(arguments);
    if (m_parser.isSet(u"help"_s))
        return Refusal{m_parser.helpText(), true};
    if (!isUnderstood)
        return Refusal{m_parser.errorText()};
    if (m_parser.positionalArguments().size() != (m_takesFile ? 2 : 1))
        return Refusal{m_takesFile ? Words::tr("%1 needs exactly one file.").arg(m_command)
                                   : Words::tr("%1 takes options only.").arg(m_command)};
    if (has(u"profile"_s) && has(u"ledger"_s))
        return Refusal{Words::tr("Use either --profile or --ledger, not both.")};
    return std::nullopt;
}

LedgerChoice Arguments::ledger() const
{
    const QString file = value(u"ledger"_s);
    return {value(u"profile"_s), file.isEmpty() ? file : QDir::current().absoluteFilePath(file)};
}

bool Arguments::isJson() const
{
    return has(u"json"_s);
}

QString Arguments::file() const
{
    return QDir::current().absoluteFilePath(m_parser.positionalArguments().at(1));
}

std::optional<Month> monthOf(const QString &text)
{
    const QDate first = QDate::fromString(text + u"-01"_s, Qt::ISODate);
    return first.isValid() ? std::optional(Month::of(first)) : std::nullopt;
}

std::optional<PersonId> personOf(const QString &text)
{
    bool isNumber = false;
    const PersonId id{text.toLongLong(&isNumber)};
    return isNumber && id.isValid() ? std::optional(id) : std::nullopt;
}

tl::unexpected<Refusal> refusal(const QString &text)
{
    return tl::make_unexpected(Refusal{text});
}

} // namespace budget::cli
