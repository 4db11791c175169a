// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/personpage.h"

#include "ui/localledger.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const Person kAlice{PersonId{1}, u"alice@example.com"_s, u"Alice"_s};
const Person kBob{PersonId{2}, u"bob@example.com"_s, u"Bob"_s};

SetupDraft draftWith(const std::vector<Person> &persons)
{
    SetupDraft draft;
    draft.file = u"/somewhere/budget.sqlite"_s;
    draft.trial = TrialReport();
    draft.trial->persons = persons;
    draft.tried = LocalFile{draft.file};
    return draft;
}

PersonChoice choiceOf(const PersonPage &page)
{
    SetupDraft draft;
    page.store(draft);
    return draft.person;
}

void type(PersonPage &page, const char *field, const QString &text)
{
    auto &edit = part<QLineEdit>(page, field);
    edit.selectAll();
    QTest::keyClicks(&edit, text);
}

} // namespace

class TestPersonPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOnlyPersonIsProposed()
    {
        PersonPage page;
        page.load(draftWith({kAlice}));
        QVERIFY(page.isComplete());
        QVERIFY(choiceOf(page) == PersonChoice(kAlice));
    }

    void amongSeveralOneMustBeChosen()
    {
        PersonPage page;
        page.load(draftWith({kBob, kAlice}));
        QCOMPARE(page.problem()->kind, ErrorKind::PersonUnknown);
        part<QListWidget>(page, "personList").setCurrentRow(1); // the list is sorted by name
        QVERIFY(page.isComplete());
        QVERIFY(choiceOf(page) == PersonChoice(kBob));
    }

    void aNewPersonIsValidated_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("email");
        QTest::addColumn<Field>("field");
        QTest::newRow("good") << u"Carol"_s << u"carol@example.com"_s << Field::None;
        QTest::newRow("no name") << u""_s << u"carol@example.com"_s << Field::Name;
        QTest::newRow("no '@'") << u"Carol"_s << u"carol"_s << Field::Email;
        QTest::newRow("taken") << u"Carol"_s << u"bob@example.com"_s << Field::Email;
    }
    void aNewPersonIsValidated()
    {
        QFETCH(QString, name);
        QFETCH(QString, email);
        QFETCH(Field, field);
        PersonPage page;
        page.load(draftWith({kAlice, kBob}));
        type(page, "personNameEdit", name);
        type(page, "personEmailEdit", email);
        QVERIFY(part<QRadioButton>(page, "newRadio").isChecked());
        QCOMPARE(page.problem() ? page.problem()->field : Field::None, field);
        if (field == Field::None)
            QVERIFY(choiceOf(page) == PersonChoice(PersonDraft{email, name}));
    }

    void anAddressIsOptionalOnThisComputerAlone()
    {
        PersonPage page;
        page.load(draftWith({kAlice, kBob}));
        type(page, "personNameEdit", u"Carol"_s);
        QVERIFY(page.isComplete());
        QVERIFY(isPlaceholderEmail(std::get<PersonDraft>(choiceOf(page)).email));
        SetupDraft onServer = draftWith({kAlice, kBob});
        onServer.place = SetupDraft::Place::Server;
        page.load(onServer);
        type(page, "personNameEdit", u"Carol"_s);
        QCOMPARE(page.problem() ? page.problem()->field : Field::None, Field::Email);
    }

    void nobodyFoundAndNothingEnteredMeansLater()
    {
        PersonPage page;
        page.load(draftWith({}));
        QVERIFY(part<QRadioButton>(page, "existingRadio").isHidden());
        QVERIFY(page.isComplete());
        QVERIFY(choiceOf(page) == PersonChoice());
    }

    void itMayBeLeftForLater()
    {
        PersonPage page;
        page.load(draftWith({kAlice, kBob}));
        part<QRadioButton>(page, "laterRadio").click();
        QVERIFY(page.isComplete());
        QVERIFY(choiceOf(page) == PersonChoice());
    }

    void theFormShowsTheStoredChoice()
    {
        SetupDraft draft = draftWith({kAlice});
        draft.person = PersonDraft{u"carol@example.com"_s, u"Carol"_s};
        PersonPage page;
        page.load(draft);
        QVERIFY(choiceOf(page) == draft.person);
        draft.person = kAlice;
        page.load(draft);
        QVERIFY(choiceOf(page) == draft.person);
    }
};

QTEST_MAIN(TestPersonPage)
#include "tst_personpage.moc"
