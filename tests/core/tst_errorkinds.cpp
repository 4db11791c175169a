// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checklist.h"
#include "core/errorgroup.h"
#include "core/errorkey.h"
#include "core/failure/retrypolicy.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Error error(ErrorKind kind, Field field = Field::None, const QString &sqlState = {})
{
    return {kind, field, {}, sqlState, {}};
}

const std::vector<Field> kFields{Field::None,    Field::Date,       Field::Description,  Field::Category,
                                 Field::Amount,  Field::Person,     Field::Name,         Field::Email,
                                 Field::Color,   Field::LedgerFile, Field::SettingsFile, Field::EnvFile,
                                 Field::CsvFile, Field::Url,        Field::Host,         Field::Port,
                                 Field::User,    Field::Password,   Field::Database};

/// The checks that an error of a group may be blamed on.
bool isPlausible(ErrorGroup group, Check check)
{
    switch (group) {
    case ErrorGroup::Settings:
        return check == Check::StringUnderstood;
    case ErrorGroup::Keeper:
        return check == Check::SecretAvailable;
    case ErrorGroup::File:
        return check == Check::DatabaseExists || check == Check::ServerAwake;
    case ErrorGroup::Tables:
        return check == Check::Tables || check == Check::Migrations;
    case ErrorGroup::Connecting:
        return check >= Check::NameResolves && check <= Check::DatabaseExists;
    case ErrorGroup::Work:
        return check >= Check::PasswordAccepted;
    case ErrorGroup::Program:
    case ErrorGroup::Entry:
        return check <= Check::DatabaseExists;
    }
    return false;
}

} // namespace

/// Tests the rules that hold for every kind of error.
class TestErrorKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasANameOfItsOwn()
    {
        static const QRegularExpression shape(u"^[a-z]+(_[a-z]+)*$"_s);
        QSet<QString> names;
        QCOMPARE(allErrorKinds().size(), kErrorKindCount);
        for (std::size_t i = 0; i < kErrorKindCount; ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const QString name = errorKey(kind);
            QVERIFY2(shape.match(name).hasMatch(), qPrintable(name));
            QVERIFY2(!names.contains(name), qPrintable(name));
            QCOMPARE(errorKindOf(name), kind);
            names.insert(name);
        }
    }

    void anotherNameIsUnexpected()
    {
        for (const auto &name : {QString(), u"gremlins"_s, u"Password_rejected"_s, u"PASSWORD_REJECTED"_s,
                                 u" password_rejected"_s, u"password_rejected "_s, u"password-rejected"_s, u"0"_s})
            QCOMPARE(errorKindOf(name), ErrorKind::Unexpected);
        QCOMPARE(QString(errorKey(static_cast<ErrorKind>(9999))), u"unexpected"_s);
    }

    void aGroupDependsOnTheFieldAndTheStateInTwoCasesAlone()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            for (const Field field : kFields) {
                for (const auto &state : {QString(), u"53100"_s, u"53200"_s, u"57P03"_s, u"XX000"_s}) {
                    const bool isServersDisk = kind == ErrorKind::DiskFull && field == Field::None;
                    const bool isServersMemory = kind == ErrorKind::ServerUnavailable && state.startsWith(u"53");
                    const ErrorGroup expected = isServersDisk || isServersMemory ? ErrorGroup::Work : groupOf(kind);
                    QVERIFY2(groupOf(error(kind, field, state)) == expected, errorKey(kind).data());
                }
            }
        }
    }

    void sixFieldsArePartsOfAConnection()
    {
        const std::vector<Field> parts{Field::Url,  Field::Host,     Field::Port,
                                       Field::User, Field::Password, Field::Database};
        for (const Field field : kFields)
            QCOMPARE(isPartOfConnection(field), std::ranges::find(parts, field) != parts.end());
    }

    void everyErrorIsBlamedOnACheckOfItsGroup()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            for (const Field field : kFields) {
                const Check check = blameOf(error(kind, field));
                const bool isPermission = kind == ErrorKind::PermissionDenied; // its check depends on the field
                QVERIFY2(isPermission || isPlausible(groupOf(kind), check), errorKey(kind).data());
            }
        }
    }

    void everyErrorFailsTheFirstOpenCheckThatFits()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            Checklist list;
            const Error blamed = error(kind);
            QCOMPARE(list.blame(blamed), blameOf(blamed));
            for (std::size_t i = 0; i < kCheckCount; ++i) {
                const Check failing = list.blame(blamed);
                QVERIFY2(!list.result(failing).isSettled(), errorKey(kind).data());
                list.settle({checkAt(i), CheckState::Passed});
                if (checkAt(i) == Check::Migrations)
                    break; // the last check that can be blamed
            }
        }
    }

    void onlyErrorsOfConnectingAndWorkAreTriedAgain()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            const ErrorGroup group = groupOf(kind);
            const bool mayPass = group == ErrorGroup::Connecting || group == ErrorGroup::Work;
            if (!mayPass)
                QVERIFY2(remedyFor(error(kind)) == Remedy::GiveUp, errorKey(kind).data());
        }
    }

    /// An error that leaves the outcome open must not count as a verdict, or a change could be made twice.
    void anErrorThatLeavesTheOutcomeOpenIsNoVerdict()
    {
        for (const ErrorKind kind : {ErrorKind::ConnectionLost, ErrorKind::OutcomeUnknown, ErrorKind::StatementTimeout,
                                     ErrorKind::AnswerMalformed, ErrorKind::AnswerTooLarge, ErrorKind::ValueUnreadable,
                                     ErrorKind::Cancelled, ErrorKind::PoolTimeout, ErrorKind::NotOpen})
            QVERIFY2(!isJudgement(error(kind)), errorKey(kind).data());
        for (const ErrorKind kind : allErrorKinds()) {
            if (remedyFor(error(kind)) == Remedy::AskAgain)
                QVERIFY2(!isJudgement(error(kind)), errorKey(kind).data());
            if (groupOf(kind) == ErrorGroup::Connecting)
                QVERIFY2(!isJudgement(error(kind)), errorKey(kind).data());
        }
    }

    void workThatIsNotGuardedIsSentOnceAtMost()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            RetryPolicy policy;
            const auto pause = policy.pauseAfter(error(kind), {false, false}, 999);
            const bool wasPerhapsApplied = remedyFor(error(kind)) == Remedy::AskAgain;
            QVERIFY2(!pause || !wasPerhapsApplied, errorKey(kind).data());
        }
    }

    void everyPolicyEndsWhereNoOutcomeIsOpen()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            if (remedyFor(error(kind)) == Remedy::AskAgain)
                continue; // retried until the caller's time limit
            RetryPolicy policy;
            int retries = 0;
            while (retries < 10 && policy.pauseAfter(error(kind), {}, 500))
                ++retries;
            QVERIFY2(retries <= 4, errorKey(kind).data());
        }
    }

    void pausesGrowAndStayWithinTheirLimits()
    {
        for (int retry = -3; retry < 50; ++retry) {
            for (const int permille : {0, 1, 499, 999}) {
                const auto pause = backoff(retry, permille);
                QVERIFY(pause >= 0ms && pause < kLongestBackoff);
                QVERIFY(pause <= backoff(retry + 1, permille));
            }
        }
        QCOMPARE(backoff(6, 1000), kShortestBackoff * 64);
        QCOMPARE(backoff(7, 1000), kLongestBackoff);
    }

    void differentTroubleIsCountedApart()
    {
        RetryPolicy policy;
        const RetryPolicy::Work work;
        for (int i = 0; i < 2; ++i)
            QVERIFY(policy.pauseAfter(error(ErrorKind::HostUnreachable), work, 0));
        for (int i = 0; i < 4; ++i)
            QVERIFY(policy.pauseAfter(error(ErrorKind::SerializationFailure), work, 0));
        QCOMPARE(policy.pauseAfter(error(ErrorKind::ConnectionLost), work, 999), std::optional(0ms));
        QVERIFY(!policy.pauseAfter(error(ErrorKind::HostUnreachable), work, 0));
        QVERIFY(!policy.pauseAfter(error(ErrorKind::SerializationFailure), work, 0));
        QVERIFY(policy.pauseAfter(error(ErrorKind::HostUnreachable), {true, true}, 0));
    }

    void aServersOwnTimeLimitWouldEndARetryAsWell()
    {
        QCOMPARE(remedyFor(error(ErrorKind::StatementTimeout)), Remedy::AskAgain);
        QCOMPARE(remedyFor(error(ErrorKind::StatementTimeout, Field::None, u"57014"_s)), Remedy::GiveUp);
        QVERIFY(isAboutConnection(error(ErrorKind::StatementTimeout)));
        QVERIFY(!isAboutConnection(error(ErrorKind::StatementTimeout, Field::None, u"57014"_s)));
    }
};

QTEST_APPLESS_MAIN(TestErrorKinds)
#include "tst_errorkinds.moc"
