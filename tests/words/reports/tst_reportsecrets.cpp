// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"
#include "words/checks/checkwords.h"
#include "words/reports/report.h"

#include <QTest>
#include <QUrl>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMoment = 1'706'695'200'123; // 2024-01-31T10:00:00.123Z
const QString kPassword = u"Kan4rie/n%v*gel_ü|x"_s;

/// The password as it may stand in a text from outside: plain, in a connection string, percent-encoded and in Base64.
QString quoting()
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(kPassword));
    return u"before %1 and postgresql://ann:%2@h/d or password=%2 then %3 after"_s.arg(
        kPassword, encoded, QString::fromLatin1(kPassword.toUtf8().toBase64()));
}

/// The report without the backslashes of Markdown, so that an escaped password is found too.
QString bare(QString report)
{
    return report.remove(u'\\');
}

/// The parts of the password, in any notation, that the report shows.
QStringList leaksIn(const ReportMaterial &material)
{
    const QString report = bare(reportMarkdown(material));
    QStringList leaks;
    for (const QString &part : {u"Kan4"_s, u"v*gel"_s, u"v%2Agel"_s, u"%C3%BC"_s,
                                QString::fromLatin1(kPassword.toUtf8().toBase64()).left(8)}) {
        if (report.contains(part, Qt::CaseInsensitive))
            leaks << report.mid(qMax<qsizetype>(0, report.indexOf(part, 0, Qt::CaseInsensitive) - 60), 120);
    }
    return leaks;
}

ReportMaterial material()
{
    ReportMaterial material{.writtenAt = kMoment};
    ServerLogin login;
    login.address.host = u"db.example.org"_s;
    login.address.user = u"ann"_s;
    login.address.database = u"budget"_s;
    login.password = Secret(kPassword);
    material.login = login;
    material.versions = {u"0.1"_s, u"6.4.2"_s, u"15.14"_s, u"Debian 12"_s};
    return material;
}

Checklist passedExcept(const CheckResult &other)
{
    Checklist list;
    for (std::size_t i = 0; i < kCheckCount; ++i) {
        if (checkAt(i) != other.check)
            list.settle({.check = checkAt(i), .state = CheckState::Passed});
    }
    list.settle(other);
    return list;
}

} // namespace

/// The password is put into every field of a report that may hold a text from outside. The report must show it nowhere.
/// The names of the address (host, database, user, schema) are shown unchanged: the report says so.
class TestReportSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSearchFindsThePassword()
    {
        ReportMaterial open = material();
        open.versions.system = kPassword;
        std::get<ServerLogin>(*open.login).password = Secret(u"another"_s);
        QVERIFY(!leaksIn(open).isEmpty());
        open.versions.system = u"Debian 12"_s;
        QCOMPARE(leaksIn(open), QStringList());
    }

    void anErrorOfACheckHidesIt_data() { kinds(); }
    void anErrorOfACheckHidesIt()
    {
        QFETCH(ErrorKind, kind);
        for (const QString &state : {QString(), u"28P01"_s, u"57P01"_s, u"23505"_s}) {
            for (const Field field : {Field::None, Field::Url, Field::Password, Field::Host}) {
                ReportMaterial failed = material();
                failed.checks = passedExcept({.check = Check::PasswordAccepted,
                                              .state = CheckState::Failed,
                                              .error = Error{kind, field, quoting(), state, u"expenses_pkey"_s}});
                QCOMPARE(leaksIn(failed), QStringList());
                QVERIFY(reportMarkdown(failed).contains(u"**failed**"_s));
            }
        }
    }

    void anErrorOfTheSessionHidesIt_data() { kinds(); }
    void anErrorOfTheSessionHidesIt()
    {
        QFETCH(ErrorKind, kind);
        ReportMaterial lost = material();
        lost.status = StatusSnapshot();
        lost.status->state = SessionState::Lost;
        for (const QString &state : {QString(), u"28P01"_s}) {
            lost.status->lastError = Error{kind, Field::None, quoting(), state, kPassword};
            QCOMPARE(leaksIn(lost), QStringList());
        }
    }

    void anEntryOfTheJournalHidesIt_data() { kinds(); }
    void anEntryOfTheJournalHidesIt()
    {
        QFETCH(ErrorKind, kind);
        ReportMaterial noted = material();
        for (int each = 0; each <= int(JournalKind::Checked); ++each)
            noted.journal.push_back({.at = kMoment,
                                     .kind = JournalKind(each),
                                     .time = 5ms,
                                     .roundTrip = 1ms,
                                     .work = u"view_month"_s,
                                     .error = kind,
                                     .detail = quoting(),
                                     .place = u"budget @ postgresql://ann:"_s + kPassword + u"@h"_s});
        QCOMPARE(leaksIn(noted), QStringList());
        QVERIFY(reportMarkdown(noted).contains(u"before"_s));
    }

    /// Texts that a server sends as facts.
    void evidenceHidesIt_data()
    {
        QTest::addColumn<Fact>("fact");
        using enum Fact;
        const auto row = [](const char *name, Fact fact) { QTest::newRow(name) << fact; };
        row("parameter", Parameter);
        row("protocol", Protocol);
        row("cipher", Cipher);
        row("certificate", CertificateFor);
        row("issuer", Issuer);
        row("valid from", ValidFrom);
        row("expires", ExpiresOn);
        row("authorities", Authorities);
        row("region", Region);
        row("question", Question);
        row("version", Version);
        row("difference", Difference);
        row("migration", Migration);
        row("limit", ConnectionLimit);
    }
    void evidenceHidesIt()
    {
        QFETCH(Fact, fact);
        for (const CheckState state : {CheckState::Passed, CheckState::Warned, CheckState::Failed}) {
            CheckResult result{.check = Check::ServerVersion, .state = state, .evidence = {{fact, quoting()}}};
            if (state == CheckState::Warned)
                result.concern = Concern::OldServer;
            if (state == CheckState::Failed)
                result.error = Error{ErrorKind::Unexpected, Field::None, {}, {}, {}};
            ReportMaterial shown = material();
            shown.checks = passedExcept(result);
            QCOMPARE(leaksIn(shown), QStringList());
            QVERIFY(reportMarkdown(shown).contains(u"before"_s));
        }
    }

    void aParameterHidesIt_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"application_name", "options", "sslrootcert", "target_session_attrs", "password"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aParameterHidesIt()
    {
        QFETCH(QString, name);
        ReportMaterial given = material();
        std::get<ServerLogin>(*given.login).address.parameters.insert(name, quoting());
        QCOMPARE(leaksIn(given), QStringList());
        QVERIFY(bare(reportMarkdown(given)).contains(name + u'='));
    }

    void theTablesHideIt_data()
    {
        QTest::addColumn<TableFinding>("finding");
        const QString text = quoting();
        const auto row = [](const char *name, const TableFinding &finding) { QTest::newRow(name) << finding; };
        row("table", {.table = text, .state = TableState::Extra});
        row("column", {.table = u"users"_s, .column = text, .aspect = TableAspect::Column, .state = TableState::Extra});
        row("type",
            {.table = u"users"_s,
             .column = u"id"_s,
             .aspect = TableAspect::Type,
             .state = TableState::Differs,
             .expected = u"integer"_s,
             .found = text,
             .cost = TableCost::Unusable});
        row("default",
            {.table = u"users"_s,
             .column = u"id"_s,
             .aspect = TableAspect::Default,
             .state = TableState::Differs,
             .expected = text,
             .found = text});
        row("row",
            {.table = u"expenses"_s,
             .column = u"amount"_s,
             .aspect = TableAspect::Row,
             .state = TableState::Differs,
             .expected = u"7"_s,
             .found = text,
             .cost = TableCost::AmountLeftOut});
    }
    void theTablesHideIt()
    {
        QFETCH(TableFinding, finding);
        ReportMaterial compared = material();
        compared.tables = DeploymentPlan{};
        compared.tables->report.findings = {finding};
        QCOMPARE(leaksIn(compared), QStringList());
    }

    void theVersionsHideIt()
    {
        for (QString Versions::*const version :
             {&Versions::program, &Versions::qt, &Versions::libpq, &Versions::system}) {
            ReportMaterial shown = material();
            shown.versions.*version = quoting();
            QCOMPARE(leaksIn(shown), QStringList());
        }
    }

    /// An ordinary password such as 'postgres' is often the user's name too. The address stays readable then.
    void theAddressStaysReadable()
    {
        ReportMaterial weak = material();
        auto &login = std::get<ServerLogin>(*weak.login);
        login.address.user = login.address.database = u"postgres"_s;
        login.password = Secret(u"postgres"_s);
        weak.checks = passedExcept({.check = Check::Rights,
                                    .state = CheckState::Warned,
                                    .evidence = {{Fact::User, u"postgres"_s}, {Fact::LackedRight, u"INSERT users"_s}},
                                    .concern = Concern::MayNotWrite});
        const QString report = reportMarkdown(weak);
        QVERIFY(report.contains(u"- User: postgres\n"_s));
        QVERIFY(report.contains(u"GRANT INSERT ON users TO \"postgres\";"_s));
    }

private:
    static void kinds()
    {
        QTest::addColumn<ErrorKind>("kind");
        for (const ErrorKind kind : allErrorKinds())
            QTest::newRow(errorKey(kind).data()) << kind;
    }
};

QTEST_GUILESS_MAIN(TestReportSecrets)
#include "tst_reportsecrets.moc"
