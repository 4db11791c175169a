// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/cabundle.h"

#include <QFile>
#include <QTest>

using namespace budget;

class TestCaBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsCertificatesOfThisSystem()
    {
        QFile bundle(systemCaBundle());
        QVERIFY2(bundle.open(QIODevice::ReadOnly), "the system has no CA bundle: install ca-certificates");
        QVERIFY(bundle.readAll().contains("-----BEGIN CERTIFICATE-----"));
    }
};

QTEST_APPLESS_MAIN(TestCaBundle)
#include "tst_cabundle.moc"
