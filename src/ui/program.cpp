// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program.h"

#include "app/answers.h"
#include "app/ledger.h"
#include "app/places.h"
#include "core/budget/sampleledger.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"
#include "ui/wizard/setupwizard.h"

#include <QFileInfo>

#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

theme::Appearance appearanceOf(const QString &name)
{
    if (name == u"light"_s)
        return theme::Appearance::Light;
    return name == u"dark"_s ? theme::Appearance::Dark : theme::Appearance::System;
}

bool needsPassword(const LedgerLocation &location)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    return address != nullptr && address->password.isEmpty();
}

} // namespace

Program::Program(StartOptions options, const QString &settingsFile)
    : m_options(std::move(options)), m_settings(settingsFile), m_preferences(m_settings), m_profiles(m_settings)
{
    theme::apply(appearanceOf(m_preferences.appearance()));
    m_window = std::make_unique<MainWindow>(m_session, m_preferences);
    connect(m_window.get(), &MainWindow::ledgerChoiceRequested, this, [this] { wizard(); });
    connect(m_window.get(), &MainWindow::localLedgerRequested, this,
            [this] { open(LocalFile{defaultLedgerFile()}, true); });
    connect(m_window.get(), &MainWindow::sampleRequested, this, &Program::addSample);
    connect(&m_session, &Session::opened, this, [this] {
        if (std::exchange(m_options.addSample, false))
            addSample();
    });
}

Program::~Program() = default;

void Program::start()
{
    m_window->show();
    openFirst();
}

void Program::openFirst()
{
    if (m_options.ledgerFile)
        return open(LocalFile{*m_options.ledgerFile}, false);
    if (m_options.given)
        return open(*m_options.given, false);
    if (m_options.givenError)
        return wizard().showError(*m_options.givenError);
    const auto last = m_profiles.find(m_profiles.lastUsed());
    if (last && !needsPassword(last->location))
        return open(last->location, true);
    SetupWizard &shown = wizard();
    if (last)
        shown.startWith(last->location);
}

void Program::open(const LedgerLocation &location, bool isChoice)
{
    whenAnswered(m_session.open(location), this, [this, location, isChoice](const Result<void> &result) {
        if (!result)
            return showFailure(location, result.error());
        if (isChoice)
            remember(location);
    });
}

SetupWizard &Program::wizard()
{
    if (!m_wizard || !m_wizard->isVisible()) {
        m_wizard = new SetupWizard(m_session, m_preferences, m_profiles, m_secrets, m_window.get());
        m_wizard->setAttribute(Qt::WA_DeleteOnClose);
        m_wizard->open();
    }
    return *m_wizard;
}

void Program::showFailure(const LedgerLocation &location, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    if (m_wizard && m_wizard->isVisible()) // somebody is choosing another one already: what they typed stays
        return m_window->showError(error);
    SetupWizard &shown = wizard();
    shown.startWith(location);
    shown.showError(error);
}

void Program::remember(const LedgerLocation &location)
{
    auto profile = m_profiles.at(location);
    if (!profile) {
        const auto *file = std::get_if<LocalFile>(&location);
        const QString name = file ? QFileInfo(file->path).completeBaseName()
                                  : std::get<ServerAddress>(location).place();
        profile = Profile{Profiles::newId(), name, kDefaultProfileColor, location};
        if (const auto saved = m_profiles.save(*profile); !saved)
            m_window->showError(saved.error());
    }
    (void)m_profiles.setLastUsed(profile->id);
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
        m_window->showError(person.error());
    else if (location && !m_preferences.person(*location).isValid())
        m_preferences.setPerson(*location, person->id);
    m_window->refresh();
    m_window->showMonth(sampleMonth());
}

} // namespace budget
