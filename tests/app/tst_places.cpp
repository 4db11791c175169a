// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qunsetenv("DATABASE_URL"); }

    void readsADotEnvFile_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("plain") << u"DATABASE_URL=postgresql://a:b#c@h/d\n"_s;
        QTest::newRow("double quotes") << u"DATABASE_URL=\"postgresql://a:b#c@h/d\""_s;
        QTest::newRow("single quotes") << u"export DATABASE_URL='postgresql://a:b#c@h/d'  \n"_s;
        QTest::newRow("among others") << u"# comment\nX=1\n DATABASE_URL = postgresql://a:b#c@h/d \r\nY=2\n"_s;
    }
    void readsADotEnvFile()
    {
        QFETCH(QString, content);
        const auto given = givenDatabaseUrl(folderWith(content));
        QVERIFY(given.has_value());
        QCOMPARE(given->text, u"postgresql://a:b#c@h/d"_s);
        QCOMPARE(given->source, GivenUrl::Source::DotEnvFile);
    }

    void findsNothingWhereThereIsNone()
    {
        const QTemporaryDir empty;
        QVERIFY(!givenDatabaseUrl(empty.path()).has_value());
        QVERIFY(!givenDatabaseUrl(folderWith(u"#DATABASE_URL=x\nMY_DATABASE_URL=y\nDATABASE_URL=\n"_s)).has_value());
    }

    void theEnvironmentComesFirst()
    {
        qputenv("DATABASE_URL", "postgresql://env@h/d");
        const auto given = givenDatabaseUrl(folderWith(u"DATABASE_URL=postgresql://file@h/d"_s));
        qunsetenv("DATABASE_URL");
        QCOMPARE(given->text, u"postgresql://env@h/d"_s);
        QCOMPARE(given->source, GivenUrl::Source::Environment);
    }

private:
    QString folderWith(const QString &content)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile file(m_folder->filePath(u".env"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(content.toUtf8());
        return m_folder->path();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
