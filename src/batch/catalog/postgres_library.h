// libpq, loaded when a PostgreSQL catalogue is opened: it brings thirty libraries with it, which whoever keeps the
// catalogue in a file need not have, nor wait for.
#pragma once

#include <libpq-fe.h>

namespace vanban::batch {

/// The functions of libpq that are used, with the types of its header.
struct PostgresLibrary {
#define VANBAN_LIBPQ(use)                                                                                      \
  use(PQconnectdb) use(PQstatus) use(PQerrorMessage) use(PQfinish) use(PQreset) use(PQexec) use(PQexecParams)  \
      use(PQprepare) use(PQexecPrepared) use(PQresultStatus) use(PQresultErrorField) use(PQresultErrorMessage) \
          use(PQcmdTuples) use(PQntuples) use(PQgetisnull) use(PQgetvalue) use(PQgetlength) use(PQclear)       \
              use(PQputCopyData) use(PQputCopyEnd) use(PQgetResult) use(PQtransactionStatus) use(PQsetNoticeProcessor)
#define VANBAN_MEMBER(name) decltype(&::name) name = nullptr;  // NOLINT(bugprone-macro-parentheses): declares it
  VANBAN_LIBPQ(VANBAN_MEMBER)
#undef VANBAN_MEMBER

  /// Loads it at the first call. Throws CatalogError where it is not installed.
  static const PostgresLibrary& get();
};

}  // namespace vanban::batch
