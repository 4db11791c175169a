// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/filecare.h"

#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/files/beginbox.h"
#include "ui/pages/notice.h"
#include "words/errors/wording.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace budget {

using namespace Qt::StringLiterals;

FileCare::FileCare(Session &session, QWidget &window) : QObject(&window), m_session(session), m_window(window)
{ }

void FileCare::askToBegin(const Profile &profile, const Error &error)
{
    const auto *file = std::get_if<LocalFile>(&profile.location);
    if (!file)
        return;
    QMessageBox *box = makeBeginBox(file->path, error, &m_window);
    connect(box, &QDialog::accepted, this, [this, profile] { Q_EMIT beginningAgreed(profile); });
    box->open();
}

void FileCare::saveCopy()
{
    if (QFileDialog *dialog = askForTarget(tr("Save a copy"), tr("copy")))
        connect(dialog, &QFileDialog::fileSelected, this, &FileCare::copyTo);
}

void FileCare::saveWhatCanBeRead()
{
    if (QFileDialog *dialog = askForTarget(tr("Save what can be read"), tr("rescued")))
        connect(dialog, &QFileDialog::fileSelected, this, &FileCare::rescueTo);
}

/// Opens a dialog that asks for a file. Returns null if no file is open, or if the dialog is already open.
QFileDialog *FileCare::askForTarget(const QString &title, const QString &suffix)
{
    const QFileInfo file(openFile());
    if (file.filePath().isEmpty() || m_dialog)
        return nullptr;
    m_dialog = new QFileDialog(&m_window, title, file.absolutePath());
    m_dialog->setObjectName(u"copyDialog"_s);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAcceptMode(QFileDialog::AcceptSave);
    m_dialog->setDefaultSuffix(file.suffix());
    m_dialog->selectFile(u"%1 (%2).%3"_s.arg(file.completeBaseName(), suffix, file.suffix()));
    m_dialog->open();
    return m_dialog;
}

QString FileCare::openFile() const
{
    const auto &location = m_session.location();
    const auto *file = location ? std::get_if<LocalFile>(&*location) : nullptr;
    return file ? file->path : QString();
}

void FileCare::copyTo(const QString &target)
{
    if (QFileInfo(target) == QFileInfo(openFile()))
        return sayFailed({ErrorKind::FileInUse, Field::LedgerFile, target, {}, {}});
    sayBegun(tr("Saving a copy…"));
    whenAnswered(m_copy.copy(openFile(), target), this, [this, target](const Result<void> &copied) {
        if (!copied)
            return sayFailed(copied.error());
        Q_EMIT said({Notice::Kind::Done, tr("The copy was saved and checked: %1").arg(target), {}, {}, {}});
    });
}

void FileCare::rescueTo(const QString &target)
{
    if (QFileInfo(target) == QFileInfo(openFile()))
        return sayFailed({ErrorKind::FileInUse, Field::LedgerFile, target, {}, {}});
    sayBegun(tr("Saving what can be read…"));
    whenAnswered(m_copy.rescue(openFile(), target), this, [this, target](const Result<RescueReport> &report) {
        if (!report)
            return sayFailed(report.error());
        const QString lost = report->lost == 0 && report->isCounted
            ? tr("Every row could be read. Check that the values are right.")
            : tr("Up to %n rows could not be read.", nullptr, int(report->lost));
        QStringList texts{tr("Saved %n rows to %1.", nullptr, int(report->saved)).arg(target), lost};
        if (!report->isCounted)
            texts << tr("More rows may be missing: a damaged part of the file could not be searched.");
        if (report->lostTransfers > 0)
            texts << tr("%n transfers are now two separate rows.", nullptr, int(report->lostTransfers));
        Q_EMIT said({Notice::Kind::Done, texts.join(u' '), {}, {}, {}});
    });
}

void FileCare::sayBegun(const QString &text)
{
    Q_EMIT said({Notice::Kind::Done, text, tr("Cancel"), [this] { m_copy.cancel(); }, {}});
}

void FileCare::sayFailed(const Error &error)
{
    const QString text = error.kind == ErrorKind::Cancelled ? tr("No copy was saved.") : wording::sentence(error);
    Q_EMIT said({Notice::Kind::Problem, text, {}, {}, wording::technicalText(error)});
}

} // namespace budget
