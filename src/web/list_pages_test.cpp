#include "web/list_pages.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::web {

namespace {

/// The links' texts in order, "…" for a gap, "[3]" for the current one.
std::string shown(std::size_t total, const char* asked) {
    const std::string html = list_pages({.page = page_of_list(total, asked, 10), .address = "/x"}).string();
    std::string line;
    for (std::size_t at = html.find("<li"); at != std::string::npos; at = html.find("<li", at + 1)) {
        const std::string item = html.substr(at, html.find("</li>", at) - at);
        const auto number = item.find("page=");
        std::string text = "…";
        if (number != std::string::npos) text = item.substr(number + 5, item.find('"', number) - number - 5);
        if (item.find("aria-current") != std::string::npos) text = "[" + text + "]";
        line += (line.empty() ? "" : " ") + text;
    }
    return line;
}

}  // namespace

TEST_CASE("a page of a list knows its rows") {
    const PageOfList second = page_of_list(41, "2", 25);

    CHECK(second.first == 26);
    CHECK(second.last == 41);
    CHECK(second.pages == 2);
    CHECK(second.offset() == 25);
}

TEST_CASE("a page that does not exist is answered with the nearest one") {
    CHECK(page_of_list(41, "99", 25).page == 2);
    CHECK(page_of_list(41, "0", 25).page == 1);
    CHECK(page_of_list(41, "-1", 25).page == 1);
    CHECK(page_of_list(41, "two", 25).page == 1);
    CHECK(page_of_list(41, "99999999999999999999", 25).page == 1);
    CHECK(page_of_list(0, "3", 25).page == 1);
    CHECK(page_of_list(0, "", 25).offset() == 0);
    CHECK(page_of_list(50, "2", 25).last == 50);
}

TEST_CASE("the first, the last, this page and its neighbours are linked") {
    CHECK(shown(30, "1") == "[1] 2 3");
    CHECK(shown(100, "5") == "1 … 4 [5] 6 … 10");
    CHECK(shown(100, "1") == "[1] 2 … 10");
    CHECK(shown(100, "10") == "1 … 9 [10]");
    CHECK(shown(10, "1").empty());
}

TEST_CASE("the sentence counts, and an empty list has none") {
    const Html html = list_pages({.page = page_of_list(41, "1", 25), .address = "/measures?status=missed"});

    CHECK(html.view().find("Showing <b>1</b> to <b>25</b> of <b>41</b>") != std::string_view::npos);
    CHECK(html.view().find("href=\"/measures?status=missed&amp;page=2\"") != std::string_view::npos);
    CHECK(list_pages({.page = page_of_list(0, "", 25), .address = "/x"}).empty());
}

}  // namespace dueregard::web
