// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMenu>

class QAction;

namespace budget {

class Profiles;
struct Profile;

/// All profiles by colour and name, the current one marked, and below them what else can be done.
class ProfileMenu : public QMenu
{
    Q_OBJECT

public:
    /// The other actions belong to somebody else.
    ProfileMenu(Profiles &profiles, QList<QAction *> others, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &id);
    /// The current ledger, which was given from outside, is to be set up as one of the person's own.
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
