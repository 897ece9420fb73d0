#include "cli/progress.hpp"

#include <fmt/format.h>

#include <ostream>
#include <unistd.h>

namespace dueregard::cli {

namespace {

constexpr auto patience = std::chrono::seconds(2);
constexpr auto between = std::chrono::milliseconds(100);
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress(std::ostream& error, Terminal terminal, std::function<Time()> now)
    : error_(error), terminal_(terminal), now_(std::move(now)), start_(now_()), shown_(start_) {}

Progress::~Progress() {
    clear();
}

void Progress::show(std::string_view what, std::size_t done, std::size_t of) {
    if (terminal_ == Terminal::no) return;
    const auto now = now_();
    if (now - start_ < patience || now - shown_ < between) return;
    shown_ = now;
    visible_ = true;
    error_ << fmt::format("{}{}: {} of {}", clear_line, what, done, of) << std::flush;
}

void Progress::clear() {
    if (visible_) error_ << clear_line << std::flush;
    visible_ = false;
}

Terminal terminal_of_standard_error() {
    return isatty(STDERR_FILENO) == 1 ? Terminal::yes : Terminal::no;
}

}  // namespace dueregard::cli
