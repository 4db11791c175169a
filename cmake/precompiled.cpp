// SPDX-License-Identifier: GPL-3.0-or-later
// Empty on purpose: a target needs a source file to precompile headers. See BudgetPrecompile.cmake.
