// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace budget {

class Preferences;

/// The menu items that choose the light or dark appearance. The choice takes effect at once and is remembered.
class AppearanceChoice : public QObject
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction *system;
        QAction *light;
        QAction *dark;
    };

    AppearanceChoice(const Actions &actions, Preferences &preferences, QObject *parent);
};

} // namespace budget
