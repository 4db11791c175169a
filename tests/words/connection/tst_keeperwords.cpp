// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/keeperwords.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

class TestKeeperWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepersHaveTheirWords_data()
    {
        QTest::addColumn<SecretKeeper>("keeper");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("choice");
        QTest::newRow("keychain") << SecretKeeper::Keychain << u"in the keychain"_s << u"in this system's keychain"_s
                                  << u"In this computer's keychain"_s;
        QTest::newRow("file") << SecretKeeper::EnvFile << u"in /home/a/%1/.env"_s
                              << u"as DATABASE_URL in /home/a/%1/.env"_s << u"In /home/a/%1/.env"_s;
        QTest::newRow("session") << SecretKeeper::Session << u"until the program ends"_s
                                 << u"until the program closes"_s << u"Until the program ends"_s;
        QTest::newRow("ask") << SecretKeeper::Ask << u"asked each time"_s << u"nowhere: you are asked each time"_s
                             << u"Not at all; ask each time"_s;
    }
    void keepersHaveTheirWords()
    {
        QFETCH(SecretKeeper, keeper);
        Profile profile = server();
        profile.keeper = keeper;
        QTEST(keeperName(profile), "name");
        QTEST(keeperSummary(profile), "summary");
        QTEST(keeperChoice(keeper, profile.envFile), "choice");
        QVERIFY(keeperMeaning(keeper).endsWith(u'.'));
    }

    void onlyWhatIsNotKeptSaysWhyItIsAsked()
    {
        QVERIFY(keeperReason(SecretKeeper::Keychain).isEmpty());
        QVERIFY(keeperReason(SecretKeeper::EnvFile).isEmpty());
        QVERIFY(keeperReason(SecretKeeper::Session).contains(u"while the program runs"_s));
        QVERIFY(keeperReason(SecretKeeper::Ask).contains(u"as you chose"_s));
    }

    void aGivenLedgerSaysWhoGaveIt()
    {
        Profile profile = server();
        profile.source = Profile::Source::Environment;
        QCOMPARE(keeperName(profile), u"from the environment"_s);
        profile.source = Profile::Source::DotEnvFile;
        QCOMPARE(keeperName(profile), u"from the .env file here"_s);
        QCOMPARE(sourceName(Profile::Source::Stored), QString());
    }

    void aFileHasNoPassword()
    {
        Profile profile;
        profile.location = LocalFile{u"/x.budget"_s};
        QCOMPARE(keeperName(profile), QString());
    }

private:
    static Profile server()
    {
        Profile profile;
        profile.location = ServerAddress();
        profile.envFile = u"/home/a/%1/.env"_s;
        return profile;
    }
};

QTEST_GUILESS_MAIN(TestKeeperWords)
#include "tst_keeperwords.moc"
