// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/envfile/envpassword.h"
#include "core/reading/envtext.h"
#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isWithin(TextSpan span, qsizetype size)
{
    return span.offset >= 0 && span.length >= 0 && span.offset + span.length <= size;
}

/// Reads the text with every reading function. Returns what is wrong with the results; empty if nothing is.
QString complaintOf(const QString &text)
{
    const auto reading = readConnectionText(text);
    const QString masked = maskedConnectionText(text);
    for (const ConnectionCandidate &candidate : connectionCandidates(text)) {
        if (candidate.line < 1 || candidate.line > text.count(u'\n') + 1)
            return u"a line that is not there"_s;
    }
    if (!reading)
        return isWithin(reading.error().span, text.size()) ? QString() : u"a fault outside of the text"_s;
    for (const ConnectionPart &part : reading->parts) {
        if (!isWithin(part.span, text.size()))
            return u"a part outside of the text"_s;
    }
    for (const ConnectionWarning &warning : reading->warnings) {
        if (!isWithin(warning.span, text.size()))
            return u"a warning outside of the text"_s;
    }
    const ShownConnection shown = shownConnection(text, *reading);
    const QString password = reading->password.reveal();
    const bool isTelling = password.size() >= 8 && !reading->address.user.contains(password)
        && !reading->address.host.contains(password) && !reading->address.database.contains(password)
        && !isAmbiguous(*reading);
    if (isTelling && (shown.text.contains(password) || masked.contains(password)))
        return u"the password is shown"_s;
    return {};
}

} // namespace

/// Texts of the fuzzer's corpus, cut and damaged: no crash, no position outside the text, no shown password.
class TestBrokenTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const QString &folder : {u"connectiontext"_s, u"connectionurl"_s, u"envfile"_s}) {
            const QDir dir(QStringLiteral(BUDGET_FUZZ_CORPUS) + u'/' + folder);
            const QStringList names = dir.entryList(QDir::Files);
            QVERIFY2(!names.isEmpty(), qPrintable(dir.path()));
            for (const QString &name : names)
                QTest::newRow(qPrintable(folder + u'/' + name)) << contentOf(dir.filePath(name)).left(kLongest);
        }
    }

    void aPrefixIsReadOrRefused_data() { corpus_data(); }
    void aPrefixIsReadOrRefused()
    {
        QFETCH(QByteArray, bytes);
        const QString text = QString::fromUtf8(bytes);
        for (qsizetype length = 0; length <= text.size(); ++length) {
            const QString complaint = complaintOf(text.first(length));
            QVERIFY2(complaint.isEmpty(), qPrintable(complaint + u'\n' + text.first(length)));
        }
    }

    void aTextWithoutOneByteIsReadOrRefused_data() { corpus_data(); }
    void aTextWithoutOneByteIsReadOrRefused()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            const QString text = QString::fromUtf8(QByteArray(bytes).remove(i, 1));
            const QString complaint = complaintOf(text);
            QVERIFY2(complaint.isEmpty(), qPrintable(complaint + u'\n' + text));
        }
    }

    void aTextWithAMarkDoubledIsReadOrRefused_data() { corpus_data(); }
    void aTextWithAMarkDoubledIsReadOrRefused()
    {
        QFETCH(QByteArray, bytes);
        const QString text = QString::fromUtf8(bytes);
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i].isLetterOrNumber())
                continue;
            const QString doubled = QString(text).insert(i, text[i]);
            const QString complaint = complaintOf(doubled);
            QVERIFY2(complaint.isEmpty(), qPrintable(complaint + u'\n' + doubled));
        }
    }

    void aFileWithoutOneByteKeepsItsOtherKeys_data() { corpus_data(); }
    void aFileWithoutOneByteKeepsItsOtherKeys()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            const QByteArray file = "FIRST=1\n" + QByteArray(bytes).remove(i, 1);
            QCOMPARE(envValue(file, "FIRST").reveal(), u"1"_s);
            const QByteArray left = envFileWithout(file, "FIRST");
            QVERIFY(envValue(left, "FIRST").isEmpty());
        }
    }

    void readingTwiceTellsTheSame_data() { corpus_data(); }
    void readingTwiceTellsTheSame()
    {
        QFETCH(QByteArray, bytes);
        const QString text = QString::fromUtf8(bytes);
        QCOMPARE(printed(readConnectionText(text), text), printed(readConnectionText(text), text));
        const auto reading = readConnectionText(text);
        if (!reading)
            return;
        const ShownConnection shown = shownConnection(text, *reading);
        const auto again = readConnectionText(shown.text);
        if (again)
            QCOMPARE(shownConnection(shown.text, *again).text, shown.text);
    }

private:
    static constexpr qsizetype kLongest = 600; ///< the longest text of which every prefix is read
};

QTEST_APPLESS_MAIN(TestBrokenTexts)
#include "tst_brokentexts.moc"
