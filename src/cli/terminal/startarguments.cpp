// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/startarguments.h"

#include "cli/terminal/words.h"

#include <QCommandLineParser>
#include <QDir>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

/// Options of QGuiApplication and QApplication that take a value.
const QStringList &qtOptionsWithValue()
{
    static const QStringList options{u"platform"_s,     u"platformpluginpath"_s, u"platformtheme"_s,  u"plugin"_s,
                                     u"style"_s,        u"stylesheet"_s,         u"display"_s,        u"session"_s,
                                     u"qwindowtitle"_s, u"qwindowicon"_s,        u"qwindowgeometry"_s};
    return options;
}

QStringList withoutQtOptions(const QStringList &arguments)
{
    QStringList own;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const QString name = argument.startsWith(u"--"_s) ? argument.sliced(2)
            : argument.startsWith(u'-')                   ? argument.sliced(1)
                                                          : QString();
        if (qtOptionsWithValue().contains(name))
            ++i;
        else if (name != u"reverse"_s && !qtOptionsWithValue().contains(name.section(u'=', 0, 0)))
            own << argument;
    }
    return own;
}

struct Options
{
    QCommandLineOption ledger{u"ledger"_s, Words::tr("Open the ledger in <file>; it is created if missing."),
                              Words::tr("file")};
    QCommandLineOption sample{u"sample"_s, Words::tr("Add the sample ledger and show its month.")};
    QCommandLineOption language{u"language"_s, Words::tr("Show the program in the language <code>: de or en."),
                                Words::tr("code")};
};

Refusal wrong(const QString &what)
{
    return {what + u'\n' + Words::tr("‘budget-tracker --help’ lists all options.")};
}

} // namespace

tl::expected<StartArguments, Refusal> parseStart(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Keeps expenses in your own PostgreSQL database or in a file."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({options.ledger, options.sample, options.language});
    const bool isUnderstood = parser.parse(withoutQtOptions(arguments));
    if (parser.isSet(help) || parser.isSet(u"help-all"_s))
        return tl::make_unexpected(Refusal{parser.helpText().trimmed(), true});
    if (parser.isSet(version))
        return tl::make_unexpected(
            Refusal{u"%1 %2"_s.arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion()), true});
    if (!isUnderstood)
        return tl::make_unexpected(wrong(parser.errorText()));
    if (!parser.positionalArguments().isEmpty())
        return tl::make_unexpected(wrong(Words::tr("‘%1’ is not an option. To open a ledger, use --ledger <file>.")
                                             .arg(parser.positionalArguments().first())));
    if (parser.isSet(options.ledger) && parser.value(options.ledger).isEmpty())
        return tl::make_unexpected(wrong(Words::tr("--ledger needs a file.")));
    StartArguments start{{}, parser.isSet(options.sample), parser.value(options.language)};
    if (parser.isSet(options.ledger))
        start.ledgerFile = QDir::current().absoluteFilePath(parser.value(options.ledger));
    return start;
}

} // namespace budget::cli
