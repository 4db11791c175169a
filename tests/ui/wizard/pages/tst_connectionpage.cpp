// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/connectionpage.h"

#include "ui/address/pasteedit.h"
#include "ui/localledger.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>

#include <ctime>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const QString kLesson =
    u"postgresql+psycopg2://alice:secretpass123@ep-cool-breeze-123456.us-east-2.aws.neon.tech/neondb?sslmode=require"_s;

SetupDraft emptyDraft()
{
    SetupDraft draft;
    draft.place = SetupDraft::Place::Server;
    return draft;
}

/// The empty page in a window of its own.
struct Shown
{
    Shown()
    {
        page.load(emptyDraft());
        page.resize(640, 700);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
        page.enter();
    }

    PasteEdit &box() { return part<PasteEdit>(page, "pasteEdit"); }
    QString text() { return box().toPlainText(); }
    QLineEdit &field(const char *name) { return part<QLineEdit>(page, name); }
    QString message()
    {
        auto &label = part<QLabel>(page, "pasteMessageLabel");
        return label.isHidden() ? QString() : label.text();
    }
    void paste(const QString &pasted)
    {
        box().selectAll();
        QApplication::clipboard()->setText(pasted);
        box().paste();
    }
    /// All parts that the page explains, one 'name: value' per line.
    QString parts()
    {
        QTest::qWait(1); // the labels are updated in the event loop
        QStringList lines;
        const auto names = page.findChildren<QLabel *>(u"partNameLabel"_s);
        const auto values = page.findChildren<QLabel *>(u"partValueLabel"_s);
        for (int i = 0; i < names.size(); ++i) {
            if (names[i]->isVisibleTo(&page))
                lines << names[i]->text() + u": "_s + values[i]->text();
        }
        return lines.join(u'\n');
    }
    QString marked()
    {
        const auto selections = box().extraSelections();
        return selections.isEmpty() ? QString() : selections.first().cursor.selectedText();
    }
    SetupDraft stored()
    {
        SetupDraft draft = emptyDraft();
        page.store(draft);
        return draft;
    }

    ConnectionPage page;
};

QString writtenFile(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath(u".env"_s));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    return isWritten ? file.fileName() : QString();
}

} // namespace

class TestConnectionPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLessonsStringIsTakenApart()
    {
        Shown s;
        s.paste(kLesson);
        QCOMPARE(s.text(), QString(kLesson).remove(u":secretpass123"_s));
        QCOMPARE(s.field("userEdit").text(), u"alice"_s);
        QCOMPARE(s.field("passwordEdit").text(), u"secretpass123"_s);
        QCOMPARE(s.field("passwordEdit").echoMode(), QLineEdit::Password);
        QCOMPARE(s.field("hostEdit").text(), u"ep-cool-breeze-123456.us-east-2.aws.neon.tech"_s);
        QCOMPARE(s.field("databaseEdit").text(), u"neondb"_s);
        QCOMPARE(part<QComboBox>(s.page, "sslModeCombo").currentText(), u"require"_s);
        QCOMPARE(s.parts(),
                 u"Driver: +psycopg2\n"
                 "User: alice\n"
                 "Password: ••••••••\n"
                 "Endpoint: ep-cool-breeze-123456\n"
                 "Route: direct\n"
                 "Region: us-east-2 on aws\n"
                 "Host: ep-cool-breeze-123456.us-east-2.aws.neon.tech\n"
                 "Port: 5432\n"
                 "Database: neondb\n"
                 "Encryption: sslmode=require → verify-full"_s);
        QVERIFY(part<QRadioButton>(s.page, "directRadio").isChecked());
        QVERIFY(s.page.isComplete());
        QCOMPARE(s.stored().password.reveal(), u"secretpass123"_s);
        QVERIFY(!s.stored().text.contains(u"secretpass123"_s));
    }

    void nothingBringsThePasswordBack()
    {
        Shown s;
        s.paste(kLesson);
        QVERIFY(!s.box().document()->isUndoAvailable());
        s.box().undo();
        s.box().redo();
        QVERIFY(!s.text().contains(u"secretpass123"_s));
    }

    void aTypedPasswordMovesWhenTheBoxIsLeft()
    {
        Shown s;
        const QString typed = u"postgresql://alice:p@ss@localhost/budget"_s;
        QTest::keyClicks(&s.box(), typed);
        QCOMPARE(s.text(), typed);
        QTest::keyClick(&s.box(), Qt::Key_Tab);
        QTRY_COMPARE(s.text(), u"postgresql://alice@localhost/budget"_s);
        QCOMPARE(s.field("passwordEdit").text(), u"p@ss"_s);
    }

    void thePasswordCanBeShown()
    {
        Shown s;
        auto &button = part<QToolButton>(s.page, "showPasswordButton");
        button.click();
        QCOMPARE(s.field("passwordEdit").echoMode(), QLineEdit::Normal);
        button.click();
        QCOMPARE(s.field("passwordEdit").echoMode(), QLineEdit::Password);
    }

    void theFormRewritesTheText()
    {
        Shown s;
        s.paste(kLesson);
        auto &user = s.field("userEdit");
        user.selectAll();
        QTest::keyClicks(&user, u"b@b"_s);
        QCOMPARE(s.text(),
                 u"postgresql://b%40b@ep-cool-breeze-123456.us-east-2.aws.neon.tech:5432/neondb?sslmode=require"_s);
        part<QSpinBox>(s.page, "portSpin").setValue(6543);
        QVERIFY(s.text().contains(u":6543/"_s));
        part<QComboBox>(s.page, "sslModeCombo").setCurrentText(u"verify-full"_s);
        QVERIFY(s.text().endsWith(u"?sslmode=verify-full"_s));
        part<QPlainTextEdit>(s.page, "parametersEdit").setPlainText(u"channel_binding=require\nnot yet"_s);
        QVERIFY(s.text().endsWith(u"?channel_binding=require&sslmode=verify-full"_s));
        QCOMPARE(s.stored().password.reveal(), u"secretpass123"_s);
        QVERIFY(s.page.isComplete());
    }

    void aNewPasswordLeavesTheTextAlone()
    {
        Shown s;
        s.paste(kLesson);
        const QString text = s.text();
        auto &password = s.field("passwordEdit");
        password.selectAll();
        QTest::keyClicks(&password, u"other"_s);
        QCOMPARE(s.text(), text);
        QCOMPARE(s.stored().password.reveal(), u"other"_s);
    }

    void theFormAloneIsEnough()
    {
        Shown s;
        QTest::keyClicks(&s.field("userEdit"), u"alice"_s);
        QTest::keyClicks(&s.field("passwordEdit"), u"pw"_s);
        QTest::keyClicks(&s.field("hostEdit"), u"db.example.com"_s);
        QVERIFY(!s.page.isComplete());
        QTest::keyClicks(&s.field("databaseEdit"), u"my budget"_s);
        QCOMPARE(s.text(), u"postgresql://alice@db.example.com:5432/my%20budget"_s);
        QVERIFY(s.page.isComplete());
    }

    void aFaultIsMarkedAndWhatWasTypedStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("message");
        QTest::newRow("port") << u"postgresql://alice@h:70000/b"_s << u"70000"_s << u"The port"_s;
        QTest::newRow("host") << u"postgresql://alice@h!/b"_s << u"h!"_s << u"This is not a valid host name"_s;
        QTest::newRow("other database") << u"mysql://alice:secret@h/b"_s << u"mysql"_s << u"This is the address of"_s;
        QTest::newRow("nonsense") << u"hello there"_s << u"hello there"_s << u"This is not a connection string"_s;
        QTest::newRow("parameter") << u"postgresql://alice@h/b?sslmode=maybe"_s << u"maybe"_s
                                   << u"PostgreSQL does not accept this value"_s;
        QTest::newRow("hidden password") << u"postgresql://alice:p@a/s@h/b"_s << u"s@h/b"_s << u"There is an '@'"_s;
    }
    void aFaultIsMarkedAndWhatWasTypedStays()
    {
        QFETCH(QString, text);
        QFETCH(QString, marked);
        QFETCH(QString, message);
        Shown s;
        s.paste(text);
        QCOMPARE(s.text(), text);
        QCOMPARE(s.marked(), marked);
        QVERIFY2(s.message().startsWith(message), qPrintable(s.message()));
        QVERIFY(!s.page.isComplete());
        const SetupDraft draft = s.stored();
        QCOMPARE(draft.text, text);
        Shown again;
        again.page.load(draft);
        QCOMPARE(again.text(), text);
        QCOMPARE(again.marked(), marked);
        s.paste(u"postgresql://alice@h/b"_s);
        QVERIFY(!s.message().startsWith(message) && s.marked().isEmpty());
    }

    void undoBringsBackWhatTheFormReplaced()
    {
        Shown s;
        s.paste(u"postgresql://alice@h:70000/b"_s);
        QTest::keyClicks(&s.field("userEdit"), u"x"_s);
        QVERIFY(s.text() != u"postgresql://alice@h:70000/b"_s);
        s.box().undo();
        QCOMPARE(s.text(), u"postgresql://alice@h:70000/b"_s);
    }

    void pooledAndDirectCanBeSwitched()
    {
        Shown s;
        s.paste(kLesson);
        part<QRadioButton>(s.page, "pooledRadio").click();
        QCOMPARE(s.field("hostEdit").text(), u"ep-cool-breeze-123456-pooler.us-east-2.aws.neon.tech"_s);
        QVERIFY(s.text().contains(u"-pooler."_s));
        QVERIFY(s.parts().contains(u"Route: pooled"_s));
        part<QRadioButton>(s.page, "directRadio").click();
        QVERIFY(!s.text().contains(u"-pooler."_s));
        s.paste(u"postgresql://alice@localhost/b"_s);
        QVERIFY(part<QWidget>(s.page, "wayPanel").isHidden());
    }

    void aFileIsRead()
    {
        const QTemporaryDir folder;
        Shown s;
        const QString file = writtenFile(folder, "SECRET_KEY=x\nDATABASE_URL=\"" + kLesson.toUtf8() + "\"\n");
        s.page.takeFile(file);
        QCOMPARE(s.text(), QString(kLesson).remove(u":secretpass123"_s));
        QCOMPARE(s.stored().password.reveal(), u"secretpass123"_s);
        QCOMPARE(s.stored().profile.envFile, file);
        QCOMPARE(s.stored().profile.envKey, u"DATABASE_URL"_s);
    }

    void ofSeveralConnectionsOneIsChosen()
    {
        const QTemporaryDir folder;
        Shown s;
        s.page.takeFile(writtenFile(folder,
                                    "DATABASE_URL=postgresql://a:pw1@h1/b1\n"
                                    "BROKEN_URL=postgresql://a@h:70000/b\n"
                                    "OTHER_URL=postgresql://c:pw2@h2/b2\n"));
        auto *menu = s.page.findChild<QMenu *>(u"candidatesMenu"_s);
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 3);
        QCOMPARE(menu->actions()[0]->text(), u"Line 1, DATABASE_URL: b1 @ h1"_s);
        QVERIFY(!menu->actions()[1]->isEnabled());
        menu->actions()[2]->trigger();
        QCOMPARE(s.text(), u"postgresql://c@h2/b2"_s);
        QCOMPARE(s.field("passwordEdit").text(), u"pw2"_s);
        menu->close();
    }

    void severalConnectionsInAPasteCanBeChosenFrom()
    {
        Shown s;
        s.paste(u"A_URL=postgresql://a:pw1@h1/b1\nB_URL=postgresql://c:pw2@h2/b2\n"_s);
        QVERIFY(s.message().startsWith(u"There are several"_s));
        QCOMPARE(s.page.sentence(s.page.problem().value()), s.message());
        QVERIFY(!part<QPushButton>(s.page, "candidatesButton").isHidden());
    }

    void aFileThatCannotBeReadSaysWhy()
    {
        const QTemporaryDir folder;
        Shown s;
        s.paste(u"postgresql://alice@h/b"_s);
        s.page.takeFile(folder.path());
        QVERIFY(s.message().contains(u"this is a folder"_s));
        s.page.takeFile(writtenFile(folder, QByteArray((1 << 20) + 1, 'x')));
        QVERIFY(s.message().contains(u"longer than"_s));
        s.page.takeFile(writtenFile(folder, "A=1\n"));
        QVERIFY(s.message().startsWith(u"There is no connection string"_s));
        QCOMPARE(s.text(), u"postgresql://alice@h/b"_s);
    }

    void aDroppedFileIsRead()
    {
        const QTemporaryDir folder;
        Shown s;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(writtenFile(folder, "DATABASE_URL=postgresql://a:pw@h/b\n"))});
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(s.box().viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QApplication::sendEvent(s.box().viewport(), &drop);
        QCOMPARE(s.text(), u"postgresql://a@h/b"_s);
    }

    void thePasteButtonReplacesWhatIsThere()
    {
        Shown s;
        s.paste(u"hello there"_s);
        QApplication::clipboard()->setText(kLesson);
        part<QPushButton>(s.page, "pasteButton").click();
        QCOMPARE(s.field("userEdit").text(), u"alice"_s);
        QVERIFY(!s.text().contains(u"secretpass123"_s));
    }

    void theHelpOpensOnDemand()
    {
        Shown s;
        auto &label = part<QLabel>(s.page, "howToLabel");
        QVERIFY(label.isHidden());
        part<QPushButton>(s.page, "howToButton").click();
        QVERIFY(label.isVisible() && label.text().contains(u"https://console.neon.tech"_s));
    }

    void aPlaceholderIsNoPassword()
    {
        Shown s;
        QTest::keyClicks(&s.field("passwordEdit"), u"real"_s);
        s.paste(u"postgresql://alice:<password>@h/b"_s);
        QCOMPARE(s.field("passwordEdit").text(), u"real"_s);
        QCOMPARE(s.text(), u"postgresql://alice@h/b"_s);
    }

    void aPasswordIsForOneServer()
    {
        Shown s;
        s.paste(kLesson);
        s.paste(u"postgresql://alice@ep-cool-breeze-123456-pooler.us-east-2.aws.neon.tech/other"_s); // the same server
        QCOMPARE(s.field("passwordEdit").text(), u"secretpass123"_s);
        s.paste(u"postgresql://alice@db.example.org/other"_s);
        QCOMPARE(s.field("passwordEdit").text(), QString());
        s.paste(kLesson);
        s.paste(u"postgresql://bob@ep-cool-breeze-123456.us-east-2.aws.neon.tech/neondb"_s);
        QCOMPARE(s.field("passwordEdit").text(), QString());
    }

    void backAndForthKeepsEverything()
    {
        Shown s;
        s.paste(kLesson);
        const SetupDraft draft = s.stored();
        Shown again;
        again.page.load(draft);
        QCOMPARE(again.parts(), s.parts());
        QCOMPARE(again.text(), s.text());
        QCOMPARE(again.stored().password.reveal(), u"secretpass123"_s);
    }

    void aMegabyteDoesNotHang()
    {
        Shown s;
        const std::clock_t before = std::clock();
        s.paste(QString(1'000'000, u'a'));
        QVERIFY(std::clock() - before < 10 * CLOCKS_PER_SEC); // processor time
        QCOMPARE(s.text().size(), 1'000'000);
    }
};

QTEST_MAIN(TestConnectionPage)
#include "tst_connectionpage.moc"
