#pragma once
// How many requests were answered, how, and how quickly: for a program that watches this one. No address,
// path or person is in it.

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace dueregard::web {

/// Counted by many threads at once.
class Metrics {
public:
    void count_answer(int status, std::chrono::duration<double> took);
    void count_refusal(int status);

    /// In Prometheus' text format 0.0.4
    /// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format), with this process'
    /// own memory and age.
    [[nodiscard]] std::string text() const;

    /// The upper ends of the classes by which times are counted, in seconds; the last class has no end.
    static constexpr std::array<double, 9> bounds = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};

private:
    static constexpr std::size_t status_classes = 6;
    std::array<std::atomic<std::uint64_t>, status_classes> answers_{};   ///< by the status' first digit
    std::array<std::atomic<std::uint64_t>, status_classes> refusals_{};  ///< requests that reached no handler
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> times_{};
    std::atomic<std::uint64_t> microseconds_{0};  ///< of all answers together
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace dueregard::web
