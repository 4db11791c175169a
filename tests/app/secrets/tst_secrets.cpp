// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secrets.h"

#include "app/secrets/keychainprogram.h"
#include "support/places/fileplaces.h"
#include "support/places/keyring.h"
#include "support/verifyresult.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kId = u"6a6b6c6d-0000-4000-8000-000000000001"_s;

template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("a keeper did not answer");
    return future.result();
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

public:
    explicit TestSecrets(Keyring &keyring) : m_keyring(keyring) { }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_secrets = std::make_unique<Secrets>(3s);
    }

    void cleanup() { VERIFY_RESULT(waited(m_secrets->forget(profile(SecretKeeper::Keychain)))); }

    void eachProfilesKeeperIsAsked()
    {
        for (const SecretKeeper keeper : {SecretKeeper::Keychain, SecretKeeper::EnvFile, SecretKeeper::Session}) {
            QCOMPARE(waited(m_secrets->read(profile(keeper))).error().kind, ErrorKind::SecretMissing);
            const Secret secret(u"password %1"_s.arg(static_cast<int>(keeper)));
            VERIFY_RESULT(waited(m_secrets->keep(profile(keeper), secret)));
            QCOMPARE(waited(m_secrets->read(profile(keeper)))->reveal(), secret.reveal());
        }
        QVERIFY(read(envFile()).contains("password%201"));
        QCOMPARE(m_keyring.entries().size(), 1);
    }

    void aPasswordThatIsAskedEachTimeIsKeptNowhere()
    {
        VERIFY_RESULT(waited(m_secrets->keep(profile(SecretKeeper::Ask), Secret(u"secret"_s))));
        for (const SecretKeeper keeper :
             {SecretKeeper::Ask, SecretKeeper::Keychain, SecretKeeper::EnvFile, SecretKeeper::Session})
            QCOMPARE(waited(m_secrets->read(profile(keeper))).error().kind, ErrorKind::SecretMissing);
        QVERIFY(!QFile::exists(envFile()));
    }

    void aMovedPasswordIsGoneFromTheFirst_data()
    {
        QTest::addColumn<SecretKeeper>("from");
        QTest::addColumn<SecretKeeper>("to");
        const QList<SecretKeeper> all{SecretKeeper::Keychain, SecretKeeper::EnvFile, SecretKeeper::Session,
                                      SecretKeeper::Ask};
        for (const SecretKeeper from : all) {
            for (const SecretKeeper to : all)
                QTest::addRow("%d to %d", static_cast<int>(from), static_cast<int>(to)) << from << to;
        }
    }

    void aMovedPasswordIsGoneFromTheFirst()
    {
        QFETCH(SecretKeeper, from);
        QFETCH(SecretKeeper, to);
        VERIFY_RESULT(waited(m_secrets->keep(profile(from), Secret(u"secret"_s))));
        ASSIGN_RESULT(const Moved moved, waited(m_secrets->move(profile(from), profile(to), Secret(u"secret"_s))));
        QVERIFY(!moved.leftBehind);
        if (from != to)
            QCOMPARE(waited(m_secrets->read(profile(from))).error().kind, ErrorKind::SecretMissing);
        if (to != SecretKeeper::Ask)
            QCOMPARE(waited(m_secrets->read(profile(to)))->reveal(), u"secret"_s);
        QCOMPARE(m_keyring.entries().size(), to == SecretKeeper::Keychain ? 1 : 0);
        QCOMPARE(QFile::exists(envFile()), to == SecretKeeper::EnvFile);
    }

    void aPasswordMovesFromOneFileToAnother()
    {
        Profile other = profile(SecretKeeper::EnvFile);
        other.envFile = m_folder->filePath(u"other.env"_s);
        VERIFY_RESULT(waited(m_secrets->keep(profile(SecretKeeper::EnvFile), Secret(u"secret"_s))));
        VERIFY_RESULT(waited(m_secrets->move(profile(SecretKeeper::EnvFile), other, Secret(u"secret"_s))));
        QVERIFY(!QFile::exists(envFile()));
        QCOMPARE(waited(m_secrets->read(other))->reveal(), u"secret"_s);
    }

    void aPasswordThatCannotBeMovedStaysInItsStore()
    {
        Profile impossible = profile(SecretKeeper::EnvFile);
        impossible.envFile = m_folder->path();
        VERIFY_RESULT(waited(m_secrets->keep(profile(SecretKeeper::Keychain), Secret(u"secret"_s))));
        const auto moved = waited(m_secrets->move(profile(SecretKeeper::Keychain), impossible, Secret(u"secret"_s)));
        QCOMPARE(moved.error().kind, ErrorKind::FileIsDirectory);
        QCOMPARE(waited(m_secrets->read(profile(SecretKeeper::Keychain)))->reveal(), u"secret"_s);
    }

    void aStoreThatCannotRemoveThePasswordIsNamed()
    {
        VERIFY_RESULT(waited(m_secrets->keep(profile(SecretKeeper::Keychain), Secret(u"secret"_s))));
        QVERIFY2(m_keyring.lock(), qPrintable(m_keyring.errorText()));
        ASSIGN_RESULT(const Moved moved,
                      waited(m_secrets->move(profile(SecretKeeper::Keychain), profile(SecretKeeper::Session),
                                             Secret(u"secret"_s))));
        QVERIFY(moved.leftBehind);
        QCOMPARE(moved.leftBehind->kind, ErrorKind::KeychainLocked);
        QCOMPARE(waited(m_secrets->read(profile(SecretKeeper::Session)))->reveal(), u"secret"_s);
        QCOMPARE(waited(m_secrets->keychainAvailable()).error().kind, ErrorKind::KeychainLocked);
        m_keyring.stopService();
        QVERIFY2(m_keyring.startService(), qPrintable(m_keyring.errorText()));
        VERIFY_RESULT(waited(m_secrets->keychainAvailable()));
    }

    void forgettingRemovesItEverywhere()
    {
        for (const SecretKeeper keeper : {SecretKeeper::Keychain, SecretKeeper::EnvFile, SecretKeeper::Session})
            VERIFY_RESULT(waited(m_secrets->keep(profile(keeper), Secret(u"secret"_s))));
        VERIFY_RESULT(waited(m_secrets->forget(profile(SecretKeeper::Session))));
        for (const SecretKeeper keeper : {SecretKeeper::Keychain, SecretKeeper::EnvFile, SecretKeeper::Session})
            QCOMPARE(waited(m_secrets->read(profile(keeper))).error().kind, ErrorKind::SecretMissing);
        QVERIFY(!QFile::exists(envFile()));
        QCOMPARE(m_keyring.entries().size(), 0);
    }

    void aMissingKeychainCountsForItsOwnProfilesOnly()
    {
        m_keyring.stopService();
        QCOMPARE(waited(m_secrets->forget(profile(SecretKeeper::Keychain))).error().kind, ErrorKind::KeychainMissing);
        VERIFY_RESULT(waited(m_secrets->forget(profile(SecretKeeper::Session))));
        VERIFY_RESULT(waited(m_secrets->forget(profile(SecretKeeper::EnvFile))));
        QCOMPARE(waited(m_secrets->keychainAvailable()).error().kind, ErrorKind::KeychainMissing);
        QVERIFY2(m_keyring.startService(), qPrintable(m_keyring.errorText()));
    }

private:
    [[nodiscard]] QString envFile() const { return m_folder->filePath(u".env"_s); }

    [[nodiscard]] Profile profile(SecretKeeper keeper) const
    {
        ServerAddress address;
        address.host = u"db.example"_s;
        address.user = u"ada"_s;
        address.database = u"budget"_s;
        Profile profile;
        profile.id = kId;
        profile.location = address;
        profile.keeper = keeper;
        profile.envFile = envFile();
        return profile;
    }

    Keyring &m_keyring;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Secrets> m_secrets;
};

int main(int argc, char **argv)
{
    Keyring keyring;
    const QProcessEnvironment environment = keyring.environment();
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys())
        qunsetenv(name.toLocal8Bit().constData());
    for (const QString &name : environment.keys())
        qputenv(name.toLocal8Bit().constData(), environment.value(name).toLocal8Bit());
    const QCoreApplication application(argc, argv);
    if (!keyring.startBus() || !keyring.startService())
        qFatal("%s", qPrintable(keyring.errorText()));
    TestSecrets test(keyring);
    const int status = QTest::qExec(&test, argc, argv);
    std::_Exit(status); // GLib would end the program with an error when the bus ends
}
#include "tst_secrets.moc"
