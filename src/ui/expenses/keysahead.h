// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>
#include <QString>

#include <deque>

class QWidget;

namespace budget {

/// The keys that a person typed while a form was saving, to be typed into it as soon as it takes text again.
class KeysAhead
{
public:
    /// False for keys that are no typing, such as shortcuts; they are not kept.
    [[nodiscard]] bool keep(const QKeyEvent &event);
    /// Types the first of them into what has the keyboard focus in the window; false where there is none.
    [[nodiscard]] bool typeNext(const QWidget &window);
    void clear() { m_keys.clear(); }

private:
    struct Key
    {
        int key;
        Qt::KeyboardModifiers modifiers;
        QString text;
    };

    std::deque<Key> m_keys;
};

} // namespace budget
