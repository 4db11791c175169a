# SPDX-License-Identifier: GPL-3.0-or-later
# The headers of Qt and of the standard library that nearly every file includes are precompiled once, which halves the
# time of a build. Each file still names its includes: tst_includes finds a missing one, and the presets asan and tidy
# build without precompiled headers.
set(BUDGET_CORE_HEADERS
    <QDate> <QDateTime> <QFile> <QFuture> <QFutureWatcher> <QHash> <QList> <QMap> <QObject> <QPointer> <QProcess>
    <QPromise> <QRegularExpression> <QSet> <QString> <QStringList> <QTemporaryDir> <QTimer> <QUuid> <QVariant>
    <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <ranges> <set> <string> <utility> <variant> <vector>
    <tl/expected.hpp>)
set(BUDGET_WIDGET_HEADERS
    ${BUDGET_CORE_HEADERS}
    <QAbstractTableModel> <QAccessible> <QApplication> <QCheckBox> <QComboBox> <QDialog> <QDialogButtonBox>
    <QGridLayout> <QKeyEvent> <QLabel> <QLineEdit> <QListWidget> <QMainWindow> <QMenu> <QPainter> <QPlainTextEdit>
    <QPushButton> <QRadioButton> <QStyledItemDelegate> <QTableView> <QToolButton> <QVBoxLayout> <QWidget>)

# The targets that compile the headers. Their compiler flags are those of the targets that reuse the headers.
add_library(budget_precompiled_core STATIC ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
target_link_libraries(budget_precompiled_core PRIVATE budget_flags Qt6::Core tl::expected)
target_precompile_headers(budget_precompiled_core PRIVATE ${BUDGET_CORE_HEADERS})

add_library(budget_precompiled_widgets STATIC ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
target_link_libraries(budget_precompiled_widgets PRIVATE budget_flags Qt6::Widgets tl::expected)
target_precompile_headers(budget_precompiled_widgets PRIVATE ${BUDGET_WIDGET_HEADERS})

set_target_properties(budget_precompiled_core budget_precompiled_widgets PROPERTIES AUTOMOC OFF)

function(budget_precompile kind) # core or widgets, targets…
    foreach(target ${ARGN})
        target_precompile_headers(${target} REUSE_FROM budget_precompiled_${kind})
    endforeach()
endfunction()
