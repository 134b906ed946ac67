/* The floor of starting: a static program that prints a line. */
#include <stdio.h>

int main(void) {
  puts("hello");
  return 0;
}
