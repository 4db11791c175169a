// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/notice.h"

#include "ui/localledger.h"
#include "ui/look/theme.h"
#include "ui/look/wrappedlabel.h"

#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMainWindow>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

class TestNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongTextIsWhole()
    {
        QMainWindow window;
        auto *area = new QWidget;
        window.setCentralWidget(area);
        auto *around = new QHBoxLayout(area);
        around->addWidget(new QPushButton(u"x"_s));
        auto *outer = new QVBoxLayout;
        around->addLayout(outer, 1);
        auto *bar = new NoticeBar;
        auto *nested = new QVBoxLayout;
        nested->setContentsMargins(24, 12, 24, 0);
        nested->addWidget(bar);
        outer->addLayout(nested);
        outer->addWidget(new QListWidget, 1);
        window.resize(760, 400);
        window.show();
        bar->show({.kind = Notice::Kind::Problem,
                   .text = u"File: it is damaged, and not all of it can be read. "_s.repeated(5),
                   .actionText = u"Save what can be read, and then some"_s,
                   .details = u"x"_s});
        const auto *label = bar->findChild<WrappedLabel *>(u"noticeLabel"_s);
        const auto isWhole = [&] { return label->height() >= label->heightForWidth(label->width()); };
        QVERIFY(QTest::qWaitFor(isWhole, 2000));
        QVERIFY(bar->height() < 200);
    }

    void isHiddenUntilThereIsSomethingToSay()
    {
        QWidget page;
        NoticeBar bar(&page);
        page.show();
        QVERIFY(!bar.isVisible());
        bar.show({Notice::Kind::Done, u"Deleted."_s, {}, {}, {}});
        QVERIFY(bar.isVisible());
        QCOMPARE(part<QLabel>(bar, "noticeLabel").text(), u"Deleted."_s);
        QVERIFY(!part<QPushButton>(bar, "noticeActionButton").isVisible());
        QVERIFY(!part<QPushButton>(bar, "noticeDetailsButton").isVisible());
    }

    void closes()
    {
        NoticeBar bar;
        bar.show({Notice::Kind::Done, u"Deleted."_s, {}, {}, {}});
        part<QToolButton>(bar, "noticeCloseButton").click();
        QVERIFY(!bar.isVisible());
    }

    void itsActionHappensOnceAndCloses()
    {
        NoticeBar bar;
        int undone = 0;
        bar.show({Notice::Kind::Done, u"Deleted."_s, u"Undo"_s, [&] { ++undone; }, {}});
        auto &button = part<QPushButton>(bar, "noticeActionButton");
        QCOMPARE(button.text(), u"Undo"_s);
        button.click();
        button.click();
        QCOMPARE(undone, 1);
        QVERIFY(!bar.isVisible());
    }

    void anActionMayShowTheNextNotice()
    {
        NoticeBar bar;
        bar.show({Notice::Kind::Done,
                  u"Deleted."_s,
                  u"Undo"_s,
                  [&] {
                      bar.show({Notice::Kind::Done, u"It is back."_s, {}, {}, {}});
                  },
                  {}});
        part<QPushButton>(bar, "noticeActionButton").click();
        QVERIFY(bar.isVisible());
        QCOMPARE(part<QLabel>(bar, "noticeLabel").text(), u"It is back."_s);
    }

    void aDoubleClickDoesNotTakeTheActionOfTheNextNotice()
    {
        NoticeBar bar;
        int skipped = 0;
        int undone = 0;
        bar.show({.text = u"Not undone"_s, .actionText = u"Skip"_s, .action = [&] {
                      ++skipped;
                      bar.show({.text = u"Skipped"_s, .actionText = u"Undo"_s, .action = [&undone] { ++undone; }});
                  }});
        auto *button = bar.findChild<QPushButton *>(u"noticeActionButton"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseDClick(button, Qt::LeftButton); // the second press
        QTest::mouseRelease(button, Qt::LeftButton);
        QCOMPARE(skipped, 1);
        QCOMPARE(undone, 0);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(undone, 1);
    }

    void saysAnErrorInWordsAndShowsItsTextOnDemand()
    {
        NoticeBar bar;
        bar.showError({ErrorKind::ConnectionLost, Field::None, u"server closed the connection"_s, {}, {}});
        QVERIFY(part<QLabel>(bar, "noticeLabel").text().startsWith(u"The connection was lost"_s));
        auto &details = part<QLabel>(bar, "noticeDetailsLabel");
        auto &button = part<QPushButton>(bar, "noticeDetailsButton");
        QVERIFY(button.isVisible() && !details.isVisible());
        button.click();
        QVERIFY(details.isVisible());
        QCOMPARE(details.text(), u"server closed the connection"_s);
        QTest::keySequence(&details, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), details.text());
        button.click();
        QVERIFY(!details.isVisible());
    }

    void goesWhenItsCauseIsGone()
    {
        NoticeBar bar;
        bar.showError({ErrorKind::ConnectionLost, Field::None, {}, {}, {}}, {}, {}, Notice::About::Reading);
        QVERIFY(bar.hasProblem(Notice::About::Reading) && !bar.hasProblem(Notice::About::Entry));
        bar.settle(Notice::About::Entry);
        QVERIFY(bar.isVisible());
        bar.settle(Notice::About::Reading);
        QVERIFY(!bar.isVisible() && !bar.hasProblem(Notice::About::Reading));
    }

    void onlyAFailureIsRed_data()
    {
        QTest::addColumn<Notice::Kind>("kind");
        QTest::addColumn<theme::Tone>("tone");
        QTest::newRow("done") << Notice::Kind::Done << theme::Tone::Good;
        QTest::newRow("note") << Notice::Kind::Note << theme::Tone::Wait;
        QTest::newRow("problem") << Notice::Kind::Problem << theme::Tone::Fail;
    }
    void onlyAFailureIsRed()
    {
        QFETCH(Notice::Kind, kind);
        QFETCH(theme::Tone, tone);
        NoticeBar bar;
        bar.show({.kind = kind, .text = u"Something happened."_s});
        bar.resize(400, 60);
        QCOMPARE(bar.grab().toImage().pixelColor(2, 30), theme::color(tone));
    }

    void anActionNamedByDataShowsEveryCharacterOfIt()
    {
        NoticeBar bar;
        bar.show({.text = u"There is no such category."_s, .actionText = u"Create “Food & drink”"_s});
        const auto &button = part<QPushButton>(bar, "noticeActionButton");
        QCOMPARE(button.text(), u"Create “Food && drink”"_s);
        QVERIFY(button.shortcut().isEmpty());
    }

    void theNextNoticeTakesItsPlace()
    {
        NoticeBar bar;
        bool isDone = false;
        bar.show({Notice::Kind::Done, u"First."_s, u"Undo"_s, [&] { isDone = true; }, u"text"_s});
        part<QPushButton>(bar, "noticeDetailsButton").click();
        bar.show({Notice::Kind::Problem, u"Second."_s, {}, {}, {}});
        QVERIFY(!part<QLabel>(bar, "noticeDetailsLabel").isVisible());
        part<QPushButton>(bar, "noticeActionButton").click();
        QVERIFY(!isDone);
    }

    void textIsPlain()
    {
        NoticeBar bar;
        bar.show({Notice::Kind::Done, u"<b>Food</b> deleted."_s, {}, {}, {}});
        QCOMPARE(part<QLabel>(bar, "noticeLabel").textFormat(), Qt::PlainText);
    }

    void itsNameForScreenReadersIsItsText()
    {
        NoticeBar bar;
        bar.show({Notice::Kind::Done, u"Deleted."_s, {}, {}, {}});
        QCOMPARE(bar.accessibleName(), u"Deleted."_s);
    }
};

QTEST_MAIN(TestNotice)
#include "tst_notice.moc"
