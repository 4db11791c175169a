// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorgroup.h"
#include "core/errorkey.h"
#include "core/failure/retrypolicy.h"
#include "core/failure/statementfailure.h"

#include <QMap>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// All SQLSTATEs of PostgreSQL 18 (Appendix A of its manual).
const QByteArrayList kAllStates =
    QByteArray("00000 01000 0100C 01008 01003 01007 01006 01004 01P01 02000 02001 03000 08000 08003 08006 08001 08004 "
               "08007 08P01 "
               "09000 0A000 0B000 0F000 0F001 0L000 0LP01 0P000 0Z000 0Z002 10608 20000 21000 22000 2202E 22021 22008 "
               "22012 22005 "
               "2200B 22022 22015 2201E 22014 22016 2201F 2201G 22018 22007 22019 2200D 22025 22P06 22010 22023 22013 "
               "2201B 2201W "
               "2201X 2202H 2202G 22009 2200C 2200G 22004 22002 22003 2200H 22026 22001 22011 22027 22024 2200F 22P01 "
               "22P02 22P03 "
               "22P04 22P05 2200L 2200M 2200N 2200S 2200T 22030 22031 22032 22033 22034 22035 22036 22037 22038 22039 "
               "2203A 2203B "
               "2203C 2203D 2203E 2203F 2203G 23000 23001 23502 23503 23505 23514 23P01 24000 25000 25001 25002 25008 "
               "25003 25004 "
               "25005 25006 25007 25P01 25P02 25P03 25P04 26000 27000 28000 28P01 2B000 2BP01 2D000 2F000 2F005 2F002 "
               "2F003 2F004 "
               "34000 38000 38001 38002 38003 38004 39000 39001 39004 39P01 39P02 39P03 3B000 3B001 3D000 3F000 40000 "
               "40002 40001 "
               "40003 40P01 42000 42601 42501 42846 42803 42P20 42P19 42830 42602 42622 42939 42804 42P18 42P21 42P22 "
               "42809 428C9 "
               "42703 42883 42P01 42P02 42704 42701 42P03 42P04 42723 42P05 42P06 42P07 42712 42710 42702 42725 42P08 "
               "42P09 42P10 "
               "42611 42P11 42P12 42P13 42P14 42P15 42P16 42P17 44000 53000 53100 53200 53300 53400 54000 54001 54011 "
               "54023 55000 "
               "55006 55P02 55P03 55P04 57000 57014 57P01 57P02 57P03 57P04 57P05 58000 58030 58P01 58P02 58P03 F0000 "
               "F0001 HV000 "
               "HV005 HV002 HV010 HV021 HV024 HV007 HV008 HV004 HV006 HV091 HV00B HV00C HV00D HV090 HV00A HV009 HV014 "
               "HV001 HV00P "
               "HV00J HV00K HV00Q HV00R HV00L HV00M HV00N P0000 P0001 P0002 P0003 P0004 XX000 XX001 XX002")
        .split(' ');

/// The states with a meaning, by kind; every other state is Unexpected.
const QMap<ErrorKind, QByteArray> kMeanings{
    {ErrorKind::ConnectionLost, "08000 08003 08006 08007 08P01 25P03 25P04 40003 57P01 57P02 57P04 57P05"},
    {ErrorKind::ServerUnavailable, "08001 08004 53000 53200 57P03"},
    {ErrorKind::ConnectionLimit, "53300"},
    {ErrorKind::DiskFull, "53100 53400"},
    {ErrorKind::SerializationFailure, "40001 40P01 55P03"},
    {ErrorKind::StatementTimeout, "57014"},
    {ErrorKind::ReadOnlyServer, "25006"},
    {ErrorKind::PermissionDenied, "42501"},
    {ErrorKind::PasswordRejected, "28000 28P01"},
    {ErrorKind::DatabaseUnknown, "3D000"},
    {ErrorKind::TablesDiffer, "3F000 42703 42804 42809 428C9 42P01 42P10 55000"},
    {ErrorKind::NameTaken, "23505"},
    {ErrorKind::StillReferenced, "23001 23503"},
};

ErrorKind meaningOf(const QByteArray &state)
{
    for (auto it = kMeanings.cbegin(); it != kMeanings.cend(); ++it) {
        if (it.value().split(' ').contains(state))
            return it.key();
    }
    const bool isValue = state.startsWith("22") || state.startsWith("23") || state == "44000";
    return isValue ? ErrorKind::ValueRefused : ErrorKind::Unexpected;
}

Error fromServer(const QByteArray &state)
{
    return statementFailure({.sqlState = QString::fromLatin1(state), .message = u"…"_s});
}

} // namespace

class TestSqlStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasItsKind()
    {
        QVERIFY(kAllStates.size() > 250);
        for (const QByteArray &state : kAllStates) {
            const ErrorKind kind = kindOfSqlState(QString::fromLatin1(state));
            QVERIFY2(kind == meaningOf(state), state + ' ' + QByteArray(errorKey(kind).data()));
        }
    }

    void everyStateWithAMeaningIsOneOfPostgres()
    {
        for (const QByteArray &states : kMeanings) {
            for (const QByteArray &state : states.split(' '))
                QVERIFY2(kAllStates.contains(state), state.constData());
        }
    }

    void aReportKeepsItsStateMessageAndConstraint()
    {
        for (const QByteArray &state : kAllStates) {
            const StatementReport report{.sqlState = QString::fromLatin1(state),
                                         .message = u"message"_s,
                                         .constraint = u"chk"_s};
            const Error error = statementFailure(report);
            QCOMPARE(error.sqlState, report.sqlState);
            QCOMPARE(error.detail, report.message);
            QCOMPARE(error.constraint, report.constraint);
        }
    }

    void aStateOfAnUnknownLengthOrClassIsUnexpected()
    {
        for (const auto &state :
             {u"2"_s, u"42"_s, u"425011"_s, u"42501 "_s, u"ZZ999"_s, u"99999"_s, u"57p01"_s, u"４２５０１"_s})
            QCOMPARE(kindOfSqlState(state), ErrorKind::Unexpected);
    }

    /// A statement that the server answered with an error was rolled back. The statement may be repeated only if the
    /// SQLSTATE says that a repetition can succeed.
    void onlyPassingTroubleIsTriedAgain()
    {
        for (const QByteArray &state : kAllStates) {
            const Remedy remedy = remedyFor(fromServer(state));
            const bool isConflict = QByteArray("40001 40P01 55P03").split(' ').contains(state);
            const bool isWithoutServer = QByteArray("08001 08004 53000 53200 53300 57P03").split(' ').contains(state);
            const bool isLost = meaningOf(state) == ErrorKind::ConnectionLost;
            const Remedy expected = isConflict ? Remedy::RunAgain
                : isWithoutServer              ? Remedy::TryAgain
                : isLost                       ? Remedy::AskAgain
                                               : Remedy::GiveUp;
            QVERIFY2(remedy == expected, state.constData());
        }
    }

    void valuesRightsAndSyntaxAreVerdictsAboutTheWork()
    {
        for (const QByteArray &state : kAllStates) {
            const bool isAboutWork = state.startsWith("22") || state.startsWith("23") || state.startsWith("42")
                || state.startsWith("44") || state.startsWith("0A") || state.startsWith("P0") || state.startsWith("XX")
                || state == "25006" || state == "53100";
            if (isAboutWork)
                QVERIFY2(isJudgement(fromServer(state)), state.constData());
            if (meaningOf(state) == ErrorKind::ConnectionLost || state == "57014")
                QVERIFY2(!isJudgement(fromServer(state)), state.constData());
        }
    }

    void resourcesOfAServerBelongToTheWork()
    {
        for (const char *state : {"53000", "53100", "53200", "53400"})
            QCOMPARE(groupOf(fromServer(state)), ErrorGroup::Work);
        QCOMPARE(groupOf(fromServer("57P03")), ErrorGroup::Connecting);
    }
};

QTEST_APPLESS_MAIN(TestSqlStates)
#include "tst_sqlstates.moc"
