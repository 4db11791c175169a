// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsfile.h"

#include "support/places/fulldisk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <sys/stat.h>
#include <unistd.h>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr uid_t kNobody = 65534;

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0;
}

std::optional<ErrorKind> kindOf(const std::optional<Error> &error)
{
    return error ? std::optional(error->kind) : std::nullopt;
}

/// While it lives, the process has the rights of the user nobody, because file modes do not restrict root.
class AsNobody
{
public:
    AsNobody() : m_before(::geteuid())
    {
        if (m_before == 0 && ::seteuid(kNobody) != 0)
            qFatal("cannot become nobody");
    }
    ~AsNobody()
    {
        if (::seteuid(m_before) != 0)
            qFatal("cannot come back");
    }
    Q_DISABLE_COPY_MOVE(AsNobody)

private:
    uid_t m_before;
};

const test::FullDisk &fullDisk()
{
    static const test::FullDisk disk;
    return disk;
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersValues()
    {
        {
            SettingsFile file(path());
            QVERIFY(!file.problem());
            file.setValue(u"window/geometry"_s, "\0\1\xff"_ba);
            file.setValue(u"profiles/b/name"_s, u"Ünïcode, with comma; and \"quotes\""_s);
            file.setValue(u"profiles/a/name"_s, u"x"_s);
            file.setValue(u"profiles/a/url"_s, u"postgresql://a@b/c?sslmode=require"_s);
            QVERIFY(file.store());
        }
        const SettingsFile file(path());
        QCOMPARE(file.versionFound(), 1);
        QCOMPARE(file.value(u"window/geometry"_s).toByteArray(), "\0\1\xff"_ba);
        QCOMPARE(file.value(u"profiles/b/name"_s).toString(), u"Ünïcode, with comma; and \"quotes\""_s);
        QCOMPARE(file.namesBelow(u"profiles"_s), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(file.namesBelow(u"profiles/a"_s), QStringList({u"name"_s, u"url"_s}));
        QVERIFY(!file.value(u"missing"_s).isValid());
    }

    void removesGroups()
    {
        SettingsFile file(path());
        file.setValue(u"a/b/c"_s, u"1"_s);
        file.setValue(u"a/bc"_s, u"2"_s);
        QVERIFY(file.store());
        file.remove(u"a/b"_s);
        QVERIFY(file.store());
        const SettingsFile again(path());
        QVERIFY(!again.value(u"a/b/c"_s).isValid());
        QCOMPARE(again.value(u"a/bc"_s).toString(), u"2"_s);
    }

    void twoWindowsDoNotUndoEachOther()
    {
        SettingsFile one(path());
        SettingsFile two(path());
        one.setValue(u"one"_s, u"1"_s);
        QVERIFY(one.store());
        two.setValue(u"two"_s, u"2"_s);
        QVERIFY(two.store());
        const SettingsFile after(path());
        QCOMPARE(after.value(u"one"_s).toString() + after.value(u"two"_s).toString(), u"12"_s);
    }

    void isItsOwnersAlone_data()
    {
        QTest::addColumn<uint>("mask");
        for (const uint mask : {0U, 022U, 077U})
            QTest::addRow("umask %03o", mask) << mask;
    }
    void isItsOwnersAlone()
    {
        QFETCH(uint, mask);
        const mode_t before = ::umask(mask);
        {
            SettingsFile file(path());
            file.setValue(u"a"_s, u"b"_s);
            QVERIFY(file.store());
            file.discard(u"a"_s);
            QVERIFY(file.store());
        }
        ::umask(before);
        QCOMPARE(modeOf(path()), mode_t(0600));
        QCOMPARE(modeOf(path() + u".damaged"_s), mode_t(0600));
        QCOMPARE(modeOf(QFileInfo(path()).path()), mode_t(0700));
        QCOMPARE(QFileInfo(path()).dir().entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void anOlderFileThatOthersCouldReadIsClosedToThem()
    {
        write("[window]\nappearance=dark\n");
        QVERIFY(QFile::setPermissions(path(), QFile::Permissions(0x6644)));
        const SettingsFile file(path());
        QCOMPARE(file.versionFound(), 0);
        QCOMPARE(modeOf(path()), mode_t(0600));
    }

    void aDamagedFileIsKeptAndWhatIsReadableStays_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("kept");
        QTest::newRow("binary rubbish") << "\x89PNG\r\n\x1a\n\0\0\0\xff\xfe rubbish\n\x01\x02\n"_ba << QString();
        QTest::newRow("zeros") << QByteArray(4096, '\0') << QString();
        QTest::newRow("half a file") << QByteArray("[General]\nversion=1\n[window]\nappearance=dark\n[pro")
                                     << u"dark"_s;
        QTest::newRow("half a line") << QByteArray("[window]\nappearance=dark\nversi") << u"dark"_s;
        QTest::newRow("no version") << QByteArray("[General]\nversion=one\n[window]\nappearance=dark\n") << u"dark"_s;
        QTest::newRow("negative version") << QByteArray("[General]\nversion=-3\n") << QString();
        QTest::newRow("too large") << QByteArray("a=b\n").repeated(1 << 19) << QString();
    }
    void aDamagedFileIsKeptAndWhatIsReadableStays()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, kept);
        write(content);
        {
            SettingsFile file(path());
            QCOMPARE(kindOf(file.problem()), std::optional(ErrorKind::SettingsDamaged));
            QCOMPARE(file.problem()->detail, path() + u".damaged"_s);
            QCOMPARE(file.value(u"window/appearance"_s).toString(), kept);
            file.setValue(u"new"_s, u"value"_s);
            QVERIFY(file.store());
        }
        QCOMPARE(read(path() + u".damaged"_s), content);
        QCOMPARE(modeOf(path() + u".damaged"_s), mode_t(0600));
        const SettingsFile again(path());
        QVERIFY(!again.problem());
        QCOMPARE(again.value(u"new"_s).toString(), u"value"_s);
        QCOMPARE(again.value(u"window/appearance"_s).toString(), kept);
    }

    void anEarlierDamagedFileIsNotOverwritten()
    {
        for (const char *content : {"first [\nx", "second [\ny", "third [\nz"}) {
            write(content);
            QCOMPARE(kindOf(SettingsFile(path()).problem()), std::optional(ErrorKind::SettingsDamaged));
        }
        QCOMPARE(read(path() + u".damaged"_s), QByteArray("first [\nx"));
        QCOMPARE(read(path() + u".damaged.2"_s), QByteArray("second [\ny"));
        QCOMPARE(read(path() + u".damaged.3"_s), QByteArray("third [\nz"));
    }

    void aDiscardedValueKeepsTheFileOnce()
    {
        write("[General]\nversion=1\na=1\nb=2\nc=3\n");
        {
            SettingsFile file(path());
            QVERIFY(!file.problem());
            file.discard(u"a"_s);
            file.discard(u"b"_s);
            QVERIFY(file.store());
            QCOMPARE(kindOf(file.takeProblem()), std::optional(ErrorKind::SettingsDamaged));
            QVERIFY(!file.takeProblem());
        }
        QVERIFY(read(path() + u".damaged"_s).contains("a=1"));
        QVERIFY(!QFile::exists(path() + u".damaged.2"_s));
        const SettingsFile again(path());
        QVERIFY(!again.value(u"a"_s).isValid() && !again.value(u"b"_s).isValid());
        QCOMPARE(again.value(u"c"_s).toString(), u"3"_s);
    }

    void aNewerFileIsNeitherUsedNorChanged()
    {
        const QByteArray content("[General]\nversion=2\n[window]\nappearance=dark\n");
        write(content);
        SettingsFile file(path());
        QCOMPARE(kindOf(file.problem()), std::optional(ErrorKind::SettingsNewer));
        QVERIFY(!file.value(u"window/appearance"_s).isValid());
        file.setValue(u"window/appearance"_s, u"light"_s);
        QCOMPARE(file.store().error().kind, ErrorKind::SettingsNewer);
        QCOMPARE(file.value(u"window/appearance"_s).toString(), u"light"_s);
        file.discard(u"window"_s);
        QCOMPARE(kindOf(file.problem()), std::optional(ErrorKind::SettingsNewer));
        QCOMPARE(read(path()), content);
        QCOMPARE(QFileInfo(path()).dir().entryList(QDir::Files), QStringList{u"settings.ini"_s});
    }

    void aLinkPipeFolderOrForeignFileIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        QTest::newRow("symbolic link") << u"link"_s << int(ErrorKind::FileIsLink);
        QTest::newRow("dangling link") << u"dangling"_s << int(ErrorKind::FileIsLink);
        QTest::newRow("hard link") << u"shared"_s << int(ErrorKind::FileIsShared);
        QTest::newRow("pipe") << u"pipe"_s << int(ErrorKind::FileIsSpecial);
        QTest::newRow("folder") << u"folder"_s << int(ErrorKind::FileIsDirectory);
        QTest::newRow("of another user") << u"foreign"_s << int(ErrorKind::FileIsForeign);
    }
    void aLinkPipeFolderOrForeignFileIsRefused()
    {
        QFETCH(QString, what);
        QFETCH(int, kind);
        const QString other = m_folder->filePath(u"other"_s);
        const QByteArray content("[window]\nappearance=dark\n");
        write(content);
        place(what, other);
        const bool isForeign = what == u"foreign"_s && ::geteuid() != 0;
        std::optional<AsNobody> nobody; // without root, use a file that root owns
        SettingsFile file(isForeign ? u"/etc/hostname"_s : path());
        QCOMPARE(kindOf(file.problem()), std::optional(ErrorKind(kind)));
        QCOMPARE(file.problem()->field, Field::SettingsFile);
        QVERIFY(!file.value(u"window/appearance"_s).isValid());
        file.setValue(u"a"_s, u"b"_s);
        QCOMPARE(file.store().error().kind, ErrorKind(kind));
        QCOMPARE(file.value(u"a"_s).toString(), u"b"_s);
        if (QFile::exists(other))
            QCOMPARE(read(other), content);
    }

    void aLinkThatAppearsLaterIsRefusedToo()
    {
        SettingsFile file(path());
        const QString other = m_folder->filePath(u"other"_s);
        QVERIFY(QFile::rename(path(), other));
        const QByteArray before = read(other);
        QVERIFY(QFile::link(other, path()));
        file.setValue(u"a"_s, u"b"_s);
        QCOMPARE(file.store().error().kind, ErrorKind::FileIsLink);
        QCOMPARE(read(other), before);
    }

    void aHomeThatCannotBeWrittenIsReported()
    {
        openToAll(m_folder->path(), 0555);
        const AsNobody nobody;
        SettingsFile file(path());
        QCOMPARE(kindOf(file.problem()), std::optional(ErrorKind::FileUnavailable));
        file.setValue(u"a"_s, u"b"_s);
        QCOMPARE(file.store().error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(file.value(u"a"_s).toString(), u"b"_s);
    }

    void aFolderThatBecameReadOnlyIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("whole") << QByteArray("[General]\nversion=1\n[window]\nappearance=dark\n");
        QTest::newRow("damaged") << QByteArray("[General]\nversion=1\n[window]\nappearance=dark\n[x");
    }
    void aFolderThatBecameReadOnlyIsRead()
    {
        QFETCH(QByteArray, content);
        write(content);
        openToAll(m_folder->path(), 0755);
        openToAll(QFileInfo(path()).path(), 0555);
        if (::geteuid() == 0)
            QCOMPARE(::chown(QFile::encodeName(path()).constData(), kNobody, kNobody), 0);
        {
            const AsNobody nobody;
            SettingsFile file(path());
            QCOMPARE(file.value(u"window/appearance"_s).toString(), u"dark"_s);
            file.setValue(u"a"_s, u"b"_s);
            QCOMPARE(file.store().error().kind, ErrorKind::FileReadOnly);
        }
        openToAll(QFileInfo(path()).path(), 0755);
        QCOMPARE(read(path()), content);
        QCOMPARE(QFileInfo(path()).dir().entryList(QDir::Files), QStringList{u"settings.ini"_s});
    }

    void aFullDiskIsReportedAndTheNextTryStores()
    {
        QVERIFY(fullDisk().isValid());
        const QString inside = fullDisk().path() + u"/config/settings.ini"_s;
        SettingsFile file(inside);
        QVERIFY2(!file.problem(), qPrintable(file.problem().value_or(Error()).detail));
        const QByteArray before = read(inside);
        QVERIFY(before.contains("version=1"));
        fullDisk().fill();
        file.setValue(u"much"_s, QByteArray(20'000, 'x'));
        QCOMPARE(file.store().error().kind, ErrorKind::DiskFull);
        QCOMPARE(file.value(u"much"_s).toByteArray().size(), 20'000);
        QCOMPARE(read(inside), before);
        fullDisk().clear();
        QVERIFY(file.store());
        QCOMPARE(SettingsFile(inside).value(u"much"_s).toByteArray().size(), 20'000);
    }

    void aDiskThatIsFullAtTheStartIsReported()
    {
        QVERIFY(fullDisk().isValid());
        fullDisk().fill();
        SettingsFile file(fullDisk().path() + u"/later/settings.ini"_s);
        QCOMPARE(kindOf(file.problem()), std::optional(ErrorKind::DiskFull));
        file.setValue(u"a"_s, u"b"_s);
        QVERIFY(!file.store());
        fullDisk().clear();
        QVERIFY(file.store());
    }

    void initTestCase() { QVERIFY(fullDisk().isValid()); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"config/settings.ini"_s); }

    void write(const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    static void openToAll(const QString &path, mode_t mode)
    {
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
    }

    /// Replaces the settings file by a link, pipe or folder, and moves the file to `other`.
    void place(const QString &what, const QString &other) const
    {
        const QByteArray name = QFile::encodeName(path());
        if (what == u"foreign"_s) {
            QVERIFY(::geteuid() != 0 || ::chown(name.constData(), kNobody, kNobody) == 0);
            return;
        }
        QVERIFY(QFile::rename(path(), other));
        if (what == u"shared"_s)
            QCOMPARE(::link(QFile::encodeName(other).constData(), name.constData()), 0);
        else if (what == u"pipe"_s)
            QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        else if (what == u"folder"_s)
            QVERIFY(QDir().mkdir(path()));
        else
            QVERIFY(QFile::link(what == u"dangling"_s ? m_folder->filePath(u"nothing"_s) : other, path()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    (void)fullDisk(); // while the process has a single thread
    QCoreApplication application(argc, argv);
    TestSettingsFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settingsfile.moc"
