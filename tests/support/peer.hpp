#pragma once
// Another program that a test speaks with: started by the test, and ended by its own process id however the
// test ends.

#include <string>
#include <sys/types.h>
#include <vector>

namespace dueregard::test_support {

class Peer {
public:
    /// Waits for its first line, which says where it is. Ends the test where none comes within ten seconds.
    explicit Peer(std::vector<std::string> words);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    Peer(Peer&&) = delete;
    Peer& operator=(Peer&&) = delete;

    [[nodiscard]] const std::string& greeting() const { return greeting_; }

    /// The next line that it writes to its standard output; "" where none comes within ten seconds.
    [[nodiscard]] std::string next_line();
    /// Tells it a line on its standard input.
    void tell(const std::string& line) const;

private:
    pid_t process_ = 0;
    int its_output_ = -1;
    int its_input_ = -1;
    std::string read_;
    std::string greeting_;
};

}  // namespace dueregard::test_support
