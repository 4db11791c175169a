// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/folders.h"

#include "architecture/scanner.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

/// The most headers and sources that a folder may hold.
constexpr int kMostFiles = 24;

/// For each folder, the folders that it includes, each with one include as an example.
using Arrows = QMap<QString, QMap<QString, QString>>;

QString folderOf(const QString &path)
{
    return path.section(u'/', 0, -2);
}

QStringList headersOf(const SourceFile &source)
{
    QStringList headers;
    if (source.path.endsWith(u".ui"_s)) {
        static const QRegularExpression header(u"<header>([^<]+)</header>"_s);
        for (auto matches = header.globalMatch(source.text); matches.hasNext();)
            headers << matches.next().captured(1);
        return headers;
    }
    for (const Piece &include : scan(source.text).includes) {
        if (include.text.startsWith(u'"'))
            headers << include.text.mid(1, include.text.size() - 2);
    }
    return headers;
}

Arrows arrowsOf(const QList<SourceFile> &sources)
{
    Arrows arrows;
    for (const SourceFile &source : sources) {
        QString path = source.path;
        if (path.startsWith(u"forms/"_s))
            path.replace(0, 6, u"src/ui/"_s);
        if (!path.startsWith(u"src/"_s))
            continue;
        for (const QString &header : headersOf(source)) {
            const QString target = folderOf(u"src/"_s + header);
            if (header.contains(u'/') && target != folderOf(path))
                arrows[folderOf(path)].insert(target, u"%1 includes %2"_s.arg(source.path, header));
        }
    }
    return arrows;
}

/// A depth-first search for circles: a folder that is reached again while it is on the current path closes a circle.
class Walk
{
public:
    explicit Walk(const Arrows &arrows) : m_arrows(arrows) { }

    QStringList run()
    {
        for (auto folder = m_arrows.keyBegin(); folder != m_arrows.keyEnd(); ++folder)
            follow(*folder);
        return m_circles;
    }

private:
    void follow(const QString &folder)
    {
        if (const qsizetype at = m_way.indexOf(folder); at >= 0) {
            m_circles << describe(m_way.mid(at) << folder);
            return;
        }
        if (m_done.contains(folder))
            return;
        m_way << folder;
        for (const QString &target : m_arrows.value(folder).keys())
            follow(target);
        m_way.removeLast();
        m_done.insert(folder);
    }

    [[nodiscard]] QString describe(const QStringList &circle) const
    {
        QStringList examples;
        for (qsizetype i = 0; i + 1 < circle.size(); ++i)
            examples << m_arrows[circle.at(i)][circle.at(i + 1)];
        return circle.join(u" -> "_s) + u": "_s + examples.join(u"; "_s);
    }

    const Arrows &m_arrows;
    QStringList m_way;
    QSet<QString> m_done;
    QStringList m_circles;
};

} // namespace

QStringList folderCircles(const QList<SourceFile> &sources)
{
    const Arrows arrows = arrowsOf(sources);
    return Walk(arrows).run();
}

QStringList crowdedFolders(const QList<SourceFile> &sources)
{
    QMap<QString, int> counts;
    for (const SourceFile &source : sources) {
        if (source.path.startsWith(u"src/"_s))
            ++counts[folderOf(source.path)];
    }
    QStringList crowded;
    for (auto [folder, count] : counts.asKeyValueRange()) {
        if (count > kMostFiles)
            crowded << u"%1: %2 files"_s.arg(folder).arg(count);
    }
    return crowded;
}

QStringList testsWithoutRoom(const QList<SourceFile> &sources)
{
    QSet<QString> folders;
    for (const SourceFile &source : sources) {
        for (QString folder = folderOf(source.path); folder.startsWith(u"src"_s); folder = folderOf(folder))
            folders.insert(folder.mid(4));
    }
    QStringList strangers;
    static const QRegularExpression form(u"^tests/((?:core|platform|db|app|words|ui|cli)/.*)/tst_\\w+\\.cpp$"_s);
    for (const SourceFile &source : sources) {
        const auto match = form.match(source.path);
        if (match.hasMatch() && !folders.contains(match.captured(1)))
            strangers << u"%1: there is no src/%2"_s.arg(source.path, match.captured(1));
    }
    return strangers;
}

} // namespace budget::test
