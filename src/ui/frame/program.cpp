// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/program.h"

#include "app/ledger/ledger.h"
#include "app/settings/places.h"
#include "app/work/answers.h"
#include "core/budget/sampleledger.h"
#include "ui/files/beginbox.h"
#include "ui/files/filecare.h"
#include "ui/frame/mainwindow.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/notice.h"
#include "ui/profiles/ledgeropening.h"
#include "ui/profiles/profilesdialog.h"
#include "ui/profiles/profilewords.h"
#include "ui/wizard/setupwizard.h"
#include "words/connection/passwordwords.h"
#include "words/errors/wording.h"
#include "words/language/languages.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>

#include <chrono>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The window is shown after this time, even if its first month has not been read yet.
constexpr std::chrono::milliseconds kUntilShown{250};
/// doRest() runs after this time, when the window has been painted.
constexpr std::chrono::milliseconds kUntilRest{500};

theme::Appearance appearanceOf(const QString &name)
{
    if (name == u"light"_s)
        return theme::Appearance::Light;
    return name == u"dark"_s ? theme::Appearance::Dark : theme::Appearance::System;
}

/// Installs language and appearance first, so that the window is created with both.
std::unique_ptr<MainWindow> makeWindow(const StartOptions &options, Session &session, Preferences &preferences,
                                       Profiles &profiles, Journal &journal)
{
    (void)languages::choose(options.language.isEmpty() ? preferences.language() : options.language);
    theme::apply(appearanceOf(preferences.appearance()));
    return std::make_unique<MainWindow>(session, preferences, profiles, journal);
}

bool isUsualFile(const LedgerLocation &location)
{
    return location == LedgerLocation(LocalFile{defaultLedgerFile()});
}

} // namespace

Program::Program(StartOptions options, const QString &settingsFile, const QString &journalFolder)
    : m_options(std::move(options)), m_settings(settingsFile), m_preferences(m_settings), m_profiles(m_settings),
      m_journal(journalFolder, {}, Journal::Begin::Later),
      m_window(makeWindow(m_options, m_session, m_preferences, m_profiles, m_journal)),
      m_opening(new LedgerOpening(m_session, m_profiles, m_secrets, *m_window)),
      m_files(new FileCare(m_session, *m_window))
{
    m_journal.watch(m_session);
    connectWindow();
    connectOpening();
    connectFiles();
    connectShowing();
    connect(&m_session, &Session::opened, this, [this] {
        if (std::exchange(m_options.addSample, false))
            addSample();
    });
}

Program::~Program() = default;

void Program::start()
{
    takeGiven();
    if (isFirstLocal())
        m_untilShown.start();
    else
        m_window->show();
    sayProblems();
    openFirst();
    QTimer::singleShot(kUntilRest, this, &Program::doRest);
}

/// Does the work of the start that no view needs for its first painting.
void Program::doRest()
{
    m_journal.begin();
    QGuiApplication::setWindowIcon(icons::application());
}

/// Shows the window when its first month has been read. A local file is read so fast that a window shown earlier would
/// be painted twice: empty, then with the month.
void Program::connectShowing()
{
    m_untilShown.setSingleShot(true);
    m_untilShown.setInterval(kUntilShown);
    connect(&m_untilShown, &QTimer::timeout, m_window.get(), &QWidget::show);
    connect(m_window.get(), &MainWindow::monthShown, this, &Program::showNow);
}

void Program::showNow()
{
    if (!m_untilShown.isActive())
        return;
    m_untilShown.stop();
    m_window->show();
}

bool Program::isFirstLocal() const
{
    if (m_options.ledgerFile)
        return true;
    const auto last = m_profiles.find(m_profiles.lastUsed());
    return !m_options.given && last && std::holds_alternative<LocalFile>(last->location);
}

void Program::connectWindow()
{
    connect(m_window.get(), &MainWindow::ledgerChoiceRequested, this, [this] { setUp(); });
    connect(m_window.get(), &MainWindow::localLedgerRequested, this, &Program::workHere);
    connect(m_window.get(), &MainWindow::profileRequested, this, &Program::openProfile);
    connect(m_window.get(), &MainWindow::manageRequested, this, &Program::manage);
    connect(m_window.get(), &MainWindow::sampleRequested, this, &Program::addSample);
    connect(m_window.get(), &MainWindow::cancelRequested, this, [this] { m_opening->cancel(); });
    connect(m_window.get(), &MainWindow::retryRequested, this, [this] {
        if (m_failed)
            m_opening->open(Profile(*m_failed));
    });
    connect(m_window.get(), &MainWindow::editRequested, this, [this] { setUp(m_failed); });
    connect(m_window.get(), &MainWindow::settingsRequested, this,
            [this] { setUp(m_profiles.find(m_profiles.current())); });
    connect(m_window.get(), &MainWindow::reopeningRequested, this, &Program::openAgain);
    connect(m_window.get(), &MainWindow::keepRequested, this, [this] { setUp(m_profiles.find(m_profiles.current())); });
    connect(&m_session.ledger(), &Ledger::answered, this, &Program::noteAnswer);
}

/// Handles a password that the server refuses for the open ledger. The store may contain another password by now, for
/// example because the user changed the .env file. That password is then used without asking.
void Program::noteAnswer(const std::optional<Error> &error)
{
    const bool isRefused = error
        && (error->kind == ErrorKind::PasswordRejected || error->kind == ErrorKind::PasswordMissing);
    const auto profile = m_profiles.find(m_profiles.current());
    const auto &login = m_session.login();
    if (!isRefused || !profile || !login || m_opening->isUnderWay() || std::exchange(m_isKeeperAsked, true))
        return;
    whenAnswered(m_secrets.read(*profile), this,
                 [this, error = *error, profile = *profile, refused = passwordOf(*login)](const Result<Secret> &kept) {
                     m_isKeeperAsked = false;
                     if (kept && *kept != refused)
                         m_opening->openAgain(profile);
                     else
                         showRefusal(error, profile);
                 });
}

void Program::showRefusal(const Error &error, const Profile &profile)
{
    m_window->showNotice({Notice::Kind::Problem, wording::passwordSentence(error, profile.location),
                          tr("Enter the password…"), [this, profile] { m_opening->openAgain(profile); },
                          wording::technicalText(error), Notice::About::Ledger});
}

void Program::connectOpening()
{
    connect(m_opening, &LedgerOpening::started, this,
            [this](const Profile &profile) { m_window->showOpening(profilewords::name(profile)); });
    connect(m_opening, &LedgerOpening::opened, this, &Program::noteOpened);
    connect(m_opening, &LedgerOpening::failed, this, &Program::noteFailed);
    connect(m_opening, &LedgerOpening::notKept, m_window.get(),
            [this](const Error &error) { m_window->showError(error, Notice::About::Program); });
    connect(m_opening, &LedgerOpening::workHereRequested, this, &Program::workHere);
    connect(m_opening, &LedgerOpening::editRequested, this, [this](const Profile &profile) {
        m_window->showFailure(profile, {ErrorKind::Cancelled, Field::None, {}, {}, {}}, !isUsualFile(profile.location));
        m_failed = profile;
        setUp(profile);
    });
    connect(m_opening, &LedgerOpening::waitingForSaving, m_window.get(), [this](const Profile &profile) {
        m_window->showNotice({.kind = Notice::Kind::Note,
                              .text = tr("Saving… The other ledger opens when the last change is saved."),
                              .actionText = tr("Switch anyway"),
                              .action = [this, profile] { m_opening->openAtOnce(profile); },
                              .about = Notice::About::Closing});
    });
    connect(m_opening, &LedgerOpening::savingFailed, m_window.get(), [this] {
        m_window->showNotice(
            {.kind = Notice::Kind::Problem,
             .text = tr("The last change was not saved, so this ledger stays open. Save again, then switch."),
             .about = Notice::About::Closing});
    });
}

void Program::connectFiles()
{
    connect(m_window.get(), &MainWindow::copyRequested, m_files, &FileCare::saveCopy);
    connect(m_files, &FileCare::beginningAgreed, m_opening, &LedgerOpening::beginLedger);
    connect(m_files, &FileCare::said, m_window.get(), &MainWindow::showNotice);
    connect(&m_session, &Session::damageFound, m_window.get(), [this](const Error &error) {
        m_window->showNotice({Notice::Kind::Problem, wording::sentence(error), tr("Save what can be read…"),
                              [this] { m_files->saveWhatCanBeRead(); }, wording::technicalText(error)});
    });
}

void Program::end()
{
    if (m_session.status().pendingWrites > 0) {
        connect(&m_session.ledger(), &Ledger::pendingWritesChanged, this, &Program::end,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
        return;
    }
    m_preferences.setWindowGeometry(m_window->saveGeometry());
    m_session.close();
    QCoreApplication::exit(); // quit() would ask the windows whether they may close
}

/// Shows problems of the settings file and of DATABASE_URL, once at the start.
void Program::sayProblems()
{
    const auto problem = m_settings.takeProblem();
    const auto &given = m_options.givenError;
    m_isStoringFailureSaid = problem.has_value();
    if (problem && given)
        m_window->showNotice({.kind = Notice::Kind::Problem,
                              .text = wording::sentence(*problem) + u'\n' + wording::sentence(*given),
                              .about = Notice::About::Program});
    else if (problem || given)
        m_window->showError(problem ? *problem : *given, Notice::About::Program);
}

/// Adds the profile from DATABASE_URL. A password from the environment is kept in memory for the session; one in a .env
/// file is read from the file.
void Program::takeGiven()
{
    if (!m_options.given)
        return;
    const Profile profile = givenProfile(m_options.given->address, m_options.givenSource, m_options.givenFile);
    m_profiles.give(profile);
    if (profile.keeper == SecretKeeper::Session && !m_options.given->password.isEmpty())
        (void)m_secrets.keep(profile, m_options.given->password);
}

void Program::openFirst()
{
    if (m_options.ledgerFile)
        return openFile(*m_options.ledgerFile);
    if (m_options.given)
        return openProfile(m_profiles.all().back().id);
    const QString last = m_profiles.lastUsed();
    if (!last.isEmpty())
        return openProfile(last);
    if (!m_profiles.all().empty())
        return manage();
    SetupWizard &shown = setUp();
    if (m_options.givenError)
        shown.showError(*m_options.givenError);
}

/// A file named on the command line gets no profile, unless a profile for it is stored.
void Program::openFile(const QString &file)
{
    const LocalFile location{file};
    const auto known = m_profiles.at(location);
    m_opening->open(known ? *known : Profile{{}, QFileInfo(file).completeBaseName(), {}, location});
}

void Program::openProfile(const QString &id)
{
    if (const auto profile = m_profiles.find(id))
        m_opening->open(*profile);
}

/// Opens the ledger again, unless a change is still being saved.
void Program::openAgain()
{
    if (m_session.status().pendingWrites > 0)
        return m_window->showNotice({.kind = Notice::Kind::Note,
                                     .text = tr("The last change is still being saved."),
                                     .actionText = tr("Open again"),
                                     .action = [this] { openAgain(); },
                                     .about = Notice::About::Closing});
    const QString id = m_profiles.current();
    const auto location = m_session.location();
    m_session.close();
    if (m_profiles.find(id))
        openProfile(id);
    else if (location && std::holds_alternative<LocalFile>(*location))
        openFile(std::get<LocalFile>(*location).path);
}

void Program::workHere()
{
    const LocalFile usual{defaultLedgerFile()};
    const auto known = m_profiles.at(usual);
    m_opening->open(known ? *known : newProfile(usual, tr("This computer")));
}

void Program::noteOpened(const Profile &profile)
{
    m_failed.reset();
    const bool isFromCommandLine = m_options.ledgerFile
        && profile.location == LedgerLocation(LocalFile{*m_options.ledgerFile});
    if (!profile.id.isEmpty() && !m_profiles.find(profile.id))
        noteStored(m_profiles.save(profile));
    m_profiles.setCurrent(profile.id);
    if (!isFromCommandLine)
        noteStored(m_profiles.setLastUsed(profile.id));
}

void Program::noteFailed(const Profile &profile, const Error &error)
{
    m_failed = profile;
    showNow();
    m_window->showFailure(profile, error, !isUsualFile(profile.location));
    if (mayBegin(error))
        m_files->askToBegin(profile, error);
}

void Program::noteStored(const Result<void> &stored)
{
    if (!stored && !std::exchange(m_isStoringFailureSaid, true))
        m_window->showError(stored.error(), Notice::About::Program);
}

void Program::manage()
{
    if (m_list)
        return;
    m_list = new ProfilesDialog(m_profiles, m_secrets, m_window.get());
    connect(m_list, &ProfilesDialog::openRequested, this, &Program::openProfile);
    connect(m_list, &ProfilesDialog::newRequested, this, [this] { setUp(); });
    connect(m_list, &ProfilesDialog::editRequested, this, [this](const Profile &profile) { setUp(profile); });
    m_list->open();
}

SetupWizard &Program::setUp(const std::optional<Profile> &profile)
{
    if (m_list)
        m_list->close();
    if (!m_wizard || !m_wizard->isVisible()) {
        m_opening->cancel();
        m_wizard = new SetupWizard(m_session, m_preferences, m_profiles, m_secrets, m_window.get());
        m_wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_wizard, &SetupWizard::finished, this, &Program::noteOpened);
        m_wizard->open();
    }
    if (profile)
        m_wizard->startWith(*profile, {});
    return *m_wizard;
}

Profile Program::newProfile(const LedgerLocation &location, const QString &name) const
{
    QString free = name;
    for (int count = 2; m_profiles.named(free); ++count)
        free = tr("%1 (%2)").arg(name, QString::number(count));
    return {Profiles::newId(), free, kDefaultProfileColor, location, {}, SecretKeeper::Ask};
}

void Program::addSample()
{
    whenAnswered(m_session.ledger().addSampleLedger(), this,
                 [this](const Result<Person> &person) { noteSample(person); });
}

void Program::noteSample(const Result<Person> &person)
{
    const auto &location = m_session.location();
    if (!person)
        m_window->showError(person.error(), Notice::About::Action);
    else if (location && !m_preferences.person(*location).isValid())
        m_preferences.setPerson(*location, person->id);
    m_window->refresh();
    m_window->showMonth(sampleMonth());
}

} // namespace budget
