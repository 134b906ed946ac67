/* Runs a program and writes its seconds and its peak memory in bytes to a file: this process is so
   small that it adds nothing to either. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count < 3) {
    fputs("usage: launch RESULT PROGRAM [ARGUMENT ...]\n", stderr);
    return 2;
  }
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = fork();
  if (child == 0) {
    execv(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
    perror("launch");
    return 3;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  FILE *result = fopen(arguments[1], "w");
  if (result == NULL) {
    perror(arguments[1]);
    return 3;
  }
  double seconds = (double)(end.tv_sec - start.tv_sec);
  seconds += (double)(end.tv_nsec - start.tv_nsec) / 1e9;
  fprintf(result, "%.6f %ld\n", seconds, usage.ru_maxrss * 1024L);
  fclose(result);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
