// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/profiles.h"

#include "app/settings/places.h"
#include "app/settings/settingsfile.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const QString kId = u"2b7e1516-28ae-4d2a-abf7-158809cf4f3c"_s;
const QString kOther = u"9f86d081-884c-4d65-9a2f-eaa0c55ad015"_s;

/// The profiles of a file, read as at a start of the program.
struct Opened
{
    explicit Opened(const QString &path) : file(path) { }

    SettingsFile file;
    Profiles profiles{file};
};

ServerAddress address()
{
    ServerAddress address{u"ep-x.example.com"_s, 5433, u"b d"_s, u"al ice"_s, {}};
    address.parameters = {{u"sslmode"_s, u"verify-full"_s}, {u"channel_binding"_s, u"require"_s}};
    address.furtherHosts = {{u"::1"_s, 5434}};
    return address;
}

Profile serverProfile(const QString &name = u"Neon"_s)
{
    Profile profile{Profiles::newId(), name, u"#4ECDC4"_s, address()};
    profile.pool = {
        0, -1, std::chrono::milliseconds(1500), std::chrono::seconds(-1), false, PoolSettings::Order::FirstInFirstOut};
    profile.keeper = SecretKeeper::EnvFile;
    profile.envFile = u"/home/a b/.env"_s;
    profile.envKey = u"NEON_URL"_s;
    return profile;
}

Profile localProfile(const QString &name = u"Here"_s)
{
    return {Profiles::newId(), name, u"#FF6B6B"_s, LocalFile{u"/somewhere/budget, old; new.sqlite"_s}};
}

QStringList names(const Profiles &profiles)
{
    QStringList names;
    for (const Profile &profile : profiles.all())
        names += profile.name;
    return names;
}

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsTheyWere_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::newRow("local") << localProfile();
        QTest::newRow("server") << serverProfile();
        Profile asked = serverProfile(u"\"Ünïcode\", = [x] ; # %41 \\ 名"_s);
        asked.keeper = SecretKeeper::Ask;
        asked.envFile.clear();
        asked.envKey = u"DATABASE_URL"_s;
        asked.pool = {};
        QTest::newRow("hostile name") << asked;
        Profile hostile = asked;
        hostile.location = ServerAddress{u"h"_s, 1, u"a'b\"c\\d;e f%g@h:i/j#k=l"_s, u"名:@/?#"_s, {}};
        QTest::newRow("hostile address") << hostile;
    }
    void comeBackAsTheyWere()
    {
        QFETCH(Profile, profile);
        {
            Opened start(path());
            const QSignalSpy changed(&start.profiles, &Profiles::changed);
            QVERIFY(start.profiles.save(profile));
            QCOMPARE(changed.size(), 1);
        }
        const QByteArray first = content();
        for (int start = 0; start < 2; ++start) {
            const Opened again(path());
            QVERIFY(!again.file.problem());
            QCOMPARE(again.profiles.all(), std::vector<Profile>{profile});
        }
        QCOMPARE(content(), first);
    }

    void keepTheirOrder()
    {
        {
            Opened start(path());
            for (const char *name : {"zeta", "alpha", "Mu", "beta"})
                QVERIFY(start.profiles.save(localProfile(QString::fromLatin1(name))));
            Profile changed = start.profiles.all()[1];
            changed.name = u"omega"_s;
            QVERIFY(start.profiles.save(changed));
        }
        const Opened again(path());
        QCOMPARE(names(again.profiles), QStringList({u"zeta"_s, u"omega"_s, u"Mu"_s, u"beta"_s}));
    }

    void aNameIsNeededAndUnique_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::newRow("empty") << QString() << int(ErrorKind::FieldEmpty);
        QTest::newRow("spaces") << u" \t "_s << int(ErrorKind::FieldEmpty);
        QTest::newRow("taken") << u"Here"_s << int(ErrorKind::NameTaken);
        QTest::newRow("taken in other letters") << u" hERE "_s << int(ErrorKind::NameTaken);
        QTest::newRow("given") << u"DATABASE_URL"_s << int(ErrorKind::NameTaken);
        QTest::newRow("long") << QString(61, u'x') << int(ErrorKind::FieldTooLong);
    }
    void aNameIsNeededAndUnique()
    {
        QFETCH(QString, name);
        QFETCH(int, kind);
        Opened start(path());
        QVERIFY(start.profiles.save(localProfile()));
        start.profiles.give(givenProfile(address(), Profile::Source::Environment));
        const auto before = start.profiles.all();
        const QByteArray stored = content();
        const auto saved = start.profiles.save(serverProfile(name));
        QVERIFY(!saved);
        QCOMPARE(int(saved.error().kind), kind);
        QCOMPARE(saved.error().field, Field::Name);
        QCOMPARE(start.profiles.all(), before);
        QCOMPARE(content(), stored);
    }

    void aProfileThatCouldNotBeReadAgainIsRefused()
    {
        Opened start(path());
        Profile profile = serverProfile();
        profile.location = ServerAddress{u"h"_s, 5432, {}, u"u"_s, {}};
        const auto saved = start.profiles.save(profile);
        QCOMPARE(saved.error().kind, ErrorKind::UrlInvalid);
        QCOMPARE(saved.error().field, Field::Database);
        profile.location = LocalFile{u"budget.sqlite"_s};
        QCOMPARE(start.profiles.save(profile).error().field, Field::LedgerFile);
        QVERIFY(start.profiles.all().empty());
    }

    void aDuplicateIsAnotherProfile()
    {
        Opened start(path());
        const Profile original = serverProfile();
        QVERIFY(start.profiles.save(original));
        const auto copy = start.profiles.duplicate(original.id, u"Neon, too"_s);
        QVERIFY(copy);
        QVERIFY(copy->id != original.id);
        QVERIFY(copy->location == original.location);
        QVERIFY(start.profiles.sharesSecret(original));
        QCOMPARE(start.profiles.duplicate(original.id, u"Neon"_s).error().kind, ErrorKind::NameTaken);
        QCOMPARE(start.profiles.duplicate(kId, u"x"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(start.profiles.remove(copy->id));
        QVERIFY(!start.profiles.sharesSecret(original));
    }

    void aRemovedOneLeavesNothingBehind()
    {
        const Profile gone = serverProfile();
        {
            Opened start(path());
            QVERIFY(start.profiles.save(gone));
            QVERIFY(start.profiles.setLastUsed(gone.id));
            start.profiles.setCurrent(gone.id);
            QVERIFY(start.profiles.remove(gone.id));
            QVERIFY(start.profiles.all().empty() && start.profiles.current().isEmpty());
            QCOMPARE(start.profiles.remove(gone.id).error().kind, ErrorKind::NotFound);
        }
        QVERIFY(!content().contains("ep-x") && !content().contains(gone.id.toLatin1()));
    }

    void theLastUsedIsRemembered()
    {
        const Profile one = localProfile(u"one"_s);
        const Profile two = localProfile(u"two"_s);
        {
            Opened start(path());
            QVERIFY(start.profiles.lastUsed().isEmpty());
            QVERIFY(start.profiles.save(one) && start.profiles.save(two));
            QVERIFY(start.profiles.setLastUsed(two.id));
            QVERIFY(start.profiles.setLastUsed(kId));
        }
        const Opened again(path());
        QCOMPARE(again.profiles.lastUsed(), two.id);
        QVERIFY(again.profiles.current().isEmpty());
    }

    void aGivenProfileComesLastAndIsNotStored()
    {
        {
            Opened start(path());
            const Profile given = givenProfile(address(), Profile::Source::DotEnvFile);
            start.profiles.give(given);
            start.profiles.give(given);
            QVERIFY(start.profiles.save(localProfile()));
            QCOMPARE(names(start.profiles), QStringList({u"Here"_s, u"DATABASE_URL"_s}));
            QVERIFY(start.profiles.setLastUsed(given.id));
            QVERIFY(start.profiles.lastUsed().isEmpty());
            QVERIFY(!start.profiles.at(given.location));
        }
        QVERIFY(!content().contains("DATABASE_URL") && !content().contains("ep-x"));
    }

    void findsOneByItsLedger()
    {
        Opened start(path());
        const Profile server = serverProfile();
        QVERIFY(start.profiles.save(localProfile()) && start.profiles.save(server));
        QCOMPARE(start.profiles.at(server.location)->id, server.id);
        QCOMPARE(start.profiles.at(localProfile().location)->name, u"Here"_s);
        QVERIFY(!start.profiles.at(LocalFile{u"/elsewhere"_s}));
        QCOMPARE(start.profiles.named(u" neon"_s)->id, server.id);
        QVERIFY(!start.profiles.named(u"nobody"_s) && !start.profiles.find(kId));
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"settings.ini"_s); }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
