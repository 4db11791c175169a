// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"

#include <cstdio>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

/// Answers the dialog that asks, once on each computer, who enters the expenses.
void answerWho(Stage &stage)
{
    stage.pressKey("personList", Qt::Key_Down);
    stage.pressKey("personList", Qt::Key_Return);
}

/// Waits until the entry row is empty again, which means that the entry was saved.
bool isSaved(Stage &stage)
{
    return stage.waitFor([&] {
        if (stage.isVisible("whoAreYouDialog"))
            answerWho(stage);
        return stage.text("descriptionEdit").isEmpty() && !stage.isVisible("savingEntryLabel");
    });
}

} // namespace

/// The program with its window, which enters one expense after the other until it is killed: `savevisitor <name>
/// [<ledger's file>]`; without a file, it uses the ledger of DATABASE_URL. Prints 'ready', then for each expense 'saved
/// <name>-<number>' as soon as the window reports it as saved.
int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"budget-tracker"_s);
    const QStringList arguments = QCoreApplication::arguments();
    StartOptions options;
    if (arguments.size() > 2)
        options.ledgerFile = arguments.at(2);
    else
        options.given = *parseConnectionUrl(qEnvironmentVariable("DATABASE_URL"));
    Stage stage(options);
    stage.showMonthOf(QDate(2024, 1, 20));
    if (!stage.showsExpense(u"Gas"_s) || !stage.offersCategory(u"Food"_s))
        return EXIT_FAILURE;
    say(u"ready"_s);
    for (int i = 1;; ++i) {
        const QString description = u"%1-%2"_s.arg(arguments.at(1)).arg(i);
        stage.enter(u"1/20/2024"_s, description, u"Food"_s, u"1.00"_s);
        if (!isSaved(stage))
            return EXIT_FAILURE;
        say(u"saved "_s + description);
    }
}
