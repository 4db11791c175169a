// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"

#include <QByteArray>

#include <vector>

namespace budget::test {

/// A home folder of this test program: until destruction, HOME and the XDG folders are in a temporary folder, there is
/// no D-Bus session and therefore no keychain, and the variables of libpq and the program (`PG*`, `DATABASE_URL`) are
/// removed. Create it first in main(), before any thread or QApplication; earlier results of QStandardPaths are not
/// corrected. Ends the program if the folder cannot be created.
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
