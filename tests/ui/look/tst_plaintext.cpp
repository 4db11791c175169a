// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "ui/gallery.h"
#include "ui/look/theme.h"
#include "ui/look/wrappedlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPixmap>
#include <QPointer>
#include <QTemporaryDir>
#include <QToolTip>

#include <array>

#include <sys/inotify.h>
#include <unistd.h>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const test::ScratchHome kHome;

/// Detects that a picture file was opened: Qt opens it if it interprets a text that refers to it.
class Trap
{
public:
    Trap()
    {
        QPixmap picture(4, 4);
        picture.fill(Qt::red);
        if (!m_folder.isValid() || !picture.save(path()))
            qFatal("no picture");
        m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        if (inotify_add_watch(m_watch, path().toLocal8Bit().constData(), IN_OPEN) < 0)
            qFatal("the picture is not watched");
    }
    ~Trap() { ::close(m_watch); }
    Q_DISABLE_COPY_MOVE(Trap)

    /// A text with HTML tags and a mnemonic.
    [[nodiscard]] QString text() const { return u"<img src=\"%1\"><b>&x</b>"_s.arg(path()); }
    /// Whether the picture was opened since the last call.
    [[nodiscard]] bool isSprung() const
    {
        std::array<char, 4096> events{};
        return ::read(m_watch, events.data(), events.size()) > 0;
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"p.png"_s); }

    QTemporaryDir m_folder{u"/tmp/XXXXXX"_s};
    int m_watch = -1;
};

QLabel *toolTip()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("QTipLabel") && widget->isVisible())
            return qobject_cast<QLabel *>(widget);
    }
    return nullptr;
}

void askForToolTip(QWidget &widget, const QPoint &place)
{
    QHelpEvent event(QEvent::ToolTip, place, widget.mapToGlobal(place));
    QApplication::sendEvent(&widget, &event);
    QCoreApplication::processEvents();
    if (const QLabel *tip = toolTip())
        QCOMPARE(tip->textFormat(), Qt::PlainText);
    QToolTip::hideText();
}

/// Scrolls to every cell and requests its tool tip.
void readCells(QAbstractItemView &view)
{
    const QAbstractItemModel *model = view.model();
    if (!model)
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex cell = model->index(row, column);
            view.scrollTo(cell);
            askForToolTip(*view.viewport(), view.visualRect(cell).center());
        }
    }
}

void readWidgets(const QString &name, QWidget &window, const QString &hostile)
{
    const auto isOfData = [&](const QString &text) { return text.contains(hostile.left(5)); };
    for (QLabel *label : window.findChildren<QLabel *>()) {
        label->ensurePolished(); // as Qt does before it shows the label
        const bool isOurs = label->textFormat() == Qt::RichText && !isOfData(label->text());
        QVERIFY2(label->textFormat() == Qt::PlainText || isOurs,
                 qPrintable(name + u": "_s + label->objectName() + u": "_s + label->text()));
    }
    QList<QPointer<QWidget>> widgets; // showing a tool tip runs the event loop, which may delete widgets
    for (QWidget *widget : window.findChildren<QWidget *>())
        widgets << widget;
    for (const QPointer<QWidget> &widget : widgets) {
        if (!widget)
            continue;
        QVERIFY2(widget->whatsThis().isEmpty() && widget->statusTip().isEmpty(), qPrintable(widget->objectName()));
        if (!widget->toolTip().isEmpty())
            askForToolTip(*widget, widget->rect().center());
    }
    for (QAbstractItemView *view : window.findChildren<QAbstractItemView *>()) {
        if (view->isVisible())
            readCells(*view);
    }
    for (const QAction *action : window.findChildren<QAction *>()) {
        const QString text = action->text();
        QVERIFY2(!isOfData(text) || QKeySequence::mnemonic(text).isEmpty(), qPrintable(name + u": "_s + text));
    }
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        const QString text = button->text();
        QVERIFY2(!isOfData(text) || QKeySequence::mnemonic(text).isEmpty(), qPrintable(name + u": "_s + text));
    }
}

} // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Appearance::Light); }

    /// If the trap noticed nothing, the other tests would prove nothing.
    void theTrapNoticesATextThatIsInterpreted()
    {
        const Trap trap;
        QVERIFY(!trap.isSprung());
        QLabel label;
        label.setTextFormat(Qt::RichText);
        label.setText(trap.text());
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QVERIFY(trap.isSprung());
    }

    void noWindowInterpretsATextFromOutside()
    {
        const Trap trap;
        test::Gallery gallery(trap.text());
        QStringList seen;
        QVERIFY(gallery.visit([&](const QString &name, QWidget &window) {
            seen << name;
            readWidgets(name, window, trap.text());
            QVERIFY2(!trap.isSprung(), qPrintable(name));
        }));
        QVERIFY2(seen.size() > 30, qPrintable(seen.join(u", "_s)));
    }

    void aLabelThatSaysNothingAboutItsTextIsPlain()
    {
        const Trap trap;
        QLabel label(trap.text());
        QMessageBox box(QMessageBox::Warning, trap.text(), trap.text());
        box.setInformativeText(trap.text());
        for (QWidget *window : {static_cast<QWidget *>(&label), static_cast<QWidget *>(&box)}) {
            window->setToolTip(trap.text());
            window->show();
            QVERIFY(QTest::qWaitForWindowExposed(window));
            askForToolTip(*window, {2, 2});
        }
        QVERIFY(!trap.isSprung());
    }

    void aWrappedLabelBreaksALongWordAndShowsAllOfIt()
    {
        const QString word(500, u'w');
        WrappedLabel label(u"A word: "_s + word);
        const QFontMetrics metrics = label.fontMetrics();
        QVERIFY(label.minimumSizeHint().width() < metrics.horizontalAdvance(word) / 10);
        const int lines = metrics.horizontalAdvance(word) / 200;
        QVERIFY(label.heightForWidth(200) >= lines * metrics.height());
        QCOMPARE(label.text(), u"A word: "_s + word);
    }

    void aWrappedLabelCopiesItsText()
    {
        WrappedLabel label(u"ERROR: <b>no</b>"_s);
        label.setFocusPolicy(Qt::TabFocus);
        QTest::keySequence(&label, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"ERROR: <b>no</b>"_s);
    }
};

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
