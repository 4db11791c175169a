// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QAbstractTableModel>

#include <vector>

namespace budget {

/// The profiles in their stored order, with a mark at the open one. Editing a name emits renameRequested().
class ProfileModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, PlaceColumn, KeeperColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProfiles(const std::vector<Profile> &profiles, const QString &current);
    [[nodiscard]] const Profile &at(int row) const { return m_profiles[size_t(row)]; }
    /// -1 if the model does not contain the profile.
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void renameRequested(const budget::Profile &profile, const QString &name);

private:
    [[nodiscard]] QString text(const Profile &profile, int column) const;

    std::vector<Profile> m_profiles;
    QString m_current;
};

} // namespace budget
