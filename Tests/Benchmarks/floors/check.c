/* The floor of `rulec check`: walk libyaml's events over every rule file, on one thread. */
#include <fts.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

static unsigned long files, lines, events, scalar_bytes;

static int by_name(const FTSENT **left, const FTSENT **right) {
  return strcmp((*left)->fts_name, (*right)->fts_name);
}

static void walk_events(const unsigned char *bytes, size_t count, const char *path) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) abort();
  yaml_parser_set_input_string(&parser, bytes, count);
  for (int done = 0; !done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      fprintf(stderr, "%s: %s\n", path, parser.problem);
      exit(1);
    }
    events++;
    if (event.type == YAML_SCALAR_EVENT) scalar_bytes += event.data.scalar.length;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

static void read_file(const char *path, size_t size) {
  unsigned char *bytes = malloc(size + 1);
  int descriptor = open(path, O_RDONLY);
  if (bytes == NULL || descriptor < 0 || read(descriptor, bytes, size) != (ssize_t)size) {
    perror(path);
    exit(3);
  }
  close(descriptor);
  const unsigned char *end = bytes + size;
  for (const unsigned char *at = bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++) lines++;
  walk_events(bytes, size, path);
  files++;
  free(bytes);
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: check FOLDER\n");
    return 2;
  }
  char *roots[] = {arguments[1], NULL};
  FTS *tree = fts_open(roots, FTS_PHYSICAL, by_name);
  if (tree == NULL) {
    perror(arguments[1]);
    return 3;
  }
  for (FTSENT *entry; (entry = fts_read(tree)) != NULL;) {
    size_t length = entry->fts_namelen;
    if (entry->fts_info == FTS_F && length > 5 && !strcmp(entry->fts_name + length - 5, ".yaml")) {
      read_file(entry->fts_accpath, (size_t)entry->fts_statp->st_size);
    }
  }
  fts_close(tree);
  printf("{\"files\": %lu, \"lines\": %lu, \"events\": %lu, \"scalar_bytes\": %lu}\n", files, lines,
         events, scalar_bytes);
  return 0;
}
