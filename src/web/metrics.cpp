#include "web/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace dueregard::web {

namespace {

std::size_t class_of(int status) {
    return static_cast<std::size_t>(std::clamp(status / 100, 0, 5));
}

/// Resident memory in bytes, as Linux tells it; 0 where it does not.
std::uint64_t resident_bytes() {
    std::ifstream in("/proc/self/statm");
    std::uint64_t whole = 0;
    std::uint64_t resident = 0;
    in >> whole >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

using Counts = std::array<std::atomic<std::uint64_t>, 6>;

void add_by_class(std::string& text, std::string_view name, std::string_view help, const Counts& counts) {
    fmt::format_to(std::back_inserter(text), "# HELP {0} {1}\n# TYPE {0} counter\n", name, help);
    for (std::size_t digit = 1; digit < counts.size(); ++digit) {
        fmt::format_to(
            std::back_inserter(text), "{}{{status=\"{}xx\"}} {}\n", name, digit, counts.at(digit).load()
        );
    }
}

}  // namespace

void Metrics::count_answer(int status, std::chrono::duration<double> took) {
    ++answers_.at(class_of(status));
    const auto place = std::ranges::lower_bound(bounds, took.count()) - bounds.begin();
    ++times_.at(static_cast<std::size_t>(place));
    microseconds_ += static_cast<std::uint64_t>(std::max(took.count(), 0.0) * 1e6);
}

void Metrics::count_refusal(int status) {
    ++refusals_.at(class_of(status));
}

std::string Metrics::text() const {
    std::string text;
    add_by_class(
        text, "dueregard_answers_total", "Requests answered, by the class of their status.", answers_
    );
    add_by_class(text, "dueregard_refusals_total", "Requests refused before anything was asked.", refusals_);
    constexpr std::string_view times = "dueregard_answer_seconds";
    fmt::format_to(
        std::back_inserter(text), "# HELP {0} How long answers took.\n# TYPE {0} histogram\n", times
    );
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        count += times_.at(i).load();
        fmt::format_to(std::back_inserter(text), "{}_bucket{{le=\"{}\"}} {}\n", times, bounds.at(i), count);
    }
    count += times_.back().load();
    const std::chrono::duration<double> age = std::chrono::steady_clock::now() - start_;
    fmt::format_to(
        std::back_inserter(text),
        "{0}_bucket{{le=\"+Inf\"}} {1}\n{0}_sum {2:.6f}\n{0}_count {1}\n"
        "# HELP dueregard_memory_bytes Resident memory.\n# TYPE dueregard_memory_bytes gauge\n"
        "dueregard_memory_bytes {3}\n"
        "# HELP dueregard_up_seconds How long this program has served.\n# TYPE dueregard_up_seconds gauge\n"
        "dueregard_up_seconds {4:.0f}\n",
        times,
        count,
        static_cast<double>(microseconds_.load()) / 1e6,
        resident_bytes(),
        age.count()
    );
    return text;
}

}  // namespace dueregard::web
