// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/checkjson.h"

#include "core/checks/checksecrets.h"
#include "core/errorkey.h"
#include "words/checks/checkwords.h"
#include "words/errors/wording.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kChecks{
    "string"_L1, "secret"_L1,     "name"_L1,        "port"_L1,       "tls"_L1,     "endpoint"_L1,
    "awake"_L1,  "password"_L1,   "database"_L1,    "round_trip"_L1, "version"_L1, "rights"_L1,
    "tables"_L1, "migrations"_L1, "connections"_L1, "clock"_L1,
};

constexpr std::array kStates{
    "waiting"_L1, "running"_L1, "passed"_L1, "warned"_L1, "failed"_L1, "skipped"_L1, "not_needed"_L1,
};

constexpr std::array kFacts{
    "place"_L1,
    "user"_L1,
    "file"_L1,
    "parameter"_L1,
    "password_given"_L1,
    "no_password"_L1,
    "host"_L1,
    "address"_L1,
    "port_open"_L1,
    "port_refused"_L1,
    "port_silent"_L1,
    "socket"_L1,
    "unencrypted"_L1,
    "protocol"_L1,
    "cipher"_L1,
    "certificate_for"_L1,
    "issuer"_L1,
    "valid_from"_L1,
    "expires_on"_L1,
    "days_left"_L1,
    "host_matches"_L1,
    "authorities"_L1,
    "endpoint"_L1,
    "region"_L1,
    "wake_time"_L1,
    "login_time"_L1,
    "database"_L1,
    "question"_L1,
    "flight"_L1,
    "version"_L1,
    "writable"_L1,
    "may_create_in"_L1,
    "may_not_create_in"_L1,
    "lacked_right"_L1,
    "has_rights"_L1,
    "tables_found"_L1,
    "difference"_L1,
    "migration"_L1,
    "latest_migration"_L1,
    "pooled"_L1,
    "direct"_L1,
    "connections_in_use"_L1,
    "connection_limit"_L1,
    "reserved_connections"_L1,
    "pool_limit"_L1,
    "clock_offset"_L1,
};

constexpr std::array kConcerns{
    "not_encrypted"_L1,        "host_not_verified"_L1, "expires_soon"_L1,       "binding_unanswered"_L1,
    "file_not_yet"_L1,         "read_only"_L1,         "old_server"_L1,         "may_not_create"_L1,
    "may_not_write"_L1,        "no_tables"_L1,         "migrations_pending"_L1, "ledger_newer"_L1,
    "few_connections_left"_L1, "pool_too_large"_L1,    "clock_off"_L1,
};

constexpr std::array kActions{
    "none"_L1,        "correct_string"_L1, "reenter_password"_L1, "raise_tls"_L1, "switch_to_direct"_L1,
    "shrink_pool"_L1, "create_tables"_L1,
};

static_assert(kChecks.size() == kCheckCount && kStates.size() == static_cast<std::size_t>(CheckState::NotNeeded) + 1
              && kFacts.size() == static_cast<std::size_t>(Fact::ClockOffset) + 1
              && kConcerns.size() == static_cast<std::size_t>(Concern::ClockOff) + 1
              && kActions.size() == static_cast<std::size_t>(CheckAction::CreateTables) + 1);

template <class Keys, class Enum>
QString keyOf(const Keys &keys, Enum value)
{
    return keys[static_cast<std::size_t>(value)];
}

QJsonArray evidenceOf(const CheckResult &result)
{
    QJsonArray list;
    for (const Evidence &evidence : result.evidence) {
        QJsonObject fact{{u"fact"_s, keyOf(kFacts, evidence.fact)}};
        if (!evidence.value.isEmpty())
            fact.insert(u"value"_s, evidence.value);
        list.append(fact);
    }
    return list;
}

QJsonObject errorOf(const Error &error)
{
    QJsonObject object{{u"kind"_s, QString(errorKey(error.kind))}};
    if (const QString text = wording::technicalText(error); !text.isEmpty())
        object.insert(u"text"_s, text);
    return object;
}

QJsonObject checkOf(const CheckResult &whole, const CheckTask &task)
{
    const CheckResult result = withoutSecrets(whole, task.login);
    QJsonObject object{{u"check"_s, keyOf(kChecks, result.check)},
                       {u"title"_s, wording::checkTitle(result.check)},
                       {u"state"_s, keyOf(kStates, result.state)},
                       {u"time_us"_s, qint64(result.time.count())},
                       {u"evidence"_s, evidenceOf(result)}};
    if (result.error)
        object.insert(u"error"_s, errorOf(*result.error));
    if (result.concern)
        object.insert(u"concern"_s, keyOf(kConcerns, *result.concern));
    if (result.blockedBy)
        object.insert(u"blocked_by"_s, keyOf(kChecks, *result.blockedBy));
    if (const QString cause = wording::checkCause(result); !cause.isEmpty())
        object.insert(u"cause"_s, cause);
    if (const QString step = wording::checkStep(result); !step.isEmpty())
        object.insert(u"next_step"_s, step);
    if (const CheckAction action = actionFor(result, locationOf(task.login)); action != CheckAction::None)
        object.insert(u"action"_s, keyOf(kActions, action));
    return object;
}

} // namespace

QJsonObject toJson(const Checklist &list, const CheckTask &task, const ConnectionSource &source)
{
    const bool hasWarnings = std::ranges::find(list.results(), CheckState::Warned, &CheckResult::state)
        != list.results().end();
    QJsonObject object{{u"format"_s, 1}};
    if (!source.place.isEmpty())
        object.insert(u"source"_s, source.place);
    if (!source.notes.isEmpty())
        object.insert(u"notes"_s, QJsonArray::fromStringList(source.notes));
    QJsonArray checks;
    for (const CheckResult &result : list.results())
        checks.append(checkOf(result, task));
    const auto failure = list.firstFailure();
    object.insert(u"status"_s, failure ? u"failed"_s : hasWarnings ? u"warned"_s : u"passed"_s);
    if (failure)
        object.insert(u"first_failure"_s, keyOf(kChecks, *failure));
    object.insert(u"checks"_s, checks);
    return object;
}

} // namespace budget::cli
