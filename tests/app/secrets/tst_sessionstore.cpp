// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/sessionstore.h"

#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestSessionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEachProfilesPasswordUntilItIsForgotten()
    {
        SessionStore store;
        QCOMPARE(store.read(profile(u"a"_s)).result().error().kind, ErrorKind::SecretMissing);
        VERIFY_RESULT(store.write(profile(u"a"_s), Secret(u"first"_s)).result());
        VERIFY_RESULT(store.write(profile(u"b"_s), Secret(u"other"_s)).result());
        VERIFY_RESULT(store.write(profile(u"a"_s), Secret(u"second"_s)).result());
        QCOMPARE(store.read(profile(u"a"_s)).result()->reveal(), u"second"_s);
        VERIFY_RESULT(store.forget(profile(u"a"_s)).result());
        QCOMPARE(store.read(profile(u"a"_s)).result().error().kind, ErrorKind::SecretMissing);
        QCOMPARE(store.read(profile(u"b"_s)).result()->reveal(), u"other"_s);
        VERIFY_RESULT(store.forget(profile(u"a"_s)).result());
    }

    void nothingOutlivesIt()
    {
        {
            SessionStore store;
            VERIFY_RESULT(store.write(profile(u"a"_s), Secret(u"first"_s)).result());
        }
        SessionStore store;
        QCOMPARE(store.read(profile(u"a"_s)).result().error().kind, ErrorKind::SecretMissing);
    }

private:
    static Profile profile(const QString &id)
    {
        Profile profile;
        profile.id = id;
        return profile;
    }
};

QTEST_GUILESS_MAIN(TestSessionStore)
#include "tst_sessionstore.moc"
