#include "web/html.hpp"

#include <doctest/doctest.h>

#include <concepts>

namespace dueregard::web {

namespace {

template <class T>
concept CanBeAdded = requires(Html html, T value) { html << value; };

}  // namespace

TEST_CASE("what stands in our source is markup and what comes at run time is text") {
    const std::string name = R"(<script>"O'Neill" & Co\</script>)";

    const Html html = Html{} << "<p title=\"" << name << "\">" << name << "</p>";

    const std::string escaped = "&lt;script&gt;&quot;O&#39;Neill&quot; &amp; Co&#92;&lt;/script&gt;";
    CHECK(html.view() == "<p title=\"" + escaped + "\">" + escaped + "</p>");
}

TEST_CASE("a control character becomes the replacement character, and line ends and tabs stay") {
    const std::string text{"a\0b\x1B\x7F\tc\r\n★", 12};

    CHECK(
        (Html{} << text).view()
        == "a\xEF\xBF\xBD"
           "b\xEF\xBF\xBD\xEF\xBF\xBD\tc\r\n★"
    );
}

TEST_CASE("a bare pointer can be neither markup nor text") {
    static_assert(!CanBeAdded<const char*>);
    static_assert(!CanBeAdded<char*>);
    static_assert(!CanBeAdded<bool>);
    static_assert(CanBeAdded<std::string>);
    static_assert(CanBeAdded<std::string_view>);
    static_assert(CanBeAdded<int>);
    static_assert(!std::constructible_from<Html, std::string>);
    static_assert(!std::constructible_from<Html, const char*>);
    static_assert(!std::constructible_from<Literal, std::string>);
}

TEST_CASE("numbers are written as they are") {
    CHECK((Html{} << 41 << " " << -3 << " " << std::size_t{18}).view() == "41 -3 18");
}

TEST_CASE("a literal given as content is text, and markup given as content stays markup") {
    CHECK(Content("Fish & chips").html().view() == "Fish &amp; chips");
    CHECK(Content("<b>bold</b>"_html).html().view() == "<b>bold</b>");
    CHECK(Content(std::string{}).empty());
    CHECK_FALSE(Content("<br>"_html).empty());
}

TEST_CASE("attributes are escaped, and one without a value stands alone") {
    const Attributes attributes = {{"data-ref", "\"1\""}, {"hidden"}};

    CHECK((Html{} << "<a" << attributes << ">").view() == "<a data-ref=\"&quot;1&quot;\" hidden>");
    CHECK(attribute("href", "").empty());
    CHECK(attribute("href", "/a?b&c").view() == " href=\"/a?b&amp;c\"");
}

}  // namespace dueregard::web
