// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checklistview.h"

#include "ui/checks/checklines.h"
#include "ui/checks/checklist.h"
#include "ui/localledger.h"
#include "words/checks/checksubject.h"

#include <QLabel>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

/// A checklist in which all checks passed, those in `warned` with a warning.
Checklist settled(const std::vector<Check> &warned)
{
    Checklist list;
    for (std::size_t i = 0; i < list.results().size(); ++i) {
        CheckResult result = list.results()[i];
        const bool isWarned = std::ranges::find(warned, result.check) != warned.end();
        result.state = isWarned ? CheckState::Warned : CheckState::Passed;
        list.settle(result);
    }
    return list;
}

} // namespace

class TestCheckListView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The verdict names the checks with warnings, because their rows may be below the visible part of the window.
    void theVerdictNamesTheWarnings()
    {
        const auto one = verdictOf(settled({Check::ServerVersion}));
        QCOMPARE(one.state, CheckLine::State::Warned);
        QVERIFY2(one.sentence.endsWith(wording::checkSubject(Check::ServerVersion) + u'.'), qPrintable(one.sentence));
        const auto two = verdictOf(settled({Check::TlsAgreed, Check::Clock}));
        QVERIFY(two.sentence.contains(u"2 warnings"_s));
        QVERIFY(two.sentence.contains(wording::checkSubject(Check::TlsAgreed)));
        QVERIFY(two.sentence.contains(wording::checkSubject(Check::Clock)));
        QCOMPARE(verdictOf(settled({})).sentence, u"All checks have passed."_s);
    }

    void nothingWaitsBeforeSomethingWasStarted()
    {
        CheckListView view;
        view.setTask({.login = LocalFile{u"/nowhere/a"_s}, .pool = {}});
        view.show();
        const auto rows = view.findChildren<CheckRow *>();
        QCOMPARE(rows.size(), 16);
        for (const CheckRow *row : rows)
            QCOMPARE(part<QLabel>(*row, "checkTimeLabel").text(), QString());
    }
};

QTEST_MAIN(TestCheckListView)
#include "tst_checklistview.moc"
