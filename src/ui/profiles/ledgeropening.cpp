// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/ledgeropening.h"

#include "app/ledger/ledger.h"
#include "app/secrets/secrets.h"
#include "app/session/session.h"
#include "app/settings/profiles.h"
#include "app/work/answers.h"
#include "ui/profiles/passworddialog.h"

#include <utility>

namespace budget {

namespace {

/// Whether the dialog shows the error of the password store. A missing password is expected if passwords are kept in
/// memory or not at all.
bool isNews(const Error &error, const Profile &profile)
{
    const bool isTransient = profile.keeper == SecretKeeper::Session || profile.keeper == SecretKeeper::Ask;
    return error.kind != ErrorKind::SecretMissing || !isTransient;
}

} // namespace

LedgerOpening::LedgerOpening(Session &session, Profiles &profiles, Secrets &secrets, QWidget &window)
    : QObject(&window), m_session(session), m_profiles(profiles), m_secrets(secrets), m_window(window)
{
    connect(&m_session.ledger(), &Ledger::answered, this, [this](const std::optional<Error> &error) {
        if (m_isWaiting && error)
            m_hasSavingFailed = true;
    });
    // Not queued, so that no other ledger can be requested in between.
    connect(&m_session, &Session::opened, this, [this] {
        if (m_isUnderWay)
            noteOpened();
    });
    // Queued, so that the last answer is known before another ledger is opened.
    connect(&m_session.ledger(), &Ledger::pendingWritesChanged, this, &LedgerOpening::noteSaved, Qt::QueuedConnection);
}

void LedgerOpening::open(const Profile &profile)
{
    begin(profile);
    if (m_session.ledger().pendingWrites() > 0)
        waitForSaving();
    else
        fetchPassword();
}

void LedgerOpening::beginLedger(const Profile &profile)
{
    begin(profile);
    m_mayBegin = true;
    fetchPassword();
}

void LedgerOpening::openAtOnce(const Profile &profile)
{
    begin(profile);
    fetchPassword();
}

void LedgerOpening::openAgain(const Profile &profile)
{
    begin(profile);
    if (m_session.login())
        m_refused = passwordOf(*m_session.login());
    fetchPassword();
}

void LedgerOpening::cancel()
{
    if (!m_isUnderWay)
        return;
    abandon();
    Q_EMIT failed(m_profile, {ErrorKind::Cancelled, Field::None, {}, {}, {}});
}

void LedgerOpening::begin(const Profile &profile)
{
    abandon();
    m_profile = profile;
    m_mayBegin = false;
    m_isUnderWay = true;
}

void LedgerOpening::abandon()
{
    ++m_attempt;
    m_isUnderWay = false;
    m_isWaiting = false;
    m_typed.reset();
    m_refused.reset();
    closeDialog();
    m_session.cancelOpening();
}

void LedgerOpening::waitForSaving()
{
    m_isWaiting = true;
    m_hasSavingFailed = false;
    Q_EMIT waitingForSaving(m_profile);
}

void LedgerOpening::noteSaved()
{
    if (!m_isWaiting || m_session.ledger().pendingWrites() > 0)
        return;
    m_isWaiting = false;
    if (!m_hasSavingFailed)
        return fetchPassword();
    m_isUnderWay = false;
    Q_EMIT savingFailed();
}

void LedgerOpening::fetchPassword()
{
    if (std::holds_alternative<LocalFile>(m_profile.location))
        return connectWith({});
    Q_EMIT started(m_profile);
    whenAnswered(m_secrets.read(m_profile), this, [this, attempt = m_attempt](const Result<Secret> &password) {
        if (attempt != m_attempt)
            return;
        if (password && m_refused == *password)
            ask(Error{ErrorKind::PasswordRejected, Field::Password, {}, {}, {}});
        else if (password)
            connectWith(*password);
        else
            ask(isNews(password.error(), m_profile) ? std::optional(password.error()) : std::nullopt);
    });
}

void LedgerOpening::connectWith(const Secret &password)
{
    if (!m_dialog)
        Q_EMIT started(m_profile);
    const auto access = m_mayBegin ? Session::Access::Beginning : Session::Access::Full;
    whenAnswered(m_session.open(loginTo(m_profile.location, password), m_profile.pool, access), this,
                 [this, attempt = m_attempt](const Result<void> &result) {
                     if (attempt != m_attempt)
                         return;
                     if (result)
                         noteOpened(); // the ledger was open already, so opened() was not emitted
                     else
                         noteFailure(result.error());
                 });
}

void LedgerOpening::noteOpened()
{
    ++m_attempt;
    m_isUnderWay = false;
    closeDialog();
    keepTyped();
    Q_EMIT opened(m_profile);
}

void LedgerOpening::noteFailure(const Error &error)
{
    if (m_dialog || error.kind == ErrorKind::PasswordRejected || error.kind == ErrorKind::PasswordMissing)
        return ask(error);
    m_isUnderWay = false;
    Q_EMIT failed(m_profile, error);
}

void LedgerOpening::ask(const std::optional<Error> &reason)
{
    m_isUnderWay = true;
    if (!m_dialog) {
        m_dialog = new PasswordDialog(m_profile, &m_window);
        connect(m_dialog, &PasswordDialog::submitted, this, &LedgerOpening::take);
        connect(m_dialog, &QDialog::rejected, this, &LedgerOpening::cancel);
        connect(m_dialog, &PasswordDialog::workHereRequested, this, [this] {
            abandon();
            Q_EMIT workHereRequested();
        });
        connect(m_dialog, &PasswordDialog::editRequested, this, [this] {
            abandon();
            Q_EMIT editRequested(m_profile);
        });
        m_dialog->open();
    }
    if (reason)
        m_dialog->showProblem(*reason);
}

void LedgerOpening::take(const Secret &password, std::optional<SecretKeeper> keeper)
{
    m_typed = Typed{password, keeper};
    m_dialog->showConnecting();
    connectWith(password);
}

void LedgerOpening::closeDialog()
{
    if (!m_dialog)
        return;
    PasswordDialog *dialog = m_dialog;
    m_dialog.clear();
    dialog->disconnect(this);
    dialog->finish();
}

void LedgerOpening::keepTyped()
{
    const auto typed = std::exchange(m_typed, std::nullopt);
    if (!typed || !typed->keeper)
        return;
    if (m_profile.source != Profile::Source::Stored)
        return keepForSession(typed->password);
    if (typed->keeper != m_profile.keeper)
        return keepElsewhere(*typed);
    whenAnswered(m_secrets.keep(m_profile, typed->password), this, [this](const Result<void> &kept) {
        if (!kept)
            Q_EMIT notKept(kept.error());
    });
}

/// Keeps the password of a profile from DATABASE_URL in memory. The user's .env file is not changed.
void LedgerOpening::keepForSession(const Secret &password)
{
    Profile given = m_profile;
    given.keeper = SecretKeeper::Session;
    m_profiles.give(given);
    whenAnswered(m_secrets.keep(given, password), this, [this](const Result<void> &kept) {
        if (!kept)
            Q_EMIT notKept(kept.error());
    });
}

/// The profile names its new store only after that store has the password.
void LedgerOpening::keepElsewhere(const Typed &typed)
{
    Profile changed = m_profile;
    changed.keeper = *typed.keeper;
    whenAnswered(m_secrets.move(m_profile, changed, typed.password), this, [this, changed](const Result<Moved> &moved) {
        if (!moved)
            return Q_EMIT notKept(moved.error());
        if (moved->leftBehind)
            Q_EMIT notKept(*moved->leftBehind);
        auto current = m_profiles.find(changed.id);
        if (!current)
            return;
        current->keeper = changed.keeper;
        if (const auto saved = m_profiles.save(*current); !saved)
            Q_EMIT notKept(saved.error());
    });
}

} // namespace budget
