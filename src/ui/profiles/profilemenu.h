// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMenu>

class QAction;

namespace budget {

class Profiles;
struct Profile;

/// A menu of all profiles with colour and name, the current one marked, followed by further actions.
class ProfileMenu : public QMenu
{
    Q_OBJECT

public:
    /// `others` are the further actions. The menu does not own them.
    ProfileMenu(Profiles &profiles, QList<QAction *> others, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &id);
    /// The user wants to set up the current ledger, which comes from DATABASE_URL, as a stored profile.
    void keepRequested();

private:
    void fill();
    void addProfile(const Profile &profile);
    void offerToKeep();
    void markCurrent();

    Profiles &m_profiles;
    QList<QAction *> m_others;
};

} // namespace budget
