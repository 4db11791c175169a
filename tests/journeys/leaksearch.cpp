// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/leaksearch.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

#include <unistd.h>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

LeakSearch *s_search = nullptr;

/// The needle in UTF-8, in UTF-16, and in Base64 at each of the three offsets within a group of three bytes.
QList<QByteArray> formsOf(const QString &needle)
{
    const QByteArray plain = needle.toUtf8();
    QList<QByteArray> forms{plain, QByteArray(reinterpret_cast<const char *>(needle.utf16()), needle.size() * 2)};
    for (qsizetype shift = 0; shift < 3; ++shift) {
        const qsizetype length = (plain.size() - shift) / 3 * 3;
        forms << plain.sliced(shift, length).toBase64();
    }
    return forms;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 parentOf(const QString &process)
{
    const QByteArray status = contentOf(u"/proc/%1/stat"_s.arg(process));
    return status.sliced(qMax(qsizetype(0), status.lastIndexOf(')'))).split(' ').value(2).toLongLong();
}

QStringList ownProcesses()
{
    QStringList own{QString::number(::getpid())};
    const QStringList all = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs, QDir::Name);
    for (const QString &process : all) {
        if (own.contains(QString::number(parentOf(process))))
            own << process;
    }
    return own;
}

QStringList textsOf(const QWidget *widget)
{
    QStringList texts{widget->windowTitle(), widget->toolTip(), widget->statusTip(), widget->accessibleName(),
                      widget->accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        texts << edit->displayText();
    if (const auto *box = qobject_cast<const QPlainTextEdit *>(widget))
        texts << box->toPlainText();
    return texts;
}

} // namespace

LeakSearch::LeakSearch(const QString &needle, const QStringList &folders)
    : m_needle(needle), m_forms(formsOf(needle)), m_folders(folders), m_before(qInstallMessageHandler(takeLog))
{
    s_search = this;
    connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    m_timer.start(50);
}

LeakSearch::~LeakSearch()
{
    qInstallMessageHandler(m_before);
    s_search = nullptr;
}

QStringList LeakSearch::found()
{
    look();
    lookAtFiles();
    QStringList places = m_found.values();
    places.sort();
    return places;
}

void LeakSearch::takeLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (message.contains(s_search->m_needle))
        s_search->m_found << u"log"_s;
    else if (s_search->m_before)
        s_search->m_before(type, context, message);
}

void LeakSearch::look()
{
    lookAtScreen();
    lookAtProcesses();
}

void LeakSearch::lookAtScreen()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        if (textsOf(widget).join(u'\n').contains(m_needle))
            m_found << u"screen "_s + widget->objectName();
    }
}

void LeakSearch::lookAtProcesses()
{
    const QStringList processes = ownProcesses();
    for (const QString &process : processes) {
        if (holds(contentOf(u"/proc/%1/cmdline"_s.arg(process))))
            m_found << u"arguments"_s;
        if (holds(contentOf(u"/proc/%1/environ"_s.arg(process))))
            m_found << u"environment"_s;
    }
}

void LeakSearch::lookAtFiles()
{
    for (const QString &folder : std::as_const(m_folders)) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (path.contains(m_needle) || holds(contentOf(path)))
                m_found << u"file "_s + path;
        }
    }
}

bool LeakSearch::holds(const QByteArray &bytes) const
{
    return std::ranges::any_of(m_forms, [&](const QByteArray &form) { return bytes.contains(form); });
}

} // namespace budget::test
