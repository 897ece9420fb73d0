#include "web/metrics.hpp"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using dueregard::web::Metrics;

TEST_CASE("answers are counted by their status and by the class of their time") {
    Metrics metrics;

    metrics.count_answer(200, std::chrono::milliseconds(3));
    metrics.count_answer(303, std::chrono::milliseconds(10));
    metrics.count_answer(404, std::chrono::milliseconds(7000));
    metrics.count_refusal(431);

    const auto text = metrics.text();
    CHECK(text.contains("dueregard_answers_total{status=\"2xx\"} 1\n"));
    CHECK(text.contains("dueregard_answers_total{status=\"3xx\"} 1\n"));
    CHECK(text.contains("dueregard_answers_total{status=\"4xx\"} 1\n"));
    CHECK(text.contains("dueregard_answers_total{status=\"5xx\"} 0\n"));
    CHECK(text.contains("dueregard_refusals_total{status=\"4xx\"} 1\n"));
    CHECK(text.contains("dueregard_answer_seconds_bucket{le=\"0.005\"} 1\n"));
    CHECK(text.contains("dueregard_answer_seconds_bucket{le=\"0.01\"} 2\n"));
    CHECK(text.contains("dueregard_answer_seconds_bucket{le=\"5\"} 2\n"));
    CHECK(text.contains("dueregard_answer_seconds_bucket{le=\"+Inf\"} 3\n"));
    CHECK(text.contains("dueregard_answer_seconds_sum 7.013"));
    CHECK(text.contains("dueregard_answer_seconds_count 3\n"));
}

TEST_CASE("no count is lost between threads") {
    Metrics metrics;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < 5000; ++j)
                    metrics.count_answer(200, std::chrono::milliseconds(1));
            });
        }
    }

    CHECK(metrics.text().contains("dueregard_answer_seconds_count 20000\n"));
}
