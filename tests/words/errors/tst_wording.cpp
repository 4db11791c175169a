// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"
#include "core/failure/failure.h"
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

bool isSentence(const QString &text)
{
    return text.isEmpty()
        || (text.endsWith(u'.') && (text.at(0).isUpper() || text.at(0) == u'‘') && !text.contains(u"  "_s)
            && !text.contains(u".."_s) && text.size() > 10);
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    /// Each kind with each field, with and without a text of the server: whole sentences that begin with the field's
    /// name if they are about one, without an unfilled placeholder.
    void everyErrorHasASentence_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        for (const ErrorKind kind : allErrorKinds())
            QTest::newRow(errorKey(kind).data()) << kind;
    }
    void everyErrorHasASentence()
    {
        QFETCH(ErrorKind, kind);
        static const QRegularExpression unfilled(u"%(?!3D)"_s); // %3D is part of a connection string
        for (int field = 0; field <= static_cast<int>(Field::Database); ++field) {
            for (const QString &state : {QString(), u"23503"_s, u"53200"_s, u"25P03"_s}) {
                const Error e{kind, static_cast<Field>(field), u"é"_s, state, u"expenses_pkey"_s};
                for (const QString &text : {wording::whatHappened(e), wording::nextStep(e), wording::sentence(e)})
                    QVERIFY2(isSentence(text), qPrintable(text));
                QVERIFY(wording::sentence(e).startsWith(wording::whatHappened(e)));
                QVERIFY(!wording::whatHappened(e).isEmpty());
                QVERIFY2(!QString(wording::sentence(e)).remove(u"endpoint%3D"_s).contains(unfilled),
                         errorKey(kind).data());
            }
        }
    }

    void aFieldIsNamedWhereOneIsGiven_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        using enum ErrorKind;
        for (const ErrorKind kind : {FieldEmpty, FieldTooLong, NameTaken, FileIsDirectory, FileIsLink, FileIsShared,
                                     FileIsSpecial, FileIsForeign, FileReadOnly, FileUnavailable, FileIsEmpty,
                                     FileOfOtherProgram, FileDamaged, ValueRefused, CharacterUnsupported, Unexpected})
            QTest::newRow(errorKey(kind).data()) << kind;
    }
    void aFieldIsNamedWhereOneIsGiven()
    {
        QFETCH(ErrorKind, kind);
        for (int i = 1; i <= static_cast<int>(Field::Database); ++i) {
            const Field field = static_cast<Field>(i);
            QVERIFY(wording::whatHappened(error(kind, field)).startsWith(wording::fieldName(field) + u": "_s));
        }
        QVERIFY(wording::whatHappened(error(kind)).at(0).isUpper());
    }

    void anErrorOfAFileSpeaksOfNoServer_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        using enum ErrorKind;
        for (const ErrorKind kind :
             {AnswerMalformed, ConnectionLost, OutcomeUnknown, PoolTimeout, StatementTimeout, ValueRefused})
            QTest::newRow(errorKey(kind).data()) << kind;
    }
    void anErrorOfAFileSpeaksOfNoServer()
    {
        QFETCH(ErrorKind, kind);
        static const QRegularExpression server(u"server|host|port|connection|PostgreSQL|database"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        const Error e{kind, Field::LedgerFile, u"no tea today"_s, {}, {}};
        const QString text = wording::sentence(e);
        QVERIFY2(!server.match(text).hasMatch(), qPrintable(text));
        QVERIFY2(text.startsWith(u"File: "_s) && !wording::nextStep(e).isEmpty(), qPrintable(text));
        QCOMPARE(text.contains(u"no tea today"_s), kind == ErrorKind::ValueRefused);
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
            "Amount: this is not an amount. Write it like 12.50, or as a small sum like 12.50+3.");
        row("zero", error(ErrorKind::AmountZero, Field::Amount),
            "Amount: it must not be zero. Enter the amount spent, or a refund with a minus sign.");
        row("large", error(ErrorKind::AmountTooLarge, Field::Amount),
            "Amount: the largest possible amount is 99,999,999.99. Check the digits, or split it into several "
            "entries.");
        row("name", error(ErrorKind::NameTaken, Field::Name),
            "Name: this name is already in use. Please choose another.");
        row("named", error(ErrorKind::NameTaken, Field::Name, u"Food"_s),
            "Name: the name “Food” is already in use. Please choose another.");
        row("port", error(ErrorKind::UrlInvalid, Field::Port),
            "Connection string: the port after the host is not a number from 1 to 65535. Copy the whole string again "
            "from its source.");
        row("refused", error(ErrorKind::HostUnreachable, Field::Port),
            "Port: the host answers, but refuses connections at this port. Check the number, "
            "usually 5432, and that the server runs.");
        row("folder", error(ErrorKind::FileIsDirectory, Field::LedgerFile),
            "File: this is a folder. Choose a file in it.");
        row("lost", error(ErrorKind::ConnectionLost),
            "The connection was lost before the answer arrived, so it is not certain whether the change was saved. "
            "Refresh and check whether the change is there before you save again. What you typed is kept.");
    }

    void namesTheFieldAndWhatToDo()
    {
        QFETCH(Error, error);
        QFETCH(QString, text);
        QCOMPARE(wording::sentence(error), text);
    }

    /// The sentence for a server's text contains the right statement (`said`) and not its opposite (`notSaid`).
    void theSentenceFitsTheServersText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("notSaid");
        const auto row = [](const char *text, const QString &said, const QString &notSaid) {
            QTest::newRow(text) << QString::fromUtf8(text) << said << notSaid;
        };
        row("FATAL:  SSL required", u"sslmode=verify-full"_s, u"does not offer"_s);
        row("FATAL:  no pg_hba.conf entry for host \"1\", user \"a\", database \"b\", no encryption",
            u"accepts encrypted connections only"_s, u"does not offer"_s);
        row("FATAL:  no pg_hba.conf entry for host \"1\", user \"a\", database \"b\", SSL encryption",
            u"does not accept connections from this network"_s, u"sslmode"_s);
        row("server does not support SSL, but SSL was required", u"does not offer"_s, u"verify-full"_s);
        row("SSL error: unsupported protocol", u"connection was not opened"_s, u"alone"_s);
        row("server closed the connection unexpectedly", u"ended the connection before the login"_s,
            u"cannot be reached"_s);
        row("FATAL:  database \"template0\" is not currently accepting connections", u"may not connect to it"_s,
            u"starting"_s);
        row("ERROR:  Your project has exceeded the data transfer quota.", u"data transfer"_s, u"compute time"_s);
        row("ERROR:  Your project has exceeded the compute time quota.", u"wait until the next month"_s, u"data"_s);
        row("ERROR:  limit of active endpoints exceeded", u"Suspend another endpoint"_s, u"wait"_s);
        row("ERROR:  Your project has exceeded the storage quota.", u"storage"_s, u"wait"_s);
        row("ERROR:  quota exceeded", u"A limit of the account"_s, u"compute time"_s);
        row("FATAL:  role \"bob\" is not permitted to log in", u"LOGIN"_s, u"does not know"_s);
        row("fe_sendauth: no password supplied", u"Enter the password"_s, u"did not accept"_s);
        row("channel binding is required, but server did not offer an authentication method that supports channel "
            "binding",
            u"channel_binding=require"_s, u"did not prove"_s);
        row("root certificate file \"/x.pem\" does not exist", u"sslrootcert"_s, u"could not prove"_s);
        row("FATAL:  canceling authentication due to timeout", u"longer than the server allows"_s, u"did not answer"_s);
        row("FATAL:  42501: permission denied to set parameter \"x\"", u"parameter"_s, u"may not connect"_s);
        row("ERROR:  Control plane request failed: endpoint is temporarily unavailable. Check your quotas and/or "
            "contact our support.",
            u"usage on the provider's page"_s, u"used up"_s);
    }
    void theSentenceFitsTheServersText()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        QFETCH(QString, notSaid);
        const Error e = connectFailure(text);
        QVERIFY2(wording::sentence(e).contains(said), qPrintable(wording::sentence(e)));
        QVERIFY2(!wording::sentence(e).contains(notSaid), qPrintable(wording::sentence(e)));
        QVERIFY(!wording::technicalText(e).isEmpty());
    }

    void theSentenceFitsTheReportOfAStatement()
    {
        const auto of = [](const char *state, const char *message, const char *constraint) {
            return statementFailure({.sqlState = QString::fromLatin1(state),
                                     .message = QString::fromLatin1(message),
                                     .constraint = QString::fromLatin1(constraint)});
        };
        Error behind = of("23505", "duplicate key value …", "expenses_pkey");
        QVERIFY(wording::sentence(behind).contains(u"budget-tracker tables"_s));
        behind.detail += u"\nSELECT setval(pg_get_serial_sequence('expenses', 'id'), max(id)) FROM expenses"_s;
        QVERIFY(wording::sentence(behind).contains(
            u"SELECT setval(pg_get_serial_sequence('expenses', 'id'), max(id)) FROM expenses"_s));
        QVERIFY(!wording::sentence(behind).contains(u"there already"_s));
        const Error gone = of("23503", "insert or update on table \"expenses\" violates foreign key constraint \"x\"",
                              "expenses_category_id_fkey");
        QVERIFY(wording::sentence(gone).startsWith(u"Category: it no longer exists"_s));
        QVERIFY(!wording::technicalText(gone).isEmpty());
        const Error used = of("23001", "…", "expenses_category_id_fkey");
        QVERIFY(wording::sentence(used).contains(u"still in use"_s));
        const Error memory = of("53200", "out of memory", "");
        QVERIFY(wording::sentence(memory).contains(u"not enough memory"_s));
        QVERIFY(wording::whatHappened(of("", "out of memory", "")).contains(u"unexpected"_s));
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

    void typedTextIsNoTechnicalText()
    {
        QVERIFY(wording::technicalText(error(ErrorKind::FieldTooLong, Field::Name, u"50"_s)).isEmpty());
        QVERIFY(wording::technicalText(error(ErrorKind::EmailInvalid, Field::Email, u"a b"_s)).isEmpty());
    }
};

QTEST_MAIN(TestWording)
#include "tst_wording.moc"
