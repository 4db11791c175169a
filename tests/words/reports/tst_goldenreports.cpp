// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language/languages.h"
#include "words/reports/report.h"

#include <QFile>
#include <QLocale>
#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMoment = 1'706'695'200'123; // 2024-01-31T10:00:00.123Z

ReportMaterial atServer()
{
    ReportMaterial material{.writtenAt = kMoment};
    ServerLogin login;
    login.address.host = u"ep-cool-breeze-123456-pooler.us-east-2.aws.neon.tech"_s;
    login.address.user = u"ann"_s;
    login.address.database = u"neondb"_s;
    login.address.parameters = {{u"channel_binding"_s, u"require"_s}};
    login.password = Secret(u"s3cret"_s);
    material.login = login;
    material.versions = {u"0.1"_s, u"6.4.2"_s, u"15.14"_s, u"Debian 12, x86_64"_s};
    return material;
}

void pass(Checklist &list, Check check, std::vector<Evidence> evidence = {})
{
    list.settle({.check = check, .state = CheckState::Passed, .evidence = std::move(evidence), .time = 1500us});
}

void passAllBefore(Checklist &list, Check end)
{
    for (std::size_t i = 0; checkAt(i) != end; ++i)
        pass(list, checkAt(i));
}

/// The server refuses the password; the journal has the same message.
ReportMaterial refused()
{
    ReportMaterial material = atServer();
    passAllBefore(material.checks, Check::PasswordAccepted);
    pass(material.checks, Check::NameResolves, {{Fact::Host, u"ep-cool-breeze"_s}, {Fact::Address, u"192.0.2.7"_s}});
    const QString text = u"FATAL: password authentication failed for user \"ann\" (tried s3cret)"_s;
    material.checks.settle({.check = Check::PasswordAccepted,
                            .state = CheckState::Failed,
                            .time = 210ms,
                            .error = Error{ErrorKind::PasswordRejected, Field::Password, text, u"28P01"_s, {}}});
    material.journal = {{.at = kMoment - 1000,
                         .kind = JournalKind::ConnectionFailed,
                         .time = 210ms,
                         .error = ErrorKind::PasswordRejected,
                         .detail = text,
                         .place = u"neondb @ ep-cool-breeze"_s}};
    return material;
}

/// Everything works, with two warnings, an open ledger and compared tables.
ReportMaterial warned()
{
    ReportMaterial material = atServer();
    passAllBefore(material.checks, Check::Rights);
    pass(material.checks, Check::ServerVersion, {{Fact::Version, u"16.2"_s}});
    material.checks.settle({.check = Check::Rights,
                            .state = CheckState::Warned,
                            .evidence = {{Fact::MayCreateIn, u"public"_s},
                                         {Fact::LackedRight, u"INSERT public.expenses"_s},
                                         {Fact::User, u"ann"_s}},
                            .concern = Concern::MayNotWrite});
    pass(material.checks, Check::Tables, {{Fact::TablesFound, u"3"_s}});
    pass(material.checks, Check::Migrations);
    pass(material.checks, Check::Connections, {{Fact::ConnectionsInUse, u"1"_s}, {Fact::ConnectionLimit, u"104"_s}});
    material.checks.settle({.check = Check::Clock,
                            .state = CheckState::Warned,
                            .evidence = {{Fact::ClockOffset, u"-90000"_s}},
                            .concern = Concern::ClockOff});
    material.status = StatusSnapshot();
    material.status->state = SessionState::Asleep;
    material.status->pool.open = 2;
    material.status->pool.limit = 15;
    material.status->pool.opened = 3;
    material.status->pool.closed = 1;
    material.status->pool.lastRoundTrip = 41'200us;
    material.tables = DeploymentPlan{};
    material.tables->report = {.verdict = TableVerdict::Adopted,
                               .findings = {{.table = u"expenses"_s,
                                             .column = u"amount"_s,
                                             .aspect = TableAspect::Type,
                                             .state = TableState::Differs,
                                             .expected = u"numeric(12,2)"_s,
                                             .found = u"double precision"_s,
                                             .cost = TableCost::AmountsRounded}},
                               .version = 1,
                               .knownVersion = 4};
    material.tables->grant = u"GRANT INSERT ON TABLE public.expenses TO ann;"_s;
    return material;
}

/// A damaged local file, with a hostile name, that was not checked.
ReportMaterial damagedFile()
{
    ReportMaterial material{.writtenAt = kMoment};
    material.login = LocalFile{u"/home/ann/**my** | ledger\n# x.budget"_s};
    material.status = StatusSnapshot();
    material.status->state = SessionState::ReadOnly;
    material.status->isLocal = material.status->isReadOnly = true;
    material.status->lastError = Error{ErrorKind::FileDamaged, Field::LedgerFile, u"malformed `image`"_s, {}, {}};
    material.versions = {u"0.1"_s, u"6.4.2"_s, u"15.14"_s, u"Debian 12, x86_64"_s};
    return material;
}

/// The string could not be read, so there is no login.
ReportMaterial unreadable()
{
    ReportMaterial material{.writtenAt = kMoment, .versions = atServer().versions};
    material.checks.settle({.check = Check::StringUnderstood,
                            .state = CheckState::Failed,
                            .error = Error{ErrorKind::UrlInvalid, Field::Port, {}, {}, {}}});
    return material;
}

} // namespace

/// Compares whole reports with the files in golden/. After an intended change of a report, run the test with
/// BUDGET_WRITE_GOLDEN=1 in the environment, which writes the files, and review how they differ.
class TestGoldenReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        languages::install(languages::kEnglish);
        QLocale::setDefault(QLocale::c());
    }

    void aReportIsAsItWas_data()
    {
        QTest::addColumn<ReportMaterial>("material");
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "de"}) {
            const QString code = QString::fromLatin1(language);
            QTest::addRow("refused.%s", language) << refused() << code;
            QTest::addRow("warned.%s", language) << warned() << code;
            QTest::addRow("damagedfile.%s", language) << damagedFile() << code;
            QTest::addRow("unreadable.%s", language) << unreadable() << code;
        }
    }
    void aReportIsAsItWas()
    {
        QFETCH(ReportMaterial, material);
        QFETCH(QString, language);
        QLocale::setDefault(QLocale(language == u"de" ? u"de_DE"_s : u"en_US"_s));
        languages::install(language);
        const QString report = reportMarkdown(material);
        QFile golden(QStringLiteral(BUDGET_SOURCE_DIR) + u"/tests/words/reports/golden/"_s
                     + QString::fromLatin1(QTest::currentDataTag()) + u".md"_s);
        if (qEnvironmentVariableIsSet("BUDGET_WRITE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly));
            QCOMPARE(golden.write(report.toUtf8()), report.toUtf8().size());
            return;
        }
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
        const QStringList expected = QString::fromUtf8(golden.readAll()).split(u'\n');
        QCOMPARE(report.split(u'\n'), expected); // by lines, so that a failure names the line
        QVERIFY(!report.contains(u"s3cret"_s));
    }
};

QTEST_GUILESS_MAIN(TestGoldenReports)
#include "tst_goldenreports.moc"
