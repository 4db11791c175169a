// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checkwords.h"

#include "words/errors/wording.h"
#include "words/words.h"

#include <QStringList>

#include <algorithm>

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

/// The statement that gives the rights that are lacking, and perhaps some that are there: 'GRANT INSERT, UPDATE ON
/// categories, expenses'.
QString grantOf(const CheckResult &result)
{
    QStringList rights;
    QStringList tables;
    for (const Evidence &evidence : result.evidence) {
        if (evidence.fact == Fact::LackedRight) {
            rights << evidence.value.section(u' ', 0, 0);
            tables << evidence.value.section(u' ', 1);
        }
    }
    rights.removeDuplicates();
    tables.removeDuplicates();
    tables.sort();
    return u"GRANT %1 ON %2"_s.arg(rights.join(u", "_s), tables.join(u", "_s));
}

QString concernText(const CheckResult &result)
{
    switch (*result.concern) {
    case Concern::NotEncrypted:
        return Words::tr("Nothing is encrypted: whoever is on the way can read along.");
    case Concern::HostNotVerified:
        return Words::tr("The certificate is good, but nobody looks whether it is this server's (sslmode=verify-ca).");
    case Concern::ExpiresSoon:
        return Words::tr("The server's certificate expires within two weeks.");
    case Concern::BindingUnanswered:
        return Words::tr("With channel_binding=require no answer came in time; without it, over the same verified "
                         "encryption, one did.");
    case Concern::FileNotYet:
        return Words::tr("The file is not there yet.");
    case Concern::ReadOnly:
        return Words::tr("This server can only be read, not written.");
    case Concern::OldServer:
        return Words::tr("This version of PostgreSQL gets no corrections any more.");
    case Concern::MayNotCreate:
        return Words::tr("This user may not create tables, so the program cannot make those of its own.");
    case Concern::MayNotWrite:
        return Words::tr("This user may not do everything with the tables.");
    case Concern::NoTables:
        return Words::tr("There are no tables yet.");
    case Concern::MigrationsPending:
        return Words::tr("The program's own tables are not up to date.");
    case Concern::LedgerNewer:
        return Words::tr("A newer version of Budget Tracker has worked on this ledger, so it can only be read.");
    case Concern::FewConnectionsLeft:
        return Words::tr("Nearly all connections that the server admits are in use.");
    case Concern::PoolTooLarge:
        return Words::tr("The pool may ask for more connections than the server admits.");
    case Concern::ClockOff:
        return Words::tr("This computer's clock and the server's differ by more than a minute.");
    }
    return {};
}

QString concernStep(const CheckResult &result)
{
    switch (*result.concern) {
    case Concern::NotEncrypted:
    case Concern::HostNotVerified:
        return Words::tr("Set sslmode=verify-full in the connection string.");
    case Concern::ExpiresSoon:
        return Words::tr("If the server is your own, renew it; Neon does so by itself.");
    case Concern::BindingUnanswered:
        return Words::tr("Take channel_binding=require out of the connection string, or use the direct host.");
    case Concern::FileNotYet:
        return Words::tr("It is made when the ledger is opened for the first time.");
    case Concern::ReadOnly:
        return Words::tr("To write, connect to the primary server instead of a replica.");
    case Concern::OldServer:
        return Words::tr("Have it upgraded.");
    case Concern::MayNotCreate:
        return Words::tr("Have its owner say: GRANT CREATE ON SCHEMA %1 TO this user.").arg(schemaOf(result));
    case Concern::MayNotWrite:
        return Words::tr("Have their owner say, for instance: %1 TO this user.").arg(grantOf(result));
    case Concern::NoTables:
    case Concern::MigrationsPending:
        return Words::tr("They are created when the ledger is opened.");
    case Concern::LedgerNewer:
        return Words::tr("Update Budget Tracker to change it.");
    case Concern::FewConnectionsLeft:
        return Words::tr("Close other programs that use this database, or use Neon's pooled host.");
    case Concern::PoolTooLarge:
        return Words::tr("Choose a smaller pool.");
    case Concern::ClockOff:
        return Words::tr("Set this computer's date and time by the network.");
    }
    return {};
}

QString rightsStep(const CheckResult &result)
{
    if (findFact(result, Fact::LackedRight))
        return Words::tr("Have their owner say, for instance: %1 TO this user.").arg(grantOf(result));
    return Words::tr("Have its owner say: GRANT CREATE ON SCHEMA %1 TO this user.").arg(schemaOf(result));
}

/// Nothing is changed by asking, so that nothing is lost with the answer. Empty where the usual sentence fits.
QString askingCause(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionLost:
        if (error.sqlState == u"57P01"_s || error.sqlState == u"57P02"_s)
            return Words::tr("The server ended the connection, as one does that goes to sleep or is started anew.");
        return error.sqlState.isEmpty()
            ? Words::tr("The connection was cut before the answer arrived.")
            : Words::tr("The server or its pooler ended the connection before it had answered.");
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
        return Words::tr("The server took too long to answer.");
    case ErrorKind::DiskFull:
        return error.field == Field::None ? Words::tr("The server has no room left, on its disk or within its limit.")
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
            ? Words::tr("Check again; if it stays like that, a firewall or the network may stand in the way.")
            : Words::tr("Check again: whoever sleeps wakes by that. At work the program connects anew by itself.");
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
        return Words::tr("Check again; if it stays like that, the server has too much to do, or somebody has locked "
                         "its tables.");
    default:
        return {};
    }
}

QString orElse(const QString &text, const QString &other)
{
    return text.isEmpty() ? other : text;
}

} // namespace

QString checkTitle(Check check)
{
    switch (check) {
    case Check::StringUnderstood:
        return Words::tr("Connection string understood");
    case Check::SecretAvailable:
        return Words::tr("Password available");
    case Check::NameResolves:
        return Words::tr("Host name found");
    case Check::PortAnswers:
        return Words::tr("Port answers");
    case Check::TlsAgreed:
        return Words::tr("Encrypted, and with the right server");
    case Check::EndpointKnown:
        return Words::tr("Endpoint known");
    case Check::ServerAwake:
        return Words::tr("Server awake and taking connections");
    case Check::PasswordAccepted:
        return Words::tr("Password accepted");
    case Check::DatabaseExists:
        return Words::tr("Database exists");
    case Check::RoundTrip:
        return Words::tr("Questions are answered");
    case Check::ServerVersion:
        return Words::tr("Server version");
    case Check::Rights:
        return Words::tr("Rights");
    case Check::Tables:
        return Words::tr("Tables");
    case Check::Migrations:
        return Words::tr("The program's own tables");
    case Check::Connections:
        return Words::tr("Connections");
    case Check::Clock:
        return Words::tr("Clocks agree");
    }
    return {};
}

QString checkStateName(CheckState state)
{
    switch (state) {
    case CheckState::Waiting:
        return Words::tr("waiting");
    case CheckState::Running:
        return Words::tr("running");
    case CheckState::Passed:
        return Words::tr("passed");
    case CheckState::Warned:
        return Words::tr("warning");
    case CheckState::Failed:
        return Words::tr("failed");
    case CheckState::Skipped:
        return Words::tr("skipped");
    case CheckState::NotNeeded:
        return Words::tr("not needed");
    }
    return {};
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

QString checkActionName(CheckAction action)
{
    switch (action) {
    case CheckAction::None:
        return {};
    case CheckAction::CorrectString:
        return Words::tr("Correct the connection string…");
    case CheckAction::ReenterPassword:
        return Words::tr("Enter the password again…");
    case CheckAction::RaiseTls:
        return Words::tr("Raise to verify-full");
    case CheckAction::SwitchToDirect:
        return Words::tr("Use the direct host");
    case CheckAction::ShrinkPool:
        return Words::tr("Choose a smaller pool…");
    case CheckAction::CreateTables:
        return Words::tr("Create the tables…");
    }
    return {};
}

} // namespace budget::wording
