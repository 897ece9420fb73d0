#include "base/log.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace dueregard;

TEST_CASE("a line tells time, level, event and named values") {
    std::ostringstream out;
    Log log(out);

    log.write(Level::warning, "answered", {{"status", 404}, {"path", "/measures/7"}, {"ms", 1.25}});

    CHECK(out.str().starts_with("time=20"));
    CHECK(out.str().ends_with("Z level=warning event=answered status=404 path=/measures/7 ms=1.250\n"));
}

TEST_CASE("a value cannot forge a line or another value") {
    std::ostringstream out;
    Log log(out);

    log.write(Level::info, "answered", {{"path", "/a\nlevel=error \"x\\"}, {"empty", ""}, {"marks", "{}"}});

    CHECK(out.str().ends_with(R"( path="/a\u000alevel=error \"x\\" empty="" marks={})"
                              "\n"));
}

TEST_CASE("lines below the least level are left out") {
    std::ostringstream out;
    Log log(out);

    log.set_least(Level::warning);
    log.write(Level::info, "answered");
    log.write(Level::warning, "refused");
    log.set_least(Level::info);
    log.write(Level::info, "stopped");

    CHECK(!out.str().contains("answered"));
    CHECK(out.str().contains("refused"));
    CHECK(out.str().contains("stopped"));
}
