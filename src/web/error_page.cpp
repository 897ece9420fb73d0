#include "web/error_page.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace dueregard::web {

namespace {

struct Words {
    int status = 0;
    Literal title;
    Literal paragraphs;
};

constexpr std::array all_words = {
    Words{
        .status = 400,
        .title = "Something in that request was not understood",
        .paragraphs =
            "<p class=\"govuk-body\">Nothing was changed.</p>\n"
            "<p class=\"govuk-body\">Go back, check the page and try again. If you followed a link, it may be incomplete.</p>",
    },
    Words{
        .status = 401,
        .title = "Sign in to see this page",
        .paragraphs = "<p class=\"govuk-body\">You are not signed in, or you have been signed out.</p>\n"
                      "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/sign-in\">Sign in</a></p>",
    },
    Words{
        .status = 403,
        .title = "You cannot see or do this",
        .paragraphs =
            "<p class=\"govuk-body\">Your account does not have the role that this page needs. Nothing was changed.</p>\n"
            "<p class=\"govuk-body\">If you need it for your work, ask your administrator for the role. If you had a form open"
            " for a long time, go back, reload the page and send it again.</p>",
    },
    Words{
        .status = 404,
        .title = "Page not found",
        .paragraphs =
            "<p class=\"govuk-body\">If you typed the web address, check it is correct.</p>\n"
            "<p class=\"govuk-body\">If you pasted the web address, check you copied all of it.</p>\n"
            "<p class=\"govuk-body\">It may have been removed, or belong to another organisation. "
            "<a class=\"govuk-link\" href=\"/\">Go to the home page</a></p>",
    },
    Words{
        .status = 405,
        .title = "That cannot be done here",
        .paragraphs =
            "<p class=\"govuk-body\">The page is there, and does not take what was sent. Nothing was changed.</p>\n"
            "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/\">Go to the home page</a></p>",
    },
    Words{
        .status = 408,
        .title = "That took too long to arrive",
        .paragraphs =
            "<p class=\"govuk-body\">The connection was too slow or was broken. Nothing was changed.</p>\n"
            "<p class=\"govuk-body\">Go back and try again.</p>",
    },
    Words{
        .status = 409,
        .title = "Somebody else changed this first",
        .paragraphs =
            "<p class=\"govuk-body\">What you sent was not saved, so that nothing of theirs is lost.</p>\n"
            "<p class=\"govuk-body\">Go back and copy what you wrote. Then reload the page to see what has changed, and make"
            " your change again.</p>",
    },
    Words{
        .status = 413,
        .title = "What you sent is too large",
        .paragraphs =
            "<p class=\"govuk-body\">Nothing was saved.</p>\n"
            "<p class=\"govuk-body\">Go back and choose a smaller file, or write less. A Word document often becomes small"
            " enough when its pictures are compressed.</p>",
    },
    Words{
        .status = 415,
        .title = "That kind of content cannot be read",
        .paragraphs =
            "<p class=\"govuk-body\">Nothing was saved.</p>\n"
            "<p class=\"govuk-body\">Go back and try again with a Word, PDF, Excel, PowerPoint, CSV or text file.</p>",
    },
    Words{
        .status = 429,
        .title = "Too many attempts",
        .paragraphs = "<p class=\"govuk-body\">Wait a few minutes and try again.</p>",
    },
    Words{
        .status = 431,
        .title = "That web address or its details are too long",
        .paragraphs =
            "<p class=\"govuk-body\">Nothing was changed.</p>\n"
            "<p class=\"govuk-body\">If you typed or pasted the web address, check it is correct. If this keeps happening, clear"
            " this site’s cookies in your browser.</p>",
    },
    Words{
        .status = 500,
        .title = "Sorry, there is a problem with the service",
        .paragraphs =
            "<p class=\"govuk-body\">Try again later. What you sent may not have been saved; what was saved before is safe.</p>",
    },
    Words{
        .status = 501,
        .title = "That cannot be done here",
        .paragraphs =
            "<p class=\"govuk-body\">What was sent is in a form that this site does not use. Nothing was changed.</p>\n"
            "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/\">Go to the home page</a></p>",
    },
    Words{
        .status = 503,
        .title = "Sorry, the service is unavailable",
        .paragraphs =
            "<p class=\"govuk-body\">Try again in a few minutes. What was saved before is safe.</p>",
    },
};

const Words& words_for(int status) {
    const auto of_status = [](int wanted) { return std::ranges::find(all_words, wanted, &Words::status); };
    const auto found = of_status(status);
    if (found != all_words.end()) return *found;
    return *of_status(status < 500 ? 400 : 500);
}

}  // namespace

ErrorText error_text(int status, std::string_view reference) {
    const Words& words = words_for(status);
    Html content;
    content << "<h1 class=\"govuk-heading-l\">" << words.title << "</h1>\n" << words.paragraphs << "\n";
    if (!reference.empty()) {
        content
            << "<p class=\"govuk-body\">If you ask your administrator about it, give them this reference: "
            << "<strong class=\"app-reference\">" << reference << "</strong></p>\n";
    }
    return {.title = std::string(words.title.view()), .content = std::move(content)};
}

Html error_page(int status, std::string_view reference, PageOptions options, const Html& more) {
    ErrorText text = error_text(status, reference);
    options.title = std::move(text.title);
    Html narrow = "<div class=\"govuk-grid-row\">\n<div class=\"govuk-grid-column-two-thirds\">\n"_html;
    narrow << text.content << more << "</div>\n</div>";
    return page(options, narrow);
}

}  // namespace dueregard::web
