// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QString>

class QMenu;

namespace budget {

class Preferences;

/// The entries of the menu 'Language': the system's language, and each language that the program has, by its own name.
/// A choice is stored; it counts from the next start, since windows that are open do not change their texts.
class LanguageChoice : public QActionGroup
{
    Q_OBJECT

public:
    /// Fills the menu, which owns the object.
    LanguageChoice(QMenu &menu, Preferences &preferences);

Q_SIGNALS:
    /// `isInForce`: it is the setting with which the program was started.
    void chosen(bool isInForce);

private:
    void add(QMenu &menu, const QString &code, const QString &name);
    void take(const QAction &action);

    Preferences &m_preferences;
    const QString m_atStart;
};

} // namespace budget
