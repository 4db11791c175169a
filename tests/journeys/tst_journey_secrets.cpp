// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/stage.h"
#include "support/postgrescluster.h"

#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

QStringList s_log;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    s_log << message;
}

} // namespace

/// A password that occurs nowhere else goes through the wizard, a wrong try, a save and a restart; afterwards it is
/// in no file, no log, no environment, no argument and no text on the screen.
class JourneySecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePasswordStaysInMemory()
    {
        Database database = sharedCluster().createDatabase();
        database.password = u"canary-7f3a9-%40@#x"_s;
        sharedCluster().sql(u"postgres"_s, u"ALTER ROLE \"%1\" PASSWORD '%2'"_s.arg(database.role, database.password));
        qInstallMessageHandler(keepLog);
        QStringList shown;
        {
            Stage stage;
            Database wrong = database;
            wrong.name = u"nowhere"_s;
            stage.openServer(sharedCluster().url(wrong));
            QVERIFY(stage.comes("checkAgainButton"));
            shown << textsOnScreen();
            while (!stage.isVisible("connectionPage"))
                stage.click("backButton");
            shown << textsOnScreen();
            stage.paste(sharedCluster().url(database));
            shown << textsOnScreen();
            QVERIFY(stage.goOnTo("summaryPage"));
            shown << textsOnScreen();
            stage.click("finishButton");
            QVERIFY(stage.goes("setupWizard"));
            QVERIFY(stage.comes("descriptionEdit"));
            shown << textsOnScreen();
        }
        qInstallMessageHandler(nullptr);
        const QString canary = u"canary-7f3a9"_s;
        QVERIFY(!shown.join(u'\n').contains(canary));
        QVERIFY(!s_log.join(u'\n').contains(canary));
        QCOMPARE(filesWith(canary.toUtf8()), QStringList());
        QVERIFY(!processFile(u"environ"_s).contains(canary.toUtf8()));
        QVERIFY(!processFile(u"cmdline"_s).contains(canary.toUtf8()));
    }

    void theSearchFindsAPlantedLeak()
    {
        QFile leak(qEnvironmentVariable("HOME") + u"/leak.txt"_s);
        QVERIFY(leak.open(QIODevice::WriteOnly));
        leak.write("x canary-7f3a9 y");
        leak.close();
        QCOMPARE(filesWith("canary-7f3a9"), QStringList{leak.fileName()});
        QVERIFY(leak.remove());
        QLabel label(u"canary-7f3a9"_s);
        label.show();
        QVERIFY(textsOnScreen().join(u'\n').contains(u"canary-7f3a9"_s));
    }

private:
    /// Titles, labels, tool tips and all edits but masked ones.
    static QStringList textsOnScreen()
    {
        QStringList texts;
        const QWidgetList widgets = QApplication::allWidgets();
        for (const QWidget *widget : widgets) {
            texts << widget->windowTitle() << widget->toolTip() << widget->accessibleName()
                  << widget->accessibleDescription();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts << label->text();
            if (const auto *edit = qobject_cast<const QLineEdit *>(widget); edit)
                texts << edit->displayText();
            if (const auto *box = qobject_cast<const QPlainTextEdit *>(widget); box)
                texts << box->toPlainText();
        }
        return texts;
    }

    static QStringList filesWith(const QByteArray &needle)
    {
        QStringList found;
        QDirIterator files(qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
                found << file.fileName();
        }
        return found;
    }

    static QByteArray processFile(const QString &name)
    {
        QFile file(u"/proc/self/"_s + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

int main(int argc, char **argv)
{
    return runJourney<JourneySecrets>(argc, argv);
}

#include "tst_journey_secrets.moc"
