// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/envfilestore.h"

#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// A `.env` file with its password in the second line.
const QByteArray kBefore = "# mine\r\nexport DATABASE_URL=postgresql://ada:old@db.example/budget # keep\r\n"
                           "OTHER='a b'\n\xff\xfe broken\nLAST=1";

} // namespace

class TestEnvFileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aWrittenPasswordIsRead_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *password :
             {"secret", "a'b\"c\\d;e f%g@h:i/j#k=l", "$HOME `id` ${x}", "пароль-密码-🔑", " edge "})
            QTest::newRow(password) << QString::fromUtf8(password);
    }

    void aWrittenPasswordIsRead()
    {
        QFETCH(QString, password);
        EnvFileStore store;
        QCOMPARE(store.read(profile()).result().error().kind, ErrorKind::SecretMissing);
        VERIFY_RESULT(store.write(profile(), Secret(password)).result());
        QCOMPARE(modeOf(path()), 0600U);
        QCOMPARE(EnvFileStore().read(profile()).result()->reveal(), password);
    }

    void everyOtherByteStays()
    {
        write(path(), kBefore);
        setMode(path(), 0644);
        EnvFileStore store;
        QCOMPARE(store.read(profile()).result()->reveal(), u"old"_s);
        VERIFY_RESULT(store.write(profile(), Secret(u"new"_s)).result());
        QByteArray expected = kBefore;
        QCOMPARE(read(path()), expected.replace("ada:old@db.example", "ada:new@db.example"));
        QCOMPARE(modeOf(path()), 0600U);
        VERIFY_RESULT(store.forget(profile()).result());
        QCOMPARE(read(path()), QByteArray("# mine\r\nOTHER='a b'\n\xff\xfe broken\nLAST=1"));
        VERIFY_RESULT(store.forget(profile()).result());
        QCOMPARE(store.read(profile()).result().error().kind, ErrorKind::SecretMissing);
    }

    void aLineThatHasThePasswordStays()
    {
        const QByteArray file = "DATABASE_URL='postgresql+asyncpg://ada:s%65cret@db.example/other?ssl=require'\r\n";
        write(path(), file);
        setMode(path(), 0644);
        EnvFileStore store;
        VERIFY_RESULT(store.write(profile(), Secret(u"secret"_s)).result());
        QCOMPARE(read(path()), file);
        QCOMPARE(modeOf(path()), 0600U);
        VERIFY_RESULT(store.write(profile(), Secret(u"new"_s)).result());
        QCOMPARE(read(path()), QByteArray(file).replace("s%65cret", "new"));
    }

    void aFileInWhichNothingIsLeftGoes()
    {
        EnvFileStore store;
        VERIFY_RESULT(store.write(profile(), Secret(u"new"_s)).result());
        VERIFY_RESULT(store.forget(profile()).result());
        QVERIFY(!QFile::exists(path()));
        VERIFY_RESULT(store.forget(profile()).result());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 0);
    }

    void theProfilesOwnKeyIsUsed()
    {
        Profile other = profile();
        other.envKey = u"SECOND_URL"_s;
        EnvFileStore store;
        VERIFY_RESULT(store.write(profile(), Secret(u"first"_s)).result());
        VERIFY_RESULT(store.write(other, Secret(u"second"_s)).result());
        QCOMPARE(store.read(profile()).result()->reveal(), u"first"_s);
        QCOMPARE(store.read(other).result()->reveal(), u"second"_s);
        VERIFY_RESULT(store.forget(profile()).result());
        QCOMPARE(store.read(other).result()->reveal(), u"second"_s);
    }

    void aLineForAnotherServerIsNotTouched_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("host") << QByteArray("DATABASE_URL=postgresql://ada:theirs@other.example/budget\n");
        QTest::newRow("port") << QByteArray("DATABASE_URL=postgresql://ada:theirs@db.example:6432/budget\n");
        QTest::newRow("user") << QByteArray("DATABASE_URL=postgresql://bob:theirs@db.example/budget\n");
        QTest::newRow("further host") << QByteArray(
            "DATABASE_URL=postgresql://ada:theirs@db.example,other.example/budget\n");
    }

    void aLineForAnotherServerIsNotTouched()
    {
        QFETCH(QByteArray, line);
        write(path(), line);
        EnvFileStore store;
        QCOMPARE(store.read(profile()).result().error().kind, ErrorKind::SecretMissing);
        QCOMPARE(store.write(profile(), Secret(u"mine"_s)).result().error().kind, ErrorKind::NameTaken);
        VERIFY_RESULT(store.forget(profile()).result());
        QCOMPARE(read(path()), line);
    }

    void aChangedLineIsJudgedAnew()
    {
        EnvFileStore store;
        VERIFY_RESULT(store.write(profile(), Secret(u"mine"_s)).result());
        write(path(), "DATABASE_URL=postgresql://ada:changed@DB.example:5432/elsewhere?sslmode=require\n");
        QCOMPARE(store.read(profile()).result()->reveal(), u"changed"_s);
        write(path(), "DATABASE_URL=postgresql://ada@db.example/budget\n");
        QCOMPARE(store.read(profile()).result().error().kind, ErrorKind::SecretMissing);
        write(path(), "DATABASE_URL=postgresql://ada:half@\n");
        const auto broken = store.read(profile()).result();
        QCOMPARE(broken.error().kind, ErrorKind::UrlInvalid);
        QVERIFY(!broken.error().detail.contains(u"half"_s));
    }

    void aLinkFolderOrForeignFileIsRefused()
    {
        EnvFileStore store;
        const QString target = m_folder->filePath(u"target"_s);
        write(target, kBefore);
        QVERIFY(QFile::link(target, path()));
        verifyAllFail(store, profile(), ErrorKind::FileIsLink);
        QCOMPARE(read(target), kBefore);
        QVERIFY(QFile::remove(path()));
        QCOMPARE(::link(QFile::encodeName(target).constData(), QFile::encodeName(path()).constData()), 0);
        verifyAllFail(store, profile(), ErrorKind::FileIsShared);
        QVERIFY(QFile::remove(path()));
        QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        verifyAllFail(store, profile(), ErrorKind::FileIsSpecial);
        QVERIFY(QFile::remove(path()));
        QVERIFY(QDir().mkdir(path()));
        verifyAllFail(store, profile(), ErrorKind::FileIsDirectory);
        Profile foreign = profile();
        foreign.envFile = foreignFile(m_folder->path());
        verifyAllFail(store, foreign, ErrorKind::FileIsForeign);
    }

    void aReadOnlyFolderLeavesTheFileAsItWas()
    {
        const UnprivilegedFolder folder;
        Profile profile = this->profile();
        profile.envFile = folder.filePath(u".env"_s);
        write(profile.envFile, kBefore);
        setMode(folder.path(), 0500);
        EnvFileStore store;
        QCOMPARE(store.write(profile, Secret(u"new"_s)).result().error().kind, ErrorKind::FileReadOnly);
        QCOMPARE(store.forget(profile).result().error().kind, ErrorKind::FileReadOnly);
        QCOMPARE(read(profile.envFile), kBefore);
    }

    void aFullDiskLeavesTheFileAsItWas()
    {
        write(path(), kBefore);
        EnvFileStore store;
        Result<void> written;
        {
            const NoRoom noRoom(50);
            written = store.write(profile(), Secret(u"new"_s)).result();
        }
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::DiskFull);
        QCOMPARE(written.error().field, Field::EnvFile);
        QCOMPARE(read(path()), kBefore);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u".env"_s); }

    [[nodiscard]] Profile profile() const
    {
        ServerAddress address;
        address.host = u"db.example"_s;
        address.user = u"ada"_s;
        address.database = u"budget"_s;
        Profile profile;
        profile.id = u"id"_s;
        profile.location = address;
        profile.keeper = SecretKeeper::EnvFile;
        profile.envFile = path();
        return profile;
    }

    static void verifyAllFail(EnvFileStore &store, const Profile &profile, ErrorKind kind)
    {
        const auto isIt = [kind](const auto &answer) {
            return !answer && answer.error().kind == kind && answer.error().field == Field::EnvFile;
        };
        QVERIFY(isIt(store.read(profile).result()));
        QVERIFY(isIt(store.write(profile, Secret(u"new"_s)).result()));
        QVERIFY(isIt(store.forget(profile).result()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestEnvFileStore)
#include "tst_envfilestore.moc"
