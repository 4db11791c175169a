// SPDX-License-Identifier: GPL-3.0-or-later

// Saves pictures of every window of the program in each of its states, for a person to inspect:
//
//     pictures FOLDER [--language de] [--dark] [--size 1024x600]
//
// Needs a display (for example Xvfb) or QT_QPA_PLATFORM=offscreen. QT_SCALE_FACTOR sets the scale.

#include "support/places/scratchhome.h"
#include "ui/gallery.h"
#include "ui/look/theme.h"
#include "ui/look/windowfit.h"
#include "ui/scenes.h"
#include "words/language/languages.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const test::ScratchHome kHome;

class Camera
{
public:
    Camera(const QString &folder, QSize size) : m_folder(folder), m_size(size) { QDir().mkpath(folder); }

    void take(const QString &name, QWidget &window)
    {
        if (m_size.isValid() && window.inherits("QMainWindow"))
            window.resize(WindowFit::mostIn(m_size));
        QTest::qWait(60);
        const QString file = QString(name).replace(u' ', u'-').replace(u'/', u'-');
        window.grab().save(u"%1/%2-%3.png"_s.arg(m_folder.path()).arg(++m_count, 3, 10, QChar(u'0')).arg(file));
    }

private:
    QDir m_folder;
    QSize m_size;
    int m_count = 0;
};

QSize sizeOf(const QString &text)
{
    return text.isEmpty() ? QSize() : QSize(text.section(u'x', 0, 0).toInt(), text.section(u'x', 1, 1).toInt());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addOptions({{u"language"_s, u"Of the windows."_s, u"code"_s, u"en"_s},
                       {u"dark"_s, u"The dark look."_s},
                       {u"size"_s, u"Of the main window."_s, u"width x height"_s}});
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(1);
    theme::apply(parser.isSet(u"dark"_s) ? theme::Appearance::Dark : theme::Appearance::Light);
    const QString language = parser.value(u"language"_s);
    QLocale::setDefault(QLocale(u"en_US"_s));
    if (!languages::choose(language))
        parser.showHelp(1);
    Camera camera(parser.positionalArguments().first(), sizeOf(parser.value(u"size"_s)));
    const auto take = [&](const QString &name, QWidget &window) { camera.take(name, window); };
    const bool isComplete = test::Scenes(language, parser.isSet(u"dark"_s) ? u"dark"_s : u"light"_s).visit(take);
    test::Gallery gallery(u"Household and repairs"_s);
    return gallery.visit(take) && isComplete ? 0 : 1;
}
