// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checklist.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace budget;

namespace {

/// All checks that a check depends on, directly or through others.
std::set<Check> allNeedsOf(Check check)
{
    std::set<Check> all;
    for (const Check need : needsOf(check)) {
        all.insert(need);
        all.merge(allNeedsOf(need));
    }
    return all;
}

CheckResult failedAt(Check check)
{
    CheckResult result{check, CheckState::Failed};
    result.error = Error{};
    return result;
}

} // namespace

class TestCheckOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCheckNeedsEarlierChecksAlone()
    {
        for (std::size_t i = 0; i < kCheckCount; ++i) {
            const Check check = checkAt(i);
            QCOMPARE(needsOf(check).empty(), check == Check::StringUnderstood);
            for (const Check need : needsOf(check))
                QVERIFY(need < check);
            if (i > 0)
                QVERIFY(allNeedsOf(check).contains(Check::StringUnderstood));
        }
    }

    void theNetworkDoesNotNeedThePassword()
    {
        for (const Check check : {Check::NameResolves, Check::PortAnswers, Check::TlsAgreed})
            QVERIFY(!allNeedsOf(check).contains(Check::SecretAvailable));
        for (std::size_t i = std::size_t(Check::EndpointKnown); i < kCheckCount; ++i)
            QVERIFY(allNeedsOf(checkAt(i)).contains(Check::SecretAvailable));
    }

    void aFailureSkipsExactlyTheChecksThatNeedIt()
    {
        for (std::size_t failed = 0; failed < kCheckCount; ++failed) {
            Checklist list;
            list.settle(failedAt(checkAt(failed)));
            for (std::size_t other = 0; other < kCheckCount; ++other) {
                const CheckResult &result = list.result(checkAt(other));
                const bool depends = allNeedsOf(checkAt(other)).contains(checkAt(failed));
                QCOMPARE(result.state == CheckState::Skipped, depends);
                QCOMPARE(result.blockedBy.has_value(), depends);
                if (depends)
                    QCOMPARE(*result.blockedBy, checkAt(failed));
            }
            QCOMPARE(list.firstFailure(), std::optional(checkAt(failed)));
        }
    }

    void aSettledCheckIsNotSkippedLater()
    {
        for (const CheckState state : {CheckState::Passed, CheckState::Warned, CheckState::NotNeeded}) {
            Checklist list;
            list.settle({Check::RoundTrip, state});
            list.settle(failedAt(Check::NameResolves));
            QCOMPARE(list.result(Check::RoundTrip).state, state);
            QCOMPARE(list.result(Check::ServerAwake).state, CheckState::Skipped);
        }
    }

    void everyPairOfFailuresNamesTheFirst()
    {
        for (std::size_t a = 0; a < kCheckCount; ++a) {
            for (std::size_t b = 0; b < kCheckCount; ++b) {
                Checklist list;
                list.settle(failedAt(checkAt(a)));
                list.settle(failedAt(checkAt(b)));
                QCOMPARE(list.firstFailure(), std::optional(checkAt(std::min(a, b))));
            }
        }
    }

    void resettingACheckReleasesWhatItBlockedAndNothingElse()
    {
        for (std::size_t failed = 0; failed < kCheckCount; ++failed) {
            Checklist list;
            for (std::size_t i = 0; i < failed; ++i)
                list.settle({checkAt(i), CheckState::Passed});
            list.settle(failedAt(checkAt(failed)));
            list.reset(checkAt(failed));
            for (std::size_t i = 0; i < kCheckCount; ++i) {
                const auto state = i < failed ? CheckState::Passed : CheckState::Waiting;
                QCOMPARE(list.result(checkAt(i)).state, state);
                QVERIFY(!list.result(checkAt(i)).blockedBy);
            }
            QCOMPARE(list.next(), std::optional(checkAt(failed)));
        }
    }

    void aCheckThatRunsIsNeitherNextNorSettled()
    {
        Checklist list;
        for (std::size_t i = 0; i < kCheckCount; ++i) {
            QCOMPARE(list.next(), std::optional(checkAt(i)));
            list.begin(checkAt(i));
            QVERIFY(!list.result(checkAt(i)).isSettled());
            QVERIFY(!list.isComplete());
        }
        QVERIFY(!list.next());
        list.stop();
        QCOMPARE(list.next(), std::optional(Check::StringUnderstood));
        for (std::size_t i = 0; i < kCheckCount; ++i)
            list.settle({checkAt(i), CheckState::NotNeeded});
        QVERIFY(list.isComplete());
        list.reset();
        QVERIFY(!list.isComplete());
    }

    void beginningACheckForgetsItsEarlierResult()
    {
        Checklist list;
        CheckResult result = failedAt(Check::TlsAgreed);
        result.evidence = {{Fact::Protocol, QStringLiteral("TLSv1.3")}};
        list.settle(result);
        list.begin(Check::TlsAgreed);
        QCOMPARE(list.result(Check::TlsAgreed), (CheckResult{Check::TlsAgreed, CheckState::Running}));
        QVERIFY(!list.firstFailure());
    }

    void anErrorIsNeverBlamedOnASettledCheckWhileALaterOneIsOpen()
    {
        const Error rejected{ErrorKind::PasswordRejected, Field::Password, {}, {}, {}};
        const Error refused{ErrorKind::HostUnreachable, Field::Port, {}, {}, {}};
        for (std::size_t settled = 0; settled < kCheckCount; ++settled) {
            Checklist list;
            for (std::size_t i = 0; i <= settled; ++i)
                list.settle({checkAt(i), CheckState::Passed});
            for (const Error &error : {rejected, refused}) {
                const Check blamed = list.blame(error);
                const bool isLast = settled + 1 == kCheckCount;
                QCOMPARE(list.result(blamed).isSettled(), isLast);
                QVERIFY(isLast || blamed >= checkAt(settled));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCheckOrder)
#include "tst_checkorder.moc"
