// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/secret.h"
#include "core/errorkey.h"
#include "core/failure/retrypolicy.h"
#include "core/journal/journal.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMoment = 1'706'695'200'123; // 2024-01-31T10:00:00.123Z
constexpr int kKinds = int(JournalKind::Checked) + 1;

JournalEntry withDetail(const QString &detail)
{
    return {.at = kMoment, .kind = JournalKind::ConnectionFailed, .detail = detail};
}

JournalEntry readBack(const JournalEntry &entry)
{
    return journalEntryOf(toJsonLine(entry)).value_or(JournalEntry{});
}

} // namespace

class TestJournalBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDetailIsKeptUpToItsLimit()
    {
        for (const qsizetype length : {kMostDetail - 1, kMostDetail, kMostDetail + 1, 10 * kMostDetail}) {
            const JournalEntry entry = readBack(withDetail(QString(length, u'x')));
            QCOMPARE(entry.detail.size(), std::min(length, kMostDetail));
        }
    }

    /// A surrogate pair that is cut in two would make the line unreadable.
    void aLineStaysReadableWhereverATextIsCut()
    {
        const QString face = u"\U0001F600"_s;
        for (qsizetype before = 0; before < 4; ++before) {
            JournalEntry entry = withDetail(QString(before, u'x') + face.repeated(kMostDetail));
            entry.place = entry.detail;
            entry.work = entry.detail;
            const auto back = journalEntryOf(toJsonLine(entry));
            QVERIFY(back);
            for (const QString &text : {back->detail, back->place, back->work}) {
                QVERIFY(text.startsWith(QString(before, u'x') + face));
                QVERIFY2(text.isValidUtf16(), qPrintable(QString::number(before)));
            }
        }
    }

    void anEntryThatWasReadIsWrittenInTheSameWay()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const QString alphabet = u"ab =:/@\"'\\\n\t\u0001\u007f\u00e4\u20ac\u2028'password=postgresql://u:p@h"_s;
        for (int i = 0; i < 3000; ++i) {
            JournalEntry entry{.at = kMoment + i, .kind = static_cast<JournalKind>(i % kKinds)};
            for (quint64 length = random() % 600; length > 0; --length)
                entry.detail += alphabet.at(static_cast<qsizetype>(random() % static_cast<quint64>(alphabet.size())));
            entry.place = entry.detail.left(250);
            const QByteArray line = toJsonLine(entry);
            const auto back = journalEntryOf(line);
            QVERIFY(back);
            QVERIFY2(toJsonLine(*back) == line, line.constData());
            QVERIFY(line.size() < kMostJournalLine);
        }
    }

    void aSecretIsMaskedWhereverItStands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("alone") << u"s3cret word"_s;
        QTest::newRow("quoted") << u"FATAL: \"s3cret word\""_s;
        QTest::newRow("percent-encoded") << u"bad s3cret%20word here"_s;
        QTest::newRow("twice") << u"s3cret word s3cret word"_s;
        QTest::newRow("in a URL") << u"postgresql://ann:s3cret%20word@host/db"_s;
        QTest::newRow("in settings") << u"host=h password='s3cret word' user=u"_s;
        QTest::newRow("behind a long text") << QString(kMostDetail - 3, u'x') + u" s3cret word"_s;
    }
    void aSecretIsMaskedWhereverItStands()
    {
        QFETCH(QString, text);
        const JournalEntry clean = cleaned(withDetail(text), ServerLogin{{}, Secret(u"s3cret word"_s)});
        QVERIFY2(!clean.detail.contains(u"s3c"_s), qPrintable(clean.detail));
        QVERIFY2(!toJsonLine(clean).contains("s3c"), toJsonLine(clean).constData());
    }

    void aPlaceHasNoPassword()
    {
        JournalEntry entry = withDetail({});
        entry.place = u"postgresql://ann:hidden@host/db"_s;
        QVERIFY(!toJsonLine(entry).contains("hidden"));
        entry.place = QString(300, u'p');
        QCOMPARE(readBack(entry).place.size(), 200);
        entry.work = QString(300, u'w');
        QCOMPARE(readBack(entry).work.size(), 60);
    }

    /// The server's text about a rejected statement may quote people's data, so it is not kept.
    void onlyTextsAboutConnectionsAreKept()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            const Error error{kind, Field::None, u"server's text"_s, u"23505"_s, {}};
            for (int entryKind = 0; entryKind < kKinds; ++entryKind) {
                const auto journalKind = static_cast<JournalKind>(entryKind);
                const JournalEntry entry = failureEntry(journalKind, error);
                const bool isOpening = journalKind == JournalKind::LedgerFailed
                    || journalKind == JournalKind::ConnectionFailed;
                QCOMPARE(entry.detail.isEmpty(), !isOpening && !isAboutConnection(error));
                QCOMPARE(entry.error, std::optional(kind));
                QCOMPARE(entry.kind, journalKind);
            }
        }
    }

    void everyKindHasANameOfItsOwn()
    {
        QStringList keys;
        for (int kind = 0; kind < kKinds; ++kind)
            keys << journalKey(static_cast<JournalKind>(kind));
        QVERIFY(!keys.contains(QString()));
        QCOMPARE(keys.removeDuplicates(), 0);
        QCOMPARE(keys.first(), u"ledger_opened"_s);
        QCOMPARE(keys.last(), u"checked"_s);
    }

    void everyTopicContainsItsKinds()
    {
        const auto kindsOf = [](JournalTopic topic) {
            QStringList keys;
            for (int kind = 0; kind < kKinds; ++kind) {
                if (belongsTo({.kind = static_cast<JournalKind>(kind)}, topic))
                    keys << journalKey(static_cast<JournalKind>(kind));
            }
            return keys.join(u' ');
        };
        QCOMPARE(kindsOf(JournalTopic::All).count(u' '), kKinds - 1);
        QCOMPARE(kindsOf(JournalTopic::Failures), u"lost"_s);
        QCOMPARE(kindsOf(JournalTopic::Waits), u"woke reconnected pool_waited"_s);
        QCOMPARE(kindsOf(JournalTopic::Slow), u"work_slow"_s);
        for (int kind = 0; kind < kKinds; ++kind) {
            const JournalEntry failed{.kind = static_cast<JournalKind>(kind), .error = ErrorKind::Unexpected};
            QVERIFY(belongsTo(failed, JournalTopic::Failures));
        }
    }

    void damagedValuesAreLeftOutOrTheLineIs_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("isReadable");
        QTest::newRow("nothing else") << QByteArray() << true;
        QTest::newRow("time as text") << QByteArray(",\"time_us\":\"5\"") << true;
        QTest::newRow("negative time") << QByteArray(",\"time_us\":-5") << true;
        QTest::newRow("huge time") << QByteArray(",\"time_us\":1e300") << true;
        QTest::newRow("time with decimals") << QByteArray(",\"time_us\":1.5") << true;
        QTest::newRow("no time") << QByteArray(",\"time_us\":null") << true;
        QTest::newRow("detail as a number") << QByteArray(",\"detail\":5") << true;
        QTest::newRow("place as an object") << QByteArray(",\"place\":{}") << true;
        QTest::newRow("not closed") << QByteArray(",\"place\":{") << false;
        QTest::newRow("open text") << QByteArray(",\"place\":\"") << false;
        QTest::newRow("bytes that are no UTF-8") << QByteArray(",\"place\":\"\xff\xff\"") << false;
    }
    void damagedValuesAreLeftOutOrTheLineIs()
    {
        QFETCH(QByteArray, fields);
        QFETCH(bool, isReadable);
        const auto entry = journalEntryOf("{\"at\":\"2024-01-31T10:00:00.123Z\",\"kind\":\"woke\"" + fields + "}\n");
        QCOMPARE(entry.has_value(), isReadable);
        if (entry)
            QCOMPARE(*entry, (JournalEntry{.at = kMoment, .kind = JournalKind::Woke}));
    }

    void theLastEntriesAreReadFromLinesOfAnyEnd()
    {
        QByteArray lines;
        for (int i = 0; i < 5; ++i)
            lines += toJsonLine({.at = kMoment + i, .kind = JournalKind::WorkDone})
                + (i % 2 == 0 ? "" : "\r\n\n damaged\n");
        for (std::size_t most = 0; most <= 6; ++most) {
            const auto entries = journalEntriesOf(lines, most);
            QCOMPARE(entries.size(), std::min<std::size_t>(most, 5));
            for (std::size_t i = 0; i < entries.size(); ++i)
                QCOMPARE(entries[i].at, kMoment + 5 - qint64(entries.size()) + qint64(i));
        }
        QVERIFY(journalEntriesOf({}, 5).empty());
        QVERIFY(journalEntriesOf("\n\n\n", 5).empty());
        QCOMPARE(journalEntriesOf(lines.trimmed(), 9).size(), std::size_t(5));
    }

    void theLastEntriesOfALedgerAreItsOwn()
    {
        std::vector<JournalEntry> entries;
        for (int i = 0; i < 10; ++i)
            entries.push_back({.at = i, .place = i % 3 == 0 ? u"a"_s : u"b"_s});
        for (std::size_t most = 0; most < 12; ++most) {
            const auto last = lastOf(u"b"_s, entries, most);
            QCOMPARE(last.size(), std::min<std::size_t>(most, 6));
            QVERIFY(std::ranges::all_of(last, [](const JournalEntry &entry) { return entry.place == u"b"; }));
            if (!last.empty())
                QCOMPARE(last.back().at, 8);
        }
        QVERIFY(lastOf(u"c"_s, entries, 5).empty());
    }
};

QTEST_APPLESS_MAIN(TestJournalBounds)
#include "tst_journalbounds.moc"
