# Options of calque's own targets: warnings and sanitizers.
add_library(calque_options INTERFACE)
# GCC 12 and 13 warn of overlapping copies inside std::string that can't happen (GCC bug 105651).
set(calque_gcc_noise "-Wno-missing-field-initializers;-Wno-restrict")
target_compile_options(calque_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  "$<$<CXX_COMPILER_ID:GNU>:${calque_gcc_noise}>"
  $<$<BOOL:${CALQUE_WERROR}>:-Werror>)
if(CALQUE_SANITIZE)
  target_compile_options(calque_options INTERFACE
    -fsanitize=${CALQUE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
  target_link_options(calque_options INTERFACE -fsanitize=${CALQUE_SANITIZE})
endif()
