"""The driver of the benchmarks: builds, makes data, runs, compares, reports."""
