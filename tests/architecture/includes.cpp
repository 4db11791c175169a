// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/includes.h"

#include "architecture/scanner.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

/// Names of the standard library and the header that declares each. A header that is not precompiled is not looked for.
const QList<std::pair<QString, QString>> &standardNames()
{
    static const QList<std::pair<QString, QString>> names{
        {u"std::array"_s, u"array"_s},
        {u"std::chrono"_s, u"chrono"_s},
        {u"std::function"_s, u"functional"_s},
        {u"std::map"_s, u"map"_s},
        {u"std::unique_ptr"_s, u"memory"_s},
        {u"std::shared_ptr"_s, u"memory"_s},
        {u"std::make_unique"_s, u"memory"_s},
        {u"std::make_shared"_s, u"memory"_s},
        {u"std::optional"_s, u"optional"_s},
        {u"std::nullopt"_s, u"optional"_s},
        {u"std::views"_s, u"ranges"_s},
        {u"std::ranges::sort"_s, u"algorithm"_s},
        {u"std::ranges::find"_s, u"algorithm"_s},
        {u"std::ranges::find_if"_s, u"algorithm"_s},
        {u"std::ranges::any_of"_s, u"algorithm"_s},
        {u"std::ranges::all_of"_s, u"algorithm"_s},
        {u"std::ranges::none_of"_s, u"algorithm"_s},
        {u"std::ranges::transform"_s, u"algorithm"_s},
        {u"std::ranges::count_if"_s, u"algorithm"_s},
        {u"std::set"_s, u"set"_s},
        {u"std::string"_s, u"string"_s},
        {u"std::move"_s, u"utility"_s},
        {u"std::pair"_s, u"utility"_s},
        {u"std::exchange"_s, u"utility"_s},
        {u"std::as_const"_s, u"utility"_s},
        {u"std::variant"_s, u"variant"_s},
        {u"std::visit"_s, u"variant"_s},
        {u"std::vector"_s, u"vector"_s},
        {u"tl::expected"_s, u"tl/expected.hpp"_s},
    };
    return names;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList includedBy(const QString &text)
{
    static const QRegularExpression form(u"^[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"\\n]+)[>\"]"_s,
                                         QRegularExpression::MultilineOption);
    QStringList headers;
    for (auto matches = form.globalMatch(text); matches.hasNext();)
        headers << matches.next().captured(1);
    return headers;
}

/// True if the file declares the name itself, as in `class QLabel;`, so it needs no header for the name.
bool isDeclared(const QString &code, const QString &name)
{
    return QRegularExpression(u"\\bclass\\s+%1\\s*;"_s.arg(name)).match(code).hasMatch();
}

} // namespace

Includes::Includes(QString root, const QStringList &precompiled, QStringList folders)
    : m_root(std::move(root)), m_folders(std::move(folders))
{
    for (const QString &header : precompiled) {
        if (header.startsWith(u'Q'))
            m_headerOf.insert(header, header);
    }
    for (const auto &[name, header] : standardNames()) {
        if (precompiled.contains(header))
            m_headerOf.insert(name, header);
    }
}

QStringList Includes::missing(const SourceFile &file)
{
    const QString from = m_root + u'/' + file.path.section(u'/', 0, -2);
    QSet<QString> reached;
    for (const QString &header : includedBy(file.text)) {
        const bool isForm = header.startsWith(u"ui_"_s);
        for (const QString &path : isForm ? includedByForm(header) : QStringList{located(header, from)})
            reached.unite(reachedFrom(path));
    }
    static const QRegularExpression name(u"\\b(?:Q[A-Z]\\w+|(?:std|tl)::(?:ranges::)?\\w+)"_s);
    const QString code = scan(file.text).code;
    QMap<QString, QString> found;
    for (auto matches = name.globalMatch(code); matches.hasNext();) {
        const auto match = matches.next();
        const QString header = m_headerOf.value(match.captured());
        if (header.isEmpty() || found.contains(header) || isDeclared(code, match.captured()))
            continue;
        if (reached.contains(declaring(header)))
            continue;
        const auto line = QStringView(code).left(match.capturedStart()).count(u'\n') + 1;
        found.insert(header, u"%1:%2: include: %3"_s.arg(file.path).arg(line).arg(header));
    }
    return found.values();
}

QString Includes::located(const QString &header, const QString &from)
{
    if (!from.isEmpty() && QFile::exists(from + u'/' + header))
        return QFileInfo(from + u'/' + header).canonicalFilePath();
    const auto known = m_located.constFind(header);
    if (known != m_located.cend())
        return *known;
    QString path;
    for (const QString &folder : std::as_const(m_folders)) {
        if (QFileInfo(folder + u'/' + header).isFile()) {
            path = QFileInfo(folder + u'/' + header).canonicalFilePath();
            break;
        }
    }
    return *m_located.insert(header, path);
}

QStringList Includes::includedByForm(const QString &header)
{
    const QString form = textOf(located(header.sliced(3).chopped(1) + u"ui"_s, {}));
    static const QRegularExpression used(u"class=\"(Q\\w+)\"|<header>([^<]+)</header>"_s);
    QStringList paths;
    for (auto matches = used.globalMatch(form); matches.hasNext();) {
        const auto match = matches.next();
        paths << located(match.captured(match.lastCapturedIndex()), {});
    }
    return paths;
}

QString Includes::declaring(const QString &header)
{
    const QString path = located(header, {});
    const QStringList included = includedIn(path);
    return header.startsWith(u'Q') && included.size() == 1 ? included.first() : path;
}

const QStringList &Includes::includedIn(const QString &path)
{
    const auto known = m_included.constFind(path);
    if (known != m_included.cend())
        return *known;
    QStringList paths;
    for (const QString &header : includedBy(textOf(path)))
        paths << located(header, QFileInfo(path).path());
    return *m_included.insert(path, paths);
}

const QSet<QString> &Includes::reachedFrom(const QString &path)
{
    const auto known = m_reached.constFind(path);
    if (known != m_reached.cend())
        return *known;
    QSet<QString> reached;
    QStringList next{path};
    while (!next.isEmpty()) {
        const QString header = next.takeLast();
        if (header.isEmpty() || reached.contains(header))
            continue;
        reached.insert(header);
        next << includedIn(header);
    }
    return *m_reached.insert(path, reached);
}

QStringList precompiledHeaders(const QString &cmake)
{
    static const QRegularExpression form(u"<([\\w/.]+)>"_s);
    QStringList headers;
    for (auto matches = form.globalMatch(cmake); matches.hasNext();)
        headers << matches.next().captured(1);
    return headers;
}

} // namespace budget::test
