#pragma once
// One line on standard error that tells how far a long command is; it appears after two seconds, on a
// terminal only.

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string_view>

namespace dueregard::cli {

enum class Terminal { no, yes };

class Progress {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `now` is asked for the time at each step; a test passes its own.
    Progress(
        std::ostream& error, Terminal terminal, std::function<Time()> now = std::chrono::steady_clock::now
    );
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;

    /// "Reading rows: 1200 of 4000". Cheap enough to call for every row; shown at most ten times a second.
    void show(std::string_view what, std::size_t done, std::size_t of);
    /// Takes the line away, so that what follows stands on a clean line.
    void clear();

private:
    std::ostream& error_;
    Terminal terminal_;
    std::function<Time()> now_;
    Time start_;
    Time shown_;
    bool visible_ = false;
};

/// Whether standard error is a terminal.
[[nodiscard]] Terminal terminal_of_standard_error();

}  // namespace dueregard::cli
