// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/profiles.h"
#include "app/settings/settingsfile.h"

#include <QFile>
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

QStringList names(const Profiles &profiles)
{
    QStringList names;
    for (const Profile &profile : profiles.all())
        names += profile.name;
    return names;
}

} // namespace

/// Reads profiles from files that this program did not write.
class TestProfileRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPasswordThatSomebodyWroteIntoTheFileIsTakenOut()
    {
        write("[General]\nversion=1\n[profiles]\n" + kId.toLatin1() + "\\url=postgresql://a:s3cret@h/d\n"
              + kId.toLatin1() + "\\name=x\n");
        const Opened start(path());
        QCOMPARE(start.profiles.all().size(), 1U);
        QVERIFY(!content().contains("s3cret"));
        QVERIFY(!start.file.problem());
    }

    void theLedgerOfVersion0BecomesAProfile_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isDamaged");
        QTest::newRow("file") << QByteArray("file=/home/a/our budget.sqlite\nurl=\n") << u"our budget"_s << false;
        QTest::newRow("server") << QByteArray("file=\nurl=postgresql://a@h:5432/d\n") << u"d @ h"_s << false;
        QTest::newRow("none") << QByteArray("file=\nurl=\n") << QString() << false;
        QTest::newRow("unreadable") << QByteArray("url=nonsense\n") << QString() << true;
    }
    void theLedgerOfVersion0BecomesAProfile()
    {
        QFETCH(QByteArray, old);
        QFETCH(QString, name);
        QFETCH(bool, isDamaged);
        write("[ledger]\n" + old + "[window]\nappearance=dark\n");
        {
            const Opened start(path());
            QCOMPARE(start.file.problem().has_value(), isDamaged);
            QCOMPARE(names(start.profiles).join(u'|'), name);
            QCOMPARE(start.profiles.lastUsed().isEmpty(), name.isEmpty());
        }
        const Opened again(path());
        QVERIFY(!again.file.problem());
        QCOMPARE(names(again.profiles).join(u'|'), name);
        if (old.contains("postgresql"))
            QCOMPARE(again.profiles.all().front().keeper, SecretKeeper::Ask);
        QCOMPARE(again.file.value(u"window/appearance"_s).toString(), u"dark"_s);
        QVERIFY(!content().contains("[ledger]"));
    }

    void aDamagedValueFallsBack_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *key, const char *value) {
            QTest::addRow("%s=%s", key, value) << QByteArray(key) << QByteArray(value);
        };
        row("name", "\"  \"");
        row("name", "two, names");
        row("color", "red");
        row("color", "#12345");
        row("keeper", "safe");
        row("keeper", "keychain, ask");
        row("poolSize", "many");
        row("poolSize", "-1");
        row("poolSize", "99999999999999999999");
        row("poolOverflow", "-2");
        row("poolTimeoutMs", "1.5");
        row("poolRecycleSeconds", "@Invalid()");
        row("poolFreshMs", "-1");
        row("poolPrePing", "perhaps");
        row("poolOrder", "any");
        row("envKey", "A=B");
        row("envFile", "relative/.env");
    }
    void aDamagedValueFallsBack()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        write(record(kId, {{"url", "postgresql://u@h/d"}, {"keeper", "session"}, {key, value}}));
        {
            const Opened start(path());
            QCOMPARE(start.profiles.all().size(), 1U);
            const Profile profile = start.profiles.all().front();
            Profile usual{kId, u"d @ h"_s, kDefaultProfileColor, ServerAddress{u"h"_s, 5432, u"d"_s, u"u"_s, {}}};
            usual.keeper = key == "keeper" ? SecretKeeper::Ask : SecretKeeper::Session;
            QCOMPARE(profile, usual);
            if (value == "@Invalid()")
                return; // QSettings reads this value as absent
            QVERIFY(start.file.problem());
            QCOMPARE(start.file.problem()->kind, ErrorKind::SettingsDamaged);
        }
        QVERIFY(QFile::exists(path() + u".damaged"_s));
        const Opened again(path());
        QVERIFY(!again.file.problem());
        QCOMPARE(again.profiles.all().size(), 1U);
    }

    void anEnvFileThatIsNotNamedIsAskedFor()
    {
        write(record(kId, {{"url", "postgresql://u@h/d"}, {"keeper", "envfile"}}));
        const Opened start(path());
        QCOMPARE(start.profiles.all().front().keeper, SecretKeeper::Ask);
    }

    void aDamagedProfileIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        const QByteArray id = kId.toLatin1();
        QTest::newRow("no place") << id + "\\name=x\n";
        QTest::newRow("URL of nothing") << id + "\\url=nonsense\n";
        QTest::newRow("URL of another database") << id + "\\url=mysql://u@h/d\n";
        QTest::newRow("URL with a NUL") << id + "\\url=\"postgresql://u@h/\\0d\"\n";
        QTest::newRow("relative file") << id + "\\file=budget.sqlite\n";
        QTest::newRow("id of nothing") << QByteArray("x\\file=/budget.sqlite\n");
        QTest::newRow("no id") << QByteArray("file=/budget.sqlite\n");
        QTest::newRow("the same id in capitals") << kOther.toUpper().toLatin1() + "\\file=/budget.sqlite\n";
        QTest::newRow("half a file") << id + "\\na";
    }
    void aDamagedProfileIsLeftOut()
    {
        QFETCH(QByteArray, damaged);
        write(record(kOther, {{"file", "/good.sqlite"}, {"name", "Good"}}) + damaged);
        {
            const Opened start(path());
            QCOMPARE(names(start.profiles), QStringList{u"Good"_s});
            QVERIFY(start.file.problem());
            QCOMPARE(start.file.problem()->kind, ErrorKind::SettingsDamaged);
        }
        QVERIFY(QFile::exists(path() + u".damaged"_s));
        const Opened again(path());
        QVERIFY(!again.file.problem());
        QCOMPARE(names(again.profiles), QStringList{u"Good"_s});
    }

    void theSameIdTwiceIsOneProfile()
    {
        write(
            record(kId, {{"file", "/one.sqlite"}, {"name", "One"}})
            + record(kId, {{"file", "/two.sqlite"}, {"name", "Two"}}).mid(QByteArray("[General]\nversion=1\n").size()));
        const Opened start(path());
        QCOMPARE(start.profiles.all().size(), 1U);
    }

    void theSameNameTwiceBecomesTwo()
    {
        write("[General]\nversion=1\nprofileOrder=" + kOther.toLatin1() + " " + kId.toLatin1() + " gone\n[profiles]\n"
              + kId.toLatin1() + "\\file=/a\n" + kId.toLatin1() + "\\name=Same %1\n" + kOther.toLatin1() + "\\file=/b\n"
              + kOther.toLatin1() + "\\name=same %1\n");
        const Opened start(path());
        QCOMPARE(names(start.profiles), QStringList({u"same %1"_s, u"Same %1 (2)"_s}));
    }

    void aNewerFileIsNotUsed()
    {
        QByteArray newer = record(kId, {{"file", "/one.sqlite"}, {"name", "One"}});
        newer.replace("version=1", "version=99");
        write(newer);
        Opened start(path());
        QVERIFY(start.profiles.all().empty());
        QCOMPARE(start.profiles.save(Profile{Profiles::newId(), u"Here"_s, u"#FF6B6B"_s, LocalFile{u"/here.sqlite"_s}})
                     .error()
                     .kind,
                 ErrorKind::SettingsNewer);
        QCOMPARE(start.profiles.all().size(), 1U);
        QCOMPARE(content(), newer);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"settings.ini"_s); }

    [[nodiscard]] static QByteArray record(const QString &id, const QList<std::pair<QByteArray, QByteArray>> &values)
    {
        QByteArray text("[General]\nversion=1\n[profiles]\n");
        for (const auto &[key, value] : values)
            text += id.toLatin1() + '\\' + key + '=' + value + '\n';
        return text;
    }

    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestProfileRecord)
#include "tst_profilerecord.moc"
