// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/languagechoice.h"

#include "app/settings/preferences.h"
#include "words/language/languages.h"

#include <QAction>
#include <QMenu>

namespace budget {

using namespace Qt::StringLiterals;

LanguageChoice::LanguageChoice(QMenu &menu, Preferences &preferences)
    : QActionGroup(&menu), m_preferences(preferences), m_atStart(preferences.language())
{
    add(menu, languages::kSystem, tr("As the &system"));
    for (const languages::Language &language : languages::all())
        add(menu, language.code, u'&' + language.name);
    connect(this, &QActionGroup::triggered, this, [this](const QAction *action) { take(*action); });
}

void LanguageChoice::add(QMenu &menu, const QString &code, const QString &name)
{
    QAction *action = menu.addAction(name);
    action->setObjectName(code + u"LanguageAction"_s);
    action->setData(code);
    action->setCheckable(true);
    action->setChecked(m_atStart == code);
    addAction(action);
}

void LanguageChoice::take(const QAction &action)
{
    const QString code = action.data().toString();
    m_preferences.setLanguage(code);
    Q_EMIT chosen(code == m_atStart);
}

} // namespace budget
