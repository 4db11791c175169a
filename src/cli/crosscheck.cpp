// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/crosscheck.h"

#include "app/answerchain.h"
#include "app/ledger.h"
#include "app/textfile.h"
#include "cli/words.h"
#include "core/budget/crosscheck.h"
#include "words/rawledgerwords.h"
#include "words/wording.h"

#include <QJsonDocument>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxRawLedger = qint64(64) << 20; // bytes

QString stateOf(bool isVerified)
{
    return isVerified ? Words::tr("verified") : Words::tr("blocked");
}

/// Names to the left, amounts to the right, so that the columns stand below each other.
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
        width = qMax(width, category.category.size());
    const int columns = static_cast<int>(width);
    out << line(Words::tr("Category"), columns, {Words::tr("database"), Words::tr("file"), Words::tr("difference")},
                {});
    for (const CategoryCheck &c : check.categories) {
        out << line(c.category, columns, {c.sql.toDecimal(), c.raw.toDecimal(), c.delta().toDecimal()},
                    stateOf(c.isVerified()));
    }
    out << check.month.first().toString(u"yyyy-MM"_s) << u": "_s << stateOf(check.isVerified()) << u'\n';
}

ExitCode fail(const Error &error, QTextStream &err)
{
    err << wording::sentence(error) << u'\n';
    if (const QString text = wording::technicalText(error); !text.isEmpty())
        err << text << u'\n';
    err.flush();
    return exitCodeOf(error);
}

/// The file's entries, or nothing once it was said why not.
std::optional<std::vector<RawEntry>> readEntries(const QString &file, QTextStream &err)
{
    const auto text = readTextFile(file, Field::CsvFile, kMaxRawLedger);
    if (!text) {
        fail(text.error(), err);
        return std::nullopt;
    }
    auto entries = readRawLedger(*text);
    if (entries)
        return *std::move(entries);
    err << file << u": "_s << wording::faultSentence(entries.error()) << u'\n';
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

} // namespace

QFuture<ExitCode> runCrossCheck(LedgerAccess &access, const CrossCheckCommand &command, Terminal &terminal)
{
    const auto entries = readEntries(command.file, terminal.err);
    if (!entries)
        return answeredNow(ExitCode::Misused);
    Session &session = access.session();
    const auto summary = askFurther(access.open(command.ledger), &access, [&session, command] {
        return session.ledger().summarizeMonth(command.month, command.person);
    });
    return mapAnswer(summary, &access, [command, entries = *entries, &terminal](const Result<MonthSummary> &answer) {
        if (!answer)
            return fail(answer.error(), terminal.err);
        return finish(crossCheck(command.month, command.person, *answer, entries), command.isJson, terminal.out);
    });
}

} // namespace budget::cli
