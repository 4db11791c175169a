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

/// Handles ledgers in files: asks whether a new ledger begins in a file that holds none, saves copies, and saves the
/// readable rows of a damaged file. The dialogs have no event loop of their own.
class FileCare : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialogs and owns this object.
    FileCare(Session &session, QWidget &window);

    /// If mayBegin() is true of the error: asks the user, and emits beginningAgreed() if the answer is yes.
    void askToBegin(const Profile &profile, const Error &error);
    /// Asks for a target file, then saves a copy of the ledger in it. saveWhatCanBeRead() does the same with the
    /// readable rows of a damaged ledger.
    void saveCopy();
    void saveWhatCanBeRead();

Q_SIGNALS:
    void beginningAgreed(const budget::Profile &profile);
    /// Progress and result of a copy, for the window's notice bar.
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
