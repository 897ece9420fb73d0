#include "accounts/browser_name.hpp"

#include <doctest/doctest.h>

using dueregard::accounts::browser_name;

TEST_CASE("a browser is named for what it is, whatever it poses as") {
    CHECK(
        browser_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0")
        == "Firefox on Windows"
    );
    CHECK(
        browser_name(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0"
        )
        == "Edge on Windows"
    );
    CHECK(
        browser_name(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1"
        )
        == "Safari on iPhone"
    );
    CHECK(
        browser_name(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
        )
        == "Chrome on Linux"
    );
    CHECK(browser_name("curl/8.5.0") == "A browser");
    CHECK(browser_name("") == "A browser");
}
