// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "words/reports/journalwords.h"
#include "words/reports/markdown.h"
#include "words/reports/report.h"
#include "words/reports/reportparts.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMoment = 1'706'695'200'123; // 2024-01-31T10:00:00.123Z

CheckResult passed(Check check, std::vector<Evidence> evidence = {})
{
    return {.check = check, .state = CheckState::Passed, .evidence = std::move(evidence), .time = 1500us};
}

CheckResult failed(Check check, const Error &error, std::vector<Evidence> evidence = {})
{
    CheckResult result = passed(check, std::move(evidence));
    result.state = CheckState::Failed;
    result.error = error;
    return result;
}

Checklist passedUntil(int end)
{
    Checklist list;
    for (int i = 0; i < end; ++i)
        list.settle(passed(Check(i)));
    return list;
}

ReportMaterial materialOf(const Checklist &list,
                          const QString &url = u"postgresql://ann:s3cret@db.example.org/budget"_s)
{
    ReportMaterial material{.writtenAt = kMoment, .checks = list};
    material.login = *parseConnectionUrl(url);
    material.versions = {u"0.1"_s, u"6.4.2"_s, u"15.14"_s, u"Debian 12"_s};
    return material;
}

/// The paragraphs of the report after the title and the first heading.
QStringList headOf(const ReportMaterial &material)
{
    return reportMarkdown(material).split(u"\n\n"_s).mid(2);
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailureStandsFirstWithItsStepAndItsText()
    {
        Checklist list = passedUntil(7);
        list.settle(failed(Check::PasswordAccepted,
                           {ErrorKind::PasswordRejected,
                            Field::Password,
                            u"FATAL: password authentication failed for user \"ann\""_s,
                            u"28P01"_s,
                            {}}));
        const QStringList head = headOf(materialOf(list));
        QCOMPARE(head.at(0), u"## What is wrong"_s);
        QVERIFY2(head.at(1).startsWith(u"**Password: "_s)
                     && head.at(1).endsWith(u"(check 8 of 16, ‘Password accepted’)"_s),
                 qPrintable(head.at(1)));
        QVERIFY2(head.at(2).startsWith(u"What to do: "_s), qPrintable(head.at(2)));
        QCOMPARE(head.at(3), u"Exact text:"_s);
        QCOMPARE(head.at(4),
                 u"```text\nFATAL: password authentication failed for user \"ann\" (SQLSTATE 28P01)\n```"_s);
    }

    void allOfTheChecklistIsInIt()
    {
        Checklist list = passedUntil(3);
        list.settle(failed(Check::PortAnswers, {ErrorKind::HostUnreachable, Field::Port, {}, {}, {}},
                           {{Fact::PortRefused, u"192.0.2.1 5432"_s}}));
        const QString report = reportMarkdown(materialOf(list));
        QVERIFY2(report.contains(u"| 4 | Port answers | **failed** | 192.0.2.1 5432 refuses | 1.5 ms |"_s),
                 qPrintable(report));
        QVERIFY(report.contains(u"| 16 | Clocks agree | skipped | not reached, because of: Port answers |  |"_s));
        QCOMPARE(report.count(u"\n| "_s), 17);
    }

    void aCheckWithAWarningIsARemark()
    {
        Checklist list = passedUntil(4);
        CheckResult warned = passed(Check::TlsAgreed);
        warned.state = CheckState::Warned;
        warned.concern = Concern::ExpiresSoon;
        list.settle(warned);
        for (int i = 5; i < 16; ++i)
            list.settle(passed(Check(i)));
        const QStringList head = headOf(materialOf(list));
        QVERIFY2(head.at(0).startsWith(u"## The connection works, with 1"_s), qPrintable(head.at(0)));
        QVERIFY2(head.at(1).contains(u"expires within two weeks"_s), qPrintable(head.at(1)));
        QVERIFY(head.at(2).startsWith(u"What to do: "_s));
    }

    void aReportWithoutFailuresSaysSo()
    {
        QCOMPARE(headOf(materialOf(passedUntil(16))).mid(0, 2),
                 QStringList({u"## Everything works"_s, u"No check found anything wrong."_s}));
    }

    void withoutAChecklistTheLastErrorStandsFirst()
    {
        ReportMaterial material = materialOf(Checklist());
        QCOMPARE(headOf(material).at(0), u"## Not checked completely"_s);
        material.status = StatusSnapshot();
        material.status->state = SessionState::Lost;
        material.status->lastError = Error{ErrorKind::ConnectTimeout, Field::Host, u"timeout expired"_s, {}, {}};
        const QStringList head = headOf(material);
        QCOMPARE(head.at(0), u"## What is wrong"_s);
        QVERIFY(head.at(1).startsWith(u"**Host: "_s));
        QVERIFY(reportMarkdown(material).contains(u"- State: Lost"_s));
    }

    void theConnectionIsThereWithoutItsPassword()
    {
        ReportMaterial material = materialOf(Checklist());
        std::get<ServerLogin>(*material.login).address.parameters.insert(u"application_name"_s, u"x s3cret"_s);
        const QString report = reportMarkdown(material);
        for (const QString &line :
             {u"- Host: db.example.org, port 5432"_s, u"- Database: budget"_s, u"- User: ann"_s,
              u"- Password: given (not shown)"_s, u"- TLS as used: sslmode=verify-full"_s,
              u"- Pool: 5 connections, 10 more under load, waiting up to 30 s for one, replaced after 3600 s, checked "
              "before use (pre-ping)"_s,
              u"- libpq: 15.14"_s, u"- Qt: 6.4.2"_s, u"- System: Debian 12"_s,
              u"- Server: unknown, because the server was not reached"_s})
            QVERIFY2(report.contains(line + u'\n'), qPrintable(line + u'\n' + report));
        QVERIFY2(!report.contains(u"s3cret"_s), qPrintable(report));
    }

    void thePoolIsDescribed_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("overflow");
        QTest::addColumn<QString>("text");
        QTest::newRow("fixed") << 5 << 0 << u"5 connections, 0 more under load, waiting"_s;
        QTest::newRow("no limit for more") << 5 << -1 << u"5 connections, more without a limit, waiting"_s;
        QTest::newRow("no limit") << 0 << 10 << u"as many connections as are asked for, waiting"_s;
    }
    void thePoolIsDescribed()
    {
        QFETCH(int, size);
        QFETCH(int, overflow);
        QFETCH(QString, text);
        ReportMaterial material = materialOf(Checklist());
        material.pool.size = size;
        material.pool.maxOverflow = overflow;
        QVERIFY2(reportMarkdown(material).contains(u"- Pool: "_s + text), qPrintable(reportMarkdown(material)));
    }

    void noSpellingOfThePasswordIsInIt()
    {
        const QString password = u"s3cr@t/%ü"_s;
        Checklist list = passedUntil(7);
        const QString quoting = u"bad s3cr@t/%ü in postgresql://ann:s3cr%40t%2F%25%C3%BC@h/d and "_s
            + QString::fromLatin1(password.toUtf8().toBase64());
        list.settle(failed(Check::PasswordAccepted, {ErrorKind::PasswordRejected, Field::Password, quoting, {}, {}}));
        ReportMaterial material = materialOf(list);
        std::get<ServerLogin>(*material.login).password = Secret(password);
        material.journal = {{.at = kMoment,
                             .kind = JournalKind::ConnectionFailed,
                             .error = ErrorKind::PasswordRejected,
                             .detail = quoting}};
        const QString report = reportMarkdown(material);
        for (const QString &form : {password, u"s3cr%40t"_s, QString::fromLatin1(password.toUtf8().toBase64())})
            QVERIFY2(!report.contains(form.left(9)), qPrintable(report));
        QVERIFY(report.contains(u"bad \\*\\*\\*\\* in"_s) || report.contains(u"bad **** in"_s));
    }

    void theJournalsEndIsInIt()
    {
        ReportMaterial material = materialOf(passedUntil(16));
        for (std::size_t i = 0; i < kReportedEntries + 5; ++i)
            material.journal.push_back({.at = kMoment + qint64(i) * 1000,
                                        .kind = JournalKind::WorkSlow,
                                        .time = 1500ms,
                                        .work = u"view_month"_s,
                                        .place = u"budget @ host"_s});
        const QString report = reportMarkdown(material);
        QCOMPARE(report.count(u"Answered slowly"_s), qsizetype(kReportedEntries));
        QVERIFY(!report.contains(u"2024-01-31 10:00:04"_s));
        QVERIFY2(report.endsWith(
                     u"| 2024-01-31 10:00:44 | Answered slowly | 1.5 s | read a month | budget @ host |\n"_s),
                 qPrintable(report));
    }

    void theTablesVerdictIsInIt()
    {
        ReportMaterial material = materialOf(passedUntil(16));
        material.tables = DeploymentPlan{};
        material.tables->report = {.verdict = TableVerdict::Explained, .version = 1, .knownVersion = 4};
        const QString report = reportMarkdown(material);
        QVERIFY(report.contains(verdictLine()));
        QVERIFY(report.contains(u"version 1 of 4"_s));
    }

    void theGrantThatHelpsStandsAtTheTop()
    {
        Checklist list = passedUntil(11);
        list.settle(failed(Check::Rights, {ErrorKind::PermissionDenied, Field::None, {}, {}, {}},
                           {{Fact::MayNotCreateIn, u"public"_s}}));
        ReportMaterial material = materialOf(list);
        material.tables = DeploymentPlan{.grant = u"GRANT CREATE ON SCHEMA public TO \"ann\";"_s};
        const QString top = reportMarkdown(material).section(u"\n## "_s, 0, 1);
        QVERIFY2(top.contains(u"```text\nGRANT CREATE ON SCHEMA public TO \"ann\";\n```"_s), qPrintable(top));
        QVERIFY2(top.contains(u"Where: database budget on db.example.org, port 5432, as user ann\n"_s),
                 qPrintable(top));
    }

    void aLocalFileHasNoServer()
    {
        ReportMaterial material = materialOf(passedUntil(16));
        material.login = LocalFile{u"/home/ann/budget_of_2024.sqlite"_s};
        const QString report = reportMarkdown(material);
        QVERIFY(report.contains(u"- File: /home/ann/budget_of_2024.sqlite\n"_s));
        QVERIFY(!report.contains(u"Password:"_s));
    }

    void aHostDoesNotReplaceItsPort()
    {
        ReportMaterial material = materialOf(Checklist());
        std::get<ServerLogin>(*material.login).address.host = u"a%2b%1"_s;
        QVERIFY(reportMarkdown(material).contains(u"- Host: a%2b%1, port 5432\n"_s));
    }

    void aStringThatCannotBeReadIsNotShown()
    {
        Checklist list;
        list.settle(failed(Check::StringUnderstood, {ErrorKind::UrlInvalid, Field::Url, u"s3cret"_s, {}, {}}));
        ReportMaterial material = materialOf(list);
        material.login.reset();
        const QString report = reportMarkdown(material);
        QVERIFY2(!report.contains(u"s3cret"_s), qPrintable(report));
        QVERIFY(headOf(material).at(1).startsWith(u"**Connection string: "_s));
    }

    void textsStayTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("cell") << u"a|b"_s << u"a\\|b"_s;
        QTest::newRow("lines") << u"a\nb"_s << u"a b"_s;
        QTest::newRow("html") << u"<b>x</b>"_s << u"\\<b\\>x\\</b\\>"_s;
        QTest::newRow("link") << u"[x](y)"_s << u"\\[x\\](y)"_s;
        QTest::newRow("stress") << u"**x** _y_"_s << u"\\*\\*x\\*\\* \\_y\\_"_s;
        QTest::newRow("name") << u"user_id"_s << u"user_id"_s;
    }
    void textsStayTexts()
    {
        QFETCH(QString, text);
        QTEST(markdown::plain(text), "expected");
    }

    void noTextLeavesItsBlock() { QCOMPARE(markdown::block(u"a\n```\n# b"_s), u"````text\na\n```\n# b\n````"_s); }

    void everyKindHasItsOwnTitle()
    {
        QStringList titles;
        for (int kind = 0; kind <= int(JournalKind::Checked); ++kind)
            titles << journalTitle(JournalKind(kind));
        QVERIFY(!titles.contains(QString()));
        QCOMPARE(titles.removeDuplicates(), 0);
    }

private:
    [[nodiscard]] static QString verdictLine() { return u"The program cannot work with these tables"_s; }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
