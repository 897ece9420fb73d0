#include "app/probes.hpp"
#include "base/failure.hpp"

#include <doctest/doctest.h>

namespace dueregard::app {

namespace {

web::Request asked(std::string path, std::string address = "127.0.0.1") {
    return {.method = web::Method::get, .path = std::move(path), .address = std::move(address)};
}

void reach() {}

void fail_to_reach() {
    throw Unavailable("The database at db.thornbury.example:5432 does not answer.");
}

}  // namespace

TEST_CASE("it is alive, and ready while the register can be reached") {
    const web::Metrics metrics;

    CHECK(answer_probe(asked("/health"), &metrics, fail_to_reach)->status == 200);
    CHECK(answer_probe(asked("/ready"), &metrics, reach)->body == "ready\n");
    const auto unready = answer_probe(asked("/ready"), &metrics, fail_to_reach);
    CHECK(unready->status == 503);
    CHECK(!unready->body.contains("thornbury"));
    CHECK(!answer_probe(asked("/measures"), &metrics, reach));
}

TEST_CASE("how it fares is for this machine alone") {
    const web::Metrics metrics;

    CHECK(answer_probe(asked("/metrics"), &metrics, reach)->body.contains("dueregard_answers_total"));
    CHECK(answer_probe(asked("/metrics", "::1"), &metrics, reach).has_value());
    CHECK(!answer_probe(asked("/metrics", "192.0.2.7"), &metrics, reach));
    auto passed_on = asked("/metrics");
    passed_on.headers["x-forwarded-for"] = "192.0.2.7";
    CHECK(!answer_probe(passed_on, &metrics, reach));
}

}  // namespace dueregard::app
