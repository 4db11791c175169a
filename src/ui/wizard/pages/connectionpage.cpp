// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/connectionpage.h"

#include "app/settings/textfile.h"
#include "core/address/neonhost.h"
#include "core/reading/connectionurl.h"
#include "ui/look/icons.h"
#include "ui/wizard/setup/connectioncandidates.h"
#include "ui_connectionpage.h"
#include "words/errors/wording.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QScopedValueRollback>

#include <algorithm>
#include <iterator>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Whether the password of `a` may be used for `b`. Neon's pooled and direct hosts are one server. Without a host in
/// `a`, the password was typed for `b`.
bool isSameLogin(const ServerAddress &a, const ServerAddress &b)
{
    return a.host.isEmpty() || (directHost(a.host) == directHost(b.host) && a.user == b.user);
}

/// True if at most one character of `before` was replaced by at most one character.
bool isOneCharacterChanged(const QString &before, const QString &after)
{
    const auto [fromBefore, fromAfter] = std::ranges::mismatch(before, after);
    const auto [endBefore, endAfter] = std::ranges::mismatch(std::make_reverse_iterator(before.cend()),
                                                             std::make_reverse_iterator(fromBefore),
                                                             std::make_reverse_iterator(after.cend()),
                                                             std::make_reverse_iterator(fromAfter));
    return endBefore.base() - fromBefore <= 1 && endAfter.base() - fromAfter <= 1;
}

} // namespace

ConnectionPage::ConnectionPage(QWidget *parent)
    : WizardPage(parent), m_form(std::make_unique<Ui::ConnectionPage>()), m_reading(faultAt({}, FaultKind::Empty))
{
    m_form->setupUi(this);
    m_form->candidatesButton->hide();
    showHowTo(false);
    connectParts();
    adoptLook(m_form->connectionTitleLabel, {m_form->partsTitleLabel, m_form->wayTitleLabel},
              {m_form->connectionIntroLabel, m_form->directHintLabel, m_form->pooledHintLabel});
    m_form->fromFileButton->setIcon(icons::named(u"folder"_s));
    showReading();
}

ConnectionPage::~ConnectionPage()
{
    m_form->pasteEdit->disconnect(this); // pasteEdit emits left() during its destruction, when this page is gone
}

void ConnectionPage::connectParts()
{
    connect(m_form->pasteEdit, &PasteEdit::textChanged, this, &ConnectionPage::noteText);
    connect(m_form->pasteEdit, &PasteEdit::left, this, &ConnectionPage::takePasswordOut);
    connect(m_form->pasteEdit, &PasteEdit::fileGiven, this, &ConnectionPage::takeFile);
    connect(m_form->connectionForm, &ConnectionForm::edited, this, &ConnectionPage::noteForm);
    connect(m_form->directRadio, &QRadioButton::clicked, this, &ConnectionPage::noteWay);
    connect(m_form->pooledRadio, &QRadioButton::clicked, this, &ConnectionPage::noteWay);
    connect(m_form->pasteButton, &QPushButton::clicked, this, &ConnectionPage::paste);
    connect(m_form->fromFileButton, &QPushButton::clicked, this, &ConnectionPage::chooseFile);
    connect(m_form->candidatesButton, &QPushButton::clicked, this,
            [this] { offerCandidates(m_form->pasteEdit->toPlainText()); });
    connect(m_form->howToButton, &QPushButton::toggled, this, &ConnectionPage::showHowTo);
}

void ConnectionPage::load(const SetupDraft &draft)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_form->pasteEdit->setPlainText(draft.text);
    m_readText.clear();
    read(draft.text);
    m_shown = {draft.address, draft.password};
    m_form->connectionForm->setLogin(m_shown);
    showReading();
}

void ConnectionPage::store(SetupDraft &draft) const
{
    draft.text = m_form->pasteEdit->toPlainText();
    draft.address = m_form->connectionForm->login().address;
    draft.password = m_form->connectionForm->login().password;
    if (m_reading && !isAmbiguous(*m_reading))
        draft.text = m_apart.text;
    if (!m_file.isEmpty()) {
        draft.profile.envFile = m_file;
        if (!m_variable.isEmpty())
            draft.profile.envKey = m_variable;
    }
}

std::optional<Error> ConnectionPage::problem() const
{
    const QString text = m_form->pasteEdit->toPlainText();
    if (!m_reading && !text.trimmed().isEmpty())
        return Error{ErrorKind::UrlInvalid, m_reading.error().field, {}, {}, {}};
    if (m_reading && isAmbiguous(*m_reading))
        return Error{ErrorKind::UrlInvalid, Field::Password, {}, {}, {}};
    if (const Field left = m_reading ? placeholderLeft(*m_reading) : Field::None; left != Field::None)
        return Error{ErrorKind::UrlInvalid, left, {}, {}, {}};
    SetupDraft draft;
    draft.place = SetupDraft::Place::Server;
    store(draft);
    const auto login = loginOf(draft);
    return login ? std::nullopt : std::optional(login.error());
}

/// For a text that cannot be read, uses the fault of the reading, which is more exact than the error.
QString ConnectionPage::sentence(const Error &error) const
{
    const bool isOfText = error.kind == ErrorKind::UrlInvalid && !m_reading && !m_readText.trimmed().isEmpty();
    return isOfText ? wording::faultSentence(m_reading.error()) : WizardPage::sentence(error);
}

void ConnectionPage::enter()
{
    const bool needsPassword = m_reading && !problem() && m_form->connectionForm->login().password.isEmpty();
    if (needsPassword)
        m_form->connectionForm->showField(Field::Password);
    else
        m_form->pasteEdit->setFocus();
    m_form->connectionForm->clearMark();
}

void ConnectionPage::leave()
{
    takePasswordOut();
}

/// Marks the fault in the text if the text cannot be read, else the field of the form.
void ConnectionPage::markField(Field field)
{
    m_form->connectionForm->clearMark();
    if (field == Field::None)
        return;
    const bool isInText = !m_reading || field == Field::Url;
    if (isInText && !m_reading)
        m_form->pasteEdit->selectFault();
    else if (isInText || !m_form->connectionForm->showField(field))
        m_form->pasteEdit->setFocus();
}

void ConnectionPage::takeFile(const QString &file)
{
    const auto text = readTextFile(file);
    if (!text)
        return m_form->pasteMessageLabel->showProblem(wording::sentence(text.error()));
    m_file = file;
    offerCandidates(*text);
}

/// Takes a change of at most one character for typing: a password then stays in the text until the field loses the
/// focus. After any other change, which is a paste, the password is taken out at once.
void ConnectionPage::noteText()
{
    if (m_isFilling)
        return;
    const QString text = m_form->pasteEdit->toPlainText();
    const bool isTyped = isOneCharacterChanged(m_readText, text);
    m_file.clear();
    read(text);
    if (m_reading && !isAmbiguous(*m_reading))
        fillForm(isTyped);
    showReading();
    if (!isTyped) // pasted; the new text may be shorter than the one that it replaces
        takePasswordOut();
    Q_EMIT edited();
}

/// The only function that reads the text. All others use its result.
void ConnectionPage::read(const QString &text)
{
    if (text == m_readText && !text.isEmpty())
        return;
    m_readText = text;
    m_reading = readConnectionText(text);
    m_means = m_reading ? m_reading->login() : ServerLogin();
    const bool isPlain = m_reading && !isAmbiguous(*m_reading);
    m_apart = isPlain ? shownConnection(text, *m_reading) : ShownConnection{text, {}};
}

/// If the text has no password, or a placeholder for one, the form keeps its password. A pasted text that names another
/// server or user clears the form's password, because a password is meant for one server.
void ConnectionPage::fillForm(bool isTyped)
{
    const ServerLogin before = m_form->connectionForm->login();
    m_shown.address = m_reading->address;
    m_shown.password = m_apart.password;
    if (m_shown.password.isEmpty() && (isTyped || isSameLogin(before.address, m_shown.address)))
        m_shown.password = before.password;
    m_form->connectionForm->setLogin(m_shown);
}

void ConnectionPage::takePasswordOut()
{
    if (!m_reading || isAmbiguous(*m_reading))
        return;
    if (m_apart.text == m_form->pasteEdit->toPlainText())
        return;
    const QScopedValueRollback filling(m_isFilling, true);
    m_form->pasteEdit->replaceForGood(m_apart.text);
    m_readText = m_apart.text;
    m_apart.password = {};
    // The remarks about the password and about removed parts stay valid, but their positions in the text do not.
    m_reading->secrets.clear();
    m_reading->password = {};
    m_reading->form = m_reading->form == TextForm::JdbcUrl ? TextForm::JdbcUrl : TextForm::Url;
    m_reading->whole = {0, m_apart.text.size()};
    showMessage();
    showParts();
}

void ConnectionPage::noteForm()
{
    const ServerAddress before = m_shown.address;
    m_shown = m_form->connectionForm->login();
    if (m_shown.address != before) {
        const QScopedValueRollback filling(m_isFilling, true);
        const QString text = urlWithoutPassword(m_shown.address);
        m_form->pasteEdit->replaceText(text);
        read(text);
    }
    showReading();
    Q_EMIT edited();
}

void ConnectionPage::noteWay()
{
    ServerLogin login = m_form->connectionForm->login();
    QString &host = login.address.host;
    host = m_form->pooledRadio->isChecked() ? pooledHost(host) : directHost(host);
    m_form->connectionForm->setLogin(login);
    noteForm();
}

void ConnectionPage::paste()
{
    const QString text = QApplication::clipboard()->text();
    m_form->pasteEdit->setFocus();
    if (!text.isEmpty()) {
        m_form->pasteEdit->replaceText(text);
        takePasswordOut();
    } else {
        m_form->pasteMessageLabel->showWarning(tr("There is no text in the clipboard."));
    }
}

void ConnectionPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Read a connection from a file"));
    dialog->setObjectName(u"connectionFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::Files | QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot);
    dialog->setNameFilters({tr("Settings (.env *.env *.txt *.ini *.cfg *.toml *.yml *.yaml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ConnectionPage::takeFile);
    dialog->open();
}

void ConnectionPage::offerCandidates(const QString &text)
{
    const auto candidates = connectionCandidates(text);
    if (candidates.empty()) {
        m_form->pasteMessageLabel->showProblem(tr("There is no connection string in this text."));
    } else if (candidates.size() == 1 && candidates.front().reading) {
        takeCandidate(text, candidates.front());
    } else {
        auto *menu = makeCandidatesMenu(candidates, this);
        connect(menu, &QMenu::triggered, this, [this, text, candidates](const QAction *action) {
            takeCandidate(text, candidates[action->data().toULongLong()]);
        });
        menu->popup(m_form->fromFileButton->mapToGlobal(m_form->fromFileButton->rect().bottomLeft()));
    }
}

/// Replaces the text by the piece of it that contains the candidate, if that piece alone reads as the same connection,
/// else by a URL. A piece may read differently without the quotes around it.
void ConnectionPage::takeCandidate(const QString &text, const ConnectionCandidate &candidate)
{
    const QString file = m_file;
    const ConnectionReading &reading = *candidate.reading;
    const QString piece = text.mid(reading.whole.offset, reading.whole.length);
    read(piece);
    const bool isSame = m_means == reading.login();
    m_form->pasteEdit->replaceText(isSame ? piece : urlWithPassword(reading.login()).reveal());
    takePasswordOut(); // before the password could be painted
    m_file = file;
    m_variable = candidate.name;
    m_form->pasteEdit->setFocus();
}

void ConnectionPage::showReading()
{
    const bool isEmpty = m_form->pasteEdit->toPlainText().trimmed().isEmpty();
    const bool isFaulty = !m_reading && !isEmpty;
    m_form->candidatesButton->setVisible(isFaulty && m_reading.error().kind == FaultKind::SeveralCandidates);
    m_form->pasteEdit->clearFault();
    if (isFaulty)
        m_form->pasteEdit->markFault(m_reading.error().span);
    else if (m_reading && isAmbiguous(*m_reading))
        m_form->pasteEdit->markFault(looseAt());
    showMessage();
    showParts();
    showWay();
}

/// Shows what is wrong with the text, otherwise which parts have warnings: the list of the parts may be scrolled out of
/// view.
void ConnectionPage::showMessage()
{
    auto *label = m_form->pasteMessageLabel;
    const bool isEmpty = m_form->pasteEdit->toPlainText().trimmed().isEmpty();
    if (!m_reading && !isEmpty)
        return label->showProblem(wording::faultSentence(m_reading.error()));
    if (m_reading && isAmbiguous(*m_reading))
        return label->showProblem(wording::warningSentence(WarningKind::AtSignBehindHost));
    QStringList names;
    for (const wording::PartLine &line : partLines()) {
        if (line.mark == wording::PartLine::Mark::Warning)
            names << line.name;
    }
    names.removeDuplicates();
    if (names.isEmpty())
        return label->clearMessage();
    const QString text = tr("“%1” below has %n warnings: %2.", nullptr, int(names.size()))
                             .arg(m_form->partsTitleLabel->text(), names.join(u", "_s));
    if (label->isHidden() || label->text() != text) // screen readers speak each showWarning()
        label->showWarning(text);
}

bool ConnectionPage::isReadable() const
{
    return m_reading && !isAmbiguous(*m_reading);
}

std::vector<wording::PartLine> ConnectionPage::partLines() const
{
    if (!isReadable())
        return {};
    return wording::partLines(*m_reading, !m_form->connectionForm->login().password.isEmpty());
}

TextSpan ConnectionPage::looseAt() const
{
    const auto found = std::ranges::find(m_reading->warnings, WarningKind::AtSignBehindHost, &ConnectionWarning::kind);
    return found == m_reading->warnings.end() ? TextSpan() : found->span;
}

void ConnectionPage::showParts()
{
    m_form->partsTitleLabel->setVisible(isReadable());
    m_form->connectionParts->setVisible(isReadable());
    if (isReadable())
        m_form->connectionParts->setLines(partLines());
}

void ConnectionPage::showWay()
{
    const QString host = m_form->connectionForm->login().address.host;
    const auto neon = neonHost(host);
    m_form->wayPanel->setVisible(neon.has_value());
    if (!neon)
        return;
    m_form->pooledRadio->setChecked(neon->isPooled);
    m_form->directRadio->setChecked(!neon->isPooled);
}

void ConnectionPage::showHowTo(bool isShown)
{
    m_form->howToLabel->setVisible(isShown);
    m_form->howToButton->setIcon(icons::named(isShown ? u"chevron-down"_s : u"chevron-right"_s));
}

} // namespace budget
