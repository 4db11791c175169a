// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/address/secret.h"
#include "core/error.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace budget {

namespace Ui {
class PasswordDialog;
}

/// Asks for the password of a profile and where to keep it. The dialog stays open while the connection is tried, so
/// that errors are shown beside the typed password; finish() closes it.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PasswordDialog(const Profile &profile, QWidget *parent = nullptr);
    ~PasswordDialog() override;
    Q_DISABLE_COPY_MOVE(PasswordDialog)

    /// Shows the error. After an error of the keychain, the dialog offers to leave the stored password unchanged.
    void showProblem(const Error &error);
    /// Disables editing until the next showProblem(). Cancel stays enabled.
    void showConnecting();
    void finish();

    void accept() override;

Q_SIGNALS:
    /// Without `keeper`, the password is used once and the store is left as it is.
    void submitted(const budget::Secret &password, std::optional<budget::SecretKeeper> keeper);
    void workHereRequested();
    void editRequested();

private:
    void fillKeepers();
    void offerToLeaveKeeper();
    void setEditable(bool isEditable);
    void showKeeperMeaning();
    void showPassword(bool isShown);
    void showLook();
    [[nodiscard]] std::optional<SecretKeeper> chosenKeeper() const;

    std::unique_ptr<Ui::PasswordDialog> m_form;
    Profile m_profile;
};

} // namespace budget
