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

/// Opens profiles: waits for changes that are being saved, reads the password from its store or asks the user,
/// connects, asks again if the server refuses the password, and keeps a typed password in its store. The open ledger
/// stays open until the new one works. Does not block.
class LedgerOpening : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialog and owns this object.
    LedgerOpening(Session &session, Profiles &profiles, Secrets &secrets, QWidget &window);

    /// Opens the profile. Replaces an opening that is under way.
    void open(const Profile &profile);
    /// Like openAtOnce(). The user has agreed that the file, which holds no ledger, becomes one.
    void beginLedger(const Profile &profile);
    /// Like open(), without waiting for changes that are being saved.
    void openAtOnce(const Profile &profile);
    /// Opens the current ledger again, because the server refuses its password: with the password from the store if
    /// that is another one by now, or else with one that the user types. Does not wait for changes that are being
    /// saved, because they cannot succeed.
    void openAgain(const Profile &profile);
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    /// Gives up an opening that is under way; failed() then reports Cancelled.
    void cancel();

Q_SIGNALS:
    /// The password is being read, or the connection is being opened.
    void started(const budget::Profile &profile);
    void opened(const budget::Profile &profile);
    /// Cancelled if the user did not give the password.
    void failed(const budget::Profile &profile, const budget::Error &error);
    /// The server accepted the typed password, but the password's store did not take it, or the profile could not be
    /// saved, or the previous store still contains a password.
    void notKept(const budget::Error &error);
    /// A change is being saved; the opening continues after that.
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
    /// Gives up the opening that is under way without a signal.
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
    bool m_mayBegin = false; ///< a file without a ledger may become one
    int m_attempt = 0;       ///< the number of the attempt; answers of earlier ones are dropped
    bool m_isUnderWay = false;
    std::optional<Secret> m_refused; ///< a password that the server refused
    bool m_isWaiting = false;        ///< waits for changes that are being saved
    bool m_hasSavingFailed = false;
};

} // namespace budget
