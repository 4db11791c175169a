// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/address/secret.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QWidget;

namespace budget {

class PasswordDialog;
class Profiles;
class Secrets;
class Session;

/// Opens profiles: waits for what is being saved, fetches the password from its keeper or from the person, connects,
/// asks again where the server refuses the password, and hands one that was typed to its keeper. The ledger that is
/// open stays so until another one has proved to work. Nothing here blocks.
class LedgerOpening : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialog, and owns this.
    LedgerOpening(Session &session, Profiles &profiles, Secrets &secrets, QWidget &window);

    /// Overtakes what is under way.
    void open(const Profile &profile);
    /// The same; a person has agreed that the file, which holds no ledger, becomes one.
    void beginLedger(const Profile &profile);
    /// The same, without waiting for what is being saved.
    void openAtOnce(const Profile &profile);
    /// The ledger that is open, whose password the server takes no more: with the keeper's, if that has another one by
    /// now, or else with what the person types. What is being saved is not waited for; it could not be saved.
    void openAgain(const Profile &profile);
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    /// Gives up what is under way, if anything is; that failed as Cancelled then.
    void cancel();

Q_SIGNALS:
    /// Now it connects.
    void started(const budget::Profile &profile);
    void opened(const budget::Profile &profile);
    /// Cancelled where the person did not want to give the password.
    void failed(const budget::Profile &profile, const budget::Error &error);
    /// The typed password was right, but its keeper did not take it, or kept an old one.
    void notKept(const budget::Error &error);
    /// Something is being saved; it goes on by itself after that.
    void waitingForSaving(const budget::Profile &profile);
    void savingFailed();
    void workHereRequested();
    void editRequested(const budget::Profile &profile);

private:
    struct Typed
    {
        Secret password;
        std::optional<SecretKeeper> keeper;
    };

    void begin(const Profile &profile);
    /// Nothing is said any more about what was under way.
    void abandon();
    void waitForSaving();
    void noteSaved();
    void fetchPassword();
    void connectWith(const Secret &password);
    void noteOpened();
    void noteFailure(const Error &error);
    void ask(const std::optional<Error> &reason);
    void take(const Secret &password, std::optional<SecretKeeper> keeper);
    void closeDialog();
    void keepTyped();
    void keepForSession(const Secret &password);
    void keepElsewhere(const Typed &typed);

    Session &m_session;
    Profiles &m_profiles;
    Secrets &m_secrets;
    QWidget &m_window;
    Profile m_profile;
    std::optional<Typed> m_typed;
    QPointer<PasswordDialog> m_dialog;
    bool m_mayBegin = false; ///< the file may become a ledger
    int m_attempt = 0; ///< answers of earlier ones are dropped
    bool m_isUnderWay = false;
    std::optional<Secret> m_refused; ///< a password that was tried already
    bool m_isWaiting = false; ///< for what is being saved
    bool m_hasSavingFailed = false;
};

} // namespace budget
