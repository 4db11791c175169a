// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"

#include <QByteArray>

#include <vector>

namespace budget::test {

/// A home of this test program's own: HOME and the XDG folders point into a temporary folder until
/// destruction, there is no D-Bus session and so no keychain, and what libpq and the program take from
/// the environment (`PG*`, `DATABASE_URL`) is cleared. Make it first thing in main(), before any thread
/// or QApplication; a QStandardPaths answer given earlier is not corrected. Ends the program if the
/// folder cannot be made.
class ScratchHome
{
public:
    ScratchHome();
    ~ScratchHome();
    Q_DISABLE_COPY_MOVE(ScratchHome)

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    struct Variable
    {
        QByteArray name;
        QByteArray value;
        bool wasSet;
    };

    void remember(const QByteArray &name);
    void redirect(const QByteArray &name, const QString &folder);
    void clear(const QByteArray &name);

    WatchedFolder m_folder;
    std::vector<Variable> m_before;
};

} // namespace budget::test
