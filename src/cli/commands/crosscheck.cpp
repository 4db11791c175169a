// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/crosscheck.h"

#include "app/ledger/ledger.h"
#include "app/settings/textfile.h"
#include "app/work/answerchain.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/failure.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/words.h"
#include "core/import/crosscheck.h"
#include "core/plaintext.h"
#include "words/errors/rawledgerwords.h"

#include <QJsonDocument>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

struct Request
{
    LedgerChoice ledger;
    QString file;
    Month month;
    std::optional<PersonId> person;
    bool isJson = false;
};

constexpr qint64 kMaxRawLedger = qint64(64) << 20; // bytes

QString stateOf(bool isVerified)
{
    return isVerified ? Words::tr("verified") : Words::tr("blocked");
}

/// One row of the printed table: the name left-aligned, the amounts right-aligned.
QString line(const QString &name, int width, const QStringList &amounts, const QString &state)
{
    QString text = name.leftJustified(width);
    for (const QString &amount : amounts)
        text += amount.rightJustified(14);
    return text + u"  "_s + state + u'\n';
}

void print(const CrossCheck &check, QTextStream &out)
{
    qsizetype width = 8;
    for (const CategoryCheck &category : check.categories)
        width = qMax(width, plainLine(category.category).size());
    const int columns = static_cast<int>(width);
    out << line(Words::tr("Category"), columns, {Words::tr("database"), Words::tr("file"), Words::tr("difference")},
                {});
    for (const CategoryCheck &c : check.categories) {
        out << line(plainLine(c.category), columns, {c.sql.toDecimal(), c.raw.toDecimal(), c.delta().toDecimal()},
                    stateOf(c.isVerified()));
    }
    out << check.month.first().toString(u"yyyy-MM"_s) << u": "_s << stateOf(check.isVerified()) << u'\n';
}

/// Reads the entries of the CSV file. If that fails, prints the error and returns nothing.
std::optional<std::vector<RawEntry>> readEntries(const QString &file, Terminal &terminal)
{
    const auto text = readTextFile(file, Field::CsvFile, kMaxRawLedger);
    if (!text) {
        sayFailure(text.error(), terminal);
        return std::nullopt;
    }
    auto entries = readRawLedger(*text);
    if (entries)
        return *std::move(entries);
    terminal.err << file << u": "_s << wording::faultSentence(entries.error()) << Qt::endl;
    return std::nullopt;
}

ExitCode finish(const CrossCheck &check, bool isJson, QTextStream &out)
{
    if (isJson)
        out << QString::fromUtf8(QJsonDocument(toJson(check)).toJson());
    else
        print(check, out);
    out.flush();
    return check.isVerified() ? ExitCode::Ready : ExitCode::Blocked;
}

QFuture<ExitCode> run(LedgerAccess &access, const Request &command, Terminal &terminal)
{
    const auto entries = readEntries(command.file, terminal);
    if (!entries)
        return answeredNow(ExitCode::Misused);
    Session &session = access.session();
    const auto summary = askFurther(access.open(command.ledger, Session::Access::Reading), &access,
                                    [&session, command] {
                                        return session.ledger().summarizeMonth(command.month, command.person);
                                    });
    return mapAnswer(summary, &access, [command, entries = *entries, &terminal](const Result<MonthSummary> &answer) {
        if (!answer)
            return sayFailure(answer.error(), terminal);
        const auto check = crossCheck(command.month, command.person, *answer, entries);
        return check ? finish(*check, command.isJson, terminal.out) : sayFailure(check.error(), terminal);
    });
}

} // namespace

Parsed parseCrossCheck(const QStringList &list)
{
    Arguments arguments(u"crosscheck"_s,
                        Words::tr("Compares one month of the ledger with a CSV file that has the columns date, "
                                  "category, amount and optionally user_id."));
    arguments.addFile(Words::tr("The CSV file."));
    arguments.addOption(u"month"_s, Words::tr("The month to compare, such as 2024-01."), Words::tr("month"));
    arguments.addOption(u"person"_s, Words::tr("Only the expenses of the person with this id."), u"id"_s);
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    const auto month = monthOf(arguments.value(u"month"_s));
    if (!month)
        return refusal(Words::tr("--month needs a month such as 2024-01."));
    const auto person = personOf(arguments.value(u"person"_s));
    if (arguments.has(u"person"_s) && !person)
        return refusal(Words::tr("--person needs a whole number: the id of a row in the table users."));
    const Request request{arguments.ledger(), arguments.file(), *month, person, arguments.isJson()};
    return [request](LedgerAccess &access, Terminal &terminal) { return run(access, request, terminal); };
}

} // namespace budget::cli
