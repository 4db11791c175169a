// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printmodel.h"
#include "ui/localledger.h"
#include "ui/pages/listpage.h"
#include "ui/people/peoplelist.h"
#include "ui/people/persondialog.h"
#include "ui/people/whoareyoudialog.h"
#include "ui/saving/messagelabel.h"
#include "ui/tables/listtable.h"

#include <QApplication>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestPeopleList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
        m_page = std::make_unique<ListPage>(m_ledger->session,
                                            std::make_unique<PeopleList>(m_ledger->session, m_ledger->preferences));
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_ledger.reset();
    }

    void addsAPerson()
    {
        QTRY_VERIFY(part<QPushButton>(*m_page, "emptyAddButton").isVisible());
        part<QPushButton>(*m_page, "addPersonButton").click();
        enter(u"Ann"_s, u"ann@example.com"_s);
        QTRY_COMPARE(rows(), u"Name | E-mail | \nAnn | ann@example.com | "_s);
    }

    void changesAPerson()
    {
        (void)m_ledger->addPerson(u"Ann"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        table().chooseRow(0);
        part<QToolButton>(*m_page, "editPersonButton").click();
        enter(u"Anna"_s, u"anna@example.com"_s);
        QTRY_COMPARE(rows(), u"Name | E-mail | \nAnna | anna@example.com | "_s);
    }

    void refusesWrongInput_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("says");
        QTest::newRow("no name") << QString() << u"a@b"_s << u"Name"_s;
        QTest::newRow("no address either") << u"Ann"_s << u"ann"_s << u"E-mail"_s;
        QTest::newRow("101 characters") << QString(101, u'x') << u"a@b"_s << u"Name"_s;
        QTest::newRow("taken") << u"Ann"_s << u"bob@example.com"_s << u"E-mail"_s;
    }
    void refusesWrongInput()
    {
        QFETCH(QString, name);
        QFETCH(QString, email);
        QFETCH(QString, says);
        (void)m_ledger->addPerson(u"Bob"_s);
        part<QPushButton>(*m_page, "addPersonButton").click();
        auto *dialog = enter(name, email);
        const auto &label = part<MessageLabel>(*dialog, "dialogErrorLabel");
        QTRY_VERIFY2(label.text().startsWith(says), qPrintable(label.text()));
        QVERIFY(dialog->isVisible());
        QCOMPARE(part<QLineEdit>(*dialog, "emailEdit").text(), email);
        QCOMPARE(m_ledger->persons().size(), size_t(1));
    }

    void nobodyNeedsAnAddressInALocalLedger()
    {
        part<QPushButton>(*m_page, "addPersonButton").click();
        enter(u"Ann"_s, {});
        QTRY_COMPARE(rows(), u"Name | E-mail | \nAnn |  | "_s);
        QVERIFY(isPlaceholderEmail(m_ledger->persons().front().email));
        table().chooseRow(0);
        part<QToolButton>(*m_page, "editPersonButton").click();
        auto *dialog = openDialog<PersonDialog>(*m_page, "personDialog");
        QVERIFY(dialog);
        QCOMPARE(part<QLineEdit>(*dialog, "emailEdit").text(), QString());
        enter(u"Ann"_s, u"ann@example.com"_s);
        QTRY_COMPARE(rows(), u"Name | E-mail | \nAnn | ann@example.com | "_s);
    }

    void theSameNameTwiceWithoutAddressesIsReportedAtTheName()
    {
        part<QPushButton>(*m_page, "addPersonButton").click();
        enter(u"Ann"_s, {});
        QTRY_COMPARE(table().model()->rowCount(), 1);
        part<QPushButton>(*m_page, "addPersonButton").click();
        auto *dialog = enter(u"Ann"_s, {});
        const auto &label = part<MessageLabel>(*dialog, "dialogErrorLabel");
        QTRY_VERIFY2(label.text().startsWith(u"Name"_s), qPrintable(label.text()));
    }

    void theDialogGrowsWithItsMessage()
    {
        part<QPushButton>(*m_page, "addPersonButton").click();
        auto *dialog = openDialog<PersonDialog>(*m_page, "personDialog");
        QVERIFY(dialog);
        auto &name = part<QLineEdit>(*dialog, "nameEdit");
        const int before = name.height();
        part<MessageLabel>(*dialog, "dialogErrorLabel").showProblem(QString(60, u'x').append(u' ').repeated(5));
        QTRY_VERIFY(dialog->height() >= dialog->layout()->totalHeightForWidth(dialog->width()));
        QCOMPARE(name.height(), before);
    }

    void theUserIsChosenByKeys_data()
    {
        QTest::addColumn<QList<Qt::Key>>("keys");
        QTest::addColumn<QString>("name");
        QTest::newRow("down") << QList{Qt::Key_Down} << u"Ann"_s;
        QTest::newRow("down, down") << QList{Qt::Key_Down, Qt::Key_Down} << u"Bob"_s;
        QTest::newRow("down, down, up") << QList{Qt::Key_Down, Qt::Key_Down, Qt::Key_Up} << u"Ann"_s;
        QTest::newRow("home") << QList{Qt::Key_Home} << u"Ann"_s;
        QTest::newRow("up") << QList{Qt::Key_Up} << u"Cid"_s;
        QTest::newRow("end") << QList{Qt::Key_End} << u"Cid"_s;
        QTest::newRow("its letter") << QList{Qt::Key_B} << u"Bob"_s;
    }
    void theUserIsChosenByKeys()
    {
        QFETCH(QList<Qt::Key>, keys);
        QFETCH(QString, name);
        std::vector<Person> persons;
        for (const auto &each : {u"Cid"_s, u"Ann"_s, u"Bob"_s})
            persons.push_back(m_ledger->addPerson(each));
        auto *dialog = new WhoAreYouDialog(m_ledger->session, persons, m_page.get());
        QSignalSpy chosen(dialog, &WhoAreYouDialog::chosen);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QVERIFY(part<QListWidget>(*dialog, "personList").selectedItems().isEmpty());
        QTRY_VERIFY(part<QListWidget>(*dialog, "personList").hasFocus());
        for (const Qt::Key key : keys)
            QTest::keyClick(QApplication::focusWidget(), key);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        const auto id = chosen.front().front().value<PersonId>();
        QCOMPARE(std::ranges::find(persons, id, &Person::id)->name, name);
    }

    void remembersWhoYouAre()
    {
        (void)m_ledger->addPerson(u"Ann"_s);
        const Person bob = m_ledger->addPerson(u"Bob"_s);
        QTRY_COMPARE(table().model()->rowCount(), 2);
        table().chooseRow(1);
        auto &button = part<QToolButton>(*m_page, "thisIsMeButton");
        button.click();
        QVERIFY(rows().endsWith(u"Bob | bob@example.com | You"_s));
        QCOMPARE(m_ledger->preferences.person(m_ledger->location()), bob.id);
        QVERIFY(!button.isEnabled());
    }

    void addsAPersonWhoIsNotOnTheList()
    {
        const Person ann = m_ledger->addPerson(u"Ann"_s);
        auto *dialog = new WhoAreYouDialog(m_ledger->session, {ann}, m_page.get());
        QSignalSpy chosen(dialog, &WhoAreYouDialog::chosen);
        dialog->open();
        part<QPushButton>(*dialog, "addMeButton").click();
        enter(u"Bob"_s, u"bob@example.com"_s);
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(m_ledger->persons().size(), size_t(2));
    }

    void aReadOnlyLedgerIsNotChanged()
    {
        (void)m_ledger->addPerson(u"Ann"_s);
        QVERIFY(m_ledger->openAsNewer());
        QTRY_COMPARE(table().model()->rowCount(), 1);
        QVERIFY(part<QLabel>(*m_page, "noticeLabel").text().contains(u"newer version"_s));
        table().chooseRow(0);
        QVERIFY(!part<QPushButton>(*m_page, "addPersonButton").isEnabled());
        QVERIFY(!part<QPushButton>(*m_page, "emptyAddButton").isEnabled());
        QVERIFY(!part<QToolButton>(*m_page, "editPersonButton").isEnabled());
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Insert})
            QTest::keyClick(&table(), key);
        QVERIFY(!openDialog<PersonDialog>(*m_page, "personDialog"));
        part<QToolButton>(*m_page, "thisIsMeButton").click(); // this choice is not stored in the ledger
        QTRY_COMPARE(rows(), u"Name | E-mail | \nAnn | ann@example.com | You"_s);
    }

private:
    PersonDialog *enter(const QString &name, const QString &email)
    {
        auto *dialog = openDialog<PersonDialog>(*m_page, "personDialog");
        if (!dialog)
            qFatal("no dialog is open");
        part<QLineEdit>(*dialog, "nameEdit").setText(name);
        part<QLineEdit>(*dialog, "emailEdit").setText(email);
        dialog->accept();
        return dialog;
    }
    ListTable &table() const { return part<ListTable>(*m_page, "peopleTable"); }
    QString rows() const { return printModel(*table().model()); }

    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<ListPage> m_page;
};

QTEST_MAIN(TestPeopleList)
#include "tst_peoplelist.moc"
