// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/appearancechoice.h"

#include "app/settings/preferences.h"
#include "ui/look/theme.h"

#include <QActionGroup>

namespace budget {

using namespace Qt::StringLiterals;

AppearanceChoice::AppearanceChoice(const Actions &actions, Preferences &preferences, QObject *parent) : QObject(parent)
{
    const auto add = [this, &preferences, group = new QActionGroup(this)](QAction *action, theme::Appearance appearance,
                                                                          const QString &name) {
        group->addAction(action);
        action->setChecked(preferences.appearance() == name);
        connect(action, &QAction::triggered, this, [&preferences, appearance, name] {
            preferences.setAppearance(name);
            theme::apply(appearance);
        });
    };
    add(actions.system, theme::Appearance::System, u"system"_s);
    add(actions.light, theme::Appearance::Light, u"light"_s);
    add(actions.dark, theme::Appearance::Dark, u"dark"_s);
}

} // namespace budget
