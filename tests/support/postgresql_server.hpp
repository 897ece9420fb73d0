#pragma once
// A PostgreSQL server of the test program's own: started on a temporary directory, reached by a socket in it
// and by no network, stopped by its own process id when the program ends, however it ends. Where bin/test has
// started one for all test programs, its folder stands in the environment and that one is used.

#include <string>
#include <sys/types.h>

namespace dueregard::test_support {

/// Names the folder of a server that somebody else has started and stops.
constexpr auto folder_variable = "DUEREGARD_TEST_POSTGRESQL";

class PostgresqlServer {
public:
    /// The program's one server, started when it is first asked for. Ends the program with exit status 77
    /// where PostgreSQL is not installed.
    static PostgresqlServer& get();

    [[nodiscard]] static bool is_installed();

    /// The address of an empty schema that nobody has used yet.
    [[nodiscard]] std::string fresh_address();
    /// The address of a database of its own, empty or a copy of the one at `copied`, which nobody may be
    /// using.
    [[nodiscard]] std::string fresh_database(const std::string& copied = "");

    /// One that fresh_database gave and that nobody is using.
    void drop_database(const std::string& address);

    /// Of its socket, readable by its own programs.
    [[nodiscard]] const std::string& folder() const;

    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;
    PostgresqlServer(PostgresqlServer&&) = delete;
    PostgresqlServer& operator=(PostgresqlServer&&) = delete;
    ~PostgresqlServer();

private:
    PostgresqlServer();

    void start_own();

    std::string folder_;
    pid_t server_ = 0;  ///< 0: not ours
    int schemas_ = 0;
    int databases_ = 0;
};

}  // namespace dueregard::test_support
