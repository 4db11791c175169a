// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/address/secret.h"
#include "core/checks/checklist.h"
#include "core/errorkey.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMoment = 1'706'695'200'123; // 2024-01-31T10:00:00.123Z

JournalEntry full(JournalKind kind)
{
    return {.at = kMoment,
            .kind = kind,
            .time = 1234us,
            .roundTrip = 567us,
            .work = u"add_expense"_s,
            .error = ErrorKind::PasswordRejected,
            .detail = u"FATAL: \"x\" | y"_s,
            .place = u"budget @ ep-x.neon.tech"_s};
}

std::vector<JournalEntry> readBack(const QByteArray &lines)
{
    return journalEntriesOf(lines, 100);
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsPlainJson()
    {
        QCOMPARE(toJsonLine(full(JournalKind::WorkFailed)),
                 QByteArray("{\"at\":\"2024-01-31T10:00:00.123Z\",\"detail\":\"FATAL: \\\"x\\\" | "
                            "y\",\"error\":\"password_rejected\","
                            "\"kind\":\"work_failed\",\"place\":\"budget @ ep-x.neon.tech\",\"round_trip_us\":567,"
                            "\"time_us\":1234,\"work\":\"add_expense\"}"
                            "\n"));
        QCOMPARE(toJsonLine({.at = kMoment, .kind = JournalKind::FellAsleep}),
                 QByteArray("{\"at\":\"2024-01-31T10:00:00.123Z\",\"kind\":\"fell_asleep\"}"
                            "\n"));
    }

    void everyKindAndEveryErrorComesBack()
    {
        for (int kind = 0; kind <= int(JournalKind::Checked); ++kind) {
            const JournalEntry entry = full(JournalKind(kind));
            QCOMPARE(readBack(toJsonLine(entry)), std::vector{entry});
            const JournalEntry bare{.at = kMoment, .kind = JournalKind(kind)};
            QCOMPARE(readBack(toJsonLine(bare)), std::vector{bare});
        }
        for (int kind = 0; kind <= int(ErrorKind::AnswerTooLarge); ++kind)
            QCOMPARE(errorKindOf(errorKey(ErrorKind(kind))), ErrorKind(kind));
        QCOMPARE(allErrorKinds().size(), std::size_t(ErrorKind::AnswerTooLarge) + 1);
        QCOMPARE(QString(errorKey(ErrorKind::ValueRefused)), u"value_refused"_s);
        QCOMPARE(QString(errorKey(ErrorKind::CertificateOtherHost)), u"certificate_other_host"_s);
    }

    void aNewerVersionsLinesAreSkippedAndItsFieldsPassedOver()
    {
        const JournalEntry known = full(JournalKind::Woke);
        const QByteArray lines = toJsonLine(known)
            + "{\"at\":\"2030-01-01T00:00:00.000Z\",\"kind\":\"teleported\"}\n"
              "{\"at\":\"2030-01-01T00:00:00.000Z\",\"kind\":\"retried\",\"error\":\"gremlins\",\"mood\":[1,{}]}\n";
        const auto entries = readBack(lines);
        QCOMPARE(entries.size(), std::size_t(2));
        QCOMPARE(entries.front(), known);
        QCOMPARE(entries.back().kind, JournalKind::Retried);
        QCOMPARE(entries.back().error, std::optional(ErrorKind::Unexpected));
    }

    void damagedLinesAreSkipped_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut off") << toJsonLine(full(JournalKind::Woke)).left(40);
        QTest::newRow("two in one") << toJsonLine(full(JournalKind::Woke)).trimmed() + toJsonLine({}).trimmed();
        QTest::newRow("bytes") << "\0\xff\xfe{}"_ba;
        QTest::newRow("no object") << QByteArray("[1, 2]");
        QTest::newRow("no time") << QByteArray("{\"kind\":\"woke\"}");
        QTest::newRow("impossible time") << QByteArray("{\"at\":\"2024-13-31T10:00:00Z\",\"kind\":\"woke\"}");
        QTest::newRow("too long") << QByteArray("{\"at\":\"2024-01-31T10:00:00Z\",\"kind\":\"woke\",\"detail\":\"")
                + QByteArray(kMostJournalLine, 'x') + "\"}";
    }
    void damagedLinesAreSkipped()
    {
        QFETCH(QByteArray, damaged);
        const JournalEntry first = full(JournalKind::Woke);
        const JournalEntry last = full(JournalKind::Lost);
        QCOMPARE(readBack(toJsonLine(first) + damaged + '\n' + toJsonLine(last)), (std::vector{first, last}));
        QCOMPARE(readBack(toJsonLine(first) + damaged), std::vector{first});
    }

    void theLastOnesAreTaken()
    {
        QByteArray lines;
        for (int i = 0; i < 10; ++i)
            lines += toJsonLine({.at = kMoment + i, .kind = JournalKind::WorkDone});
        const auto entries = journalEntriesOf(lines, 3);
        QCOMPARE(entries.size(), std::size_t(3));
        QCOMPARE(entries.front().at, kMoment + 7);
        QCOMPARE(entries.back().at, kMoment + 9);
    }

    void aLineIsBounded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << QString(100'000, u'x');
        QTest::newRow("escapes") << QString(100'000, QChar(1));
        QTest::newRow("three bytes each") << QString(100'000, QChar(0x20ac));
        QTest::newRow("lines") << u"a\nb\r\n"_s.repeated(50'000);
    }
    void aLineIsBounded()
    {
        QFETCH(QString, text);
        JournalEntry entry = full(JournalKind::ConnectionFailed);
        entry.detail = text;
        entry.place = text;
        entry.work = text;
        const QByteArray line = toJsonLine(entry);
        QVERIFY2(line.size() < kMostJournalLine, qPrintable(QString::number(line.size())));
        QCOMPARE(line.count('\n'), 1);
        QCOMPARE(readBack(line).size(), std::size_t(1));
    }

    void noPasswordIsWritten()
    {
        JournalEntry entry = full(JournalKind::ConnectionFailed);
        entry.detail = u"x"_s.repeated(kMostDetail - 4) + u" s3cret%40 postgresql://ann:other@host/db"_s;
        const JournalEntry clean = cleaned(entry, ServerLogin{{}, Secret(u"s3cret@"_s)});
        QVERIFY2(!clean.detail.contains(u"s3c"_s), qPrintable(clean.detail)); // not even a part of the password
        entry.detail = u"says s3cret%40 of postgresql://ann:other@host/db"_s;
        QCOMPARE(cleaned(entry, ServerLogin{{}, Secret(u"s3cret@"_s)}).detail,
                 u"says **** of postgresql://ann:****@host/db"_s);
        QVERIFY(!toJsonLine(entry).contains("other"));
    }

    void aServersTextAboutAStatementIsNotKept()
    {
        const Error refused{ErrorKind::NameTaken, Field::Name, u"Key (name)=(Secret lover) already exists."_s, {}, {}};
        QCOMPARE(failureEntry(JournalKind::WorkFailed, refused).detail, QString());
        const Error lost{ErrorKind::ConnectionLost, Field::None, u"server closed the connection"_s, {}, {}};
        QCOMPARE(failureEntry(JournalKind::WorkFailed, lost).detail, lost.detail);
        QCOMPARE(failureEntry(JournalKind::WorkFailed, lost).error, std::optional(lost.kind));
    }

    void aChecklistBecomesItsFirstFailure()
    {
        Checklist list;
        CheckResult failed{.check = Check::PasswordAccepted, .state = CheckState::Failed, .time = 5ms};
        failed.error = Error{ErrorKind::PasswordRejected, Field::Password, u"FATAL: no"_s, {}, {}};
        list.settle({.check = Check::PortAnswers, .state = CheckState::Passed, .time = 2ms});
        list.settle(failed);
        const JournalEntry entry = checkedEntry(list, u"db @ host"_s);
        QCOMPARE(entry,
                 (JournalEntry{.kind = JournalKind::Checked,
                               .time = 7ms,
                               .error = ErrorKind::PasswordRejected,
                               .detail = u"FATAL: no"_s,
                               .place = u"db @ host"_s}));
        QVERIFY(!checkedEntry(Checklist(), {}).error);
    }

    void topicsChoose()
    {
        const JournalEntry done{.kind = JournalKind::WorkDone};
        const JournalEntry slow{.kind = JournalKind::WorkSlow};
        const JournalEntry waited{.kind = JournalKind::PoolWaited};
        const JournalEntry failed = failureEntry(JournalKind::Retried,
                                                 {ErrorKind::ConnectionLost, Field::None, {}, {}, {}});
        const auto chosen = [&](JournalTopic topic) {
            QString text;
            for (const JournalEntry &entry : {done, slow, waited, failed})
                text += belongsTo(entry, topic) ? u'x' : u'-';
            return text;
        };
        QCOMPARE(chosen(JournalTopic::All), u"xxxx"_s);
        QCOMPARE(chosen(JournalTopic::Slow), u"-x--"_s);
        QCOMPARE(chosen(JournalTopic::Waits), u"--x-"_s);
        QCOMPARE(chosen(JournalTopic::Failures), u"---x"_s);
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
