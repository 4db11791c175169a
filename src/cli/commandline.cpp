// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include "cli/words.h"

#include <QCommandLineParser>
#include <QDir>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Refusal> refusal(const QString &text)
{
    return tl::make_unexpected(Refusal{text, false});
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

struct Options
{
    QCommandLineOption profile{u"profile"_s, Words::tr("The ledger of the profile <name>."), Words::tr("name")};
    QCommandLineOption ledger{u"ledger"_s, Words::tr("The ledger in <file>."), Words::tr("file")};
    QCommandLineOption month{u"month"_s, Words::tr("The month to compare, such as 2024-01."), Words::tr("month")};
    QCommandLineOption person{u"person"_s, Words::tr("Only the expenses of the person with this id."), u"id"_s};
    QCommandLineOption json{u"json"_s, Words::tr("Answer in JSON.")};
    QCommandLineOption help{{u"h"_s, u"help"_s}, Words::tr("Show this.")};
};

void describe(QCommandLineParser &parser, const Options &options)
{
    parser.setApplicationDescription(
        Words::tr("Compares a month with a ledger that was kept in a CSV file with the columns date, category, amount "
                  "and perhaps user_id."));
    parser.addPositionalArgument(u"crosscheck"_s, Words::tr("The command."));
    parser.addPositionalArgument(u"file"_s, Words::tr("The CSV file."), u"<file>"_s);
    parser.addOptions({options.profile, options.ledger, options.month, options.person, options.json, options.help});
}

} // namespace

bool isCommand(const QString &firstArgument)
{
    return firstArgument == u"crosscheck"_s;
}

tl::expected<CrossCheckCommand, Refusal> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    const Options options;
    describe(parser, options);
    const bool isUnderstood = parser.parse(arguments);
    if (parser.isSet(options.help))
        return tl::make_unexpected(Refusal{parser.helpText(), true});
    if (!isUnderstood)
        return refusal(parser.errorText());
    if (parser.positionalArguments().size() != 2)
        return refusal(Words::tr("One CSV file is needed: budget-tracker crosscheck <file> --month 2024-01"));
    const auto month = monthOf(parser.value(options.month));
    if (!month)
        return refusal(Words::tr("--month: a month is needed, such as 2024-01."));
    const auto person = personOf(parser.value(options.person));
    if (parser.isSet(options.person) && !person)
        return refusal(Words::tr("--person: a whole number is needed, the id of a row of users."));
    if (parser.isSet(options.profile) && parser.isSet(options.ledger))
        return refusal(Words::tr("--profile and --ledger: one of them is enough."));
    const QDir here = QDir::current();
    const QString ledger = parser.value(options.ledger);
    return CrossCheckCommand{{parser.value(options.profile), ledger.isEmpty() ? ledger : here.absoluteFilePath(ledger)},
                             here.absoluteFilePath(parser.positionalArguments().at(1)),
                             *month,
                             person,
                             parser.isSet(options.json)};
}

} // namespace budget::cli
