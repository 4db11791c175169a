// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/certificates.h"
#include "support/servers/postgrescluster.h"
#include "support/servers/tlsfront.h"

#include <QTest>

using namespace budget::test;
using namespace Qt::StringLiterals;

class TestTlsFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const ToolOutcome made = makeCertificates(m_folder);
        QVERIFY2(made, qPrintable(made.error));
        m_database = sharedCluster().createDatabase();
    }

    void showsTheCertificateItWasGiven_data()
    {
        QTest::addColumn<CertificateWish>("wish");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("good") << CertificateWish{.name = u"good"_s} << QString();
        QTest::newRow("self-signed") << CertificateWish{.name = u"self"_s, .signer = CertificateWish::Signer::Itself}
                                     << u"certificate verify failed"_s;
        QTest::newRow("expired") << CertificateWish{.name = u"old"_s, .until = u"20240102000000Z"_s}
                                 << u"certificate verify failed"_s;
        QTest::newRow("other host") << CertificateWish{.name = u"other"_s,
                                                       .commonName = u"elsewhere"_s,
                                                       .otherNames = u"DNS:elsewhere"_s}
                                    << u"does not match host name"_s;
    }
    void showsTheCertificateItWasGiven()
    {
        QFETCH(CertificateWish, wish);
        QFETCH(QString, complaint);
        const TlsFront front(sharedCluster().port(), identity(wish));
        // psql verifies the front's certificate by its authority; the real server has another authority.
        const ToolOutcome outcome = ownerSql(m_database, front.port(), m_folder.filePath(kCaFile), u"SELECT 7"_s);
        QCOMPARE(front.asked(), 1);
        if (complaint.isEmpty()) {
            // SCRAM with channel binding detects that the certificate is not the server's.
            QCOMPARE(front.accepted(), 1);
            QVERIFY2(outcome.error.contains(u"SCRAM channel binding check failed"_s), qPrintable(outcome.error));
            QVERIFY(front.overheard().contains("user"));
        } else {
            QVERIFY2(outcome.error.contains(complaint), qPrintable(outcome.error));
            QVERIFY(!front.overheard().contains("SCRAM"));
        }
    }

    void passesOnToTheServerBehindIt()
    {
        const TlsFront front(sharedCluster().port(), identity({.name = u"passing"_s}));
        QProcessEnvironment environment = ownerEnvironment(m_database, front.port(), m_folder.filePath(kCaFile),
                                                           sharedCluster().socketDir());
        environment.insert(u"PGCHANNELBINDING"_s, u"disable"_s);
        const ToolOutcome outcome = runTool(
            {u"psql"_s, {u"-XqAt"_s}, sharedCluster().socketDir(), u"SELECT repeat('x', 100000)"_s, environment});
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.output.trimmed(), u"x"_s.repeated(100'000));
        QVERIFY(front.overheard().contains("repeat('x', 100000)"));
    }

private:
    [[nodiscard]] ScriptedServer::Identity identity(const CertificateWish &wish) const
    {
        const ToolOutcome made = makeCertificate(m_folder, wish);
        if (!made)
            qFatal("no certificate: %s", qPrintable(made.error));
        return {m_folder.filePath(wish.name + u".crt"_s), m_folder.filePath(wish.name + u".key"_s)};
    }

    const WatchedFolder m_folder{u"front"_s, WatchedFolder::Owner::ServerUser};
    Database m_database;
};

QTEST_GUILESS_MAIN(TestTlsFront)
#include "tst_tlsfront.moc"
