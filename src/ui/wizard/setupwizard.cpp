// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setupwizard.h"

#include "app/secrets/secrets.h"
#include "app/session/session.h"
#include "app/settings/profiles.h"
#include "app/work/answers.h"
#include "core/address/masking.h"
#include "core/errorgroup.h"
#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/enterkey.h"
#include "ui/wizard/setup/entries.h"
#include "ui/wizard/setup/filelook.h"
#include "ui/wizard/setup/leavebox.h"
#include "ui/wizard/setup/remedy.h"
#include "ui_setupwizard.h"
#include "words/errors/wording.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollArea>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kQuietMs = 200;
constexpr qint64 kSecondsFromMs = 2000;
constexpr int kTickMs = 100;
constexpr int kIconSize = 20;

bool isOfServer(const Error &error)
{
    return isPartOfConnection(error.field) || error.kind == ErrorKind::TlsUnavailable;
}

} // namespace

SetupWizard::SetupWizard(Session &session, Preferences &preferences, Profiles &profiles, Secrets &secrets,
                         QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::SetupWizard>()), m_services{session, preferences, profiles, secrets},
      m_finish(m_services), m_fileLook(new FileLook(session, *this))
{
    m_form->setupUi(this);
    m_form->secretPage->setSecrets(secrets);
    setObjectName(u"setupWizard"_s);
    m_form->wizardErrorIconLabel->setIcon(icons::named(u"problem"_s, theme::Tone::Fail), kIconSize);
    m_form->connectingIconLabel->setIcon(icons::named(u"wait"_s, theme::Tone::Wait), kIconSize);
    theme::setTone(m_form->wizardDetailLabel, theme::Tone::Secondary);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &SetupWizard::showElapsed);
    connect(m_form->nextButton, &QPushButton::clicked, this, &SetupWizard::goNext);
    connect(m_form->backButton, &QPushButton::clicked, this, &SetupWizard::goBack);
    connect(m_form->finishButton, &QPushButton::clicked, this, &SetupWizard::finish);
    connect(m_form->cancelButton, &QPushButton::clicked, this, &SetupWizard::leave);
    connect(m_form->cancelConnectingButton, &QPushButton::clicked, this, &SetupWizard::stopWaiting);
    connect(m_fileLook, &FileLook::found, this, &SetupWizard::takeFile);
    connect(m_fileLook, &FileLook::agreed, this, [this](const LocalFile &file) {
        m_draft.agreedFile = file.path;
        takeFile({});
    });
    connect(m_fileLook, &FileLook::failed, this, [this](const Error &error) {
        setWaiting(false);
        if (error.kind != ErrorKind::Cancelled)
            explain(error);
    });
    connect(&m_finish, &SetupFinish::failed, this, &SetupWizard::finishFailed);
    connect(&m_finish, &SetupFinish::done, this, [this](const Profile &profile) {
        setWaiting(false);
        Q_EMIT finished(profile);
        accept();
    });
    connectPages();
    setWaiting(false);
    start(newDraft(), Step::Place);
}

SetupWizard::~SetupWizard() = default;

void SetupWizard::startWith(const Profile &profile, const Secret &password)
{
    SetupDraft draft = draftOf(profile, password);
    if (profile.source != Profile::Source::Stored) { // becomes a stored profile with a new id
        draft.original.reset();
        draft.profile.id = Profiles::newId();
        draft.profile.name.clear();
        if (profile.source == Profile::Source::Environment)
            draft.profile.keeper = SecretKeeper::Keychain;
    }
    const bool isServer = draft.place == SetupDraft::Place::Server;
    start(draft, isServer ? Step::Connection : Step::Place);
    if (isServer && password.isEmpty())
        askKeeper(profile);
}

/// A password that the user types meanwhile takes precedence over the kept one.
void SetupWizard::askKeeper(const Profile &profile)
{
    whenAnswered(m_services.secrets.read(profile), this, [this, profile](const Result<Secret> &secret) {
        page(m_step).store(m_draft);
        const bool isSamePlace = profile.location == LedgerLocation(m_draft.address);
        if (!secret || m_step > Step::Secret || !m_draft.password.isEmpty() || !isSamePlace)
            return;
        m_draft.password = *secret;
        m_start.password = *secret;
        showStep(m_step);
    });
}

void SetupWizard::showError(const Error &error)
{
    if (isOfServer(error) && m_step == Step::Place) {
        m_draft.place = SetupDraft::Place::Server;
        showStep(Step::Connection);
    }
    explain(error);
}

void SetupWizard::reject()
{
    page(m_step).store(m_draft);
    if (hasEntries(m_draft, m_start))
        askToLeave();
    else
        leave();
}

void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    const bool goesOn = m_form->nextButton->isEnabled() || !m_form->wizardStack->isAncestorOf(focusWidget());
    if (goesOn || !pressByEnter(*this, *event))
        QDialog::keyPressEvent(event);
}

void SetupWizard::leave()
{
    stopWaiting();
    page(m_step).leave();
    QDialog::reject();
}

void SetupWizard::askToLeave()
{
    if (m_question)
        return;
    m_question = makeLeaveBox(this);
    connect(m_question, &QDialog::accepted, this, &SetupWizard::leave);
    m_question->open();
}

WizardPage &SetupWizard::page(Step step) const
{
    const auto *area = qobject_cast<QScrollArea *>(m_form->wizardStack->widget(static_cast<int>(step)));
    return *qobject_cast<WizardPage *>(area->widget());
}

SetupWizard::Step SetupWizard::neighbour(int offset) const
{
    const auto steps = stepsOf(m_draft.place);
    const auto here = std::ranges::find(steps, m_step) - steps.begin();
    return steps[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(here + offset, 0, std::ssize(steps) - 1))];
}

void SetupWizard::connectPages()
{
    for (const Step step : stepsOf(SetupDraft::Place::Server))
        connect(&page(step), &WizardPage::edited, this, &SetupWizard::noteEdit);
    connect(m_form->checkPage, &CheckPage::actionRequested, this, &SetupWizard::mend);
    connect(m_form->tablesPage, &TablesPage::otherDatabaseRequested, this, [this] {
        leaveStep();
        showStep(Step::Connection);
        page(m_step).markField(Field::Database);
    });
}

/// Does the next step of a check. If the user has to correct a value, shows the page with that value, otherwise runs
/// the checklist again.
void SetupWizard::mend(CheckAction action, const CheckResult &result)
{
    leaveStep();
    if (action == CheckAction::CreateTables)
        return showStep(Step::Tables);
    if (const auto fault = faultFor(action, result)) {
        showStep(Step::Connection);
        return explain(*fault);
    }
    applyRemedy(action, m_draft);
    showStep(Step::Check);
}

void SetupWizard::start(const SetupDraft &draft, Step step)
{
    m_draft = draft;
    showStep(step);
    page(step).store(m_draft); // so that m_start has the texts as the page writes them
    m_start = m_draft;
}

void SetupWizard::showStep(Step step)
{
    clearError();
    m_step = step;
    proposeName();
    WizardPage &shown = page(step);
    {
        const QScopedValueRollback loading(m_isLoading, true);
        shown.load(m_draft);
    }
    m_form->wizardStack->setCurrentIndex(static_cast<int>(step));
    showButtons();
    shown.enter();
}

/// A place that already has a profile keeps that profile's id and name. A new place gets a name that no profile has.
void SetupWizard::proposeName()
{
    if (!loginOf(m_draft))
        return;
    m_draft.proposal = proposedName(m_draft);
    const auto known = m_draft.original ? m_draft.original : m_services.profiles.at(profileOf(m_draft).location);
    if (known) {
        m_draft.profile.id = known->id;
        m_draft.proposal = known->name;
        return;
    }
    const QString name = m_draft.proposal;
    for (int count = 2; m_services.profiles.named(m_draft.proposal); ++count)
        m_draft.proposal = tr("%1 (%2)").arg(name, QString::number(count));
}

void SetupWizard::leaveStep()
{
    WizardPage &shown = page(m_step);
    shown.leave();
    shown.store(m_draft);
}

void SetupWizard::goBack()
{
    leaveStep();
    showStep(neighbour(-1));
}

void SetupWizard::goNext()
{
    if (!takePage())
        return;
    if (m_step == Step::Place && m_draft.place == SetupDraft::Place::ThisComputer)
        lookAtFile();
    else
        showStep(neighbour(1));
}

/// Reads the persons of the file, and whether it holds a ledger, before the next page is shown.
void SetupWizard::lookAtFile()
{
    const auto login = loginOf(m_draft);
    if (!login)
        return explain(login.error());
    setWaiting(true, tr("Checking the file…"));
    const LocalFile file = std::get<LocalFile>(*login);
    m_fileLook->look(file, m_draft.agreedFile == file.path);
}

void SetupWizard::takeFile(const TrialReport &report)
{
    setWaiting(false);
    m_draft.trial = report;
    m_draft.tried = loginOf(m_draft).value();
    showStep(neighbour(1));
}

void SetupWizard::noteEdit()
{
    if (m_isLoading)
        return;
    clearError();
    if (m_step == Step::Place)
        page(m_step).store(m_draft);
    showButtons();
}

bool SetupWizard::takePage()
{
    clearError();
    leaveStep();
    const auto problem = page(m_step).problem();
    if (problem)
        explain(*problem);
    return !problem;
}

void SetupWizard::finish()
{
    if (!takePage())
        return;
    setWaiting(true, m_draft.place == SetupDraft::Place::Server ? tr("Connecting…") : tr("Opening…"));
    m_finish.run(m_draft);
}

void SetupWizard::finishFailed(SetupFinish::Stage stage, const Error &error)
{
    setWaiting(false);
    if (const auto login = loginOf(m_draft))
        m_draft.done = DoneStages{*login, m_finish.stagesDone()};
    if (error.kind == ErrorKind::Cancelled)
        return;
    const bool isServer = m_draft.place == SetupDraft::Place::Server;
    const Step opening = isServer ? Step::Connection : Step::Place;
    showStep(stage == SetupFinish::Stage::Opening      ? opening
                 : stage == SetupFinish::Stage::Person ? Step::Person
                 : stage == SetupFinish::Stage::Secret ? Step::Secret
                                                       : Step::Summary);
    explain(error);
}

void SetupWizard::explain(const Error &error)
{
    m_form->wizardErrorLabel->setText(page(m_step).sentence(error));
    m_form->wizardDetailLabel->setText(
        masked(wording::technicalText(error), ServerLogin{m_draft.address, m_draft.password}));
    m_form->wizardDetailLabel->setVisible(!m_form->wizardDetailLabel->text().isEmpty());
    m_form->wizardErrorPanel->show();
    page(m_step).markField(error.field);
    announce(*m_form->wizardErrorLabel, m_form->wizardErrorLabel->text());
}

void SetupWizard::clearError()
{
    if (m_form->wizardErrorPanel->isHidden())
        return;
    m_form->wizardErrorPanel->hide();
    m_form->wizardErrorLabel->clear();
    page(m_step).markField(Field::None);
}

void SetupWizard::showButtons()
{
    const bool isFirst = m_step == Step::Place;
    const bool isLast = m_step == Step::Summary;
    const bool hasWork = m_step == Step::Check || m_step == Step::Tables || m_step == Step::Drill;
    const bool mayGoOn = !hasWork || page(m_step).isComplete();
    m_form->backButton->setVisible(!isFirst);
    m_form->nextButton->setVisible(!isLast);
    m_form->nextButton->setEnabled(mayGoOn && !m_isWaiting);
    m_form->finishButton->setVisible(isLast || m_draft.original);
    m_form->finishButton->setEnabled(mayGoOn && !m_isWaiting);
    const bool isFinishFirst = !m_form->finishButton->isHidden();
    m_form->nextButton->setDefault(!isFinishFirst);
    m_form->finishButton->setDefault(isFinishFirst);
    showSteps();
}

void SetupWizard::showSteps()
{
    const auto steps = stepsOf(m_draft.place);
    m_form->stepsList->show(stepNames(m_draft.place),
                            static_cast<int>(std::ranges::find(steps, m_step) - steps.begin()));
}

/// Gives up the wait and enables the page at once.
void SetupWizard::stopWaiting()
{
    if (!m_isWaiting)
        return;
    m_fileLook->cancel();
    m_finish.cancel();
    setWaiting(false);
}

void SetupWizard::setWaiting(bool isWaiting, const QString &what)
{
    m_isWaiting = isWaiting;
    m_waitingFor = what;
    m_elapsed.start();
    m_form->wizardStack->setEnabled(!isWaiting);
    m_form->backButton->setEnabled(!isWaiting);
    m_form->connectingPanel->hide();
    showButtons();
    isWaiting ? m_tick.start() : m_tick.stop();
}

void SetupWizard::showElapsed()
{
    const qint64 elapsed = m_elapsed.elapsed();
    m_form->connectingPanel->setVisible(elapsed >= kQuietMs);
    m_form->connectingLabel->setText(
        elapsed < kSecondsFromMs ? m_waitingFor : tr("%1 %n s", nullptr, int(elapsed / 1000)).arg(m_waitingFor));
}

} // namespace budget
