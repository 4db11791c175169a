// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checks.h"
#include "app/checks/sayingserver.h"
#include "app/checks/versions.h"
#include "app/work/answers.h"
#include "core/reading/connectionurl.h"
#include "journeys/leaksearch.h"
#include "journeys/stage.h"
#include "support/places/fileplaces.h"
#include "support/places/keyring.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"
#include "words/reports/report.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const QString kCanary = u"canary-7f3a9-QX"_s; ///< a part of the password that no encoding changes

Database databaseWithCanary()
{
    Database database = sharedCluster().createDatabase();
    database.password = kCanary + u"-%40@#x"_s;
    sharedCluster().sql(u"postgres"_s, u"ALTER ROLE \"%1\" PASSWORD '%2'"_s.arg(database.role, database.password));
    return database;
}

} // namespace

/// Uses the whole program with a unique password, and then searches for it: it must only be where the person chose to
/// keep it.
class JourneyCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_keyring.startBus() && m_keyring.startService(), qPrintable(m_keyring.errorText()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_keyring.address().toLatin1());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QFile::remove(SettingsFile::defaultPath());
    }

    void thePasswordIsOnlyWhereItWasChosenToBe_data()
    {
        QTest::addColumn<QByteArray>("keeper");
        QTest::addColumn<bool>("isInFile");
        QTest::newRow("keychain") << QByteArray("keychainRadio") << false; // stored encrypted
        QTest::newRow("file") << QByteArray("envFileRadio") << true;
        QTest::newRow("session") << QByteArray("sessionRadio") << false;
        QTest::newRow("nowhere") << QByteArray("askRadio") << false;
    }
    void thePasswordIsOnlyWhereItWasChosenToBe()
    {
        QFETCH(QByteArray, keeper);
        QFETCH(bool, isInFile);
        const Database database = databaseWithCanary();
        const QString file = m_folder->filePath(u".env"_s);
        QVERIFY(QProcess::execute(u"git"_s, {u"init"_s, u"-q"_s, m_folder->path()}) == 0);
        LeakSearch search(kCanary, places());
        {
            Stage stage;
            failFirst(stage, database);
            stage.paste(sharedCluster().url(database));
            stage.click("nextButton");
            stage.click(keeper.constData());
            if (isInFile) {
                stage.type("envFileEdit", file);
                stage.click("ignoreButton");
                QVERIFY(stage.goes("ignoreButton"));
            }
            stage.click("nextButton");
            QVERIFY(stage.goOnTo("summaryPage"));
            stage.click("finishButton");
            QVERIFY(stage.goes("setupWizard"));
            QVERIFY(stage.waitFor([&] { return stage.text("stateLabel") == u"Connected"_s; }));
        }
        QCOMPARE(search.found(), isInFile ? QStringList{u"file "_s + file} : QStringList());
    }

    /// Errors of the server, of the certificate, and of a server that quotes the password.
    void journalAndReportsOfFailuresDoNotHaveIt()
    {
        const Database database = databaseWithCanary();
        const QByteArray quoted = "cannot parse postgresql://ann:" + kCanary.toUtf8()
            + "-%2540%40%23x@host/db (password=" + kCanary.toUtf8() + "-%40@#x)";
        SayingServer quoting({.state = "XX000", .message = quoted});
        LeakSearch search(kCanary, places());
        Stage stage;
        for (const ServerLogin &login : failingLogins(database, quoting)) {
            QVERIFY(!answerOf(stage, stage.session().open(login)));
            report(stage, login);
        }
        VERIFY_RESULT(answerOf(stage, stage.session().open(*parseConnectionUrl(sharedCluster().url(database)))));
        report(stage, *stage.session().login());
        VERIFY_RESULT(stage.journal().exportTo(m_folder->filePath(u"export.jsonl"_s)));
        const QByteArray kept = read(m_folder->filePath(u"export.jsonl"_s));
        for (const char *kind : {"password_rejected", "certificate_untrusted", "database_unknown", "cannot parse"})
            QVERIFY2(kept.contains(kind), kept.constData());
        QVERIFY(stage.waitFor([&] { return read(journalFile(stateFolder())) == kept; }));
        QCOMPARE(search.found(), QStringList());

        stage.journal().add({.kind = JournalKind::ConnectionFailed, .detail = u"planted "_s + kCanary});
        QVERIFY(stage.waitFor([&] { return read(journalFile(stateFolder())).size() > kept.size(); }));
        QCOMPARE(search.found(), QStringList{u"file "_s + journalFile(stateFolder())});
        QVERIFY(QFile::remove(journalFile(stateFolder())));
    }

    void theSearchFindsWhatIsPlanted()
    {
        LeakSearch search(kCanary, places());
        const auto plant = [this](const QString &name, const QByteArray &content) {
            QFile file(m_folder->filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QVERIFY(plant(u"plain"_s, "x" + kCanary.toUtf8()));
        QVERIFY(plant(u"base64"_s, ("yz" + kCanary.toUtf8() + "!").toBase64()));
        qWarning("%s", qPrintable(kCanary));
        QLabel label(kCanary);
        label.setObjectName(u"planted"_s);
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PLANTED"_s, kCanary);
        child.setProcessEnvironment(environment);
        child.start(u"sleep"_s, {u"60"_s});
        QProcess other;
        other.start(u"sh"_s, {u"-c"_s, u"sleep 60 # %1"_s.arg(kCanary)});
        QVERIFY(child.waitForStarted() && other.waitForStarted());
        const QStringList found = search.found();
        child.kill();
        other.kill();
        child.waitForFinished();
        other.waitForFinished();
        QCOMPARE(found,
                 (QStringList{u"arguments"_s, u"environment"_s, u"file "_s + m_folder->filePath(u"base64"_s),
                              u"file "_s + m_folder->filePath(u"plain"_s), u"log"_s, u"screen planted"_s}));
    }

private:
    [[nodiscard]] QStringList places() const
    {
        const QString home = qEnvironmentVariable("HOME"); // settings and journal are in its parent folder
        return {QFileInfo(home).absolutePath(), m_folder->path(), m_keyring.environment().value(u"HOME"_s)};
    }

    /// Fails first with a server that cannot be verified, then with a database that does not exist.
    static void failFirst(Stage &stage, const Database &database)
    {
        stage.click("serverRadio");
        stage.click("nextButton");
        Database nowhere = database;
        nowhere.name = u"nowhere"_s;
        const QString untrusted = sharedCluster().url(database).replace(sharedCluster().caFile(), u"/etc/hostname"_s);
        for (const QString &text : {untrusted, sharedCluster().url(nowhere)}) {
            stage.paste(text);
            stage.click("nextButton");
            stage.click("askRadio");
            stage.click("nextButton");
            stage.click("nextButton");
            if (!stage.comes("checkAgainButton"))
                qFatal("the check did not come to an end");
            while (!stage.isVisible("connectionPage"))
                stage.click("backButton");
        }
    }

    static std::vector<ServerLogin> failingLogins(const Database &database, const SayingServer &quoting)
    {
        const QString url = sharedCluster().url(database);
        ServerLogin untrusted = *parseConnectionUrl(url);
        untrusted.address.parameters.insert(u"sslrootcert"_s, sharedCluster().serverCertificateFile());
        ServerLogin nowhere = *parseConnectionUrl(url);
        nowhere.address.database = u"nowhere"_s;
        ServerLogin wrong = *parseConnectionUrl(url);
        wrong.password = Secret(database.password + u"-wrong"_s);
        ServerLogin quoted = *parseConnectionUrl(url);
        quoted.address.host = u"127.0.0.1"_s;
        quoted.address.port = quoting.serverPort();
        quoted.address.parameters.insert(u"sslmode"_s, u"disable"_s);
        return {untrusted, nowhere, wrong, quoted};
    }

    static Result<void> answerOf(const Stage &stage, const QFuture<Result<void>> &future)
    {
        if (!stage.waitFor([&] { return future.isFinished(); }))
            qFatal("there is no answer");
        return future.result();
    }

    /// Creates a report like 'Copy report', and writes it to the clipboard and to a file.
    void report(Stage &stage, const LedgerLogin &login)
    {
        Checks checks;
        checks.start({login});
        if (!stage.waitFor([&] { return !checks.isRunning(); }))
            qFatal("the checklist did not end");
        stage.journal().note(checks.checklist(), login);
        wording::ReportMaterial material{.checks = checks.checklist()};
        material.login = login;
        material.status = stage.session().status();
        material.versions = versions();
        material.journal = stage.journal().last(wording::kReportedEntries);
        const QString text = wording::reportMarkdown(material);
        QVERIFY(text.contains(u"password"_s));
        QApplication::clipboard()->setText(text);
        write(m_folder->filePath(u"report %1.md"_s.arg(++m_reports)), text.toUtf8());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_reports = 0;
    Keyring m_keyring;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyCanary>(argc, argv);
}

#include "tst_journey_canary.moc"
