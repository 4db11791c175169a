// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"
#include "words/errors/rawledgerwords.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

/// The sentences for the faults and warnings of a connection text: each kind has its own.
class TestFaultWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasASentence()
    {
        for (int kind = 0; kind <= static_cast<int>(FaultKind::TextTooLong); ++kind) {
            ConnectionFault fault;
            fault.kind = static_cast<FaultKind>(kind);
            take(faultSentence(fault));
        }
    }

    void anEncodingIsExplainedWhereItCanBeAvoided()
    {
        ConnectionFault fault;
        fault.kind = FaultKind::BadEncoding;
        fault.field = Field::Password;
        QVERIFY(faultSentence(fault).contains(u"in their fields below"_s));
        fault.field = Field::Database;
        QVERIFY(faultSentence(fault).contains(u"%25"_s));
    }

    void everyWarningHasASentence()
    {
        for (int kind = 0; kind <= static_cast<int>(WarningKind::DatabaseMissing); ++kind)
            take(warningSentence(static_cast<WarningKind>(kind)));
    }

    void everyReasonHasASentence()
    {
        for (int reason = 0; reason <= static_cast<int>(DropReason::Empty); ++reason) {
            const QString text = dropSentence(static_cast<DropReason>(reason));
            QVERIFY2(text.startsWith(u"Left out: "_s), qPrintable(text));
            take(text);
        }
    }

    void everyParameterHasASentence_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("sslmode") << u"encrypted"_s;
        QTest::newRow("sslrootcert") << u"authorities"_s;
        QTest::newRow("channel_binding") << u"login"_s;
        QTest::newRow("connect_timeout") << u"seconds"_s;
        QTest::newRow("application_name") << u"name"_s;
        QTest::newRow("options") << u"Settings"_s;
        QTest::newRow("target_session_attrs") << u"hosts"_s;
        QTest::newRow("something_new") << u"unchanged"_s;
    }
    void everyParameterHasASentence()
    {
        QFETCH(QString, word);
        const QString text = parameterSentence(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(text.endsWith(u'.') && text.contains(word), qPrintable(text));
    }

    void everyFaultOfARawLedgerNamesItsLine()
    {
        QStringList texts;
        for (int kind = 0; kind <= static_cast<int>(RawLedgerFault::Kind::CategoryEmpty); ++kind) {
            RawLedgerFault fault;
            fault.kind = static_cast<RawLedgerFault::Kind>(kind);
            fault.line = 7;
            fault.text = u"x%1y"_s;
            const QString text = faultSentence(fault);
            QVERIFY2(text.startsWith(u"Line 7: "_s) && text.endsWith(u'.') && !texts.contains(text), qPrintable(text));
            texts << text;
        }
        QVERIFY(texts.filter(u"x%1y"_s).size() == 5);
    }

private:
    void take(const QString &text)
    {
        QVERIFY2(text.endsWith(u'.') && text.size() > 15 && !text.contains(u"%1"_s), qPrintable(text));
        QVERIFY2(!m_texts.contains(text), qPrintable(text));
        m_texts << text;
    }

    QStringList m_texts;
};

QTEST_GUILESS_MAIN(TestFaultWords)
#include "tst_faultwords.moc"
