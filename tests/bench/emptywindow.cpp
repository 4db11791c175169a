// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QMainWindow>

/// What the start of the program is compared with: the least that a program with Qt Widgets can do. It is built with
/// the same options, linked with Qt Widgets alone, and its window has the size of the program's. With an argument, the
/// window shows that text: Qt reads the system's fonts for the first letter.
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    if (argc > 1)
        window.setCentralWidget(new QLabel(QString::fromLocal8Bit(argv[1])));
    window.resize(1080, 720);
    window.show();
    return QApplication::exec();
}
