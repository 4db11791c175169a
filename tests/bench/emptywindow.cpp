// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QMainWindow>

/// The smallest program with Qt Widgets, with which bench_start compares the start of Budget Tracker. It is built with
/// the same options and links only Qt Widgets; its window has the size of Budget Tracker's. With an argument, the
/// window shows that text, so that Qt has to load the system's fonts.
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
