// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/envfilewords.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

class TestEnvFileWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeNamesItsLine_data()
    {
        QTest::addColumn<EnvChange::Kind>("kind");
        QTest::addColumn<bool>("isFileThere");
        QTest::addColumn<QString>("text");
        using enum EnvChange::Kind;
        QTest::newRow("unchanged") << Unchanged << true
                                   << u"Line 3 of the file already contains this password. The file is not changed:"_s;
        QTest::newRow("replaced") << Replaced << true << u"Only the password in line 3 of the file is replaced:"_s;
        QTest::newRow("inserted") << Inserted << true << u"Only the password is added, in line 3 of the file:"_s;
        QTest::newRow("added") << Added << true
                               << u"This becomes line 3 of the file; the other lines are not changed:"_s;
        QTest::newRow("created") << Added << false << u"The file is created with this line:"_s;
    }
    void aChangeNamesItsLine()
    {
        QFETCH(EnvChange::Kind, kind);
        QFETCH(bool, isFileThere);
        QTEST(envChangeText({kind, 3, {}, {}}, isFileThere), "text");
    }

    void aVariableOfAnotherPurposeIsNamed()
    {
        QVERIFY(variableTaken(u"PGPASSWORD"_s).startsWith(u"The variable PGPASSWORD "_s));
    }

    void aFileThatGitMayPublishSaysWhatHelps_data()
    {
        QTest::addColumn<GitState>("state");
        QTest::addColumn<QString>("help");
        QTest::newRow("no work tree") << GitState::NoWorkTree << QString();
        QTest::newRow("no git") << GitState::NoGit << QString();
        QTest::newRow("ignored") << GitState::Ignored << QString();
        QTest::newRow("not ignored") << GitState::NotIgnored << u"Add the file to .gitignore."_s;
        QTest::newRow("tracked") << GitState::Tracked << u"git rm --cached"_s;
    }
    void aFileThatGitMayPublishSaysWhatHelps()
    {
        QFETCH(GitState, state);
        QFETCH(QString, help);
        QVERIFY(gitSentence(state).endsWith(u'.'));
        QCOMPARE(isPublishable(state), !help.isEmpty());
        QVERIFY(gitSentence(state).contains(help));
    }
};

QTEST_GUILESS_MAIN(TestEnvFileWords)
#include "tst_envfilewords.moc"
