# SPDX-License-Identifier: MIT
cmake -S nineways -B nineways-build -DNINEWAYS_BUILD_TESTS=OFF -DNINEWAYS_BUILD_BENCHMARKS=OFF -DNINEWAYS_BUILD_CLI=OFF
cmake --install nineways-build --prefix nineways-installed

cmake -S nineways/examples -B compare-build -DCMAKE_PREFIX_PATH="$PWD/nineways-installed"
cmake --build compare-build
compare-build/compare
