// SPDX-License-Identifier: GPL-3.0-or-later
// The headers are all there is to it: see BudgetPrecompile.cmake.
