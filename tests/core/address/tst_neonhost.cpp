// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/neonhost.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestNeonHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheNameSays_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("parts");
        const auto row = [](const QString &host, const QString &parts) {
            QTest::newRow(qPrintable(host)) << host << parts;
        };
        row(u"ep-cool-breeze-123456.us-east-2.aws.neon.tech"_s, u"ep-cool-breeze-123456|direct||us-east-2|aws"_s);
        row(u"ep-cool-breeze-123456-pooler.us-east-2.aws.neon.tech"_s,
            u"ep-cool-breeze-123456|pooled||us-east-2|aws"_s);
        row(u"ep-a-b-a1b2c3d4-pooler.c-2.eu-central-1.aws.neon.tech"_s,
            u"ep-a-b-a1b2c3d4|pooled|c-2|eu-central-1|aws"_s);
        row(u"ep-a-b-1.eastus2.azure.neon.tech"_s, u"ep-a-b-1|direct||eastus2|azure"_s);
        row(u"ep-a-b-1.c-12.moon-base-7.lunar.neon.tech"_s, u"ep-a-b-1|direct|c-12|moon-base-7|lunar"_s);
        row(u"EP-A-B-1-POOLER.us-east-2.aws.Neon.Tech"_s, u"EP-A-B-1|pooled||us-east-2|aws"_s);
        row(u"ep-a-b-1.cloud.neon.tech"_s, u"ep-a-b-1|direct|||"_s);
        row(u"ep-a-b-1.neon.tech"_s, u"ep-a-b-1|direct|||"_s);
        row(u"ep-a-b-1.us-east-2.aws.neon.tech."_s, u"ep-a-b-1|direct||us-east-2|aws"_s);
        row(u"ep-a.us-east-2.aws.neon.tech.evil.org"_s, {});
        row(u"ep-a.us-east-2.aws.neontech"_s, {});
        row(u"ep-x.neon.tech.evil.example"_s, {});
        row(u"ep-a.us-east-2.aws.evilneon.tech"_s, {});
        row(u"ep-a.u\u017F-east-2.aws.neon.tech"_s, {});
        row(u"ep-a.us-east-2.aws.neon.tech\n"_s, {});
        row(u"console.neon.tech"_s, {});
        row(u"db.example.com"_s, {});
        row(u""_s, {});
    }
    void tellsWhatTheNameSays()
    {
        QFETCH(QString, host);
        const auto neon = neonHost(host);
        const QString parts = neon ? QStringList{neon->endpoint, neon->isPooled ? u"pooled"_s : u"direct"_s, neon->cell,
                                                 neon->region, neon->cloud}
                                         .join(u'|')
                                   : QString();
        QTEST(parts, "parts");
    }

    void switchesBetweenPooledAndDirect()
    {
        const QString direct = u"ep-a-b-1.c-2.us-east-2.aws.neon.tech"_s;
        const QString pooled = u"ep-a-b-1-pooler.c-2.us-east-2.aws.neon.tech"_s;
        QCOMPARE(pooledHost(direct), pooled);
        QCOMPARE(pooledHost(pooled), pooled);
        QCOMPARE(directHost(pooled), direct);
        QCOMPARE(directHost(direct), direct);
        QCOMPARE(pooledHost(u"localhost"_s), u"localhost"_s);
        QCOMPARE(directHost(u"x-pooler.example.com"_s), u"x-pooler.example.com"_s);
    }
};

QTEST_APPLESS_MAIN(TestNeonHost)
#include "tst_neonhost.moc"
