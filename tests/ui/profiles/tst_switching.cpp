// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "ui/profiles/profilesdialog.h"
#include "ui/startedprogram.h"
#include "ui/tables/listtable.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::localProfile;
using test::part;
using test::StartedProgram;
using test::storeProfiles;

namespace {

const test::ScratchHome kHome;

} // namespace

/// Switching between several ledgers, also if the settings cannot be stored.
class TestSwitching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchesBetweenProfiles()
    {
        const QTemporaryDir folder;
        const std::vector<Profile> all{localProfile(folder, u"One"_s), localProfile(folder, u"Two & more"_s)};
        storeProfiles(folder, all, 1);
        {
            StartedProgram s(folder);
            QTRY_COMPARE(s.title(), u"Two & more – Budget Tracker"_s);
            QCOMPARE(s.menu(), QStringList({u"One"_s, u"Two && more*"_s}));
            s.choose(u"One"_s);
            QTRY_COMPARE(s.title(), u"One – Budget Tracker"_s);
            QCOMPARE(s.menu(), QStringList({u"One*"_s, u"Two && more"_s}));
            QCOMPARE(part<QToolButton>(s.program.window(), "profileButton").accessibleName(), u"Ledger: One"_s);
        }
        StartedProgram again(folder);
        QTRY_COMPARE(again.title(), u"One – Budget Tracker"_s);
    }

    void theOpenLedgerStaysWhenAnotherFails()
    {
        const QTemporaryDir folder;
        Profile broken = localProfile(folder, u"Broken"_s);
        broken.location = LocalFile{folder.path()};
        storeProfiles(folder, {localProfile(folder, u"One"_s), broken}, 0);
        StartedProgram s(folder);
        QTRY_VERIFY(s.isOpen());
        s.choose(u"Broken"_s);
        QTRY_VERIFY(s.notice().startsWith(u"File: this is a folder."_s));
        QCOMPARE(s.title(), u"One – Budget Tracker"_s);
        QCOMPARE(s.menu(), QStringList({u"One*"_s, u"Broken"_s}));
        s.choose(u"One"_s);
        QTRY_VERIFY(s.notice().isEmpty());
    }

    void switchingWaitsForWhatIsBeingSaved()
    {
        const QTemporaryDir folder;
        storeProfiles(folder, {localProfile(folder, u"One"_s), localProfile(folder, u"Two"_s)}, 0);
        StartedProgram s(folder);
        QTRY_VERIFY(s.isOpen());
        auto first = s.program.session().ledger().addPerson({u"a@example.com"_s, u"A"_s});
        s.choose(u"Two"_s);
        QVERIFY(s.notice().startsWith(u"Saving…"_s));
        QTRY_COMPARE(s.title(), u"Two – Budget Tracker"_s);
        QVERIFY(first.isFinished() && first.result());

        s.choose(u"One"_s);
        QTRY_COMPARE(s.title(), u"One – Budget Tracker"_s);
        auto again = s.program.session().ledger().addPerson({u"a@example.com"_s, u"A"_s});
        s.choose(u"Two"_s);
        QTRY_VERIFY(s.notice().contains(u"so this ledger stays open"_s));
        QCOMPARE(s.title(), u"One – Budget Tracker"_s);
        QVERIFY(again.isFinished() && !again.result());
    }

    void withoutALastOneTheListIsShown()
    {
        const QTemporaryDir folder;
        storeProfiles(folder, {localProfile(folder, u"One"_s), localProfile(folder, u"Two"_s)}, -1);
        StartedProgram s(folder);
        auto *list = test::openDialog<ProfilesDialog>(s.program.window(), "profilesDialog");
        QVERIFY(list && !s.wizard());
        part<ListTable>(*list, "profilesTable").chooseRow(1);
        part<QPushButton>(*list, "openProfileButton").click();
        QTRY_COMPARE(s.title(), u"Two – Budget Tracker"_s);
    }

    void theListLeadsToTheWizard()
    {
        const QTemporaryDir folder;
        storeProfiles(folder, {localProfile(folder, u"One"_s)}, 0);
        StartedProgram s(folder);
        QTRY_VERIFY(s.isOpen());
        s.program.window().findChild<QAction *>(u"manageProfilesAction"_s)->trigger();
        auto *list = test::openDialog<ProfilesDialog>(s.program.window(), "profilesDialog");
        QVERIFY(list);
        part<QToolButton>(*list, "editProfileButton").click();
        QTRY_VERIFY(s.wizard());
        const QString moved = folder.filePath(u"moved.budget"_s);
        part<QLineEdit>(*s.wizard(), "fileEdit").setText(moved);
        part<QPushButton>(*s.wizard(), "finishButton").click();
        QTRY_VERIFY(!s.wizard());
        QCOMPARE(s.program.profiles().all().size(), 1U);
        QCOMPARE(s.program.profiles().all().front().name, u"One"_s);
        QVERIFY(s.program.profiles().all().front().location == LedgerLocation(LocalFile{moved}));
    }

    void damagedSettingsAreReportedOnce()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100, '\0'));
        file.close();
        {
            StartedProgram s(folder);
            QVERIFY(s.notice().startsWith(u"Settings file: part of it could not be read"_s));
            QVERIFY(s.wizard());
        }
        StartedProgram again(folder);
        QVERIFY(again.notice().isEmpty());
    }

    void settingsThatCannotBeStoredAreReportedOnceAndTheProgramWorks()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"settings.ini"_s)); // a folder in place of the settings file
        StartedProgram s(folder);
        QVERIFY(s.notice().startsWith(u"Settings file: this is a folder."_s));
        part<QLineEdit>(*s.wizard(), "fileEdit").setText(folder.filePath(u"own.budget"_s));
        part<QToolButton>(s.program.window(), "noticeCloseButton").click();
        s.finishWizard();
        QTRY_VERIFY(s.isOpen() && !s.wizard());
        QVERIFY(s.notice().isEmpty());
        QCOMPARE(s.title(), u"own – Budget Tracker"_s);
    }
};

QTEST_MAIN(TestSwitching)
#include "tst_switching.moc"
