// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startedprogram.h"

#include "ui/pages/notice.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace budget::test {

using namespace Qt::StringLiterals;

StartedProgram::StartedProgram(const QTemporaryDir &folder, const StartOptions &options)
    : program(options, folder.filePath(u"settings.ini"_s), folder.filePath(u"state"_s))
{
    program.start();
    QTRY_VERIFY(program.window().isVisible()); // with a local file, only once its month has been read
}

SetupWizard *StartedProgram::wizard()
{
    return openDialog<SetupWizard>(program.window(), "setupWizard");
}

QString StartedProgram::wizardError()
{
    return part<QLabel>(*wizard(), "wizardErrorLabel").text();
}

PasswordDialog *StartedProgram::passwordDialog()
{
    return openDialog<PasswordDialog>(program.window(), "passwordDialog");
}

void StartedProgram::finishWizard()
{
    part<QPushButton>(*wizard(), "nextButton").click();
    QTRY_VERIFY(part<QWidget>(*wizard(), "personPage").isVisible());
    part<QPushButton>(*wizard(), "nextButton").click();
    part<QPushButton>(*wizard(), "finishButton").click();
}

QString StartedProgram::notice()
{
    const auto &bar = part<NoticeBar>(program.window(), "windowNotice");
    return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
}

QString StartedProgram::failure()
{
    const auto &label = part<QLabel>(program.window(), "welcomeErrorLabel");
    return label.isVisible() ? label.text() : QString();
}

void StartedProgram::click(const char *button)
{
    auto &found = part<QAbstractButton>(program.window(), button);
    QVERIFY2(found.isVisible() && found.isEnabled(), button);
    found.click();
}

QStringList StartedProgram::menu()
{
    QStringList texts;
    for (const QAction *action : part<QMenu>(program.window(), "profileMenu").actions()) {
        if (action->isCheckable())
            texts << action->text() + (action->isChecked() ? u"*"_s : QString());
    }
    return texts;
}

void StartedProgram::choose(const QString &name)
{
    for (QAction *action : part<QMenu>(program.window(), "profileMenu").actions()) {
        if (action->text() == name)
            return action->trigger();
    }
    QFAIL(qPrintable(name));
}

void storeProfiles(const QTemporaryDir &folder, const std::vector<Profile> &all, int last)
{
    SettingsFile file(folder.filePath(u"settings.ini"_s));
    Profiles profiles(file);
    for (const Profile &profile : all)
        QVERIFY(profiles.save(profile));
    if (last >= 0)
        QVERIFY(profiles.setLastUsed(all[size_t(last)].id));
}

Profile localProfile(const QTemporaryDir &folder, const QString &name)
{
    return {Profiles::newId(), name, u"#4ECDC4"_s, LocalFile{folder.filePath(name + u".budget"_s)}};
}

QByteArray storedSettings(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"settings.ini"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ServerLogin nowhere(const QString &password)
{
    return {{u"127.0.0.1"_s, 1, u"budget"_s, u"alice"_s, {}}, Secret(password)};
}

} // namespace budget::test
