// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/checkjson.h"

#include "cli/commands/jsonshape.h"
#include "core/reading/connectionurl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject schema()
{
    QFile file(QStringLiteral(BUDGET_SCHEMA));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The JSON of a checklist in which the checks before `result` have passed and the later ones are skipped or not
/// needed.
QJsonObject jsonOf(const CheckResult &result)
{
    Checklist list;
    for (std::size_t i = 0; i < kCheckCount && checkAt(i) != result.check; ++i)
        list.settle({checkAt(i), CheckState::Passed});
    list.settle(result);
    for (std::size_t i = 0; i < kCheckCount; ++i) {
        if (!list.result(checkAt(i)).isSettled())
            list.settle({checkAt(i), CheckState::NotNeeded});
    }
    const CheckTask task{*parseConnectionUrl(u"postgresql://alice:canary-1@ep-one-1-pooler.eu.aws.neon.tech/db"_s)};
    return cli::toJson(list, task);
}

QJsonObject judgementIn(const QJsonObject &json, Check check)
{
    return json[u"checks"_s].toArray().at(static_cast<int>(check)).toObject();
}

} // namespace

/// The output of `check --json` conforms to docs/check.schema.json for every result of the checks.
class TestCheckJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfFailure()
    {
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::AnswerTooLarge); ++kind) {
            for (int field = 0; field <= static_cast<int>(Field::Database); ++field) {
                const Error error{static_cast<ErrorKind>(kind),
                                  static_cast<Field>(field),
                                  u"said with canary-1 in it"_s,
                                  u"XX000"_s,
                                  {}};
                const Check check = blameOf(error);
                CheckResult result{check, CheckState::Failed};
                result.error = error;
                const QJsonObject json = jsonOf(result);
                QCOMPARE(schemaFaults(json, schema()), QStringList());
                QCOMPARE(json[u"status"_s].toString(), u"failed"_s);
                QVERIFY(!judgementIn(json, check)[u"cause"_s].toString().isEmpty());
                QVERIFY(!QJsonDocument(json).toJson().contains("canary"));
            }
        }
    }

    void everyConcern()
    {
        for (int concern = 0; concern <= static_cast<int>(Concern::ClockOff); ++concern) {
            CheckResult result{Check::Rights, CheckState::Warned};
            result.concern = static_cast<Concern>(concern);
            const QJsonObject json = jsonOf(result);
            QCOMPARE(schemaFaults(json, schema()), QStringList());
            QCOMPARE(json[u"status"_s].toString(), u"warned"_s);
            QVERIFY(!judgementIn(json, Check::Rights)[u"next_step"_s].toString().isEmpty());
        }
    }

    void everyFact()
    {
        CheckResult result{Check::Rights, CheckState::Passed};
        for (int fact = 0; fact <= static_cast<int>(Fact::ClockOffset); ++fact)
            result.evidence.push_back({static_cast<Fact>(fact), u"7"_s});
        const QJsonObject json = jsonOf(result);
        QCOMPARE(schemaFaults(json, schema()), QStringList());
        QCOMPARE(json[u"status"_s].toString(), u"passed"_s);
    }

    void everyCheckAlone()
    {
        for (std::size_t i = 0; i < kCheckCount; ++i) {
            CheckResult result{checkAt(i), CheckState::Failed};
            result.error = Error{ErrorKind::Unexpected, Field::None, u"odd"_s, {}, {}};
            const QJsonObject json = jsonOf(result);
            QCOMPARE(schemaFaults(json, schema()), QStringList());
            QCOMPARE(json[u"first_failure"_s], judgementIn(json, checkAt(i))[u"check"_s]);
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckJson)
#include "tst_checkjson.moc"
