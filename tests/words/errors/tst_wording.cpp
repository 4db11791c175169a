// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

Error error(ErrorKind kind, Field field = Field::None, const QString &detail = {})
{
    return {kind, field, detail, {}, {}};
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void everyErrorHasASentence()
    {
        const QRegularExpression unfilled(u"%(?!3D)"_s); // a place for an argument; %3D is part of a connection string
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::ValueRefused); ++kind) {
            for (int field = 0; field <= static_cast<int>(Field::Database); ++field) {
                const Error e = error(static_cast<ErrorKind>(kind), static_cast<Field>(field));
                const QString text = wording::sentence(e).remove(u"endpoint%3D"_s); // meant to be typed so
                QVERIFY2(text.endsWith(u'.') && text.at(0).isUpper() && text.size() > 15, qPrintable(text));
                QVERIFY2(!text.contains(unfilled) && !text.contains(u"  "_s), qPrintable(text));
            }
        }
    }

    void everyFieldHasAName()
    {
        for (int field = 1; field <= static_cast<int>(Field::Database); ++field)
            QVERIFY(!wording::fieldName(static_cast<Field>(field)).isEmpty());
        QVERIFY(wording::fieldName(Field::None).isEmpty());
    }

    void namesTheFieldAndWhatToDo_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const Error &e, const char *text) {
            QTest::newRow(name) << e << QString::fromUtf8(text);
        };
        row("description", error(ErrorKind::FieldEmpty, Field::Description),
            "Description: nothing is entered here yet. Please fill it in.");
        row("long", error(ErrorKind::FieldTooLong, Field::Description, u"200"_s),
            "Description: this is longer than 200 characters. Please shorten it.");
        row("amount", error(ErrorKind::AmountInvalid, Field::Amount),
            "Amount: this does not read as an amount. Write it like 12.50, or as a small sum like 12.50+3.");
        row("zero", error(ErrorKind::AmountZero, Field::Amount),
            "Amount: it is zero, and an expense of nothing is none. Enter what was spent, or with a minus what came "
            "back.");
        row("large", error(ErrorKind::AmountTooLarge, Field::Amount),
            "Amount: the largest that an entry can hold is 99,999,999.99. Check the digits, or split it into several "
            "entries.");
        row("name", error(ErrorKind::NameTaken, Field::Name),
            "Name: this one is there already. Please choose another.");
        row("port", error(ErrorKind::UrlInvalid, Field::Port),
            "Connection string: the port after the host is not a number from 1 to 65535. Copy the whole string again "
            "from where you got it.");
        row("refused", error(ErrorKind::HostUnreachable, Field::Port),
            "Port: the host is there, but nothing answers at this port (connection refused). Check the number, "
            "usually 5432, and that the server runs.");
        row("folder", error(ErrorKind::FileIsDirectory, Field::LedgerFile),
            "File: this is a folder. Choose a file in it.");
        row("lost", error(ErrorKind::ConnectionLost),
            "The connection was lost before the answer arrived, so it is not certain whether the change was saved. "
            "Refresh and look whether it is there before you save it again; what you typed is kept.");
    }

    void namesTheFieldAndWhatToDo()
    {
        QFETCH(Error, error);
        QFETCH(QString, text);
        QCOMPARE(wording::sentence(error), text);
    }

    void amountsAreWrittenAsTheLocaleDoes()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        QVERIFY(wording::nextStep(error(ErrorKind::AmountInvalid)).contains(u"12,50"_s));
        QLocale::setDefault(QLocale(u"en_US"_s));
    }

    void sentencesHoldNoTechnicalText()
    {
        const Error e = error(ErrorKind::Unexpected, Field::None, u"ERROR: relation \"x\" is odd"_s);
        QVERIFY(!wording::sentence(e).contains(u"relation"_s));
        QCOMPARE(wording::technicalText(e), u"ERROR: relation \"x\" is odd"_s);
    }

    void technicalTextNamesTheState()
    {
        Error e = error(ErrorKind::ConnectionLost, Field::None, u"terminating connection\n\tdue to command\n"_s);
        e.sqlState = u"57P01"_s;
        QCOMPARE(wording::technicalText(e), u"terminating connection due to command (SQLSTATE 57P01)"_s);
    }

    void whatAPersonTypedIsNoTechnicalText()
    {
        QVERIFY(wording::technicalText(error(ErrorKind::FieldTooLong, Field::Name, u"50"_s)).isEmpty());
        QVERIFY(wording::technicalText(error(ErrorKind::EmailInvalid, Field::Email, u"a b"_s)).isEmpty());
    }
};

QTEST_MAIN(TestWording)
#include "tst_wording.moc"
