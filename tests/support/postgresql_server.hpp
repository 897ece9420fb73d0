#pragma once
// A PostgreSQL server of the test program's own: started on a temporary directory, reached by a socket in it
// and by no network, stopped by its own process id when the program ends, however it ends.

#include <string>
#include <sys/types.h>

namespace dueregard::test_support {

class PostgresqlServer {
public:
    /// The program's one server, started when it is first asked for. Ends the program with exit status 77
    /// where PostgreSQL is not installed.
    static PostgresqlServer& get();

    /// The address of an empty schema that nobody has used yet.
    [[nodiscard]] std::string fresh_address();

    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;
    PostgresqlServer(PostgresqlServer&&) = delete;
    PostgresqlServer& operator=(PostgresqlServer&&) = delete;
    ~PostgresqlServer();

private:
    PostgresqlServer();

    std::string programs_;  ///< the folder of initdb and postgres
    std::string folder_;
    pid_t server_ = 0;
    int schemas_ = 0;
};

}  // namespace dueregard::test_support
