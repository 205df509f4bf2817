# Finds what calque builds on, or says which package is missing and how to get it.

function(calque_missing what debian fedora macos)
  message(FATAL_ERROR
    "calque needs ${what}, which was not found.\n"
    "  Debian, Ubuntu:  sudo apt-get install ${debian}\n"
    "  Fedora:          sudo dnf install ${fedora}\n"
    "  macOS:           brew install ${macos}\n"
    "On Debian and Ubuntu, ./dev installs everything.")
endfunction()

find_package(ICU 67 COMPONENTS uc i18n QUIET)
if(NOT ICU_FOUND)
  calque_missing("ICU 67 or newer (uc, i18n)" "libicu-dev" "libicu-devel" "icu4c")
endif()

# Boost.Regex is header-only from 1.76; before 1.81 its recursive engine could exhaust the stack.
# CALQUE_BOOST_INCLUDE names headers that were unpacked somewhere else.
set(CALQUE_BOOST_INCLUDE "" CACHE PATH "Folder that holds boost/regex.hpp")
find_path(CALQUE_BOOST_DIR boost/regex.hpp HINTS "${CALQUE_BOOST_INCLUDE}")
set(calque_boost_version 0)
if(CALQUE_BOOST_DIR)
  file(STRINGS "${CALQUE_BOOST_DIR}/boost/version.hpp" line REGEX "define BOOST_VERSION ")
  string(REGEX REPLACE ".*BOOST_VERSION ([0-9]+).*" "\\1" calque_boost_version "${line}")
endif()
if(calque_boost_version LESS 108100)
  calque_missing("Boost.Regex 1.81 or newer (headers)"
    "libboost1.81-dev   # Debian 12; from Debian 13: libboost-dev" "boost-devel" "boost")
endif()
add_library(calque_boost_regex INTERFACE)
target_include_directories(calque_boost_regex SYSTEM INTERFACE "${CALQUE_BOOST_DIR}")

find_path(CALQUE_TOMLPLUSPLUS_DIR toml++/toml.h)
if(NOT CALQUE_TOMLPLUSPLUS_DIR)
  calque_missing("toml++ 3 (headers)" "libtomlplusplus-dev" "tomlplusplus-devel" "tomlplusplus")
endif()
add_library(calque_tomlplusplus INTERFACE)
target_include_directories(calque_tomlplusplus SYSTEM INTERFACE "${CALQUE_TOMLPLUSPLUS_DIR}")

find_package(Threads REQUIRED)

if(CALQUE_PYTHON)
  find_package(Python 3.10 COMPONENTS Interpreter Development.Module QUIET)
  if(NOT Python_FOUND)
    calque_missing("Python 3.10 or newer with headers" "python3-dev" "python3-devel" "python")
  endif()
  find_package(pybind11 2.13 CONFIG QUIET)
  if(NOT pybind11_FOUND)
    message(FATAL_ERROR
      "calque needs pybind11 2.13 or newer, which was not found.\n"
      "  pip install . brings it; for a build by CMake alone: pip install 'pybind11>=2.13' and\n"
      "  cmake -Dpybind11_DIR=$(python -m pybind11 --cmakedir) …, or -DCALQUE_PYTHON=OFF")
  endif()
endif()

if(CALQUE_TESTS)
  find_package(GTest QUIET)
  if(NOT GTest_FOUND)
    calque_missing("GoogleTest" "libgtest-dev libgmock-dev" "gtest-devel gmock-devel" "googletest")
  endif()
endif()

if(CALQUE_BENCHMARKS)
  find_package(benchmark QUIET)
  if(NOT benchmark_FOUND)
    calque_missing("Google Benchmark" "libbenchmark-dev" "google-benchmark-devel"
      "google-benchmark")
  endif()
endif()
