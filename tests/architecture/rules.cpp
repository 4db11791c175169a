// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/rules.h"

#include "architecture/scanner.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

constexpr qsizetype kMostLines = 400;

/// The rooms (folders of `src`) and Qt modules that the files of a room may include. `main` is src/main.cpp.
struct Room
{
    QString name;
    QStringList rooms;
    QStringList qtModules;
};

const QList<Room> &allRooms()
{
    static const QList<Room> rooms{
        {u"core"_s, {u"core"_s}, {u"QtCore"_s}},
        {u"platform"_s, {u"platform"_s, u"core"_s}, {u"QtCore"_s}},
        {u"db"_s, {u"db"_s, u"platform"_s, u"core"_s}, {u"QtCore"_s, u"QtSql"_s}},
        {u"app"_s, {u"app"_s, u"db"_s, u"platform"_s, u"core"_s}, {u"QtCore"_s, u"QtDBus"_s, u"QtNetwork"_s}},
        {u"words"_s, {u"words"_s, u"core"_s}, {u"QtCore"_s}},
        {u"ui"_s, {u"ui"_s, u"words"_s, u"app"_s, u"core"_s}, {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s}},
        {u"cli"_s, {u"cli"_s, u"words"_s, u"app"_s, u"core"_s}, {u"QtCore"_s}},
        {u"main"_s,
         {u"ui"_s, u"cli"_s, u"words"_s, u"app"_s, u"platform"_s, u"core"_s},
         {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s}},
    };
    return rooms;
}

const Room *roomOf(const QString &path)
{
    static const QRegularExpression form(u"^src/(?:(\\w+)/|main\\.cpp$)"_s);
    const auto match = form.match(path);
    if (!match.hasMatch())
        return nullptr;
    const QString name = match.captured(1).isEmpty() ? u"main"_s : match.captured(1);
    const auto found = std::ranges::find(allRooms(), name, &Room::name);
    return found == allRooms().end() ? nullptr : &*found;
}

/// A pattern that must not occur in the code of `rooms`.
struct Ban
{
    QString rule;
    QStringList rooms;
    QRegularExpression pattern;
};

const QList<Ban> &bans()
{
    const QStringList everywhere{u"core"_s, u"platform"_s, u"db"_s, u"app"_s, u"words"_s, u"ui"_s, u"cli"_s, u"main"_s};
    const QStringList belowUi{u"core"_s, u"platform"_s, u"db"_s, u"app"_s};
    const QStringList aboveDb{u"core"_s, u"platform"_s, u"app"_s, u"words"_s, u"ui"_s, u"cli"_s};
    static const QList<Ban> list{
        {u"words for people below ui"_s, belowUi,
         QRegularExpression(u"\\b(?:tr|translate|QT_TR_NOOP|QT_TR_N_NOOP|QT_TRANSLATE_NOOP|qtTrId)\\s*\\("_s)},
        {u"lock"_s, everywhere,
         QRegularExpression(u"\\b(?:Q(?:Recursive)?Mutex(?:Locker)?|QReadWriteLock|QSemaphore|QWaitCondition|"
                            "std::(?:recursive_|timed_|shared_)*mutex|std::condition_variable|"
                            "BlockingQueuedConnection)\\b"_s)},
        {u"QtConcurrent"_s, everywhere, QRegularExpression(u"\\bQtConcurrent\\b"_s)},
        {u"waiting in an event loop"_s, everywhere,
         QRegularExpression(u"\\b(?:processEvents|QEventLoop|waitForFinished|QSignalSpy)\\b"_s)},
        {u"nested event loop"_s, aboveDb, QRegularExpression(u"(?:\\.|->|::|\\b)exec\\s*\\("_s)},
        {u"nested event loop"_s,
         {u"main"_s},
         QRegularExpression(u"(?<!QApplication::)(?<!QCoreApplication::)\\bexec\\s*\\("_s)},
        {u"nested event loop"_s,
         {u"ui"_s, u"main"_s},
         QRegularExpression(u"\\bQ(?:MessageBox::(?:about|critical|information|question|warning)|InputDialog::get\\w+|"
                            "FileDialog::get\\w+|ColorDialog::getColor|FontDialog::getFont)\\b"_s)},
        {u"auto-connected slot"_s, {u"ui"_s}, QRegularExpression(u"\\bon_[A-Za-z0-9]+_[A-Za-z]+\\s*\\("_s)},
        {u"exception"_s, everywhere, QRegularExpression(u"\\b(?:throw|catch)\\b"_s)},
        {u"floating point in money"_s, {u"core"_s, u"db"_s}, QRegularExpression(u"\\b(?:double|float|qreal)\\b"_s)},
        {u"an engine told by comparison"_s, everywhere,
         QRegularExpression(u"[=!]=\\s*(?:\\w+::)*Engine::\\w|\\bEngine::\\w+\\s*[=!]="_s)},
    };
    return list;
}

/// Matches SQL. Keywords in capitals are enough; in lower case, the text must look like a whole statement.
const QRegularExpression &sqlText()
{
    static const QRegularExpression form(
        u"\\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE \\w+ SET|(?:CREATE|ALTER|DROP) TABLE|PRAGMA|ROLLBACK|COMMIT)\\b"
        "|(?i:\\binsert\\s+into\\s+\\w+\\s*(?:\\(|values\\b|select\\b)"
        "|\\bdelete\\s+from\\s+(?:users|categories|expenses|bt_\\w+)"
        "|\\bupdate\\s+\\w+\\s+set\\s+\\w+\\s*="
        "|\\bselect\\b.*\\bfrom\\s+(?:users|categories|expenses|bt_\\w+))"_s);
    return form;
}

QStringList qtModulesWith(const QString &header)
{
    static const QString root = QStringLiteral(BUDGET_QT_HEADERS);
    QStringList modules;
    for (const QString &module : QDir(root).entryList({u"Qt*"_s}, QDir::Dirs)) {
        if (QFile::exists(root + u'/' + module + u'/' + header))
            modules << module;
    }
    return modules;
}

class Inspection
{
public:
    explicit Inspection(const SourceFile &file)
        : m_file(file), m_scanned(scan(file.text)), m_room(roomOf(file.path)) { }

    QStringList run()
    {
        checkForm();
        if (m_room) {
            for (const Piece &include : m_scanned.includes)
                checkInclude(include);
            for (const Ban &ban : bans())
                checkBan(ban);
            checkSql();
        } else if (m_file.path.startsWith(u"src/"_s)) {
            add(1, u"room"_s, u"no room of the house"_s);
        }
        return m_findings;
    }

private:
    void add(int line, const QString &rule, const QString &what)
    {
        m_findings << u"%1:%2: %3: %4"_s.arg(m_file.path).arg(line).arg(rule, what);
    }

    void checkForm()
    {
        const bool isHeader = m_file.path.endsWith(u".h"_s);
        const QString firstLine = m_file.text.section(u'\n', 0, 0);
        if (firstLine != u"// SPDX-License-Identifier: GPL-3.0-or-later"_s)
            add(1, u"licence"_s, u"the first line is not the SPDX head"_s);
        if (isHeader && !m_scanned.code.contains(u"#pragma once\n"_s))
            add(1, u"header guard"_s, u"no #pragma once"_s);
        if (const qsizetype lines = m_file.text.count(u'\n'); lines > kMostLines)
            add(1, u"length"_s, u"%1 lines"_s.arg(lines));
        // Qt 6 declares complete types by itself. Whether a second declaration compiles depends on the order of the
        // headers, and thereby on whether headers are precompiled.
        if (const qsizetype at = m_scanned.code.indexOf(u"Q_DECLARE_METATYPE("_s); at >= 0) {
            const auto line = QStringView(m_scanned.code).left(at).count(u'\n') + 1;
            add(static_cast<int>(line), u"meta type"_s, u"Q_DECLARE_METATYPE is not needed"_s);
        }
    }

    void checkInclude(const Piece &include)
    {
        const QString name = include.text.mid(1, include.text.size() - 2);
        if (include.text.startsWith(u'"'))
            checkOwnInclude(include.line, name);
        else if (name.startsWith(u"libpq"_s) && m_room->name != u"db"_s)
            add(include.line, u"libpq outside db"_s, name);
        else if (name.startsWith(u"qt6keychain"_s) && m_room->name != u"app"_s)
            add(include.line, u"keychain outside app"_s, name);
        else if (name.startsWith(u"Qt"_s) && name.contains(u'/'))
            add(include.line, u"Qt header with its module"_s, name);
        else if (const QStringList modules = qtModulesWith(name); !modules.isEmpty() && !mayUse(modules))
            add(include.line, u"Qt module"_s, u"%1 includes %2 of %3"_s.arg(m_room->name, name, modules.first()));
    }

    void checkOwnInclude(int line, const QString &name)
    {
        const QString target = name.contains(u'/') ? name.section(u'/', 0, 0) : QString();
        if (m_room->name == u"ui"_s && name.startsWith(u"ui_"_s) && target.isEmpty())
            return;
        // ui includes the headers of app, and must not include db through them.
        const bool leaksDb = m_room->name == u"app"_s && target == u"db"_s && m_file.path.endsWith(u".h"_s);
        if (leaksDb || !m_room->rooms.contains(target))
            add(line, u"include direction"_s, u"%1 includes %2"_s.arg(m_room->name, name));
    }

    [[nodiscard]] bool mayUse(const QStringList &modules) const
    {
        return std::ranges::any_of(modules,
                                   [this](const QString &module) { return m_room->qtModules.contains(module); });
    }

    void checkBan(const Ban &ban)
    {
        if (!ban.rooms.contains(m_room->name))
            return;
        for (auto matches = ban.pattern.globalMatch(m_scanned.code); matches.hasNext();) {
            const auto match = matches.next();
            const auto line = QStringView(m_scanned.code).left(match.capturedStart()).count(u'\n') + 1;
            add(static_cast<int>(line), ban.rule, match.captured().trimmed());
        }
    }

    void checkSql()
    {
        if (m_room->name == u"db"_s)
            return;
        for (const Piece &string : m_scanned.strings) {
            if (const auto match = sqlText().match(string.text); match.hasMatch())
                add(string.line, u"SQL outside db"_s, match.captured());
        }
    }

    const SourceFile &m_file;
    Scanned m_scanned;
    const Room *m_room;
    QStringList m_findings;
};

} // namespace

QStringList findings(const SourceFile &file)
{
    return Inspection(file).run();
}

QList<SourceFile> sourcesBelow(const QString &folder)
{
    QList<SourceFile> sources;
    const QDir root(folder);
    for (const QString &part : {u"src"_s, u"tests"_s, u"forms"_s}) {
        QDirIterator files(root.filePath(part), {u"*.cpp"_s, u"*.h"_s, u"*.ui"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const bool isReadable = file.open(QIODevice::ReadOnly);
            sources.append(
                {root.relativeFilePath(file.fileName()), isReadable ? QString::fromUtf8(file.readAll()) : QString()});
        }
    }
    std::ranges::sort(sources, {}, &SourceFile::path);
    return sources;
}

} // namespace budget::test
