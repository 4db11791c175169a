// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>
#include <QString>

#include <deque>

class QWidget;

namespace budget {

/// The keys that the user presses while a form is saving. They are replayed as soon as the form accepts text again.
class KeysAhead
{
public:
    /// Stores a key that types or edits text or moves the cursor. Returns false for other keys, such as shortcuts.
    [[nodiscard]] bool keep(const QKeyEvent &event);
    /// Sends the first stored key to the widget that has the focus in `window`. Returns false if there is no key or no
    /// such widget.
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
