// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checksecrets.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

ServerLogin loginWith(const QString &user, const QString &password)
{
    ServerLogin login;
    login.address.host = u"db.example.org"_s;
    login.address.user = user;
    login.address.database = u"budget"_s;
    login.password = Secret(password);
    return login;
}

} // namespace

class TestCheckSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextFromOutsideIsMasked()
    {
        const ServerLogin login = loginWith(u"ann"_s, u"s3cret"_s);
        const CheckResult result{.check = Check::RoundTrip,
                                 .state = CheckState::Failed,
                                 .evidence = {{Fact::Version, u"16 s3cret"_s}, {Fact::Parameter, u"password=x"_s}},
                                 .error = Error{ErrorKind::Unexpected, Field::None, u"a s3cret"_s, {}, u"s3cret_pk"_s}};
        const CheckResult hidden = withoutSecrets(result, login);
        QCOMPARE(hidden.evidence[0].value, u"16 ****"_s);
        QCOMPARE(hidden.evidence[1].value, u"password=****"_s);
        QCOMPARE(hidden.error->detail, u"a ****"_s);
        QCOMPARE(hidden.error->constraint, u"****_pk"_s);
        QCOMPARE(hidden.check, result.check);
        QCOMPARE(hidden.state, result.state);
    }

    /// A masked name would make the GRANT statement useless, and reveal that the password is the same word.
    void namesStay()
    {
        const ServerLogin login = loginWith(u"postgres"_s, u"postgres"_s);
        for (int i = 0; i <= static_cast<int>(Fact::ClockOffset); ++i) {
            const CheckResult result{.evidence = {{static_cast<Fact>(i), u"postgres"_s}}};
            QCOMPARE(withoutSecrets(result, login), result);
        }
        const Error refused{ErrorKind::PasswordRejected, Field::Password, u"user \"postgres\""_s, u"28P01"_s, {}};
        QCOMPARE(withoutSecrets(refused, login), refused);
        const CheckResult lacking{.evidence = {{Fact::LackedRight, u"INSERT public.users"_s}, {Fact::User, u"app"_s}}};
        QCOMPARE(withoutSecrets(lacking, loginWith(u"ann"_s, u"users"_s)), lacking);
        QCOMPARE(withoutSecrets(lacking, loginWith(u"ann"_s, u"app"_s)), lacking);
    }

    void aFileHasNoPassword()
    {
        const CheckResult result{.evidence = {{Fact::Version, u"3.40 s3cret"_s}}};
        QCOMPARE(withoutSecrets(result, LocalFile{u"/a"_s}), result);
    }
};

QTEST_APPLESS_MAIN(TestCheckSecrets)
#include "tst_checksecrets.moc"
