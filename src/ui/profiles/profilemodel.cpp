// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilemodel.h"

#include "ui/look/icons.h"
#include "ui/profiles/profilewords.h"
#include "words/connection/keeperwords.h"

#include <QColor>

#include <algorithm>
#include <array>

namespace budget {

void ProfileModel::setProfiles(const std::vector<Profile> &profiles, const QString &current)
{
    beginResetModel();
    m_profiles = profiles;
    m_current = current;
    endResetModel();
}

int ProfileModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &Profile::id);
    return found == m_profiles.end() ? -1 : int(found - m_profiles.begin());
}

int ProfileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_profiles.size());
}

int ProfileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProfileModel::data(const QModelIndex &index, int role) const
{
    const Profile &profile = at(index.row());
    if (role == Qt::DisplayRole)
        return text(profile, index.column());
    if (role == Qt::ToolTipRole && index.column() != NameColumn)
        return text(profile, index.column());
    if (role == Qt::EditRole)
        return profile.name;
    if (role == Qt::DecorationRole && index.column() == NameColumn)
        return icons::dot(QColor(profile.color));
    return {};
}

bool ProfileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || value.toString() == at(index.row()).name)
        return false;
    const Profile profile = at(index.row());
    Q_EMIT renameRequested(profile, value.toString());
    return true;
}

Qt::ItemFlags ProfileModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isOwn = index.isValid() && at(index.row()).source == Profile::Source::Stored;
    flags.setFlag(Qt::ItemIsEditable, isOwn && index.column() == NameColumn);
    return flags;
}

QVariant ProfileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("Name"), tr("Place"), tr("Password")};
    return names[size_t(section)];
}

QString ProfileModel::text(const Profile &profile, int column) const
{
    if (column == PlaceColumn)
        return profilewords::place(profile.location);
    if (column == KeeperColumn)
        return wording::keeperName(profile);
    return profile.id == m_current ? tr("%1 – open").arg(profile.name) : profile.name;
}

} // namespace budget
