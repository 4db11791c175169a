// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/result.h"

#include <QDialog>
#include <QString>

#include <memory>

namespace budget {

namespace Ui {
class ProfilesDialog;
}

class ProfileModel;
class Profiles;
class Secrets;

/// The list of all profiles. The dialog renames, recolours, duplicates and forgets profiles; opening and editing one
/// are signals.
class ProfilesDialog : public QDialog
{
    Q_OBJECT

public:
    ProfilesDialog(Profiles &profiles, Secrets &secrets, QWidget *parent = nullptr);
    ~ProfilesDialog() override;
    Q_DISABLE_COPY_MOVE(ProfilesDialog)

Q_SIGNALS:
    void openRequested(const QString &id);
    void editRequested(const budget::Profile &profile);
    void newRequested();

private:
    void setUpTable();
    void connectForm();
    void fitColumns();
    void fill();
    void openChosen();
    void edit();
    void rename();
    void changeName(const Profile &profile, const QString &name);
    void changeColor(const QString &color);
    void duplicate();
    void copySecret(const Profile &from, const Profile &to);
    void askToForget();
    void forget(const Profile &profile);
    void remove(const Profile &profile);
    void offerToRemove(const Profile &profile, const Error &error);
    void show(const Result<void> &result);
    void updateButtons();
    void showLook();
    [[nodiscard]] QString copyName(const QString &name) const;
    [[nodiscard]] const Profile *chosen() const;

    std::unique_ptr<Ui::ProfilesDialog> m_form;
    Profiles &m_profiles;
    Secrets &m_secrets;
    ProfileModel *m_model;
};

} // namespace budget
