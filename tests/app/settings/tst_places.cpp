// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/places.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qunsetenv("DATABASE_URL");
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void readsADotEnvFile_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("plain") << u"DATABASE_URL=postgresql://a:b#c@h/d\n"_s;
        QTest::newRow("double quotes") << u"DATABASE_URL=\"postgresql://a:b#c@h/d\""_s;
        QTest::newRow("single quotes") << u"export DATABASE_URL='postgresql://a:b#c@h/d'  \n"_s;
        QTest::newRow("a comment behind it") << u"DATABASE_URL=postgresql://a:b#c@h/d # mine\n"_s;
        QTest::newRow("the last of two") << u"DATABASE_URL=x\nDATABASE_URL=postgresql://a:b#c@h/d\n"_s;
        QTest::newRow("among others") << u"# comment\nX=1\n DATABASE_URL = postgresql://a:b#c@h/d \r\nY=2\n"_s;
    }
    void readsADotEnvFile()
    {
        QFETCH(QString, content);
        write(content);
        const auto given = givenDatabaseUrl(m_folder->path());
        QVERIFY(given && *given);
        QCOMPARE((*given)->text.reveal(), u"postgresql://a:b#c@h/d"_s);
        QCOMPARE((*given)->source, Profile::Source::DotEnvFile);
    }

    void findsNothingWhereThereIsNone()
    {
        QVERIFY(isNothing());
        write(u"#DATABASE_URL=x\nMY_DATABASE_URL=y\nDATABASE_URL=\n"_s);
        QVERIFY(isNothing());
        qputenv("DATABASE_URL", " ");
        QVERIFY(isNothing());
    }

    void theEnvironmentComesFirst()
    {
        qputenv("DATABASE_URL", "postgresql://env@h/d");
        write(u"DATABASE_URL=postgresql://file@h/d"_s);
        const auto given = givenDatabaseUrl(m_folder->path());
        QVERIFY(given && *given);
        QCOMPARE((*given)->text.reveal(), u"postgresql://env@h/d"_s);
        QCOMPARE((*given)->source, Profile::Source::Environment);
    }

    void aLinkPipeOrFolderIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        QTest::newRow("link") << u"link"_s << int(ErrorKind::FileIsLink);
        QTest::newRow("pipe") << u"pipe"_s << int(ErrorKind::FileIsSpecial);
        QTest::newRow("folder") << u"folder"_s << int(ErrorKind::FileIsDirectory);
    }
    void aLinkPipeOrFolderIsRefused()
    {
        QFETCH(QString, what);
        QFETCH(int, kind);
        const QString path = m_folder->filePath(u".env"_s);
        if (what == u"link"_s)
            QVERIFY(QFile::link(u"/nowhere"_s, path));
        else if (what == u"pipe"_s)
            QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        else
            QVERIFY(QDir().mkdir(path));
        const auto given = givenDatabaseUrl(m_folder->path());
        QVERIFY(!given);
        QCOMPARE(int(given.error().kind), kind);
        QCOMPARE(given.error().field, Field::EnvFile);
    }

    void aGivenProfileIsNamedLikeItsVariable()
    {
        const ServerAddress address{u"h"_s, 5432, u"d"_s, u"u"_s, {}};
        const Profile one = givenProfile(address, Profile::Source::Environment);
        const Profile other = givenProfile(address, Profile::Source::DotEnvFile);
        QCOMPARE(one.name, u"DATABASE_URL"_s);
        QVERIFY(one.location == LedgerLocation(address));
        QVERIFY(one.id != other.id);
        QCOMPARE(one, givenProfile(address, Profile::Source::Environment));
        QCOMPARE(one.source, Profile::Source::Environment);
        QCOMPARE(other.source, Profile::Source::DotEnvFile);
    }

private:
    [[nodiscard]] bool isNothing() const
    {
        const auto given = givenDatabaseUrl(m_folder->path());
        return given && !*given;
    }

    void write(const QString &content) const
    {
        QFile file(m_folder->filePath(u".env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content.toUtf8());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
