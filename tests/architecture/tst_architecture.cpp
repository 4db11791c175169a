// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/folders.h"
#include "architecture/rules.h"
#include "architecture/scanner.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace budget::test;

namespace {

constexpr auto kHead = "// SPDX-License-Identifier: GPL-3.0-or-later\n"_L1;

/// A source file that breaks no rule, except possibly in its second line, which is `line`.
SourceFile planted(const QByteArray &path, const QByteArray &line)
{
    const QString name = QString::fromUtf8(path);
    const QString guard = name.endsWith(u".h"_s) ? u"\n#pragma once\n"_s : u"\n"_s;
    return {name, kHead + QString::fromUtf8(line) + guard};
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProjectKeepsItsRules();
    void everyRoomIsChecked();
    void aBrokenRuleIsFound_data();
    void aBrokenRuleIsFound();
    void allowedSourcesHaveNoFindings_data();
    void allowedSourcesHaveNoFindings();
    void aFileThatIsTooLongIsFound();
    void aFileWithoutItsHeadIsFound();
    void literalsAndCommentsAreToldApart();
    void foldersThatIncludeEachOtherAreFound();
    void anArrowBetweenFoldersIsNoCircle();
    void aCrowdedFolderIsFound();
    void aTestBesideNoRoomIsFound();
};

void TestArchitecture::theProjectKeepsItsRules()
{
    QStringList all;
    const QList<SourceFile> sources = sourcesBelow(QStringLiteral(BUDGET_SOURCE_DIR));
    for (const SourceFile &file : sources) {
        if (!file.path.endsWith(u".ui"_s))
            all << findings(file);
    }
    all << folderCircles(sources) << crowdedFolders(sources) << testsWithoutRoom(sources);
    QVERIFY2(all.isEmpty(), qPrintable(u'\n' + all.join(u'\n')));
}

void TestArchitecture::everyRoomIsChecked()
{
    const auto sources = sourcesBelow(QStringLiteral(BUDGET_SOURCE_DIR));
    for (const QString &part : {u"src/core/"_s, u"src/platform/"_s, u"src/db/"_s, u"src/app/"_s, u"src/words/"_s,
                                u"src/ui/"_s, u"src/main.cpp"_s, u"tests/architecture/"_s, u"forms/"_s}) {
        const bool isSeen = std::ranges::any_of(sources, [&](const SourceFile &file) {
            return file.path.startsWith(part) && !file.text.isEmpty();
        });
        QVERIFY2(isSeen, qPrintable(part));
    }
}

void TestArchitecture::aBrokenRuleIsFound_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *path, const char *line, const char *rule) {
        QTest::addRow("%s: %s", path, line) << QByteArray(path) << QByteArray(line) << QString::fromLatin1(rule);
    };

    row("src/core/x.h", R"(#include "db/rows.h")", "include direction");
    row("src/core/x.h", R"(#include "app/ledger.h")", "include direction");
    row("src/core/x.cpp", R"(#include "x.h")", "include direction");
    row("src/core/x.cpp", R"(#include "platform/privatefile.h")", "include direction");
    row("src/platform/x.cpp", R"(#include "db/rows.h")", "include direction");
    row("src/platform/x.cpp", R"(#include "app/places.h")", "include direction");
    row("src/ui/x.cpp", R"(#include "platform/privatefile.h")", "include direction");
    row("src/db/x.cpp", R"(#include "app/ledger.h")", "include direction");
    row("src/db/x.cpp", R"(#include "ui/theme.h")", "include direction");
    row("src/app/x.cpp", R"(#include "words/wording.h")", "include direction");
    row("src/app/x.h", R"(#include "db/pool/pool.h")", "include direction");
    row("src/ui/x.cpp", R"(#include "db/connection.h")", "include direction");
    row("src/ui/x.cpp", R"(#include "cli/check.h")", "include direction");
    row("src/cli/x.cpp", R"(#include "ui/theme.h")", "include direction");
    row("src/cli/x.cpp", R"(#include "ui_window.h")", "include direction");
    row("src/main.cpp", R"(#include "db/connection.h")", "include direction");
    row("src/tools/x.cpp", "", "room");
    row("tests/core/x.cpp", "Q_DECLARE_METATYPE(budget::Money)", "meta type");

    row("src/core/x.h", "#include <QSqlQuery>", "Qt module");
    row("src/core/x.h", "#include <QColor>", "Qt module");
    row("src/core/x.h", "#include <QIcon>", "Qt module");
    row("src/core/x.h", "#include <QWidget>", "Qt module");
    row("src/core/x.h", "#include <QTcpSocket>", "Qt module");
    row("src/db/x.h", "#include <QWidget>", "Qt module");
    row("src/app/x.h", "#include <QColor>", "Qt module");
    row("src/app/x.h", "#include <qwidget.h>", "Qt module");
    row("src/app/x.cpp", "#include <QSqlDatabase>", "Qt module");
    row("src/ui/x.cpp", "#include <QSqlTableModel>", "Qt module");
    row("src/cli/x.cpp", "#include <QApplication>", "Qt module");
    row("src/ui/x.cpp", "#include <QtSql/QSqlQuery>", "Qt header with its module");
    row("src/core/x.cpp", "#include <QtWidgets/QWidget>", "Qt header with its module");
    row("src/app/x.cpp", "#include <libpq-fe.h>", "libpq outside db");
    row("src/ui/x.cpp", "#include <QDBusConnection>", "Qt module");
    row("src/platform/x.cpp", "#include <QDBusConnection>", "Qt module");
    row("src/ui/x.cpp", "#include <qt6keychain/keychain.h>", "keychain outside app");

    row("src/core/x.cpp", R"(return QObject::tr("Empty");)", "words for people below ui");
    row("src/db/x.cpp", R"(static const char *text = QT_TR_NOOP("Lost");)", "words for people below ui");
    row("src/app/x.cpp", R"(return QCoreApplication::translate("a", "b");)", "words for people below ui");

    row("src/ui/x.cpp", R"(run(u"SELECT 1"_s);)", "SQL outside db");
    row("src/app/x.cpp", R"x(run("INSERT INTO users (id) VALUES (1)");)x", "SQL outside db");
    row("src/app/x.cpp", R"(run("update expenses set amount = 1");)", "SQL outside db");
    row("src/ui/x.cpp", R"(run("delete " "from expenses");)", "SQL outside db");
    row("src/ui/x.cpp", R"(run(u"UPDATE categories "_s u"SET name = $1"_s);)", "SQL outside db");
    row("src/ui/x.cpp", R"x(run(uR"(select id, name from categories)"_s);)x", "SQL outside db");
    row("src/main.cpp", R"(run("DROP TABLE bt_log");)", "SQL outside db");
    row("src/core/x.cpp", R"(run("PRAGMA foreign_keys = on");)", "SQL outside db");

    row("src/db/x.h", "QMutex m_mutex;", "lock");
    row("src/app/x.h", "std::mutex m_mutex;", "lock");
    row("src/app/x.cpp", "connect(a, b, c, Qt::BlockingQueuedConnection);", "lock");
    row("src/app/x.cpp", "return QtConcurrent::run(f);", "QtConcurrent");
    row("src/ui/x.cpp", "QCoreApplication::processEvents();", "waiting in an event loop");
    row("src/app/x.cpp", "QEventLoop loop;", "waiting in an event loop");
    row("src/app/x.cpp", "future.waitForFinished();", "waiting in an event loop");
    row("src/ui/x.cpp", "if (dialog.exec() == QDialog::Accepted)", "nested event loop");
    row("src/ui/x.cpp", "menu->exec(position);", "nested event loop");
    row("src/main.cpp", "return dialog.exec();", "nested event loop");
    row("src/ui/x.cpp", R"(QMessageBox::warning(this, title, text);)", "nested event loop");
    row("src/ui/x.cpp", R"(const QString name = QFileDialog::getOpenFileName(this);)", "nested event loop");

    row("src/ui/x.h", "void on_addButton_clicked();", "auto-connected slot");
    row("src/db/x.cpp", "throw std::runtime_error(text);", "exception");
    row("src/core/budget/x.h", "double amount = 0;", "floating point in money");
    row("src/db/x.cpp", "return cell.value<double>();", "floating point in money");
    row("src/db/x.cpp", "if (connection.engine() == Engine::Sqlite)", "an engine told by comparison");
    row("src/app/x.cpp", "return budget::Engine::Postgres != engine;", "an engine told by comparison");
}

void TestArchitecture::aBrokenRuleIsFound()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, line);
    QFETCH(QString, rule);
    const QStringList found = findings(planted(path, line));
    QCOMPARE(found.size(), 1);
    const int where = rule == u"room"_s ? 1 : 2;
    const QString begin = u"%1:%2: %3: "_s.arg(QString::fromUtf8(path)).arg(where).arg(rule);
    QVERIFY2(found.first().startsWith(begin), qPrintable(found.first()));
}

void TestArchitecture::allowedSourcesHaveNoFindings_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *path, const char *line) {
        QTest::addRow("%s: %s", path, line) << QByteArray(path) << QByteArray(line);
    };

    row("src/core/x.h", "#include <QString>");
    row("src/core/x.h", "#include <tl/expected.hpp>");
    row("src/core/x.cpp", R"(#include "core/budget/money.h")");
    row("src/db/x.cpp", "#include <QSqlDatabase>");
    row("src/db/x.cpp", "#include <libpq-fe.h>");
    row("src/db/x.cpp", R"(return connection.exec(u"SELECT 1"_s);)");
    row("src/db/x.cpp", R"(#include "platform/privatefile.h")");
    row("src/app/x.cpp", R"(#include "platform/privatefile.h")");
    row("src/app/x.cpp", R"(#include "db/pool/pool.h")");
    row("src/app/x.cpp", "#include <QDBusConnection>");
    row("src/app/x.cpp", "#include <qt6keychain/keychain.h>");
    row("src/main.cpp", R"(#include "platform/hardening.h")");
    row("src/ui/x.cpp", R"(#include "ui_mainwindow.h")");
    row("src/ui/x.cpp", "#include <QAction>");
    row("src/ui/x.cpp", R"x(button->setText(tr("Select a category from the list"));)x");
    row("src/ui/x.cpp", R"x(label->setText(tr("Delete from here on, or update and set it aside"));)x");
    row("src/ui/x.cpp", "// dialog.exec() would nest an event loop");
    row("src/ui/x.cpp", "dialog->open();");
    row("src/core/x.cpp", "/* tr(\"x\") and a double */");
    row("src/core/x.cpp", R"(log(u"a double entry, throw it away"_s);)");
    row("src/main.cpp", "return QApplication::exec();");
    row("src/app/x.cpp", "str(x); filter(y); entry(z);");
    row("src/core/x.cpp", R"(const auto kBig = 9'999'999; const QChar quote = u'"'; // "tr(")");
    row("tests/ui/x.cpp", R"(#include "db/connection.h")");
    row("tests/ui/x.cpp", "QEventLoop loop; loop.exec();");
}

void TestArchitecture::allowedSourcesHaveNoFindings()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, line);
    QCOMPARE(findings(planted(path, line)), QStringList());
}

void TestArchitecture::aFileThatIsTooLongIsFound()
{
    const SourceFile longest{u"src/core/x.cpp"_s, kHead + QString(399, u'\n')};
    QCOMPARE(findings(longest), QStringList());
    const SourceFile tooLong{u"tests/core/x.cpp"_s, kHead + QString(400, u'\n')};
    QCOMPARE(findings(tooLong), QStringList{u"tests/core/x.cpp:1: length: 401 lines"_s});
}

void TestArchitecture::aFileWithoutItsHeadIsFound()
{
    QCOMPARE(findings({u"tests/core/x.cpp"_s, u"int x;\n"_s}),
             QStringList{u"tests/core/x.cpp:1: licence: the first line is not the SPDX head"_s});
    QCOMPARE(findings({u"src/core/x.h"_s, kHead + u"int x;\n"_s}),
             QStringList{u"src/core/x.h:1: header guard: no #pragma once"_s});
}

void TestArchitecture::literalsAndCommentsAreToldApart()
{
    const Scanned scanned = scan(u"a(\"x\\\"y\" /* no */ \"z\"); // \"c\"\n"
                                 "b(u\"1\"_s, 'q', 1'000, R\"-(raw \" )\n)-\");\n"
                                 "#include <QString>\nc(\"end\");\n"_s);
    QStringList strings;
    for (const Piece &piece : scanned.strings)
        strings << u"%1 %2"_s.arg(piece.line).arg(piece.text);
    QCOMPARE(strings, QStringList({u"1 x\\\"yz"_s, u"2 1"_s, u"2 raw \" )\n"_s, u"5 end"_s}));
    QCOMPARE(scanned.includes.size(), std::size_t(1));
    QCOMPARE(scanned.includes.front().line, 4);
    QVERIFY(!scanned.code.contains(u'"'));
    QVERIFY(scanned.code.contains(u"1'000"_s));
}

void TestArchitecture::foldersThatIncludeEachOtherAreFound()
{
    const SourceFile there{u"src/ui/a/x.h"_s, u"#include \"ui/b/y.h\"\n"_s};
    const SourceFile back{u"src/ui/b/y.cpp"_s, u"#include \"ui/c/z.h\"\n"_s};
    const SourceFile form{u"forms/c/z.ui"_s, u"<header>ui/a/x.h</header>"_s};
    QCOMPARE(folderCircles({there, back, form}),
             QStringList{u"src/ui/a -> src/ui/b -> src/ui/c -> src/ui/a: src/ui/a/x.h includes ui/b/y.h; "
                         "src/ui/b/y.cpp includes ui/c/z.h; forms/c/z.ui includes ui/a/x.h"_s});
    const SourceFile root{u"src/ui/b.h"_s, u"#include \"ui/a/x.h\"\n"_s};
    const SourceFile below{u"src/ui/a/x.h"_s, u"#include \"ui/b.h\"\n"_s};
    QCOMPARE(folderCircles({root, below}).size(), 1);
}

void TestArchitecture::anArrowBetweenFoldersIsNoCircle()
{
    QCOMPARE(folderCircles({{u"src/ui/a/x.h"_s, u"#include \"ui/a/y.h\"\n#include \"ui/b/y.h\"\n"_s},
                            {u"src/ui/b/y.h"_s, u"#include \"core/money.h\"\n#include <QString>\n"_s},
                            {u"tests/ui/b/tst_y.cpp"_s, u"#include \"ui/a/x.h\"\n"_s}}),
             QStringList());
}

void TestArchitecture::aCrowdedFolderIsFound()
{
    QList<SourceFile> sources;
    for (int i = 0; i < 25; ++i)
        sources << SourceFile{u"src/app/a/x%1.h"_s.arg(i), {}} << SourceFile{u"tests/app/a/x%1.h"_s.arg(i), {}};
    QCOMPARE(crowdedFolders(sources), QStringList{u"src/app/a: 25 files"_s});
    sources.removeFirst();
    QCOMPARE(crowdedFolders(sources), QStringList());
}

void TestArchitecture::aTestBesideNoRoomIsFound()
{
    const SourceFile source{u"src/app/a/x.h"_s, {}};
    QCOMPARE(testsWithoutRoom({source, {u"tests/app/a/tst_x.cpp"_s, {}}, {u"tests/app/tst_x.cpp"_s, {}}}),
             QStringList());
    QCOMPARE(testsWithoutRoom({source, {u"tests/app/b/tst_x.cpp"_s, {}}}),
             QStringList{u"tests/app/b/tst_x.cpp: there is no src/app/b"_s});
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
