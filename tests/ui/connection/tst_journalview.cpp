// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/journalview.h"

#include "app/journal/journal.h"
#include "support/places/fileplaces.h"
#include "ui/connection/journalmodel.h"
#include "ui/connection/latencyplot.h"
#include "ui/tables/listtable.h"
#include "words/language/languages.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMoment = 1'706'695'200'000;

JournalEntry done(int second, std::chrono::microseconds roundTrip)
{
    return {.at = kMoment + second * 1000,
            .kind = JournalKind::WorkDone,
            .time = 2ms,
            .roundTrip = roundTrip,
            .work = u"view_month"_s,
            .place = u"budget @ host"_s};
}

JournalEntry failedAt(int second)
{
    return {.at = kMoment + second * 1000,
            .kind = JournalKind::ConnectionFailed,
            .error = ErrorKind::PasswordRejected,
            .detail = u"FATAL: no"_s,
            .place = u"budget @ host"_s};
}

} // namespace

class TestJournalView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = std::make_unique<Journal>(m_folder->filePath(u"state"_s));
        QSignalSpy loaded(m_journal.get(), &Journal::loaded);
        QVERIFY(loaded.wait(30'000));
        m_view = std::make_unique<JournalView>(*m_journal);
        m_view->resize(900, 600);
        m_view->show();
    }
    void cleanup()
    {
        m_view.reset();
        m_journal.reset();
    }

    void anEmptyJournalSaysWhatWillBeThere()
    {
        QVERIFY(find<QLabel>("emptyLabel").isVisible());
        QVERIFY(find<QLabel>("emptyLabel").text().startsWith(u"The journal is empty."_s));
        QVERIFY(!find<QToolButton>("exportJournalButton").isEnabled());
        QCOMPARE(plot().accessibleDescription(), u"No round trip has been measured yet."_s);
    }

    void entriesComeLatestFirst()
    {
        m_journal->add(done(1, 1500us));
        m_journal->add(failedAt(2));
        QVERIFY(table().isVisible());
        QCOMPARE(whats(), QStringList({u"Connection failed"_s, u"Answered"_s}));
        QCOMPARE(cell(1, JournalModel::TookColumn), u"2.0 ms"_s);
        QCOMPARE(cell(1, JournalModel::DetailColumn), u"read a month · round trip 1.5 ms"_s);
        QVERIFY(cell(0, JournalModel::DetailColumn).endsWith(u" · FATAL: no"_s));
        QCOMPARE(cell(0, JournalModel::PlaceColumn), u"budget @ host"_s);
    }

    void theTableHasTheRoomWhereThereIsLittle()
    {
        m_journal->add(done(1, 1500us));
        QVERIFY(plot().isVisible());
        m_view->resize(900, 240);
        QTRY_VERIFY(!plot().isVisible());
        QTRY_VERIFY(table().height() > 120);
        m_view->resize(900, 600);
        QTRY_VERIFY(plot().isVisible());
    }

    void theTimesAreNotCutInALanguageOfLongerWords()
    {
        languages::install(languages::kPseudo);
        JournalView view(*m_journal);
        m_journal->add(done(1, 1500us));
        view.resize(800, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto &shown = *view.findChild<ListTable *>(u"journalTable"_s);
        QCOMPARE(shown.model()->rowCount(), 1);
        const QModelIndex cell = shown.model()->index(0, JournalModel::TookColumn);
        QVERIFY(shown.columnWidth(JournalModel::TookColumn) >= shown.sizeHintForIndex(cell).width());
        languages::install(languages::kEnglish);
    }

    void topicsAndSearchChoose()
    {
        m_journal->add(done(1, 1ms));
        m_journal->add(failedAt(2));
        m_journal->add({.kind = JournalKind::WorkSlow, .time = 2s, .work = u"add_expense"_s});
        m_journal->add({.kind = JournalKind::PoolWaited, .time = 200ms});
        auto &topics = find<QComboBox>("topicCombo");
        QStringList seen;
        for (int topic = 0; topic < topics.count(); ++topic) {
            topics.setCurrentIndex(topic);
            seen << topics.currentText() + u": "_s + whats().join(u", "_s);
        }
        QCOMPARE(seen,
                 QStringList(
                     {u"Everything: Waited for a free connection, Answered slowly, Connection failed, Answered"_s,
                      u"Failures: Connection failed"_s, u"Waits: Waited for a free connection"_s,
                      u"Slow statements: Answered slowly"_s}));
        topics.setCurrentIndex(0);
        QTest::keyClicks(&find<QLineEdit>("searchEdit"), u"ADD an"_s);
        QCOMPARE(whats(), QStringList{u"Answered slowly"_s});
        m_journal->add(done(5, 1ms)); // does not match the search
        QCOMPARE(whats(), QStringList{u"Answered slowly"_s});
        QTest::keyClicks(&find<QLineEdit>("searchEdit"), u"xyz"_s);
        QCOMPARE(find<QLabel>("emptyLabel").text(), u"No entry of the journal matches the search."_s);
    }

    void everyColumnIsSearched()
    {
        JournalModel model{QLocale()};
        JournalEntry entry = done(5, 1234ms);
        entry.place = u"budget @ host"_s;
        entry.detail = u"a detail"_s;
        model.add(entry, 10);
        for (int column = 0; column < model.columnCount({}); ++column) {
            model.choose(JournalTopic::All, {});
            const QString shown = model.index(0, column).data().toString();
            QVERIFY2(!shown.isEmpty(), qPrintable(QString::number(column)));
            model.choose(JournalTopic::All, shown);
            QVERIFY2(model.rowCount({}) == 1, qPrintable(shown));
        }
    }

    void theEarliestGoesWhereThereAreTooMany()
    {
        JournalModel model{QLocale()};
        for (int second = 0; second < 5; ++second)
            model.add(done(second, 1ms), 3);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.at(0).at, kMoment + 4000);
        QCOMPARE(model.at(2).at, kMoment + 2000);
    }

    void chosenLinesAreCopied()
    {
        m_journal->add(done(1, 1ms));
        m_journal->add(failedAt(2));
        QVERIFY(!find<QToolButton>("copyEntriesButton").isEnabled());
        table().selectAll();
        QVERIFY(find<QToolButton>("copyEntriesButton").isEnabled());
        find<QToolButton>("copyEntriesButton").click();
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].section(u'\t', 1, 1), u"Connection failed"_s);
        QCOMPARE(lines[1].section(u'\t', 1, 2), u"Answered\t2.0 ms"_s);
        QApplication::clipboard()->setText(u"something else"_s);
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get(), 30'000));
        table().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(table().hasFocus(), 30'000);
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text().split(u'\n'), lines);
    }

    void isExportedAsJsonLines()
    {
        m_journal->add(done(1, 1ms));
        const QString file = m_folder->filePath(u"journal.jsonl"_s);
        find<QToolButton>("exportJournalButton").click();
        auto *dialog = m_view->findChild<QFileDialog *>(u"journalExportDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->fileSelected(file);
        QCOMPARE(read(file), toJsonLine(done(1, 1ms)));
        QVERIFY(find<QLabel>("noticeLabel").text().contains(u"journal.jsonl"_s));
        Q_EMIT dialog->fileSelected(m_folder->filePath(u"nowhere/journal.jsonl"_s));
        QVERIFY(!find<QLabel>("noticeLabel").text().contains(u"journal.jsonl."_s));
        dialog->close();
    }

    void aJournalThatCannotBeKeptIsReported()
    {
        write(m_folder->filePath(u"file"_s), "in the way");
        Journal journal(m_folder->filePath(u"file"_s));
        JournalView view(journal);
        view.show();
        journal.add(done(1, 1ms));
        auto *label = view.findChild<QLabel *>(u"noticeLabel"_s);
        QVERIFY(label);
        QTRY_VERIFY_WITH_TIMEOUT(label->text().startsWith(u"The journal cannot be written"_s), 30'000);
    }

    void thePointsOfThePlotAreReachedByKeys()
    {
        for (int second = 1; second <= 3; ++second)
            m_journal->add(done(second, std::chrono::milliseconds(10 * second)));
        m_journal->add(failedAt(4)); // without a round trip
        QCOMPARE(plot().count(), std::size_t(3));
        QCOMPARE(plot().accessibleDescription(), u"Round trips: 3, the longest 30 ms, the latest 30 ms"_s);
        QTest::keyClick(&plot(), Qt::Key_Left);
        QVERIFY(plot().accessibleDescription().startsWith(u"30 ms at "_s));
        QTest::keyClick(&plot(), Qt::Key_Home);
        QTest::keyClick(&plot(), Qt::Key_Left);
        QVERIFY(plot().accessibleDescription().startsWith(u"10 ms at "_s));
        QTest::keyClick(&plot(), Qt::Key_Right);
        QVERIFY(plot().accessibleDescription().startsWith(u"20 ms at "_s));
    }

    void thePlotPaintsWhatItHas()
    {
        const QImage empty = picture();
        m_journal->add(done(1, 1ms));
        const QImage one = picture();
        QVERIFY(one != empty);
        m_journal->add(done(2, 5ms));
        m_journal->add(done(3, 2ms));
        QVERIFY(picture() != one);
        const QImage more = picture();
        QTest::keyClick(&plot(), Qt::Key_Home);
        QVERIFY(picture() != more);
    }

private:
    template <class Widget>
    [[nodiscard]] Widget &find(const char *name) const
    {
        auto *widget = m_view->findChild<Widget *>(QLatin1StringView(name));
        if (!widget)
            qFatal("there is no %s", name);
        return *widget;
    }
    [[nodiscard]] ListTable &table() const { return find<ListTable>("journalTable"); }
    [[nodiscard]] LatencyPlot &plot() const { return find<LatencyPlot>("latencyPlot"); }
    [[nodiscard]] QImage picture() const { return plot().grab().toImage(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] QStringList whats() const
    {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            texts << cell(row, JournalModel::WhatColumn);
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<JournalView> m_view;
};

QTEST_MAIN(TestJournalView)
#include "tst_journalview.moc"
