// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/setupfinish.h"

#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"
#include "ui/wizard/setupstage.h"

#include <QDir>
#include <QFile>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;
using test::Setup;

namespace {

const test::ScratchHome kHome; // it has no keychain

} // namespace

/// The end of the wizard, which stores the draft.
class TestSetupFinish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerIsSetUpToTheEnd()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        const QString file = QDir::home().filePath(u"keep.env"_s);
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(test::sharedCluster().url(database));
        QVERIFY(s.next());
        part<QRadioButton>(s.wizard, "envFileRadio").click();
        s.field("envFileEdit").setText(file);
        QVERIFY(s.next());
        QVERIFY(s.goFromConnectionTo("summaryPage"));
        QVERIFY(!QFile::exists(file));
        s.button("finishButton").click();
        QTRY_COMPARE_WITH_TIMEOUT(s.wizard.result(), int(QDialog::Accepted), 15'000);
        const Profile profile = s.ledger.profiles.all().front();
        QVERIFY(profile.keeper == SecretKeeper::EnvFile);
        QVERIFY(std::holds_alternative<ServerAddress>(profile.location));
        QCOMPARE(profile.name, u"%1 @ localhost"_s.arg(database.name));
        QCOMPARE(s.ledger.answer(s.secrets.read(profile)).value_or(Secret()).reveal(), database.password);
        QCOMPARE(test::sharedCluster().sql(database.name, u"SELECT count(*) FROM expenses"_s), u"0"_s);
        QVERIFY(QFile::remove(file));
    }

    void aKeeperThatRefusesIsReportedOnItsPageAndTheRestStays()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        const QString folder = QDir::home().filePath(u"locked"_s);
        QVERIFY(QDir().mkpath(folder));
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(test::sharedCluster().url(database));
        QVERIFY(s.next());
        part<QRadioButton>(s.wizard, "envFileRadio").click();
        const QString file = folder + u"/.env"_s;
        s.field("envFileEdit").setText(file);
        QVERIFY(s.next());
        QVERIFY(s.goFromConnectionTo("summaryPage"));
        QVERIFY(QFile::link(u"/dev/null"_s, file)); // the program does not write through a link
        s.button("finishButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(s.shows("secretPage"), 15'000);
        QVERIFY2(s.errorText().contains(u"link"_s), qPrintable(s.errorText()));
        QVERIFY(!s.isStored());
        QVERIFY(QFile::remove(file));
        QVERIFY(s.goFromConnectionTo("summaryPage"));
        s.button("finishButton").click();
        QTRY_COMPARE_WITH_TIMEOUT(s.wizard.result(), int(QDialog::Accepted), 15'000);
        QVERIFY(s.isStored());
    }

    void aTakenNameIsReportedOnTheSummary()
    {
        Setup s;
        QVERIFY(s.ledger.profiles.save({Profiles::newId(), u"Ours"_s, u"#112233"_s, LocalFile{u"/elsewhere.sqlite"_s}})
                    .has_value());
        s.field("fileEdit").setText(QDir::home().filePath(u"taken.budget"_s));
        QVERIFY(s.next());
        QTRY_VERIFY(s.shows("personPage"));
        QVERIFY(s.next());
        s.field("profileNameEdit").setText(u"Ours"_s);
        s.button("finishButton").click();
        QTRY_VERIFY2(s.errorText().startsWith(u"Name: "_s), qPrintable(s.errorText()));
        QVERIFY(s.shows("summaryPage") && s.isMarked("profileNameEdit"));
        QCOMPARE(s.field("profileNameEdit").text(), u"Ours"_s);
        s.field("profileNameEdit").setText(u"Ours too"_s);
        s.button("finishButton").click();
        QTRY_COMPARE(s.wizard.result(), int(QDialog::Accepted));
        QCOMPARE(s.ledger.profiles.all().size(), std::size_t(2));
    }

    void aKnownProfileIsChangedOnAnyPage()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        Setup s;
        Profile profile{Profiles::newId(),
                        u"Ours"_s,
                        u"#112233"_s,
                        ServerAddress{u"localhost"_s,
                                      test::sharedCluster().port(),
                                      database.name,
                                      database.role,
                                      {{u"sslrootcert"_s, test::sharedCluster().caFile()},
                                       {u"sslmode"_s, u"verify-full"_s}}},
                        {},
                        SecretKeeper::Session};
        QVERIFY(s.ledger.profiles.save(profile).has_value());
        s.wizard.startWith(profile, {});
        QVERIFY(s.shows("connectionPage"));
        QCOMPARE(s.wizard.focusWidget(), &s.field("passwordEdit"));
        QVERIFY(s.button("finishButton").isVisible());
        QTest::keyClicks(&s.field("passwordEdit"), database.password);
        s.button("finishButton").click();
        QTRY_COMPARE_WITH_TIMEOUT(s.wizard.result(), int(QDialog::Accepted), 15'000);
        QCOMPARE(s.ledger.profiles.all().size(), std::size_t(1));
        QCOMPARE(s.ledger.profiles.all().front().name, u"Ours"_s);
        QCOMPARE(s.ledger.answer(s.secrets.read(profile)).value_or(Secret()).reveal(), database.password);
    }

    void aFileThatCannotBeMadeIsReportedOnItsPage()
    {
        QFile letter(QDir::home().filePath(u"letter.txt"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.close();
        Setup s;
        const QString path = QDir::home().filePath(u"letter.txt/a.budget"_s);
        s.field("fileEdit").setText(path);
        QVERIFY(s.next());
        QTRY_VERIFY2(s.errorText().startsWith(u"File: "_s), qPrintable(s.errorText()));
        QVERIFY(s.shows("placePage"));
        QCOMPARE(s.field("fileEdit").text(), path);
    }
};

QTEST_MAIN(TestSetupFinish)
#include "tst_setupfinish.moc"
