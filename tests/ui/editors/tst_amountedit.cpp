// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/amountedit.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestAmountEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void standsAtTheRight()
    {
        const AmountEdit edit;
        QVERIFY(edit.alignment().testFlag(Qt::AlignRight));
        QCOMPARE(edit.placeholderText(), u"0.00"_s);
    }

    void worksOutASumWhenItIsLeft()
    {
        AmountEdit edit;
        QTest::keyClicks(&edit, u"12.50+3"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), u"15.50"_s);
        QCOMPARE(edit.amount().value(), Money::fromMinor(1550));
    }

    void readsTheDecimalSignOfItsLocale()
    {
        AmountEdit edit;
        edit.setLocale(QLocale(u"de_DE"_s));
        edit.setText(u"1234,50"_s);
        QCOMPARE(edit.amount().value(), Money::fromMinor(123450));
        edit.setAmount(Money::fromMinor(-250));
        QCOMPARE(edit.text(), u"-2,50"_s);
    }

    void keepsWrongText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << QString() << ErrorKind::FieldEmpty;
        QTest::newRow("letters") << u"abc"_s << ErrorKind::AmountInvalid;
        QTest::newRow("exponent") << u"1e5"_s << ErrorKind::AmountInvalid;
        QTest::newRow("three decimals") << u"1.234"_s << ErrorKind::AmountTooManyDecimals;
        QTest::newRow("too large") << u"100000000.00"_s << ErrorKind::AmountTooLarge;
    }
    void keepsWrongText()
    {
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);
        AmountEdit edit;
        QTest::keyClicks(&edit, text);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), text);
        QCOMPARE(edit.amount().error().kind, kind);
    }
};

QTEST_MAIN(TestAmountEdit)
#include "tst_amountedit.moc"
