// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

#include "core/failure/statementfailure.h"

#include <QRandomGenerator>

#include <random>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// Messages that a rule matches.
const QStringList kMessages{
    u"password authentication failed"_s,
    u"no pg_hba.conf entry for host, SSL encryption"_s,
    u"no pg_hba.conf entry for host, no encryption"_s,
    u"sorry, too many clients already"_s,
    u"remaining connection slots are reserved"_s,
    u"the database system is starting up"_s,
    u"terminating connection due to administrator command"_s,
    u"canceling authentication due to timeout"_s,
    u"permission denied for database x"_s,
    u"unrecognized configuration parameter"_s,
    u"SCRAM channel binding check failed"_s,
    u"query_wait_timeout"_s,
    u"no more connections allowed (max_client_conn)"_s,
    u"no such user: x"_s,
    u"no such database: x"_s,
    u"unsupported startup parameter: x"_s,
    u"SSL required"_s,
    u"server login has been failing, try again later (server_login_retry)"_s,
    u"pooler is shutting down"_s,
    u"endpoint is disabled"_s,
    u"endpoint cannot be found"_s,
    u"endpoint ID is not specified"_s,
    u"Couldn't connect to compute node"_s,
    u"connection is insecure (try using `sslmode=require`)"_s,
    u"This IP address is not allowed to connect to this endpoint"_s,
    u"Too many connections to this endpoint"_s,
    u"Authentication timed out"_s,
    u"could not write init file: No space left on device"_s,
    u"timeout expired"_s,
    u"Connection refused"_s,
    u"certificate verify failed"_s,
};

struct Template
{
    QString text; ///< %1 is a name that a person chose
    ErrorKind kind;
};

const std::vector<Template> kTemplates{
    {u"FATAL:  password authentication failed for user \"%1\""_s, ErrorKind::PasswordRejected},
    {u"ERROR:  password authentication failed for user '%1'"_s, ErrorKind::PasswordRejected},
    {u"FATAL:  role \"%1\" does not exist"_s, ErrorKind::PasswordRejected},
    {u"FATAL:  28000: Rolle »%1« existiert nicht"_s, ErrorKind::PasswordRejected},
    {u"FATAL:  role \"%1\" is not permitted to log in"_s, ErrorKind::LoginForbidden},
    {u"FATAL:  database \"%1\" does not exist"_s, ErrorKind::DatabaseUnknown},
    {u"FATAL:  3D000: Datenbank »%1« existiert nicht"_s, ErrorKind::DatabaseUnknown},
    {u"FATAL:  no such database: %1"_s, ErrorKind::DatabaseUnknown},
    {u"FATAL:  no such user: %1"_s, ErrorKind::PasswordRejected},
    {u"FATAL:  database \"%1\" is not currently accepting connections"_s, ErrorKind::PermissionDenied},
    {u"FATAL:  permission denied for database \"%1\""_s, ErrorKind::PermissionDenied},
    {u"FATAL:  42501: keine Berechtigung für Datenbank »%1«"_s, ErrorKind::PermissionDenied},
    {u"FATAL:  42501: keine Berechtigung, um Parameter »%1« zu setzen"_s, ErrorKind::ParameterRefused},
    {u"FATAL:  too many connections for role \"%1\""_s, ErrorKind::ConnectionLimit},
    {u"FATAL:  unrecognized configuration parameter \"%1\""_s, ErrorKind::ParameterRefused},
    {u"FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"%1\", database \"%1\", SSL encryption"_s,
     ErrorKind::AddressRefused},
    {u"FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"%1\", database \"%1\", no encryption"_s,
     ErrorKind::TlsUnavailable},
    {u"FATAL:  28000: kein pg_hba.conf-Eintrag für Host »1.2.3.4«, Benutzer »%1«, Datenbank »%1«, SSL-Verschlüsselung"_s,
     ErrorKind::AddressRefused},
    {u"FATAL:  unsupported startup parameter: %1"_s, ErrorKind::ParameterRefused},
    {u"FATAL:  server login has been failing, cached error: database \"%1\" does not exist (server_login_retry)"_s,
     ErrorKind::DatabaseUnknown},
    {u"could not translate host name \"%1\" to address: Name or service not known"_s, ErrorKind::HostUnknown},
    {u"root certificate file \"%1\" does not exist"_s, ErrorKind::CertificateFileMissing},
    {u"server certificate for \"%1\" does not match host name \"%1\""_s, ErrorKind::CertificateOtherHost},
    {u"FATAL:  42883: function \"%1\" does not exist"_s, ErrorKind::Unexpected},
    {u"FATAL:  relation \"%1\" has no column"_s, ErrorKind::Unexpected},
    {u"ERROR:  the word is \"%1\""_s, ErrorKind::Unexpected},
};

} // namespace

/// A text that no rule knows must stay Unexpected, because a wrong cause is worse than none.
class TestUnknownMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuotedNameNeverDecides()
    {
        for (const Template &form : kTemplates) {
            for (const QString &name : kMessages) {
                compare(form.text.arg(name), form.kind);
                compare(form.text.arg(u"FATAL:  "_s + name), form.kind);
                compare(attemptPrefixes().first() + form.text.arg(name) + u'\n', form.kind);
            }
        }
    }

    void aKnownMessageInsideAnUnknownOneDecidesNothing()
    {
        for (const QString &message : kMessages) {
            if (message.contains(u"pg_hba.conf"_s))
                continue; // the name of the file decides in every language
            for (const QString &form :
                 {u"FATAL:  somebody wrote: %1"_s, u"ERROR:  XX000: (%1)"_s, u"FATAL:  _%1"_s,
                  u"FATAL:  nothing\nDETAIL:  %1"_s, u"FATAL:  nothing\nHINT:  %1"_s, u"LOG says %1"_s})
                compare(form.arg(message), ErrorKind::Unexpected);
        }
    }

    void theNameOfTheFileWithTheAddressesDecidesInTheMessageAlone()
    {
        compare(u"X:  abc pg_hba.conf def"_s, ErrorKind::AddressRefused);
        compare(u"X:  28000: abc pg_hba.conf def"_s, ErrorKind::AddressRefused);
        compare(u"X:  XX000: abc pg_hba.conf def"_s, ErrorKind::Unexpected);
        compare(u"X:  abc \"pg_hba.conf\" def"_s, ErrorKind::Unexpected);
        compare(u"X:  abc\nDETAIL:  no pg_hba.conf entry"_s, ErrorKind::Unexpected);
        compare(u"X:  abc\nTIPP:  no pg_hba.conf entry"_s, ErrorKind::Unexpected);
    }

    /// Only a message with a severity and two blanks behind it comes from a server; any other text is libpq's.
    void aServersMessageWithoutASeverityIsNone()
    {
        for (const QString &message :
             {u"sorry, too many clients already"_s, u"role \"a\" does not exist"_s, u"query_wait_timeout"_s,
              u"endpoint is disabled"_s, u"no pg_hba.conf entry for host \"a\""_s}) {
            compare(message, ErrorKind::Unexpected);
            compare(u"FATAL: "_s + message, ErrorKind::Unexpected);
            compare(u"\"FATAL:  "_s + message, ErrorKind::Unexpected);
        }
    }

    void theCaseOfLettersDoesNotMatter()
    {
        for (const Template &form : kTemplates) {
            const QString text = form.text.arg(u"x"_s);
            if (form.kind != ErrorKind::Unexpected && !text.contains(u'»') && !text.contains(u"42501"_s))
                compare(text.left(8) + text.mid(8).toUpper(), form.kind);
        }
    }

    void anyTextIsJudgedAndKept()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const QString alphabet = u"aFATL:\n\t \"»«()[]{}*+?.\\|^$'`0128P,;%\u00e4\u4e2d\U0001F600"_s;
        for (int i = 0; i < 3000; ++i) {
            QString text = i % 3 == 0 ? u"FATAL:  "_s : i % 3 == 1 ? attemptPrefixes().first() : QString();
            for (quint64 length = random() % 80; length > 0; --length)
                text += alphabet.at(static_cast<qsizetype>(random() % static_cast<quint64>(alphabet.size())));
            const Error error = connectFailure(text);
            QCOMPARE(error.kind, ErrorKind::Unexpected);
            QCOMPARE(error.field, Field::None);
            QVERIFY(error.detail.size() <= text.size());
        }
    }

    void aTextOfAnySizeIsJudgedInTime()
    {
        const QString megabyte = u"a \"b\" c: d "_s.repeated(100'000);
        compare(u"FATAL:  "_s + megabyte, ErrorKind::Unexpected);
        compare(megabyte, ErrorKind::Unexpected);
        compare(u"FATAL:  28P01: "_s + megabyte, ErrorKind::PasswordRejected);
        compare(u"FATAL:  database \""_s + megabyte.left(100'000).remove(u'"') + u"\" does not exist"_s,
                ErrorKind::DatabaseUnknown);
        compare(attemptPrefixes().join(u"Connection refused\n"_s).repeated(200) + u"timeout expired\n"_s,
                ErrorKind::ConnectTimeout);
        QCOMPARE(statementFailure({.sqlState = u"23505"_s, .message = megabyte, .detail = megabyte}).kind,
                 ErrorKind::NameTaken);
    }

    void aStatementsMessageNeverDecidesAgainstItsState()
    {
        for (const QString &message : kMessages) {
            QCOMPARE(kindOfStatement(u"22003"_s, message), ErrorKind::ValueRefused);
            QCOMPARE(kindOfStatement(u"42501"_s, message), ErrorKind::PermissionDenied);
            QCOMPARE(kindOfStatement(u"XX000"_s, message), ErrorKind::Unexpected);
            QCOMPARE(kindOfStatement(u"57014"_s, message), ErrorKind::StatementTimeout);
            QCOMPARE(kindOfStatement({}, message), ErrorKind::ConnectionLost);
        }
    }

private:
    static void compare(const QString &text, ErrorKind kind)
    {
        const ErrorKind found = connectFailure(text).kind;
        QVERIFY2(found == kind, qPrintable(QString(errorKey(found)) + u": "_s + text.left(300)));
    }
};

QTEST_APPLESS_MAIN(TestUnknownMessages)
#include "tst_unknownmessages.moc"
