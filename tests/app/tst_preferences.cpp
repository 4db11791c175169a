// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rememberALocalFile()
    {
        const LedgerLocation file = LocalFile{u"/somewhere/budget.sqlite"_s};
        {
            Preferences preferences(path());
            QCOMPARE(preferences.lastLocation(), std::nullopt);
            preferences.setLastLocation(file);
        }
        QCOMPARE(Preferences(path()).lastLocation(), std::optional(file));
    }

    void rememberAServerWithoutItsPassword()
    {
        ServerAddress address{u"h"_s, 5433, u"b d"_s, u"al ice"_s, Secret(u"s3cret"_s), {{u"sslmode"_s, u"require"_s}}};
        Preferences(path()).setLastLocation(address);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret"));
        address.password = {};
        QCOMPARE(Preferences(path()).lastLocation(), std::optional<LedgerLocation>(address));
    }

    void rememberWhoOneIsInEachLedger()
    {
        const LedgerLocation one = LocalFile{u"/one"_s};
        const LedgerLocation two = LocalFile{u"/two"_s};
        Preferences(path()).setPerson(one, PersonId{7});
        const Preferences preferences(path());
        QCOMPARE(preferences.person(one), PersonId{7});
        QVERIFY(!preferences.person(two).isValid());
    }

    void areTheirOwnersAlone()
    {
        Preferences preferences(path());
        preferences.setAppearance(u"dark"_s);
        preferences.setLastLocation(LocalFile{u"/x"_s});
        constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(path()).permissions() & kOthers));
        QVERIFY(!(QFileInfo(QFileInfo(path()).path()).permissions() & kOthers));
    }

    void fallBackFromADamagedFile()
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[ledger]\nurl=\xff\xfe nonsense\nfile=\n[person]\nx=y\n[[[\n");
        file.close();
        const Preferences preferences(path());
        QCOMPARE(preferences.lastLocation(), std::nullopt);
        QCOMPARE(preferences.appearance(), u"system"_s);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"config/settings.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
