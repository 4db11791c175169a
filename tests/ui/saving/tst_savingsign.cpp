// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/savingsign.h"

#include "app/session/session.h"
#include "ui/saving/messagelabel.h"

#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace budget;
using namespace Qt::StringLiterals;

class TestSavingSign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingThenThatItSavesThenWhatItWaitsFor()
    {
        QWidget form;
        QVBoxLayout layout(&form);
        MessageLabel label;
        QPushButton cancel;
        layout.addWidget(&label);
        layout.addWidget(&cancel);
        Session session;
        SavingSign sign(label, &cancel, session, &form);
        form.show();

        sign.start();
        QTest::qWait(100);
        QVERIFY(!label.isVisible());
        QTRY_VERIFY(label.isVisible());
        QCOMPARE(label.text(), u"Saving…"_s);
        QVERIFY(!cancel.isVisible());
        QTRY_COMPARE(label.text(), u"Waiting for the server… 2 s"_s);
        QVERIFY(cancel.isVisible());
        QTRY_COMPARE(label.text(), u"Waiting for the server… 3 s"_s);
        sign.stop();
        QVERIFY(!label.isVisible());
        QVERIFY(!cancel.isVisible());
        QTest::qWait(1100);
        QVERIFY(!label.isVisible());
    }

    void aWaitCanTurnIntoAnother()
    {
        MessageLabel label;
        label.setWaitingFor(u"nothing"_s);
        QVERIFY(!label.isVisible());
        label.wait(u"Saving…"_s, u"Waiting…"_s);
        QTRY_VERIFY(label.isVisible());
        label.setWaitingFor(u"Checking…"_s);
        QCOMPARE(label.text(), u"Checking…"_s);
        QTRY_COMPARE(label.text(), u"Checking… 2 s"_s);
        label.clearMessage();
        label.setWaitingFor(u"Saving…"_s);
        QTest::qWait(300);
        QVERIFY(!label.isVisible());
    }
};

QTEST_MAIN(TestSavingSign)
#include "tst_savingsign.moc"
