// Writing large files: rows are made in chunks on two threads and written in order.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <string>
#include <string_view>

namespace bench {

// Collects the cells of CSV rows; quotes where a cell needs it.
class Rows {
 public:
  std::string bytes;

  Rows &cell(std::string_view text) {
    separate();
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
      bytes += text;
      return *this;
    }
    bytes += '"';
    for (char letter : text) {
      if (letter == '"') bytes += '"';
      bytes += letter;
    }
    bytes += '"';
    return *this;
  }
  Rows &cell(int64_t number) {
    separate();
    char text[24];
    bytes.append(text, size_t(snprintf(text, sizeof text, "%lld", (long long)number)));
    return *this;
  }
  Rows &flag(bool value) { return cell(value ? "true" : "false"); }
  // An empty Marketo value is the literal null.
  Rows &null() { return cell("null"); }
  void end() {
    bytes += '\n';
    is_first_ = true;
  }

 private:
  bool is_first_ = true;
  void separate() {
    if (!is_first_) bytes += ',';
    is_first_ = false;
  }
};

inline FILE *open_file(const std::filesystem::path &path) {
  std::filesystem::create_directories(path.parent_path());
  FILE *file = fopen(path.c_str(), "wb");
  if (file == nullptr) {
    perror(path.c_str());
    exit(3);
  }
  return file;
}

inline void write_all(FILE *file, std::string_view bytes) {
  if (fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) {
    perror("write");
    exit(3);
  }
}

inline void write_file(const std::filesystem::path &path, std::string_view bytes) {
  FILE *file = open_file(path);
  write_all(file, bytes);
  fclose(file);
}

// Writes a header and the rows 0..<count that `append` makes.
template <class Append>
void write_rows(const std::filesystem::path &path, const char *header, uint64_t count,
                const Append &append) {
  FILE *file = open_file(path);
  write_all(file, header);
  constexpr uint64_t chunk = 1 << 15;
  auto make = [&](uint64_t first) {
    Rows rows;
    for (uint64_t row = first; row < first + chunk && row < count; row++) append(rows, row);
    return std::move(rows.bytes);
  };
  for (uint64_t first = 0; first < count; first += 2 * chunk) {
    auto second = std::async(std::launch::async, make, first + chunk);
    write_all(file, make(first));
    write_all(file, second.get());
  }
  if (fclose(file) != 0) exit(3);
}

}  // namespace bench
