// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilemenu.h"

#include "app/settings/profiles.h"
#include "ui/look/icons.h"
#include "ui/look/mnemonics.h"
#include "ui/profiles/profilewords.h"

#include <QAction>

#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

ProfileMenu::ProfileMenu(Profiles &profiles, QList<QAction *> others, QWidget *parent)
    : QMenu(tr("&Switch to"), parent), m_profiles(profiles), m_others(std::move(others))
{
    setObjectName(u"profileMenu"_s);
    connect(&m_profiles, &Profiles::changed, this, &ProfileMenu::fill);
    fill();
}

void ProfileMenu::fill()
{
    const QList<QAction *> old = actions();
    for (QAction *action : old) {
        removeAction(action);
        if (action->parent() == this)
            action->deleteLater(); // not at once, because it may be the action being triggered
    }
    for (const Profile &profile : m_profiles.all())
        addProfile(profile);
    if (m_profiles.all().empty())
        addAction(tr("No ledger is set up yet"))->setEnabled(false);
    addSeparator();
    offerToKeep();
    addActions(m_others);
    markCurrent();
}

void ProfileMenu::offerToKeep()
{
    const auto current = m_profiles.find(m_profiles.current());
    if (!current || current->source == Profile::Source::Stored)
        return;
    QAction *keep = addAction(tr("&Keep this ledger…"));
    keep->setObjectName(u"keepLedgerAction"_s);
    keep->setToolTip(
        tr("Saves this ledger under a name on this computer, so that it can be opened without DATABASE_URL."));
    connect(keep, &QAction::triggered, this, &ProfileMenu::keepRequested);
}

void ProfileMenu::addProfile(const Profile &profile)
{
    QAction *action = addAction(icons::dot(QColor(profile.color)), withoutMnemonics(profilewords::name(profile)));
    action->setData(profile.id);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, id = profile.id] {
        markCurrent(); // unchecks the action, because the chosen ledger is not open yet
        Q_EMIT chosen(id);
    });
}

void ProfileMenu::markCurrent()
{
    const QList<QAction *> all = actions();
    for (QAction *action : all) {
        const bool isCurrent = action->isCheckable() && action->data().toString() == m_profiles.current();
        action->setChecked(isCurrent);
        QFont weight = action->font();
        weight.setBold(isCurrent);
        action->setFont(weight);
    }
}

} // namespace budget
