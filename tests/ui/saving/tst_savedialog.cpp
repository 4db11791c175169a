// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/savedialog.h"

#include "ui/categories/categorydialog.h"
#include "ui/localledger.h"
#include "ui/look/theme.h"
#include "ui/people/persondialog.h"
#include "ui/saving/messagelabel.h"

#include <QDialogButtonBox>
#include <QLineEdit>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

class TestSaveDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(theme::Appearance::Light); }

    /// The dialog becomes higher instead.
    void aMessageOfSeveralLinesSqueezesNoField_data()
    {
        QTest::addColumn<bool>("isCategory");
        QTest::newRow("category") << true;
        QTest::newRow("person") << false;
    }
    void aMessageOfSeveralLinesSqueezesNoField()
    {
        QFETCH(bool, isCategory);
        test::LocalLedger ledger;
        QVERIFY(ledger.open());
        QWidget parent;
        SaveDialog *dialog = nullptr;
        if (isCategory)
            dialog = new CategoryDialog(ledger.session, {}, {}, &parent);
        else
            dialog = new PersonDialog(ledger.session, {}, &parent);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        auto &label = part<MessageLabel>(*dialog, "dialogErrorLabel");
        const auto &field = part<QLineEdit>(*dialog, "nameEdit");
        const int before = field.height();
        label.showProblem(u"Something is wrong, and it takes more than a line to say what that is. "_s.repeated(4));
        QTRY_VERIFY(label.height() >= label.heightForWidth(label.width()));
        QCOMPARE(field.height(), before);
        const auto &buttons = part<QDialogButtonBox>(*dialog, "buttonBox");
        QVERIFY(dialog->rect().contains(buttons.geometry()));
    }

    void aFailureThatIsOfNoFieldSaysThatNothingWasSaved()
    {
        test::LocalLedger ledger;
        QWidget parent;
        auto *dialog = new CategoryDialog(ledger.session, {}, {}, &parent);
        dialog->show();
        part<QLineEdit>(*dialog, "nameEdit").setText(u"Food"_s);
        dialog->accept(); // fails, because no ledger is open
        auto &label = part<MessageLabel>(*dialog, "dialogErrorLabel");
        QTRY_VERIFY2(label.text().startsWith(u"Not saved. "_s), qPrintable(label.text()));
        QCOMPARE(part<QLineEdit>(*dialog, "nameEdit").text(), u"Food"_s);
    }
};

QTEST_MAIN(TestSaveDialog)
#include "tst_savedialog.moc"
