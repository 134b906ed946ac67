#include <sqlite3.h>
#include <unistd.h>

/* SQLITE_TRANSIENT is a cast that Swift cannot import: SQLite copies the text. */
static inline int rulec_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
  return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}

/* Whether there is a file under a name. */
static inline int rulec_exists(const char *path) { return access(path, F_OK) == 0; }

/* Removes a file if it is there. */
static inline void rulec_remove(const char *path) { (void)unlink(path); }
