// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checkwords.h"

#include "core/plaintext.h"
#include "words/checks/checksubject.h"
#include "words/errors/wording.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <QMap>
#include <QStringList>

#include <algorithm>
#include <array>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

const Evidence *findFact(const CheckResult &result, Fact fact)
{
    const auto found = std::ranges::find(result.evidence, fact, &Evidence::fact);
    return found == result.evidence.end() ? nullptr : &*found;
}

QString schemaOf(const CheckResult &result)
{
    const auto *schema = findFact(result, Fact::MayNotCreateIn);
    return schema && !schema->value.isEmpty() ? schema->value : u"public"_s;
}

bool isPlain(const QString &text)
{
    return plainLine(text) == text && !text.contains(u'\t');
}

/// The name with each control in the form that an identifier U&"…" has for it: a backslash and the character's code.
QString withUnicodeEscapes(const QString &name)
{
    QString escaped;
    for (const QChar character : name) {
        if (character == u'\\')
            escaped += u"\\\\"_s;
        else if (!isPlain(character))
            escaped += u"\\%1"_s.arg(uint(character.unicode()), 4, 16, QLatin1Char('0'));
        else
            escaped += character;
    }
    return escaped;
}

/// The name as an SQL identifier, in quotes, because it may be a key word. Only `public` stays without quotes.
QString identifier(const QString &name)
{
    if (name == u"public"_s)
        return name;
    const QString quoted = u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
    return isPlain(name) ? quoted : u"U&"_s + withUnicodeEscapes(quoted);
}

/// The role as an SQL identifier; '<this user>' where it is not known.
QString granteeOf(const CheckResult &result)
{
    const auto *role = findFact(result, Fact::User);
    return role ? identifier(role->value) : u'<' + Words::tr("this user") + u'>';
}

QString grantedCreation(const CheckResult &result)
{
    return u"GRANT CREATE ON SCHEMA %1 TO %2;"_s.arg(identifier(schemaOf(result)), granteeOf(result));
}

/// The object after ON in a GRANT statement. Only sequences have the privilege USAGE here.
QString targetOf(const QStringList &rights, const QString &name)
{
    return rights.contains(u"USAGE"_s) ? u"SEQUENCE "_s + plainLine(name) : plainLine(name);
}

/// The GRANT statements for the missing rights, one for each table or sequence, with the rights missing on it:
/// 'GRANT INSERT, UPDATE ON categories TO "alice"; GRANT USAGE ON SEQUENCE expenses_id_seq TO "alice";'.
QString grantOf(const CheckResult &result)
{
    QMap<QString, QStringList> rightsOn;
    for (const Evidence &evidence : result.evidence) {
        if (evidence.fact == Fact::LackedRight)
            rightsOn[evidence.value.section(u' ', 1)] << evidence.value.section(u' ', 0, 0);
    }
    QStringList statements;
    for (auto it = rightsOn.cbegin(); it != rightsOn.cend(); ++it)
        statements << u"GRANT %1 ON %2 TO %3;"_s.arg(it->join(u", "_s), targetOf(*it, it.key()), granteeOf(result));
    return statements.join(u' ');
}

constexpr std::array kConcerns{
    Word{Concern::NotEncrypted,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The connection is not encrypted: others on the network can read your password and data.")},
    Word{Concern::HostNotVerified,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The certificate is valid, but with sslmode=verify-ca it is not checked that it belongs to this host.")},
    Word{Concern::ExpiresSoon,
         QT_TRANSLATE_NOOP("budget::wording", "The server's certificate expires within two weeks.")},
    Word{Concern::BindingUnanswered,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The login with channel_binding=require was not answered in time; without it, over the same "
                           "verified encryption, the login worked.")},
    Word{Concern::FileNotYet, QT_TRANSLATE_NOOP("budget::wording", "The file does not exist yet.")},
    Word{Concern::ReadOnly, QT_TRANSLATE_NOOP("budget::wording", "This server is read-only.")},
    Word{Concern::OldServer,
         QT_TRANSLATE_NOOP("budget::wording", "This version of PostgreSQL no longer receives updates.")},
    Word{Concern::MayNotCreate,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This user may not create tables, so the program cannot create its own tables.")},
    Word{Concern::MayNotWrite, QT_TRANSLATE_NOOP("budget::wording", "This user lacks privileges on the tables.")},
    Word{Concern::NoTables, QT_TRANSLATE_NOOP("budget::wording", "There are no tables yet.")},
    Word{Concern::MigrationsPending,
         QT_TRANSLATE_NOOP("budget::wording", "The program's own tables are not up to date.")},
    Word{Concern::LedgerNewer,
         QT_TRANSLATE_NOOP("budget::wording",
                           "A newer version of Budget Tracker has changed this ledger, so it is read-only.")},
    Word{Concern::FewConnectionsLeft,
         QT_TRANSLATE_NOOP("budget::wording", "Nearly all connections that the server allows are in use.")},
    Word{Concern::PoolTooLarge,
         QT_TRANSLATE_NOOP("budget::wording", "The pool may open more connections than the server allows.")},
    Word{Concern::ClockOff,
         QT_TRANSLATE_NOOP("budget::wording", "This computer's clock and the server's differ by more than a minute.")},
};
static_assert(hasRowsTo(kConcerns, Concern::ClockOff));

QString concernText(const CheckResult &result)
{
    return wordIn(kConcerns, *result.concern);
}

constexpr std::array kConcernSteps{
    Word{Concern::NotEncrypted,
         QT_TRANSLATE_NOOP("budget::wording", "Set sslmode=verify-full in the connection string.")},
    Word{Concern::HostNotVerified,
         QT_TRANSLATE_NOOP("budget::wording", "Set sslmode=verify-full in the connection string.")},
    Word{
        Concern::ExpiresSoon,
        QT_TRANSLATE_NOOP("budget::wording",
                          "If the server is your own, renew its certificate. Neon renews certificates automatically.")},
    Word{Concern::BindingUnanswered,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Remove channel_binding=require from the connection string, or use the direct host.")},
    Word{Concern::FileNotYet,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The file, and its folder if that is missing, are created when the ledger is opened for the first "
             "time.")},
    Word{Concern::ReadOnly,
         QT_TRANSLATE_NOOP("budget::wording", "To write, connect to the primary server instead of a replica.")},
    Word{Concern::OldServer,
         QT_TRANSLATE_NOOP("budget::wording", "Upgrade the server, or ask its administrator to do so.")},
    Word{Concern::MayNotCreate, nullptr},
    Word{Concern::MayNotWrite, nullptr},
    Word{Concern::NoTables, nullptr},
    Word{Concern::MigrationsPending, nullptr},
    Word{Concern::LedgerNewer, QT_TRANSLATE_NOOP("budget::wording", "Update Budget Tracker to change the ledger.")},
    Word{Concern::FewConnectionsLeft, nullptr},
    Word{Concern::PoolTooLarge, QT_TRANSLATE_NOOP("budget::wording", "Choose a smaller pool.")},
    Word{Concern::ClockOff, QT_TRANSLATE_NOOP("budget::wording", "Turn on automatic date and time on this computer.")},
};
static_assert(hasRowsTo(kConcernSteps, Concern::ClockOff));

/// The next step for missing tables, which opening the ledger creates only if this user may create tables.
QString creationStep(const CheckResult &result)
{
    return findFact(result, Fact::MayNotCreateIn)
        ? Words::tr("They can be created once this user may create tables in the schema %1.")
              .arg(outsideText(schemaOf(result)))
        : Words::tr("They are created when the ledger is opened.");
}

/// The next step if few connections are left. Only a Neon endpoint is known to have a pooled host. The pool's size
/// matters only without a pooler.
QString connectionsStep(const CheckResult &result)
{
    if (findFact(result, Fact::Pooled))
        return Words::tr("Close other programs that use this database.");
    return findFact(result, Fact::Endpoint)
        ? Words::tr("Close other programs that use this database, or use Neon's pooled host.")
        : Words::tr("Close other programs that use this database, or choose a smaller pool.");
}

QString concernStep(const CheckResult &result)
{
    if (*result.concern == Concern::FewConnectionsLeft)
        return connectionsStep(result);
    if (*result.concern == Concern::NoTables || *result.concern == Concern::MigrationsPending)
        return creationStep(result);
    if (*result.concern == Concern::MayNotCreate)
        return Words::tr("Ask the schema's owner to run: %1").arg(grantedCreation(result));
    if (*result.concern == Concern::MayNotWrite)
        return Words::tr("Ask the tables' owner to run: %1").arg(grantOf(result));
    return wordIn(kConcernSteps, *result.concern);
}

QString rightsStep(const CheckResult &result)
{
    if (findFact(result, Fact::LackedRight))
        return Words::tr("Ask the tables' owner to run: %1").arg(grantOf(result));
    return Words::tr("Ask the schema's owner to run: %1").arg(grantedCreation(result));
}

/// The cause for an error of a check, whose statements only read: unlike whatHappened(), it does not speak of unsaved
/// changes. Empty if whatHappened() fits.
QString askingCause(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionLost:
        if (error.sqlState == u"57P01"_s || error.sqlState == u"57P02"_s)
            return Words::tr("The server ended the connection, probably because it went to sleep or was restarted.");
        return error.sqlState.isEmpty()
            ? Words::tr("The connection was cut before the answer arrived.")
            : Words::tr("The server or its pooler ended the connection before it had answered.");
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
        return Words::tr("The server took too long to answer.");
    case ErrorKind::DiskFull:
        return error.field == Field::None ? Words::tr("The server's disk is full, or its storage limit is reached.")
                                          : QString();
    default:
        return {};
    }
}

QString askingStep(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionLost:
        return error.sqlState.isEmpty()
            ? Words::tr("Check again. If the problem remains, a firewall or the network may block the connection.")
            : Words::tr("Check again: this wakes a sleeping server. In normal use the program reconnects by itself.");
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
        return Words::tr("Check again. If the problem remains, the server may be overloaded, or another program has "
                         "locked the tables.");
    default:
        return {};
    }
}

QString failureVerdict(Check failed, bool isObstacle)
{
    return isObstacle
        ? Words::tr("The connection does not work yet. The first check that failed: %1.").arg(checkTitle(failed))
        : Words::tr("The connection works, but this check failed: %1.").arg(checkTitle(failed));
}

QString orElse(const QString &text, const QString &other)
{
    return text.isEmpty() ? other : text;
}

constexpr std::array kTitles{
    Word{Check::StringUnderstood, QT_TRANSLATE_NOOP("budget::wording", "Connection string understood")},
    Word{Check::SecretAvailable, QT_TRANSLATE_NOOP("budget::wording", "Password available")},
    Word{Check::NameResolves, QT_TRANSLATE_NOOP("budget::wording", "Host name found")},
    Word{Check::PortAnswers, QT_TRANSLATE_NOOP("budget::wording", "Port answers")},
    Word{Check::TlsAgreed, QT_TRANSLATE_NOOP("budget::wording", "Encrypted, and the server's identity verified")},
    Word{Check::EndpointKnown, QT_TRANSLATE_NOOP("budget::wording", "Endpoint known")},
    Word{Check::ServerAwake, QT_TRANSLATE_NOOP("budget::wording", "Server awake and taking connections")},
    Word{Check::PasswordAccepted, QT_TRANSLATE_NOOP("budget::wording", "Password accepted")},
    Word{Check::DatabaseExists, QT_TRANSLATE_NOOP("budget::wording", "Database exists")},
    Word{Check::RoundTrip, QT_TRANSLATE_NOOP("budget::wording", "Server answers queries")},
    Word{Check::ServerVersion, QT_TRANSLATE_NOOP("budget::wording", "Server version")},
    Word{Check::Rights, QT_TRANSLATE_NOOP("budget::wording", "Privileges")},
    Word{Check::Tables, QT_TRANSLATE_NOOP("budget::wording", "Tables")},
    Word{Check::Migrations, QT_TRANSLATE_NOOP("budget::wording", "The program's own tables")},
    Word{Check::Connections, QT_TRANSLATE_NOOP("budget::wording", "Connections")},
    Word{Check::Clock, QT_TRANSLATE_NOOP("budget::wording", "Clocks agree")},
};
static_assert(hasRowsTo(kTitles, Check::Clock));

constexpr std::array kStates{
    Word{CheckState::Waiting, QT_TRANSLATE_NOOP("budget::wording", "waiting")},
    Word{CheckState::Running, QT_TRANSLATE_NOOP("budget::wording", "running")},
    Word{CheckState::Passed, QT_TRANSLATE_NOOP("budget::wording", "passed")},
    Word{CheckState::Warned, QT_TRANSLATE_NOOP("budget::wording", "warning")},
    Word{CheckState::Failed, QT_TRANSLATE_NOOP("budget::wording", "failed")},
    Word{CheckState::Skipped, QT_TRANSLATE_NOOP("budget::wording", "skipped")},
    Word{CheckState::NotNeeded, QT_TRANSLATE_NOOP("budget::wording", "not needed")},
};
static_assert(hasRowsTo(kStates, CheckState::NotNeeded));

constexpr std::array kStepStates{
    Word{CheckState::Waiting, QT_TRANSLATE_NOOP("budget::wording", "not yet")},
    Word{CheckState::Running, QT_TRANSLATE_NOOP("budget::wording", "running")},
    Word{CheckState::Passed, QT_TRANSLATE_NOOP("budget::wording", "done")},
    Word{CheckState::Warned, QT_TRANSLATE_NOOP("budget::wording", "done, with a warning")},
    Word{CheckState::Failed, QT_TRANSLATE_NOOP("budget::wording", "failed")},
    Word{CheckState::Skipped, QT_TRANSLATE_NOOP("budget::wording", "skipped")},
    Word{CheckState::NotNeeded, QT_TRANSLATE_NOOP("budget::wording", "not needed")},
};
static_assert(hasRowsTo(kStepStates, CheckState::NotNeeded));

constexpr std::array kActions{
    Word{CheckAction::None, nullptr},
    Word{CheckAction::CorrectString, QT_TRANSLATE_NOOP("budget::wording", "Correct the connection string…")},
    Word{CheckAction::ReenterPassword, QT_TRANSLATE_NOOP("budget::wording", "Enter the password again…")},
    Word{CheckAction::RaiseTls, QT_TRANSLATE_NOOP("budget::wording", "Raise to verify-full")},
    Word{CheckAction::SwitchToDirect, QT_TRANSLATE_NOOP("budget::wording", "Use the direct host")},
    Word{CheckAction::ShrinkPool, QT_TRANSLATE_NOOP("budget::wording", "Choose a smaller pool…")},
    Word{CheckAction::CreateTables, QT_TRANSLATE_NOOP("budget::wording", "Create the tables…")},
};
static_assert(hasRowsTo(kActions, CheckAction::CreateTables));

} // namespace

QString checkTitle(Check check)
{
    return wordIn(kTitles, check);
}

QString checkStateName(CheckState state)
{
    return wordIn(kStates, state);
}

QString stepStateName(CheckState state)
{
    return wordIn(kStepStates, state);
}

QString evidenceText(const CheckResult &result)
{
    if (result.blockedBy)
        return Words::tr("not reached, because of: %1").arg(checkTitle(*result.blockedBy));
    QStringList texts;
    for (const Evidence &evidence : result.evidence) {
        if (const QString text = factText(evidence); !text.isEmpty())
            texts << text;
    }
    return texts.join(u" · "_s);
}

QString checkCause(const CheckResult &result)
{
    if (result.error && result.check == Check::Rights) {
        return findFact(result, Fact::LackedRight)
            ? Words::tr("This user may not read all of the tables.")
            : Words::tr("There are no tables, and this user may not create any.");
    }
    if (result.error)
        return orElse(askingCause(*result.error), whatHappened(*result.error));
    return result.concern ? concernText(result) : QString();
}

QString checkStep(const CheckResult &result)
{
    if (result.error && result.check == Check::Rights)
        return rightsStep(result);
    if (result.error)
        return orElse(askingStep(*result.error), nextStep(*result.error));
    return result.concern ? concernStep(result) : QString();
}

QString checkVerdict(const Checklist &list)
{
    const auto is = [](CheckState state) { return [state](const CheckResult &r) { return r.state == state; }; };
    const auto &results = list.results();
    if (const auto failed = list.firstFailure())
        return failureVerdict(*failed, firstObstacle(list).has_value());
    if (std::ranges::any_of(results, is(CheckState::Running)))
        return Words::tr("Checking…");
    if (!list.isComplete())
        return std::ranges::any_of(results, &CheckResult::isSettled) ? Words::tr("Stopped before all checks were done.")
                                                                     : Words::tr("Nothing has been checked yet.");
    QStringList warned;
    for (const CheckResult &result : results) {
        if (result.state == CheckState::Warned)
            warned << checkSubject(result.check);
    }
    if (warned.isEmpty())
        return Words::tr("All checks have passed.");
    // Names what the warnings are about, because their rows may be scrolled out of sight.
    return Words::tr("The connection works, with %n warnings: %1.", nullptr, static_cast<int>(warned.size()))
        .arg(warned.join(Words::tr("; ")));
}

QString checkActionName(CheckAction action)
{
    return wordIn(kActions, action);
}

} // namespace budget::wording
