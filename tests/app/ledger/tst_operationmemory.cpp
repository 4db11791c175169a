// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/operationmemory.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

Error failed(ErrorKind kind)
{
    return {kind, Field::None, {}, {}, {}};
}

} // namespace

class TestOperationMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameContentKeepsItsIdUntilItHasAnAnswer()
    {
        OperationMemory<QString> memory;
        const OperationId first = memory.idFor(u"bread"_s);
        memory.noteAnswer(failed(ErrorKind::OutcomeUnknown));
        QCOMPARE(memory.idFor(u"bread"_s), first);
        memory.noteAnswer(failed(ErrorKind::OutcomeUnknown));
        QCOMPARE(memory.idFor(u"bread"_s), first);
        memory.noteAnswer({});
        QVERIFY(!memory.isOpen());
        QVERIFY(!(memory.idFor(u"bread"_s) == first));
    }

    void doubtOutlastsAttemptsThatDidNotGetThrough_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("isSettled");
        QTest::newRow("cancelled") << ErrorKind::Cancelled << false;
        QTest::newRow("not reached") << ErrorKind::HostUnreachable << false;
        QTest::newRow("kept out") << ErrorKind::PasswordRejected << false;
        QTest::newRow("busy") << ErrorKind::PoolTimeout << false;
        QTest::newRow("refused") << ErrorKind::NameTaken << true;
    }
    void doubtOutlastsAttemptsThatDidNotGetThrough()
    {
        QFETCH(ErrorKind, kind);
        OperationMemory<QString> memory;
        const OperationId first = memory.idFor(u"bread"_s);
        memory.noteAnswer(failed(ErrorKind::OutcomeUnknown));
        memory.noteAnswer(failed(kind));
        QTEST(!memory.isOpen(), "isSettled");
        QTEST(!(memory.idFor(u"bread"_s) == first), "isSettled");
    }

    void otherContentIsAnotherChange()
    {
        OperationMemory<QString> memory;
        const OperationId first = memory.idFor(u"bread"_s);
        memory.noteAnswer(failed(ErrorKind::OutcomeUnknown));
        QVERIFY(!(memory.idFor(u"milk"_s) == first));
    }

    void anIdIsForgottenWhenItsChangeWasNotSaved_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("refused") << ErrorKind::ValueRefused;
        QTest::newRow("not sent") << ErrorKind::HostUnreachable;
        QTest::newRow("cancelled") << ErrorKind::Cancelled;
    }
    void anIdIsForgottenWhenItsChangeWasNotSaved()
    {
        QFETCH(ErrorKind, kind);
        OperationMemory<QString> memory;
        const OperationId first = memory.idFor(u"bread"_s);
        memory.noteAnswer(failed(kind));
        QVERIFY(!(memory.idFor(u"bread"_s) == first));
    }
};

QTEST_APPLESS_MAIN(TestOperationMemory)
#include "tst_operationmemory.moc"
