// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/whoareyoudialog.h"

#include "ui/look/icons.h"
#include "ui/look/names.h"
#include "ui/look/theme.h"
#include "ui/people/persondialog.h"
#include "ui_whoareyoudialog.h"

#include <QPushButton>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 30;

} // namespace

WhoAreYouDialog::WhoAreYouDialog(Session &session, std::vector<Person> persons, QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::WhoAreYouDialog>()), m_session(session)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_form->setupUi(this);
    theme::setTone(m_form->introLabel, theme::Tone::Secondary);
    m_form->addMeButton->setIcon(icons::named(u"plus"_s));
    m_form->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("This is me"));
    fill(std::move(persons));
    connect(m_form->personList, &QListWidget::itemSelectionChanged, this, &WhoAreYouDialog::updateButtons);
    connect(m_form->personList, &QListWidget::itemDoubleClicked, this, &WhoAreYouDialog::accept);
    connect(m_form->addMeButton, &QPushButton::clicked, this, &WhoAreYouDialog::addMe);
    connect(m_form->buttonBox, &QDialogButtonBox::accepted, this, &WhoAreYouDialog::accept);
    connect(m_form->buttonBox, &QDialogButtonBox::rejected, this, &WhoAreYouDialog::reject);
    updateButtons();
    m_form->personList->setFocus();
}

WhoAreYouDialog::~WhoAreYouDialog() = default;

void WhoAreYouDialog::accept()
{
    const auto selected = m_form->personList->selectedItems();
    if (!selected.isEmpty())
        finish(PersonId{selected.first()->data(Qt::UserRole).toLongLong()});
}

void WhoAreYouDialog::fill(std::vector<Person> persons)
{
    sortByName(persons, locale());
    for (const Person &person : persons) {
        auto *item = new QListWidgetItem(tr("%1 (%2)").arg(person.name, person.email), m_form->personList);
        item->setSizeHint(QSize(0, kRowHeight));
        item->setData(Qt::UserRole, person.id.value);
    }
}

void WhoAreYouDialog::addMe()
{
    auto *dialog = new PersonDialog(m_session, std::nullopt, this);
    connect(dialog, &PersonDialog::saved, this, [this](const Person &person) { finish(person.id); });
    dialog->open();
}

void WhoAreYouDialog::finish(PersonId person)
{
    QDialog::accept();
    Q_EMIT chosen(person);
}

void WhoAreYouDialog::updateButtons()
{
    const bool hasChoice = !m_form->personList->selectedItems().isEmpty();
    m_form->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(hasChoice);
}

} // namespace budget
