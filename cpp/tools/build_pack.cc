// Builds a pack: calque_build_pack FOLDER LANGUAGE OUT
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "pack_builder.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: %s FOLDER LANGUAGE OUT\n", argv[0]);
    return 2;
  }
  try {
    const std::string bytes = calque::build_pack(argv[1], argv[2]);
    // Written beside and renamed: a process that has mapped the old pack keeps it.
    const std::string temporary = std::string(argv[3]) + ".new";
    std::ofstream out(temporary, std::ios::binary);
    out << bytes;
    out.close();
    if (!out || std::rename(temporary.c_str(), argv[3]) != 0) {
      std::fprintf(stderr, "%s: can't be written\n", argv[3]);
      return 2;
    }
    std::printf("%s: %zu bytes\n", argv[3], bytes.size());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
