// One PostgreSQL for all test programs of bin/test: prints its folder, and stops it when the standard input
// ends.

#include "support/postgresql_server.hpp"

#include <iostream>
#include <string>

int main() {
    auto& server = dueregard::test_support::PostgresqlServer::get();
    static_cast<void>(server.fresh_address());  // it answers from now on
    std::cout << server.folder() << std::endl;  // NOLINT(performance-avoid-endl): whoever reads it waits
    for (std::string line; std::getline(std::cin, line);) {}
}
