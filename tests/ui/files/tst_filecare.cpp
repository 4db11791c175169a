// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/filecare.h"

#include "support/places/fileplaces.h"
#include "support/places/scratchhome.h"
#include "ui/startedprogram.h"

#include <QAction>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const ScratchHome kHome;

StartOptions withFile(const QString &file, bool addSample = false)
{
    StartOptions options;
    options.ledgerFile = file;
    options.addSample = addSample;
    return options;
}

/// Creates a file with the sample ledger and closes it.
void makeSample(const QTemporaryDir &folder, const QString &path)
{
    StartedProgram s(folder, withFile(path, true));
    QTRY_VERIFY(s.isOpen());
    QTRY_COMPARE(s.program.session().status().pendingWrites, 0);
    QTRY_VERIFY(QFile(path + u"-wal"_s).exists());
}

} // namespace

class TestFileCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFileBecomesABudgetWhenAPersonSaysSo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"empty.sqlite"_s);
        write(path, {});
        StartedProgram s(folder, withFile(path));
        QTRY_VERIFY(openDialog<QMessageBox>(s.program.window(), "beginBox"));
        QVERIFY(!s.isOpen());
        QVERIFY(s.failure().contains(u"is empty"_s));
        auto *box = openDialog<QMessageBox>(s.program.window(), "beginBox");
        QVERIFY(box->informativeText().contains(path));
        part<QPushButton>(*box, "beginButton").click();
        QTRY_VERIFY(s.isOpen());
    }

    void anEmptyFileIsLeftAsItIsOtherwise()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"empty.sqlite"_s);
        write(path, {});
        StartedProgram s(folder, withFile(path));
        QTRY_VERIFY(openDialog<QMessageBox>(s.program.window(), "beginBox"));
        part<QPushButton>(*openDialog<QMessageBox>(s.program.window(), "beginBox"), "leaveFileButton").click();
        QVERIFY(!s.isOpen());
        QCOMPARE(read(path), QByteArray());
    }

    void aCopyIsSavedWhereAPersonSays()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString copy = folder.filePath(u"copy.sqlite"_s);
        StartedProgram s(folder, withFile(path, true));
        QTRY_VERIFY(s.isOpen());
        part<QAction>(s.program.window(), "saveCopyAction").trigger();
        QTRY_VERIFY(openDialog<QFileDialog>(s.program.window(), "copyDialog"));
        Q_EMIT openDialog<QFileDialog>(s.program.window(), "copyDialog")->fileSelected(copy);
        QTRY_VERIFY(s.notice().contains(copy));
        QCOMPARE(modeOf(copy), 0600U);
    }

    void aDamagedFileIsShownAndWhatCanBeReadIsSaved()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        makeSample(folder, path);
        write(path, read(path).replace("Groceries", "Grocerias"));
        StartedProgram s(folder, withFile(path));
        QTRY_VERIFY(s.notice().contains(u"damaged"_s));
        QCOMPARE(s.program.session().status().state, SessionState::ReadOnly);
        QVERIFY(!part<QPushButton>(part<QWidget>(s.program.window(), "quickEntry"), "addButton").isEnabled());
        QVERIFY(!part<QPushButton>(s.program.window(), "emptyEntryButton").isEnabled());
        QVERIFY(s.isOpen());
        part<QPushButton>(part<QWidget>(s.program.window(), "windowNotice"), "noticeActionButton").click();
        QTRY_VERIFY(openDialog<QFileDialog>(s.program.window(), "copyDialog"));
        Q_EMIT openDialog<QFileDialog>(s.program.window(), "copyDialog")->fileSelected(rescued);
        QTRY_VERIFY(s.notice().contains(u"Saved 9 rows"_s));
        QVERIFY(QFile::exists(rescued));
    }
};

QTEST_MAIN(TestFileCare)
#include "tst_filecare.moc"
