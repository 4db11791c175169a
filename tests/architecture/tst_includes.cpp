// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/includes.h"
#include "architecture/rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace budget::test;

namespace {

const QString &root()
{
    static const QString folder = QStringLiteral(BUDGET_SOURCE_DIR);
    return folder;
}

QStringList precompiled()
{
    QFile cmake(root() + u"/cmake/BudgetPrecompile.cmake"_s);
    return cmake.open(QIODevice::ReadOnly) ? precompiledHeaders(QString::fromUtf8(cmake.readAll())) : QStringList();
}

Includes rules()
{
    QStringList folders{root() + u"/src"_s, root() + u"/tests"_s};
    QDirIterator forms(root() + u"/forms"_s, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (forms.hasNext())
        folders << forms.next();
    const QDir qt(QStringLiteral(BUDGET_QT_HEADERS));
    for (const QString &module : qt.entryList({u"Qt*"_s}, QDir::Dirs))
        folders << qt.filePath(module);
    folders << qt.path() << QStringLiteral(BUDGET_SYSTEM_HEADERS).split(u':');
    return {root(), precompiled(), folders};
}

} // namespace

/// Each file includes what it uses. See Includes.
class TestIncludes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIncludesWhatItUses()
    {
        Includes includes = rules();
        QStringList all;
        for (const SourceFile &file : sourcesBelow(root())) {
            if (!file.path.endsWith(u".ui"_s) && !file.path.contains(u"/compiles/"_s))
                all << includes.missing(file);
        }
        for (const QString &line : std::as_const(all))
            qWarning("%s", qPrintable(line));
        QCOMPARE(all.size(), 0);
    }

    void theHeadersAreThoseOfTheBuild()
    {
        for (const QString &header : {u"QString"_s, u"optional"_s, u"QWidget"_s, u"tl/expected.hpp"_s})
            QVERIFY2(precompiled().contains(header), qPrintable(header));
    }

    void aMissingHeaderIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("header");
        QTest::newRow("Qt") << u"QUuid f();\n"_s << u"QUuid"_s;
        QTest::newRow("a widget") << u"#include <QString>\nQLabel *f();\n"_s << u"QLabel"_s;
        QTest::newRow("the standard library") << u"std::variant<int> f();\n"_s << u"variant"_s;
        QTest::newRow("a library") << u"#include <QUuid>\ntl::expected<int, int> f();\n"_s << u"tl/expected.hpp"_s;
    }
    void aMissingHeaderIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, header);
        const QStringList found = rules().missing({u"src/core/x.cpp"_s, text});
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().endsWith(u": include: "_s + header), qPrintable(found.first()));
    }

    void anIncludedHeaderIsNotReported_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("included") << u"#include <QUuid>\nQUuid f();\n"_s;
        QTest::newRow("through a header of Qt") << u"#include <QPushButton>\nQWidget *f();\n"_s;
        QTest::newRow("through a header of ours") << u"#include \"core/result.h\"\nQString f();\n"_s;
        QTest::newRow("declared") << u"class QLabel;\nQLabel *f();\n"_s;
        QTest::newRow("in a comment") << u"// QUuid\nconst char *f() { return \"QUuid\"; }\n"_s;
        QTest::newRow("not precompiled") << u"std::stack<int> f();\n"_s;
    }
    void anIncludedHeaderIsNotReported()
    {
        QFETCH(QString, text);
        QCOMPARE(rules().missing({u"src/core/x.cpp"_s, text}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
