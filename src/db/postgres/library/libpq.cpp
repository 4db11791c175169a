// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/library/libpq.h"

#include <QLibrary>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstddef>

using namespace Qt::StringLiterals;

namespace {

QFunctionPointer resolved(const char *name)
{
    constexpr int kAbi = 5; // the library is libpq.so.5 since PostgreSQL 8.0
    return QLibrary::resolve(u"pq"_s, kAbi, name);
}

/// A string literal that can be a template argument.
template <std::size_t size>
struct Name
{
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): the type of a string literal
    consteval Name(const char (&text)[size]) { std::copy_n(text, size, characters.begin()); }
    std::array<char, size> characters = {};
};

/// A function of libpq. The first call in the process loads the library, the first call of a function looks it up.
template <class Function, Name name>
Function *function()
{
    // NOLINTNEXTLINE(*-avoid-non-const-global-variables, *-reinterpret-cast): QLibrary knows no function's type
    static auto *const found = reinterpret_cast<Function *>(resolved(name.characters.data()));
    return found;
}

} // namespace

namespace budget {

bool isLibpqThere()
{
    return function<decltype(PQlibVersion), "PQlibVersion">() != nullptr;
}

} // namespace budget

// Every function of libpq that this program calls, under libpq's own name and with the parameters' names of
// libpq-fe.h. The linker reports a function that is missing here.
extern "C" {

int PQbackendPID(const PGconn *conn)
{
    return function<decltype(PQbackendPID), "PQbackendPID">()(conn);
}

int PQcancel(PGcancel *cancel, char *errbuf, int errbufsize)
{
    return function<decltype(PQcancel), "PQcancel">()(cancel, errbuf, errbufsize);
}

void PQclear(PGresult *res)
{
    return function<decltype(PQclear), "PQclear">()(res);
}

char *PQcmdStatus(PGresult *res)
{
    return function<decltype(PQcmdStatus), "PQcmdStatus">()(res);
}

char *PQcmdTuples(PGresult *res)
{
    return function<decltype(PQcmdTuples), "PQcmdTuples">()(res);
}

PostgresPollingStatusType PQconnectPoll(PGconn *conn)
{
    return function<decltype(PQconnectPoll), "PQconnectPoll">()(conn);
}

PGconn *PQconnectStartParams(const char *const *keywords, const char *const *values, int expand_dbname)
{
    return function<decltype(PQconnectStartParams), "PQconnectStartParams">()(keywords, values, expand_dbname);
}

int PQconsumeInput(PGconn *conn)
{
    return function<decltype(PQconsumeInput), "PQconsumeInput">()(conn);
}

int PQenterPipelineMode(PGconn *conn)
{
    return function<decltype(PQenterPipelineMode), "PQenterPipelineMode">()(conn);
}

char *PQerrorMessage(const PGconn *conn)
{
    return function<decltype(PQerrorMessage), "PQerrorMessage">()(conn);
}

int PQexitPipelineMode(PGconn *conn)
{
    return function<decltype(PQexitPipelineMode), "PQexitPipelineMode">()(conn);
}

void PQfinish(PGconn *conn)
{
    return function<decltype(PQfinish), "PQfinish">()(conn);
}

int PQflush(PGconn *conn)
{
    return function<decltype(PQflush), "PQflush">()(conn);
}

int PQfmod(const PGresult *res, int field_num)
{
    return function<decltype(PQfmod), "PQfmod">()(res, field_num);
}

char *PQfname(const PGresult *res, int field_num)
{
    return function<decltype(PQfname), "PQfname">()(res, field_num);
}

void PQfreeCancel(PGcancel *cancel)
{
    return function<decltype(PQfreeCancel), "PQfreeCancel">()(cancel);
}

void PQfreemem(void *ptr)
{
    return function<decltype(PQfreemem), "PQfreemem">()(ptr);
}

Oid PQftable(const PGresult *res, int field_num)
{
    return function<decltype(PQftable), "PQftable">()(res, field_num);
}

Oid PQftype(const PGresult *res, int field_num)
{
    return function<decltype(PQftype), "PQftype">()(res, field_num);
}

PGcancel *PQgetCancel(PGconn *conn)
{
    return function<decltype(PQgetCancel), "PQgetCancel">()(conn);
}

PGresult *PQgetResult(PGconn *conn)
{
    return function<decltype(PQgetResult), "PQgetResult">()(conn);
}

int PQgetisnull(const PGresult *res, int tup_num, int field_num)
{
    return function<decltype(PQgetisnull), "PQgetisnull">()(res, tup_num, field_num);
}

int PQgetlength(const PGresult *res, int tup_num, int field_num)
{
    return function<decltype(PQgetlength), "PQgetlength">()(res, tup_num, field_num);
}

char *PQgetvalue(const PGresult *res, int tup_num, int field_num)
{
    return function<decltype(PQgetvalue), "PQgetvalue">()(res, tup_num, field_num);
}

char *PQhost(const PGconn *conn)
{
    return function<decltype(PQhost), "PQhost">()(conn);
}

char *PQhostaddr(const PGconn *conn)
{
    return function<decltype(PQhostaddr), "PQhostaddr">()(conn);
}

int PQisBusy(PGconn *conn)
{
    return function<decltype(PQisBusy), "PQisBusy">()(conn);
}

int PQlibVersion()
{
    return function<decltype(PQlibVersion), "PQlibVersion">()();
}

int PQnfields(const PGresult *res)
{
    return function<decltype(PQnfields), "PQnfields">()(res);
}

PGnotify *PQnotifies(PGconn *conn)
{
    return function<decltype(PQnotifies), "PQnotifies">()(conn);
}

int PQntuples(const PGresult *res)
{
    return function<decltype(PQntuples), "PQntuples">()(res);
}

int PQpipelineSync(PGconn *conn)
{
    return function<decltype(PQpipelineSync), "PQpipelineSync">()(conn);
}

char *PQport(const PGconn *conn)
{
    return function<decltype(PQport), "PQport">()(conn);
}

char *PQresStatus(ExecStatusType status)
{
    return function<decltype(PQresStatus), "PQresStatus">()(status);
}

char *PQresultErrorField(const PGresult *res, int fieldcode)
{
    return function<decltype(PQresultErrorField), "PQresultErrorField">()(res, fieldcode);
}

char *PQresultErrorMessage(const PGresult *res)
{
    return function<decltype(PQresultErrorMessage), "PQresultErrorMessage">()(res);
}

ExecStatusType PQresultStatus(const PGresult *res)
{
    return function<decltype(PQresultStatus), "PQresultStatus">()(res);
}

int PQsendFlushRequest(PGconn *conn)
{
    return function<decltype(PQsendFlushRequest), "PQsendFlushRequest">()(conn);
}

int PQsendQuery(PGconn *conn, const char *query)
{
    return function<decltype(PQsendQuery), "PQsendQuery">()(conn, query);
}

int PQsendQueryParams(PGconn *conn, const char *command, int nParams, const Oid *paramTypes,
                      const char *const *paramValues, const int *paramLengths, const int *paramFormats,
                      int resultFormat)
{
    return function<decltype(PQsendQueryParams), "PQsendQueryParams">()(conn, command, nParams, paramTypes, paramValues,
                                                                        paramLengths, paramFormats, resultFormat);
}

int PQserverVersion(const PGconn *conn)
{
    return function<decltype(PQserverVersion), "PQserverVersion">()(conn);
}

PGVerbosity PQsetErrorVerbosity(PGconn *conn, PGVerbosity verbosity)
{
    return function<decltype(PQsetErrorVerbosity), "PQsetErrorVerbosity">()(conn, verbosity);
}

PQnoticeProcessor PQsetNoticeProcessor(PGconn *conn, PQnoticeProcessor proc, void *arg)
{
    return function<decltype(PQsetNoticeProcessor), "PQsetNoticeProcessor">()(conn, proc, arg);
}

int PQsetnonblocking(PGconn *conn, int arg)
{
    return function<decltype(PQsetnonblocking), "PQsetnonblocking">()(conn, arg);
}

int PQsocket(const PGconn *conn)
{
    return function<decltype(PQsocket), "PQsocket">()(conn);
}

const char *PQsslAttribute(PGconn *conn, const char *attribute_name)
{
    return function<decltype(PQsslAttribute), "PQsslAttribute">()(conn, attribute_name);
}

ConnStatusType PQstatus(const PGconn *conn)
{
    return function<decltype(PQstatus), "PQstatus">()(conn);
}

PGTransactionStatusType PQtransactionStatus(const PGconn *conn)
{
    return function<decltype(PQtransactionStatus), "PQtransactionStatus">()(conn);
}

unsigned char *PQunescapeBytea(const unsigned char *strtext, size_t *retbuflen)
{
    return function<decltype(PQunescapeBytea), "PQunescapeBytea">()(strtext, retbuflen);
}

} // extern "C"
