// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/preferences.h"

#include "app/settings/settingsfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The preferences of a file, read as at a start of the program.
struct Opened
{
    explicit Opened(const QString &path) : file(path) { }

    SettingsFile file;
    Preferences preferences{file};
};

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rememberWhoOneIsInEachLedger()
    {
        const LedgerLocation one = LocalFile{u"/one"_s};
        const LedgerLocation two = LocalFile{u"/two"_s};
        const LedgerLocation server = ServerAddress{u"h"_s, 5432, u"d"_s, u"u"_s, {}};
        {
            Opened start(path());
            start.preferences.setPerson(one, PersonId{7});
            start.preferences.setPerson(server, PersonId{8});
        }
        const Opened again(path());
        QCOMPARE(again.preferences.person(one), PersonId{7});
        QCOMPARE(again.preferences.person(ServerAddress{u"h"_s, 5432, u"d"_s, u"u"_s, {}}), PersonId{8});
        QVERIFY(!again.preferences.person(two).isValid());
        QVERIFY(!again.file.problem());
    }

    void rememberTheLook()
    {
        const QByteArray geometry("\0\xff,;\"\n x", 8);
        {
            Opened start(path());
            QCOMPARE(start.preferences.appearance(), u"system"_s);
            start.preferences.setAppearance(u"dark"_s);
            start.preferences.setWindowGeometry(geometry);
        }
        const Opened again(path());
        QCOMPARE(again.preferences.appearance(), u"dark"_s);
        QCOMPARE(again.preferences.windowGeometry(), geometry);
        QVERIFY(!again.file.problem());
    }

    void fallBackFromDamagedValues_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("appearance") << QByteArray("[window]\nappearance=mauve\n");
        QTest::newRow("appearances") << QByteArray("[window]\nappearance=dark, light\n");
        QTest::newRow("geometry") << QByteArray("[window]\ngeometry=wide\n");
        QTest::newRow("person") << QByteArray("[person]\n0123456789abcdef=me\n");
        QTest::newRow("another person") << QByteArray("[person]\n0123456789abcdef=-1\n");
    }
    void fallBackFromDamagedValues()
    {
        QFETCH(QByteArray, content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\nversion=1\nother=kept\n" + content);
        file.close();
        {
            Opened start(path());
            QVERIFY(start.file.problem());
            QCOMPARE(start.file.problem()->kind, ErrorKind::SettingsDamaged);
            QCOMPARE(start.preferences.appearance(), u"system"_s);
            QVERIFY(start.preferences.windowGeometry().isEmpty());
        }
        QFile damaged(path() + u".damaged"_s);
        QVERIFY(damaged.open(QIODevice::ReadOnly));
        QVERIFY(damaged.readAll().endsWith(content));
        const Opened again(path());
        QVERIFY(!again.file.problem());
        QCOMPARE(again.file.value(u"other"_s).toString(), u"kept"_s);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"settings.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
