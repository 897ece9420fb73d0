#include "cli/progress.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace dueregard::cli;
using namespace std::chrono_literals;

TEST_CASE("nothing is shown in the first two seconds, then at most ten times a second") {
    std::ostringstream error;
    Progress::Time now;
    Progress progress(error, Terminal::yes, [&] { return now; });

    now += 1999ms;
    progress.show("Reading rows", 1, 40);
    CHECK(error.str().empty());
    now += 1ms;
    progress.show("Reading rows", 2, 40);
    progress.show("Reading rows", 3, 40);
    CHECK(error.str() == "\r\x1b[KReading rows: 2 of 40");
    now += 100ms;
    progress.show("Reading rows", 4, 40);
    progress.clear();
    CHECK(error.str() == "\r\x1b[KReading rows: 2 of 40\r\x1b[KReading rows: 4 of 40\r\x1b[K");
}

TEST_CASE("where standard error is no terminal nothing is ever shown") {
    std::ostringstream error;
    Progress::Time now;
    Progress progress(error, Terminal::no, [&] { return now; });

    now += 1h;
    progress.show("Reading rows", 1, 40);
    progress.clear();

    CHECK(error.str().empty());
}
