// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "ui/checks/checklist.h"
#include "ui/checks/drillview.h"
#include "ui/localledger.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDrillView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
        m_view = std::make_unique<DrillView>(
            DrillTools{QStringLiteral(BUDGET_PROGRAM), 1min, DrillNotes(m_notes.path())});
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_ledger.reset();
    }

    void nothingStartsWithoutALedger()
    {
        QVERIFY(!start().isEnabled() && !cancel().isVisible() && !copy().isVisible());
        m_view->setTarget(m_ledger->location());
        QVERIFY(start().isEnabled());
        QCOMPARE(part<QSpinBox>(*m_view, "drillWaitSpin").value(), 10);
        QVERIFY(part<QLabel>(*m_view, "drillPurposeLabel").text().contains(u"‘Verification Test’"_s));
    }

    void showsEachStepAndCopiesTheResult()
    {
        m_view->setTarget(m_ledger->location());
        part<QSpinBox>(*m_view, "drillWaitSpin").setValue(0);
        part<QCheckBox>(*m_view, "drillSleepCheck").setChecked(true);
        start().click();
        QVERIFY(m_view->isRunning() && !start().isVisible() && cancel().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_view->report().has_value(), 60'000);
        QVERIFY(!m_view->isRunning() && start().isVisible() && start().hasFocus());
        const auto lines = list().lines();
        QCOMPARE(lines.size(), size_t(4));
        for (const CheckLine &line : lines) {
            QCOMPARE(line.state, CheckLine::State::Passed);
            QVERIFY(line.evidence.startsWith(u"done · "_s) && line.time.endsWith(u"ms"_s));
        }
        QVERIFY(lines[2].evidence.contains(QString::number(m_view->report()->result(DrillStep::Read).by.processId)));
        QVERIFY(verdict().startsWith(u"Passed"_s));
        copy().click();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"Read by another process"_s) && copied.contains(verdict()), qPrintable(copied));
        QVERIFY(m_ledger->categories().empty());
    }

    void countsDownAndCancels()
    {
        m_view->setTarget(m_ledger->location());
        part<QSpinBox>(*m_view, "drillWaitSpin").setValue(3600);
        start().click();
        QTRY_VERIFY_WITH_TIMEOUT(list().lines()[1].evidence.endsWith(u" s left"_s), 60'000);
        QCOMPARE(list().lines()[0].state, CheckLine::State::Passed);
        QCOMPARE(m_ledger->categories().size(), size_t(1));
        cancel().click();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->report().has_value(), 60'000);
        QCOMPARE(list().lines()[2].state, CheckLine::State::Skipped);
        QVERIFY(verdict().startsWith(u"Cancelled"_s));
        QVERIFY(m_ledger->categories().empty());
    }

    void aRefusalSaysWhatToDo()
    {
        (void)m_ledger->addCategory(u"Verification Test"_s);
        m_view->setTarget(m_ledger->location());
        start().click();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->report().has_value(), 60'000);
        const CheckLine line = list().lines()[0];
        QCOMPARE(line.state, CheckLine::State::Failed);
        QVERIFY(line.evidence.contains(u"was not changed"_s));
    }

    void anotherTargetForgetsTheLastResult()
    {
        m_view->setTarget(m_ledger->location());
        part<QSpinBox>(*m_view, "drillWaitSpin").setValue(3600);
        start().click();
        QTRY_COMPARE_WITH_TIMEOUT(list().lines()[0].state, CheckLine::State::Passed, 60'000);
        m_view->setTarget({});
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->isRunning(), 60'000);
        QVERIFY(!m_view->report().has_value());
        QVERIFY(list().lines().empty() && !start().isEnabled());
        QVERIFY(m_ledger->categories().empty());
    }

private:
    [[nodiscard]] QPushButton &start() const { return part<QPushButton>(*m_view, "startDrillButton"); }
    [[nodiscard]] QPushButton &cancel() const { return part<QPushButton>(*m_view, "cancelDrillButton"); }
    [[nodiscard]] QPushButton &copy() const { return part<QPushButton>(*m_view, "copyDrillButton"); }
    [[nodiscard]] CheckList &list() const { return part<CheckList>(*m_view, "drillList"); }
    [[nodiscard]] QString verdict() const { return part<QLabel>(*m_view, "drillVerdictLabel").text(); }

    QTemporaryDir m_notes;
    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<DrillView> m_view;
};

int main(int argc, char **argv)
{
    const ScratchHome home;
    QApplication application(argc, argv);
    TestDrillView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_drillview.moc"
