// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/files/ledgercopy.h"
#include "core/address/profile.h"

#include <QObject>
#include <QPointer>

class QFileDialog;
class QWidget;

namespace budget {

class Session;
struct Notice;

/// What a ledger in a file needs beside being opened: the question whether a new budget begins in a file that holds
/// none, copies, and what can still be read of a damaged one. No dialog has an event loop of its own.
class FileCare : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialogs, and owns this.
    FileCare(Session &session, QWidget &window);

    /// Where mayBegin() is true of the error: asks the person, and emits beginningAgreed() where the answer is yes.
    void askToBegin(const Profile &profile, const Error &error);
    /// Of the ledger that is open: asks where to, then writes it.
    void saveCopy();
    void saveWhatCanBeRead();

Q_SIGNALS:
    void beginningAgreed(const budget::Profile &profile);
    /// What happens with a copy, for the window's notice bar.
    void said(const budget::Notice &notice);

private:
    [[nodiscard]] QString openFile() const;
    [[nodiscard]] QFileDialog *askForTarget(const QString &title, const QString &suffix);
    void copyTo(const QString &target);
    void rescueTo(const QString &target);
    void sayBegun(const QString &text);
    void sayFailed(const Error &error);

    Session &m_session;
    QWidget &m_window;
    LedgerCopy m_copy;
    QPointer<QFileDialog> m_dialog;
};

} // namespace budget
