// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QString>

class QMenu;

namespace budget {

class Preferences;

/// The actions of the menu 'Language': the system's language, and each language of the program by its own name. A
/// choice is stored in the preferences. It takes effect at the next start, because open windows do not change their
/// texts.
class LanguageChoice : public QActionGroup
{
    Q_OBJECT

public:
    /// Adds the actions to the menu. The menu becomes the parent of this object.
    LanguageChoice(QMenu &menu, Preferences &preferences);

Q_SIGNALS:
    /// `isInForce`: the choice is the setting with which the program was started.
    void chosen(bool isInForce);

private:
    void add(QMenu &menu, const QString &code, const QString &name);
    void take(const QAction &action);

    Preferences &m_preferences;
    const QString m_atStart;
};

} // namespace budget
