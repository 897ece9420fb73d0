#pragma once
// What a story says to a real server byte by byte, and what it hears.

#include "stories/register_of_story.hpp"
#include "support/peer.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dueregard::stories {

/// The program itself, serving a register on a port of its own until this goes. Its log is a file in
/// `folder`.
class ServedRegister {
public:
    ServedRegister(const std::filesystem::path& folder, const std::string& address);

    [[nodiscard]] std::uint16_t port() const;
    /// What it logged until now.
    [[nodiscard]] std::string log() const;

private:
    std::filesystem::path log_;
    test_support::Peer server_;
};

/// The bytes that these lines stand for, as story.hpp says. `names` are what $NAME stands for.
/// Throws std::runtime_error where a {…} is not closed.
[[nodiscard]] std::string
bytes_of(const std::vector<std::string>& lines, const std::map<std::string, std::string>& names);

/// Says the bytes on a connection of its own and nothing after them. A line for each answer, its status with
/// where it leads or its heading, and a last one for what became of the connection.
[[nodiscard]] std::vector<std::string> heard(std::uint16_t port, const std::string& bytes);

}  // namespace dueregard::stories
