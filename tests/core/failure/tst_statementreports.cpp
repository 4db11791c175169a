// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"
#include "core/failure/nuance.h"
#include "core/failure/retrypolicy.h"
#include "core/failure/statementfailure.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const QStringList kLanguages{
    u"duplicate key value violates unique constraint \"%1\""_s,
    u"doppelter Schlüsselwert verletzt Unique-Constraint »%1«"_s,
    u"la valeur d'une clé dupliquée rompt la contrainte unique « %1 »"_s,
    u"llave duplicada viola restricción de unicidad «%1»"_s,
    u"повторяющееся значение ключа нарушает ограничение уникальности \"%1\""_s,
    u"重複したキー値は一意性制約\"%1\"違反となります"_s,
    u"podwójna wartość klucza narusza ograniczenie unikalności „%1”"_s.replace(u'”', u'“'),
};

} // namespace

/// Reports about the course's tables, as the server sends them: the fields decide, whatever the language of the
/// message.
class TestStatementReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aViolatedKeyIsKnownByItsNameInEveryLanguage_data()
    {
        QTest::addColumn<QString>("constraint");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *constraint, ErrorKind kind) {
            QTest::newRow(constraint) << QString::fromLatin1(constraint) << QString(errorKey(kind));
        };
        row("expenses_pkey", ErrorKind::SequenceBehind);
        row("categories_pkey", ErrorKind::SequenceBehind);
        row("users_pkey", ErrorKind::SequenceBehind);
        row("pk_expenses", ErrorKind::SequenceBehind);
        row("pk_users", ErrorKind::SequenceBehind);
        row("users_email_key", ErrorKind::NameTaken);
        row("categories_name_key", ErrorKind::NameTaken);
        row("uq_categories_name", ErrorKind::NameTaken);
        row("expenses_description_key", ErrorKind::ValueRefused);
        row("bt_operations_pkey", ErrorKind::Unexpected);
        row("bt_expense_dates_pkey", ErrorKind::Unexpected);
    }
    void aViolatedKeyIsKnownByItsNameInEveryLanguage()
    {
        QFETCH(QString, constraint);
        QFETCH(QString, kind);
        for (const QString &language : kLanguages) {
            const QString message = language.arg(constraint);
            const ErrorKind alone = kindOfStatement(u"23505"_s, message);
            QVERIFY2(errorKey(alone) == kind, qPrintable(message));
            const Error reported = statementFailure(
                {.sqlState = u"23505"_s, .message = message, .constraint = constraint});
            QVERIFY2(errorKey(reported.kind) == kind, qPrintable(message));
        }
    }

    void theFieldOfATakenNameIsTheColumns_data()
    {
        QTest::addColumn<QString>("constraint");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<Field>("field");
        QTest::newRow("address by name") << u"users_email_key"_s << QString() << Field::Email;
        QTest::newRow("address by detail") << u"u1"_s << u"Key (email)=(a@b) already exists."_s << Field::Email;
        QTest::newRow("name by name") << u"categories_name_key"_s << QString() << Field::Name;
        QTest::newRow("name by detail") << u"k"_s << u"Key (name)=(Food) already exists."_s << Field::Name;
        QTest::newRow("neither") << u"k"_s << QString() << Field::Name;
        QTest::newRow("a name that reads like a column")
            << u"categories_name_key"_s << u"Key (name)=(\"(email)\") already exists."_s << Field::Name;
    }
    void theFieldOfATakenNameIsTheColumns()
    {
        QFETCH(QString, constraint);
        QFETCH(QString, detail);
        const Error error = statementFailure(
            {.sqlState = u"23505"_s, .message = u"…"_s, .detail = detail, .constraint = constraint});
        QCOMPARE(error.kind, ErrorKind::NameTaken);
        QTEST(error.field, "field");
    }

    void aMissingParentIsNamedByItsColumn_data()
    {
        QTest::addColumn<QString>("constraint");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        QTest::newRow("expenses_user_id_fkey")
            << u"expenses_user_id_fkey"_s << ErrorKind::PersonUnknown << Field::Person;
        QTest::newRow("expenses_category_id_fkey")
            << u"expenses_category_id_fkey"_s << ErrorKind::CategoryUnknown << Field::Category;
        QTest::newRow("fk_expenses_user_id_users")
            << u"fk_expenses_user_id_users"_s << ErrorKind::PersonUnknown << Field::Person;
        QTest::newRow("parent") << u"parent"_s << ErrorKind::NotFound << Field::None;
    }
    void aMissingParentIsNamedByItsColumn()
    {
        QFETCH(QString, constraint);
        const QStringList messages{
            u"insert or update on table \"expenses\" violates foreign key constraint \"%1\""_s,
            u"Einfügen oder Aktualisieren in Tabelle »expenses« verletzt Fremdschlüssel-Constraint »%1«"_s,
            u"une instruction insert ou update sur la table « expenses » viole la contrainte de clé étrangère « %1 »"_s,
            u"inserción o actualización en la tabla «expenses» viola la llave foránea «%1»"_s,
            u"テーブル\"expenses\"への挿入、更新は外部キー制約\"%1\"に違反しています"_s};
        for (const QString &message : messages) {
            const Error error = statementFailure({.sqlState = u"23503"_s,
                                                  .message = message.arg(constraint),
                                                  .table = u"expenses"_s,
                                                  .constraint = constraint});
            QTEST(error.kind, "kind");
            QTEST(error.field, "field");
            QTEST(kindOfStatement(u"23503"_s, message.arg(constraint)), "kind");
        }
    }

    void aRowInUseIsNoMissingParent()
    {
        const QStringList messages{
            u"update or delete on table \"categories\" violates foreign key constraint \"expenses_category_id_fkey\" on table \"expenses\""_s,
            u"Aktualisieren oder Löschen in Tabelle »categories« verletzt Fremdschlüssel-Constraint »expenses_category_id_fkey« von Tabelle »expenses«"_s,
            u"UPDATE ou DELETE sur la table « categories » viole la contrainte de clé étrangère « expenses_category_id_fkey » de la table « expenses »"_s,
            u"テーブル\"categories\"の更新または削除は、テーブル\"expenses\"の外部キー制約\"expenses_category_id_fkey\"に違反します"_s};
        for (const QString &message : messages) {
            for (const QString &state : {u"23503"_s, u"23001"_s})
                QVERIFY2(kindOfStatement(state, message) == ErrorKind::StillReferenced, qPrintable(message));
        }
    }

    void aWrittenRowLacksItsParentWhateverTheMessageSays()
    {
        const Error sqlite{ErrorKind::StillReferenced, Field::None, u"FOREIGN KEY constraint failed"_s, {}, {}};
        QCOMPARE(ofWrittenRow(sqlite).kind, ErrorKind::NotFound);
        Error named = sqlite;
        named.constraint = u"expenses_category_id_fkey"_s;
        QCOMPARE(ofWrittenRow(named).kind, ErrorKind::CategoryUnknown);
        QCOMPARE(ofWrittenRow(named).detail, named.detail);
        for (const ErrorKind kind : allErrorKinds()) {
            const Error other{kind, Field::Amount, u"x"_s, u"22003"_s, u"expenses_category_id_fkey"_s};
            if (kind != ErrorKind::StillReferenced)
                QCOMPARE(ofWrittenRow(other), other);
        }
    }

    void aMissingValueIsAFieldOrAForeignColumn_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        const auto row = [](const char *column, ErrorKind kind, Field field) {
            QTest::newRow(column) << QString::fromLatin1(column) << kind << field;
        };
        row("user_id", ErrorKind::ValueRefused, Field::Person);
        row("category_id", ErrorKind::ValueRefused, Field::Category);
        row("description", ErrorKind::ValueRefused, Field::Description);
        row("amount", ErrorKind::ValueRefused, Field::Amount);
        row("date", ErrorKind::ValueRefused, Field::Date);
        row("created_at", ErrorKind::ValueRefused, Field::None);
        row("id", ErrorKind::TablesDiffer, Field::None);
        row("notes", ErrorKind::TablesDiffer, Field::None);
    }
    void aMissingValueIsAFieldOrAForeignColumn()
    {
        QFETCH(QString, column);
        const Error error = statementFailure(
            {.sqlState = u"23502"_s, .message = u"…"_s, .table = u"expenses"_s, .column = column});
        QTEST(error.kind, "kind");
        QTEST(error.field, "field");
        const Error elsewhere = statementFailure(
            {.sqlState = u"23502"_s, .message = u"…"_s, .table = u"audit"_s, .column = u"id"_s});
        QCOMPARE(elsewhere.kind, ErrorKind::ValueRefused);
    }

    void aViolatedCheckNamesItsColumn()
    {
        const auto fieldOf = [](const char *constraint) {
            return statementFailure({.sqlState = u"23514"_s,
                                     .message = u"…"_s,
                                     .table = u"expenses"_s,
                                     .constraint = QString::fromLatin1(constraint)})
                .field;
        };
        QCOMPARE(fieldOf("expenses_amount_check"), Field::Amount);
        QCOMPARE(fieldOf("expenses_description_check"), Field::Description);
        QCOMPARE(fieldOf("expenses_date_check"), Field::Date);
        QCOMPARE(fieldOf("positive"), Field::None);
        QCOMPARE(fieldOf("updated_by"), Field::None); // contains 'date', but not as a word
    }

    void onlyPrimaryKeysOfTheCoursesTablesHaveATable()
    {
        for (const char *table : {"users", "categories", "expenses"}) {
            const QString name = QString::fromLatin1(table);
            QCOMPARE(tableOfKey(name + u"_pkey"_s), name);
            QCOMPARE(tableOfKey(u"pk_"_s + name), name);
        }
        for (const auto &other : {u""_s, u"_pkey"_s, u"pk_"_s, u"bt_operations_pkey"_s, u"expenses_pkey1"_s,
                                  u"Expenses_pkey"_s, u"my_expenses_pkey"_s, u"expenses"_s})
            QCOMPARE(tableOfKey(other), QString());
    }

    void aPoolersMessageOnAnOpenConnectionSaysThatNothingWasSent_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("query_wait_timeout") << ErrorKind::PoolerFull;
        QTest::newRow("pgbouncer cannot connect to server") << ErrorKind::ServerUnavailable;
        QTest::newRow("server login has been failing, try again later (server_login_retry)")
            << ErrorKind::ServerUnavailable;
        QTest::newRow("server login has been failing, cached error: connect failed (server_login_retry)")
            << ErrorKind::ServerUnavailable;
        QTest::newRow("server login has been failing, cached error: database \"b\" does not exist (server_login_retry)")
            << ErrorKind::DatabaseUnknown;
        QTest::newRow("server login has been failing, cached error: the moon is full (server_login_retry)")
            << ErrorKind::Unexpected;
        QTest::newRow("server login failed: wrong password type") << ErrorKind::Unexpected;
    }
    void aPoolersMessageOnAnOpenConnectionSaysThatNothingWasSent()
    {
        const Error error = statementFailure(
            {.sqlState = u"08P01"_s, .message = QString::fromLatin1(QTest::currentDataTag())});
        QTEST(error.kind, "kind");
        QVERIFY(remedyFor(error) != Remedy::AskAgain);
    }

    void otherMessagesOfAPoolerLeaveTheOutcomeOpen()
    {
        for (const auto &message : {u"server conn crashed?"_s, u"query_timeout"_s, u"client_idle_timeout"_s,
                                    u"admin forced disconnect"_s, u"server_lifetime"_s, u"query_wait_timeout?"_s,
                                    u"idle transaction timeout"_s, u"broken Parse packet"_s, QString()}) {
            const Error error = statementFailure({.sqlState = u"08P01"_s, .message = message});
            QCOMPARE(error.kind, ErrorKind::ConnectionLost);
            QCOMPARE(remedyFor(error), Remedy::AskAgain);
            QVERIFY(!isJudgement(error));
        }
    }

    void aReportWithoutAStateIsOfLibpq()
    {
        for (const auto &message : {u"out of memory"_s, u"out of memory for query result"_s, u"Speicher aufgebraucht"_s,
                                    u"cannot allocate memory for input buffer"_s, u"メモリ不足です"_s})
            QCOMPARE(statementFailure({.sqlState = {}, .message = message}).kind, ErrorKind::Unexpected);
        for (const auto &message : {u"server closed the connection unexpectedly"_s, u"no connection to the server"_s,
                                    u"SSL connection has been closed unexpectedly"_s, u"could not receive data"_s,
                                    u"lost synchronization with server: got message type \"x\", length 9"_s, QString()})
            QCOMPARE(statementFailure({.sqlState = {}, .message = message}).kind, ErrorKind::ConnectionLost);
    }

    void quotaAndTlsTroubleAreReadFromTheDetail()
    {
        const auto quota = [](const char *detail) {
            return quotaOf({ErrorKind::QuotaExceeded, Field::None, QString::fromLatin1(detail), {}, {}});
        };
        QCOMPARE(quota("compute time quota of non-default branches is exceeded"), Quota::BranchComputeTime);
        QCOMPARE(quota("non-default branch: compute limit reached"), Quota::BranchComputeTime);
        QCOMPARE(quota("COMPUTE HOURS used up"), Quota::ComputeTime);
        QCOMPARE(quota("the egress limit is exceeded"), Quota::DataTransfer);
        QCOMPARE(quota("the limit of projects is exceeded"), Quota::Count);
        QCOMPARE(quota("database size limit exceeded"), Quota::Storage);
        QCOMPARE(quota(""), Quota::Unnamed);
        const auto trouble = [](const char *detail) {
            return tlsTroubleOf({ErrorKind::TlsUnavailable, Field::Url, QString::fromLatin1(detail), {}, {}});
        };
        QCOMPARE(trouble("server does not support direct SSL, but direct SSL was required"), TlsTrouble::NotOffered);
        QCOMPARE(trouble("server doesn't support GSSAPI encryption, but it was required"), TlsTrouble::NotOffered);
        QCOMPARE(trouble("SSL connection was established with unexpected ALPN protocol"), TlsTrouble::NotAgreed);
        QCOMPARE(trouble("could not set minimum SSL protocol version: x"), TlsTrouble::NotAgreed);
        QCOMPARE(trouble("FATAL:  TLS connection required"), TlsTrouble::Demanded);
        QCOMPARE(trouble(""), TlsTrouble::NotAgreed);
        QVERIFY(mentionsQuota({ErrorKind::ServerUnavailable, Field::None, u"Check your quotas."_s, {}, {}}));
        QVERIFY(!mentionsQuota({ErrorKind::ServerUnavailable, Field::None, u"quotation"_s, {}, {}}));
    }
};

QTEST_APPLESS_MAIN(TestStatementReports)
#include "tst_statementreports.moc"
