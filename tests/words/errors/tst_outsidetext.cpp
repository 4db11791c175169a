// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/outsidetext.h"

#include "core/plaintext.h"
#include "support/wordprobe.h"
#include "words/checks/checkwords.h"
#include "words/checks/drillwords.h"
#include "words/checks/tablewords.h"
#include "words/connection/connectionwords.h"
#include "words/connection/envfilewords.h"
#include "words/connection/keeperwords.h"
#include "words/connection/statewords.h"
#include "words/errors/rawledgerwords.h"
#include "words/errors/wording.h"
#include "words/reports/journalwords.h"
#include "words/rows/rowwords.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

/// A function that makes a text with the given name in it.
using Saying = QString (*)(const QString &name);

/// Names and values from outside, as parts of sentences.
class TestOutsideText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsOneLineWithoutControls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Essen & Trinken"_s << u"Essen & Trinken"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("lines") << u"a\r\nb\n\tc"_s << u"a b c"_s;
        QTest::newRow("edges") << u"  a  "_s << u"a"_s;
        QTest::newRow("escape") << u"a\x1B[1m"_s << u"a\\u001b[1m"_s;
        QTest::newRow("bell and delete") << u"\a\x7F"_s << u"\\u0007\\u007f"_s;
        QTest::newRow("direction") << u"a\u202Eb\u2067c\u061Cd"_s << u"a\\u202eb\\u2067c\\u061cd"_s;
        QTest::newRow("Arabic and Hebrew") << u"سوق שוק"_s << u"سوق שוק"_s;
        QTest::newRow("emoji") << u"👩‍🍳"_s << u"👩‍🍳"_s;
        QTest::newRow("markup") << u"<b>x</b> %1"_s << u"<b>x</b> %1"_s;
    }
    void aTextIsOneLineWithoutControls()
    {
        QFETCH(QString, text);
        QTEST(outsideText(text), "shown");
    }

    void aLongTextIsCutAtAKnownLength()
    {
        const QString whole(kLongestOutsideText, u'a');
        QCOMPARE(outsideText(whole), whole);
        QCOMPARE(outsideText(whole + u'b'), whole + u'…');
        const QString pairs = u'a' + u"😀"_s.repeated(kLongestOutsideText);
        const QString shown = outsideText(pairs);
        QCOMPARE(shown.size(), kLongestOutsideText); // without the halved surrogate pair, but with the ellipsis
        QVERIFY(shown.endsWith(u"😀…"_s));
    }

    void linesAreKeptWhereTheyAreMeant() { QCOMPARE(plainText(u"a\n\tb\x1B\r"_s), u"a\n\tb\\u001b\\u000d"_s); }

    /// A name, whatever it contains, must not change the words around it.
    void aNameChangesNoWordsAroundIt_data()
    {
        QTest::addColumn<Saying>("saying");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, Saying function, const QString &before, const QString &after) {
            QTest::newRow(name) << function << before << after;
        };
        row(
            "profile", [](const QString &text) { return happened(ErrorKind::ProfileUnknown, text); },
            u"There is no profile with the name ‘"_s, u"’."_s);
        row(
            "schema", [](const QString &text) { return happened(ErrorKind::SchemaMissing, text); },
            u"Database: it has no schema ‘"_s, u"’."_s);
        row(
            "character", [](const QString &text) { return happened(ErrorKind::CharacterUnsupported, text); },
            u"This database cannot store the character ‘"_s, u"’."_s);
        row(
            "package",
            [](const QString &text) {
                return nextStep({ErrorKind::DriverMissing, Field::Host, text, {}, {}});
            },
            u"Install the package that Debian calls "_s, u", then start the program again."_s);
        row(
            "variable", [](const QString &text) { return variableTaken(text); }, u"The variable "_s,
            u" in this file has another purpose and is not overwritten. Choose another name."_s);
        row(
            "column", [](const QString &text) { return faultOf(RawLedgerFault::Kind::ColumnMissing, text); },
            u"Line 3: The first line has no column ‘"_s, u"’."_s);
        row(
            "amount", [](const QString &text) { return faultOf(RawLedgerFault::Kind::AmountInvalid, text); },
            u"Line 3: ‘"_s, u"’ is not an amount such as 12.50."_s);
        row(
            "user",
            [](const QString &text) {
                return factText({Fact::User, text});
            },
            u"as "_s, QString());
        row("host", [](const QString &text) { return factText({Fact::HostMatches, text}); }, u"matches host "_s, {});
        row(
            "answer",
            [](const QString &text) {
                return factText({Fact::PortOpen, text});
            },
            {}, u" answers"_s);
        row("version", [](const QString &text) { return factText({Fact::Version, text}); }, {}, {});
        row(
            "type found", [](const QString &text) { return differenceOf(text, u"date"_s, TableAspect::Type); }, {},
            u" instead of date"_s);
        row("type expected", [](const QString &text) { return differenceOf(u"date"_s, text, TableAspect::Type); },
            u"date instead of "_s, {});
        row("value", [](const QString &text) { return differenceOf(text, u"7"_s, TableAspect::Row); },
            u"row 7 holds "_s, {});
        row("stored amount", [](const QString &text) { return storedOf(text); }, u"Stored as "_s, {});
    }
    void aNameChangesNoWordsAroundIt()
    {
        QFETCH(Saying, saying);
        QFETCH(QString, before);
        QFETCH(QString, after);
        for (const QString &name : wordprobe::hostileNames()) {
            const QString text = saying(name);
            QCOMPARE(text, before + outsideText(name) + after);
            QVERIFY2(!wordprobe::hasControls(text), qPrintable(text));
            QVERIFY(text.size() <= before.size() + after.size() + kLongestOutsideText + 6 * 5 + 1);
        }
    }

    /// Texts that may be longer than a name, such as a path or a server's message: they stay whole and on one line.
    void aLongTextStaysWholeAndPlain_data()
    {
        QTest::addColumn<Saying>("saying");
        const auto row = [](const char *name, Saying function) { QTest::newRow(name) << function; };
        row("message", [](const QString &text) { return technicalText({ErrorKind::Unexpected, {}, text, {}, {}}); });
        row("message with a SQLSTATE", [](const QString &text) {
            return technicalText({ErrorKind::Unexpected, {}, text, u"XX000"_s, {}});
        });
        row("journal", [](const QString &text) { return journalDetail({.detail = text}); });
        row("journal, with an error",
            [](const QString &text) { return journalDetail({.error = ErrorKind::HostUnknown, .detail = text}); });
        row("work of a newer version", [](const QString &text) { return journalDetail({.work = text}); });
        row("journal problem", [](const QString &text) {
            return journalProblem({ErrorKind::FileUnavailable, {}, text, {}, {}});
        });
        row("file of a password", [](const QString &text) { return keeperName(keptIn(text)); });
        row("summary of a file", [](const QString &text) { return keeperSummary(keptIn(text)); });
        row("choice of a file", [](const QString &text) { return keeperChoice(SecretKeeper::EnvFile, text); });
        row("repair", [](const QString &text) {
            return nextStep({ErrorKind::SequenceBehind, {}, u"behind\n"_s + text.simplified(), {}, {}});
        });
        row("lock", [](const QString &text) {
            return nextStep({ErrorKind::FileUnavailable, Field::LedgerFile, text + u"/a.lock: no"_s, {}, {}});
        });
    }
    void aLongTextStaysWholeAndPlain()
    {
        QFETCH(Saying, saying);
        for (const QString &name : wordprobe::hostileNames()) {
            const QString text = saying(name);
            QVERIFY2(!wordprobe::hasControls(QString(text).remove(u'\t')), qPrintable(text));
            QVERIFY2(text.contains(plainLine(name)) || text.contains(plainLine(name.simplified())), qPrintable(text));
        }
    }

    /// A part of a connection string, whatever it contains, is one line.
    void aPartOfAConnectionIsPlain()
    {
        for (const QString &name : wordprobe::hostileNames()) {
            ConnectionReading reading;
            reading.address = {.host = name, .database = name, .user = name, .parameters = {{name, name}}};
            reading.address.schema = name;
            reading.address.furtherHosts = {{name, 1}};
            reading.driver = name;
            reading.dropped = {{.name = name, .span = {}, .reason = DropReason::Empty}};
            int shown = 0;
            for (const PartLine &line : partLines(reading, true)) {
                const QString all = QString(line.name + line.value + line.sentence).remove(u'\t');
                QVERIFY2(!wordprobe::hasControls(all), qPrintable(all));
                shown += line.value.contains(plainLine(name)) ? 1 : 0;
            }
            QVERIFY(shown >= 7);
        }
    }

    /// Names of a server's tables in the lines of a report and of the command line.
    void aTableAndAColumnArePlain()
    {
        for (const QString &name : wordprobe::hostileNames()) {
            const TableFinding finding{
                .table = name, .column = name, .aspect = TableAspect::Type, .state = TableState::Extra, .found = name};
            const QString lines = tableLines({.findings = {finding}}).join(u'|');
            QVERIFY2(!wordprobe::hasControls(lines), qPrintable(lines));
            QCOMPARE(lines.count(outsideText(name)), 3);
        }
    }

    void aDrillAndAStatusArePlain()
    {
        for (const QString &name : wordprobe::hostileNames()) {
            DrillReport report;
            report.place = name;
            QCOMPARE(drillText(report).count(u'\n'), 6);
            StatusSnapshot status;
            status.encryption = u"x"_s + name;
            QVERIFY(!wordprobe::hasControls(statewords::encryption(status)));
            const QString denied = checkStep({.check = Check::Tables,
                                              .state = CheckState::Warned,
                                              .evidence = {{Fact::MayNotCreateIn, u"x"_s + name}},
                                              .concern = Concern::NoTables});
            QVERIFY2(!wordprobe::hasControls(denied), qPrintable(denied));
        }
    }

    void aMissingCharacterIsNotQuoted()
    {
        const Error error{ErrorKind::CharacterUnsupported, Field::Description, {}, {}, {}};
        QCOMPARE(whatHappened(error), u"Description: this database cannot store one of its characters."_s);
    }

    void aPathInASentenceStaysWhole()
    {
        const QString path = u"/home/a/"_s + QString(500, u'd') + u"/%1/b.budget.lock"_s;
        const Error error{ErrorKind::FileUnavailable, Field::LedgerFile, path + u": Permission denied"_s, {}, {}};
        QCOMPARE(nextStep(error), u"Move ‘"_s + path + u"’ to another folder, then open the ledger again."_s);
    }

    /// A name that the sentence quotes is not repeated as a technical text.
    void aNameIsNoTechnicalText()
    {
        for (const ErrorKind kind : {ErrorKind::ProfileUnknown, ErrorKind::SchemaMissing})
            QCOMPARE(technicalText({kind, Field::None, u"shop"_s, {}, {}}), QString());
        const Error refused{ErrorKind::SchemaMissing, Field::Database, u"schema \"x\" is not there"_s, u"3F000"_s, {}};
        QVERIFY(technicalText(refused).contains(u"3F000"_s));
    }

private:
    static QString happened(ErrorKind kind, const QString &detail)
    {
        return whatHappened({kind, Field::None, detail, {}, {}});
    }
    static QString faultOf(RawLedgerFault::Kind kind, const QString &text)
    {
        RawLedgerFault fault;
        fault.kind = kind;
        fault.line = 3;
        fault.text = text;
        return faultSentence(fault);
    }
    static QString differenceOf(const QString &found, const QString &expected, TableAspect aspect)
    {
        return differenceText({.table = u"expenses"_s,
                               .aspect = aspect,
                               .state = TableState::Differs,
                               .expected = expected,
                               .found = found});
    }
    static Profile keptIn(const QString &file)
    {
        Profile profile;
        profile.location = ServerAddress();
        profile.keeper = SecretKeeper::EnvFile;
        profile.envFile = file;
        profile.envKey = u"DATABASE_URL"_s;
        return profile;
    }
    static QString storedOf(const QString &amount)
    {
        Expense expense;
        expense.stored.amount = amount;
        return rowwords::storedAmount(expense);
    }
};

QTEST_GUILESS_MAIN(TestOutsideText)
#include "tst_outsidetext.moc"
